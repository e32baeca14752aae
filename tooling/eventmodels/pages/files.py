"""What a site generator needs to know of generated pages: their files, place in the navigation, and search entry."""

from __future__ import annotations

from html import escape
from importlib.resources import files as resources
from typing import TYPE_CHECKING, Any

from eventmodels.pages.page import PARTS, part_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from eventmodels.pages.page import Page

__all__ = ["assets", "navigation", "search_entry", "source_file"]

ASSETS = ("diagram.css", "pages.css", "cards.css", "cards.js")


def assets() -> dict[str, str]:
    """Return path -> text of the style sheets and scripts that generated pages need, in the order they load."""
    folder = resources("eventmodels.pages") / "assets" / "eventmodels"
    return {f"assets/eventmodels/{name}": (folder / name).read_text("utf-8") for name in ASSETS}


def search_entry(page: Page) -> dict[str, object]:
    """Return a short entry for the search index: name, spellings and summary, nothing of the body."""
    words = (w for name in (page.title, *page.spellings) for w in (name, *part_words(name)))
    text = " ".join(dict.fromkeys(words))
    known = f"{page.evidence}: " if page.evidence not in ("", "published") else ""
    return {
        "location": page.address,
        "title": escape(page.title, quote=False),
        "text": f"<p>{known}{escape(page.summary)}</p> {escape(text)}",
        # Of two names that hold a word, the one with less around it is meant.
        "boost": round(page.boost * (1 + 1 / max(1, len(PARTS.findall(page.title)))), 2),
    }


def source_file(page: Page) -> str:
    """Return the Markdown file that stands for a page; only the page of a whole section is an index."""
    return f"{page.address}index.md" if page.index else f"{page.address.removesuffix('/')}.md"


def navigation(pages: Mapping[str, Page], depth: int = 1) -> list[Any]:
    """Return navigation items for pages whose sections are open down to `depth`, index pages first.

    Titles are HTML there: themes write them as they are.
    """
    items: list[Any] = [uri for uri, page in pages.items() if len(page.section) == depth and page.index]
    items += [{escape(page.title): uri} for uri, page in pages.items() if len(page.section) == depth and not page.index]
    for title in dict.fromkeys(page.section[depth] for page in pages.values() if len(page.section) > depth):
        below = {uri: page for uri, page in pages.items() if page.section[depth : depth + 1] == (title,)}
        items.append({escape(title): navigation(below, depth + 1)})
    return items
