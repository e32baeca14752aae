"""What a site generator needs to know of generated pages: their headings and place in the navigation."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from eventmodels.pages.page import Page

__all__ = ["contents", "navigation", "opened"]


def contents(page: Page) -> list[Any]:
    """Return the headings of a page, below its title; they are HTML as in the navigation."""
    below = [{"level": 2, "id": f"_{h.id}", "name": escape(h.title), "children": []} for h in page.headings]
    return [{"level": 1, "id": "top", "name": escape(page.title), "children": below}]


def opened(items: list[Any] | None, pages: Mapping[str, Page]) -> tuple[list[Any] | None, str]:
    """Return a navigation with the generated section in place of each `'@Title'`, and a title that no section has.

    `Other: '@Title'` gives the section another title; both may stand at any depth.
    """
    # No pages is a mistake in the settings: a title that was renamed would drop its pages from the navigation.
    there = {page.section[0] for page in pages.values() if page.section}
    missing = next((title for title in _asked(items) if title not in there), "")
    return (items if missing or not items else [_opened(item, pages) for item in items]), missing


def _asked(item: Any) -> Iterator[str]:
    """Yield the titles of the sections that a part of a navigation asks for."""
    if isinstance(item, str) and item.startswith("@"):
        yield item[1:]
    elif isinstance(item, list | dict):
        for below in item.values() if isinstance(item, dict) else item:
            yield from _asked(below)


def _opened(item: Any, pages: Mapping[str, Page]) -> Any:
    if isinstance(item, dict):
        return {title: _section(below, pages) for title, below in item.items()}
    section = _section(item, pages)
    return item if section is item else {item[1:]: section}


def _section(below: Any, pages: Mapping[str, Page]) -> Any:
    """Return what stands under a title: pages, or those of the section asked for."""
    if isinstance(below, list):
        return [_opened(item, pages) for item in below]
    if not isinstance(below, str) or not below.startswith("@"):
        return below
    return navigation({uri: page for uri, page in pages.items() if page.section[:1] == (below[1:],)})


def navigation(pages: Mapping[str, Page], depth: int = 1) -> list[Any]:
    """Return navigation items for pages whose sections are open down to `depth`, index pages first.

    Titles are HTML there: themes write them as they are.
    """
    # The page that stands for a section comes first and without a title: the theme then makes it the section's own.
    items: list[Any] = [uri for uri, page in pages.items() if len(page.section) == depth and page.index]
    items += [{escape(page.title): uri} for uri, page in pages.items() if len(page.section) == depth and not page.index]
    for title in dict.fromkeys(page.section[depth] for page in pages.values() if len(page.section) > depth):
        below = {uri: page for uri, page in pages.items() if page.section[depth : depth + 1] == (title,)}
        items.append({escape(title): navigation(below, depth + 1)})
    return items
