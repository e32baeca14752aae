"""What MkDocs is told of one page, and what a page that people wrote tells us."""

from __future__ import annotations

from html import escape, unescape
from typing import TYPE_CHECKING, Any

from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.toc import get_toc

from eventmodels.catalogue.references import references
from eventmodels.pages import host

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page as MkDocsPage

    from eventmodels.pages import Page, Site

__all__ = ["Progress", "describe", "enter", "headed", "register", "written"]

log = get_plugin_logger(__name__)

MANY = 200
"""Pages for which nobody waits long enough to ask how far it is."""


class Progress:
    """How far a build is, told at each quarter of its pages."""

    def __init__(self, total: int) -> None:
        self.total, self.done = total, 0
        self.marks = {total * quarter // 4 for quarter in (1, 2, 3)} if total > MANY else set()

    def step(self) -> None:
        """Count a page that is written."""
        self.done += 1
        if self.done in self.marks:
            log.info("%d of %d pages written", self.done, self.total)


def register(site: Site, files: Files, config: MkDocsConfig) -> None:
    """Tell the plugin that makes links of names what everything is called; say which term is told nowhere."""
    autorefs: Any = config.plugins.get("autorefs")
    for name, thing in references(site.reference.catalogue) if autorefs else ():
        autorefs.register_url(name, site.reference.addresses.thing(thing))
    for missing in host.unwritten(site.reference.catalogue, {file.url for file in files}):
        log.warning(missing)


def describe(page: MkDocsPage, own: Page, source_url: str) -> None:
    """Give a generated page its title, its description, and the way to its source."""
    # Themes write these as they are.
    page.meta.update(title=escape(own.title), description=escape(own.summary or own.title))
    if not own.kind.beside:
        page.meta["hide"] = ["toc"]  # as Material reads it, from its first byte on: hidden later, the page would move
    place = host.source_place(own)
    page.edit_url = f"{source_url}{place}" if source_url and place else None


def enter(page: MkDocsPage, own: Page, body: str, report_url: str) -> str:
    """Return the content of a generated page, whose headings MkDocs cannot read out of its Markdown."""
    page.toc = get_toc(host.contents(own))
    return host.framed(own, body, report_url, page.canonical_url or own.address)


def headed(output: str, page: MkDocsPage, config: MkDocsConfig) -> str:
    """Return a whole page that says what others show for a link to it."""
    title = config.site_name if page.is_homepage else unescape(str(page.title))
    summary = unescape(str(page.meta.get("description", "")))
    return host.with_card(output, title, summary, config.site_name, page.canonical_url)


def written(page: MkDocsPage, html: str) -> host.Written:
    """Return a page that people wrote; one without a description is described by its first paragraph."""
    headings = tuple((item.url, item.title) for top in page.toc for item in top.children)
    page.meta.setdefault("description", escape(host.lead(html)))
    return host.Written(
        page.file.src_uri, page.file.url, unescape(str(page.title)), page.markdown or "", headings=headings
    )
