"""The same pages as plain Markdown files with their HTML inside, for generators that run no plugin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eventmodels.pages.data.search_index import index_script
from eventmodels.pages.page import source_file
from eventmodels.pages.render.render import render
from eventmodels.web.assets import SEARCH, assets

if TYPE_CHECKING:
    from eventmodels.pages.build import Site

__all__ = ["markdown_files"]


def markdown_files(site: Site) -> dict[str, str]:
    """Return path -> text of every page, export and style sheet."""
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
    # Without these the pages have pictures and links, but no search, cards or viewer.
    written.update(site.files)
    written[SEARCH] = index_script(site.entries)
    written.update(assets())
    return written


def _escaped(title: str) -> str:
    return "".join(f"\\{c}" if c in "\\`*_{}[]<>()#+-.!|" else c for c in title)
