"""What MkDocs is told of one page, and what a page that people wrote tells us."""

from __future__ import annotations

from html import escape, unescape
from typing import TYPE_CHECKING

from mkdocs.structure.toc import get_toc

from eventmodels.pages import host

if TYPE_CHECKING:
    from mkdocs.structure.pages import Page as MkDocsPage

    from eventmodels.pages import Page

__all__ = ["describe", "enter", "written"]


def describe(page: MkDocsPage, own: Page, source_url: str) -> None:
    """Give a generated page its title, its description, and the way to its source."""
    # Themes write these as they are.
    page.meta.update(title=escape(own.title), description=escape(own.summary or own.title))
    place = host.source_place(own)
    page.edit_url = f"{source_url}{place}" if source_url and place else None


def enter(page: MkDocsPage, own: Page, body: str, report_url: str) -> str:
    """Return the content of a generated page, whose headings MkDocs cannot read out of its Markdown."""
    page.toc = get_toc(host.contents(own))
    return host.framed(own, body, report_url, page.canonical_url or own.address)


def written(page: MkDocsPage, html: str) -> host.Written:
    """Return a page that people wrote; one without a description is described by its first paragraph."""
    headings = tuple((item.url, item.title) for top in page.toc for item in top.children)
    page.meta.setdefault("description", escape(host.lead(html)))
    return host.Written(
        page.file.src_uri, page.file.url, unescape(str(page.title)), page.markdown or "", headings=headings
    )
