"""MkDocs' own steps for single pages, in the order in which it takes them for all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.commands import build as steps
from mkdocs.structure.files import Files, InclusionLevel

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs.structure.files import File
    from mkdocs.structure.pages import Page

    from eventmodels.plugin.opened import Opened
    from eventmodels.plugin.update import Served

__all__ = ["Publisher"]


class Publisher:
    """Reads and writes pages of a served site."""

    def __init__(self, plugin: Served, opened: Opened) -> None:
        """Write for those who look at a page first."""
        self.plugin, self.opened = plugin, opened
        self.frames: list[Page] = []
        """Pages around which a title is still the former one, of which others must not have to wait."""

    def populate(self, pages: list[Page]) -> None:
        """Read pages anew, and make links of their names."""
        plugin, config = self.plugin, self.plugin.mkdocs
        for page in pages:
            steps._populate_page(page, config, plugin.files)  # noqa: SLF001 - the step itself, and no copy of it
        # Of this one plugin, which then goes through the pages. Others write files of the whole site, from what they
        # have seen since they were last emptied: nearly nothing.
        if "autorefs" in config.plugins:
            config.plugins["autorefs"].on_env(plugin.env, config=config, files=Files([page.file for page in pages]))

    def publish(self, pages: list[Page]) -> None:
        """Write pages, and tell browsers; who looks at one of them waits for that alone."""
        documents, looked_at = self._documents(), self.opened.now()
        first = [page for page in pages if page.url in looked_at]
        rest = [page for page in pages if page.url not in looked_at]
        self._write(first, documents)
        shown = self.opened.show() if first else 0
        self._write(rest, documents)
        # Somebody may have gone on to a page that was still the former one.
        if not first or self.opened.since(shown) & {page.url for page in rest}:
            self.opened.show(again=bool(first))

    def reframe(self, *, but: list[Page]) -> None:
        """Note that a title has changed which may stand around any page `but` these."""
        done = {page.file.src_uri for page in but}
        self.frames = [file.page for file in self._documents() if file.page and file.src_uri not in done]

    def frame(self) -> None:
        """Put new titles around the other pages, until somebody wants something else."""
        documents, plugin = self._documents() if self.frames else [], self.plugin
        left = bool(self.frames)
        while self.frames and not self.opened.server._want_rebuild:  # noqa: SLF001 - nothing else tells
            self._write([self.frames.pop()], documents)
        for template in plugin.mkdocs.theme.static_templates if left and not self.frames else ():
            steps._build_theme_template(template, plugin.env, plugin.files, plugin.mkdocs, plugin.nav)  # noqa: SLF001

    def _write(self, pages: Iterable[Page], documents: list[File]) -> None:
        plugin, config = self.plugin, self.plugin.mkdocs
        for page in pages:
            excluded = page.file.inclusion is InclusionLevel.EXCLUDED
            steps._build_page(page, config, documents, plugin.nav, plugin.env, excluded=excluded)  # noqa: SLF001
            page.validate_anchor_links(files=plugin.files, log_level=config.validation.links.anchors)

    def _documents(self) -> list[File]:
        return list(self.plugin.files.documentation_pages(inclusion=InclusionLevel.is_in_serve))
