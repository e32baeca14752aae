"""The same pages as plain Markdown files with their HTML inside, for generators that run no plugin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eventmodels.catalogue import addresses
from eventmodels.pages.page import source_file
from eventmodels.pages.render.render import plain, render
from eventmodels.search.entries import index_script
from eventmodels.web.assets import SEARCH, assets

if TYPE_CHECKING:
    from eventmodels.pages.build import Site
    from eventmodels.pages.page import Page

__all__ = ["INDEX", "markdown_files"]

INDEX = addresses.source_file("", index=True)
"""The page of the site's own address."""


def markdown_files(site: Site) -> dict[str, str]:
    """Return path -> text of every page, export and style sheet, and of a page that leads to them."""
    written: dict[str, str] = {}
    for page in site.pages:
        path = source_file(page)
        heading = " ".join(page.title.split())
        # A title stands between quotes in the head of the file, and as Markdown below it.
        title = heading.replace("\\", "\\\\").replace('"', '\\"')
        body = render(page, site.reference)
        # One block without blank lines: Markdown passes it through as it is.
        written[path] = (
            f'---\ntitle: "{title}"\n---\n\n# {_escaped(heading)}\n\n<div class="em-page">\n{body}\n</div>\n'
        )
    written[INDEX] = _index(site.pages)
    # Without these the pages have pictures and links, but no search, cards or viewer.
    written.update(site.files)
    written[SEARCH] = index_script(site.entries)
    written.update(assets())
    return written


def _index(pages: tuple[Page, ...]) -> str:
    """Return the page that the address of the site opens: the doors of every section."""
    lines = ["---", 'title: "Contents"', "---", "", "# Contents"]
    for section in dict.fromkeys(page.section[0] for page in pages if page.section):
        doors = _doors([page for page in pages if page.section[:1] == (section,)])
        lines += ["", f"## {_escaped(section)}", "", *(f"- [{plain(d.title)}]({source_file(d)})" for d in doors)]
    return "\n".join([*lines, ""])


def _doors(pages: list[Page]) -> list[Page]:
    """Return the pages of a section that lead to all its others: the outermost that stand for some, and lone ones."""
    led = {page.section for page in pages if page.index}

    def lone(page: Page) -> bool:
        return not any(page.section[:depth] in led for depth in range(1, len(page.section)))

    return [
        page for page in pages if lone(page) and (page.index or (len(page.section) == 1 and page.section not in led))
    ]


def _escaped(title: str) -> str:
    return "".join(f"\\{c}" if c in "\\`*_{}[]<>()#+-.!|" else c for c in title)
