"""What a site generator needs to know of generated pages: their files, headings and place in the navigation."""

from __future__ import annotations

from html import escape
from importlib.resources import files as resources
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from eventmodels.pages.page import Page

__all__ = ["asset", "assets", "contents", "navigation", "opened", "source_file", "write"]

FOLDER = "assets/eventmodels"
PARTS = {
    "everywhere.css": ("diagram", "pages", "cards", "search", "viewer"),
    "everywhere.js": (
        *("cards", "search", "viewer-make", "viewer-picture", "viewer-filter", "viewer-view"),
        *("viewer-links", "viewer-panel", "viewer-bar", "viewer"),
    ),
}
"""What every page loads, put together in this order: a browser waits for each file alone."""


def assets() -> dict[str, str]:
    """Return path -> text of the style sheet and the script that every page needs."""
    return {f"{FOLDER}/{whole}": _joined(whole, parts) for whole, parts in PARTS.items()}


def _joined(whole: str, parts: tuple[str, ...]) -> str:
    ending = whole.rpartition(".")[2]
    return "".join(asset(f"{part}.{ending}")[1] for part in parts)


def asset(name: str) -> tuple[str, str]:
    """Return path and text of one style sheet or script."""
    path = f"{FOLDER}/{name}"
    return path, (resources("eventmodels.pages") / path).read_text("utf-8")


def source_file(page: Page) -> str:
    """Return the Markdown file that stands for a page; only the page of a whole section is an index."""
    return f"{page.address}index.md" if page.index else f"{page.address.removesuffix('/')}.md"


def write(folder: Path, files: Mapping[str, str]) -> None:
    """Write text into the files of these paths below a folder."""
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


def contents(page: Page) -> list[Any]:
    """Return the headings of a page, below its title; they are HTML as in the navigation."""
    below = [{"level": 2, "id": f"_{h.id}", "name": escape(h.title), "children": []} for h in page.headings]
    return [{"level": 1, "id": "top", "name": escape(page.title), "children": below}]


def opened(items: list[Any] | None, pages: Mapping[str, Page]) -> tuple[list[Any] | None, str]:
    """Return a navigation with the generated section in place of each `'@Title'`, and a title that no section has."""
    whole: list[Any] = []
    for item in items or ():
        title = item[1:] if isinstance(item, str) and item.startswith("@") else ""
        mine = {uri: page for uri, page in pages.items() if page.section[:1] == (title,)}
        if title and not mine:
            return items, title
        whole.append({title: navigation(mine)} if title else item)
    return items and whole, ""


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
