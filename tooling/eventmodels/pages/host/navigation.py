"""What a site generator needs to know of generated pages: their headings and place in the navigation."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from eventmodels.pages.page import Page

__all__ = ["contents", "navigation", "opened"]


def contents(page: Page) -> list[Any]:
    """Return the headings of a page, below its title; they are HTML as in the navigation."""
    below = [{"level": 2, "id": f"_{h.id}", "name": escape(h.title), "children": []} for h in page.headings]
    return [{"level": 1, "id": "top", "name": escape(page.title), "children": below}]


def opened(items: list[Any] | None, pages: Mapping[str, Page]) -> tuple[list[Any] | None, str]:
    """Return a navigation with the generated section in place of each `'@Title'`, and a title that no section has."""
    whole: list[Any] = []
    for item in items or ():
        title = item[1:] if isinstance(item, str) and item.startswith("@") else ""
        # No pages is a mistake in the settings: a title that was renamed would drop its pages from the navigation.
        mine = {uri: page for uri, page in pages.items() if page.section[:1] == (title,)}
        if title and not mine:
            return items, title
        whole.append({title: navigation(mine)} if title else item)
    return items and whole, ""


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
