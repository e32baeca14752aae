"""The MkDocs face: generated pages join those people wrote; nothing is decided here."""

from __future__ import annotations

from html import escape, unescape
from logging import INFO, WARNING
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.toc import get_toc

from eventmodels.catalogue.problems import counted, errors, report_text
from eventmodels.catalogue.references import references
from eventmodels.diff.git_editions import edition_before
from eventmodels.pages import Page, Site, build, render
from eventmodels.pages.data.inventory import with_names
from eventmodels.pages.data.search_index import INDEX, Entry, index_script, written_entries
from eventmodels.pages.export.folder import write
from eventmodels.pages.export.markdown_twins import Written, text_files
from eventmodels.pages.host.changes import CHANGES, changes_text
from eventmodels.pages.host.markdown_extension import Pictures, without_sketches
from eventmodels.pages.host.meta import lead, report_link, source_place, with_card
from eventmodels.pages.host.navigation import contents, opened
from eventmodels.pages.page import source_file
from eventmodels.pages.views.coverage import totals
from eventmodels.pages.views.glossary import hovers
from eventmodels.web.assets import assets

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page as MkDocsPage

__all__ = ["EventModelsPlugin"]

log = get_plugin_logger(__name__)


class Options(Config):  # type: ignore[no-untyped-call]
    """Options under the plugin's name in mkdocs.yml."""

    models = config_options.Type(str, default="models")
    """Folder of the YAML, relative to mkdocs.yml."""
    source_url = config_options.Type(str, default="")
    """Address that a path below the models folder is appended to for edit links; none without it."""
    report_url = config_options.Type(str, default="")
    """Address of a form for mistakes, with `{title}` and `{address}` of the page; no link to it without one."""
    changelog = config_options.Optional(config_options.File(exists=True))
    """Markdown of what changed, relative to mkdocs.yml; with it there is a page `changes.md`."""
    since = config_options.Type(str, default="")
    """Folder or git revision of the edition before, for that page; without it the latest tag before this commit."""


class EventModelsPlugin(BasePlugin[Options]):  # type: ignore[no-untyped-call]
    """Generates the reference pages of a models folder."""

    here: Path
    site: Site
    pictures: Pictures
    pages: dict[str, Page]
    written: list[Entry]
    texts: list[Written]

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and check the models; a mistake in them stops the build with every place named."""
        self.here = Path(config.config_file_path or ".").parent
        self.site = build(self.here / self.config.models, self.config.models)
        self.written, self.texts = [], []
        found = errors(self.site.problems)
        if found:
            raise PluginError(f"{counted(len(found), 'problem')} in {self.config.models}\n{report_text(found)}")
        for ending, listed in ((".css", config.extra_css), (".js", config.extra_javascript)):
            listed.extend(path for path in assets() if path.endswith(ending) and path not in listed)
        if without_sketches(config.markdown_extensions, config.mdx_configs):
            log.info("PlantUML is not installed: sketches in the docs are shown as source")
        self.pictures = Pictures(self.site.replays, self.site.links)
        config.markdown_extensions.append(self.pictures)  # type: ignore[arg-type] # Markdown takes both
        config.mdx_configs["abbr"] = {"glossary": hovers(self.site.catalogue)}
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add pages, exports and styles, and put the generated sections where the navigation names them."""
        self.pages = {source_file(page): page for page in self.site.pages}
        for uri in self.pages:
            files.append(File.generated(config, uri, content=""))
        for uri, text in {**self.site.files, **assets()}.items():
            files.append(File.generated(config, uri, content=text))
        if self.config.changelog:
            files.append(File.generated(config, CHANGES, content=self._changes(self.config.changelog)))
        for name, thing in references(self.site.catalogue) if "autorefs" in config.plugins else ():
            config.plugins["autorefs"].register_url(name, self.site.links.thing(thing))  # type: ignore[attr-defined]
        config.nav, missing = opened(config.nav, self.pages)
        if missing:
            raise PluginError(f"nav: no generated section is called {missing!r}")
        return files

    def _changes(self, changelog: str) -> str:
        """Return the page of what changed; an edition that was asked for must be there."""
        before = edition_before(self.config.since, self.here / self.config.models, self.here)
        if before.missing:
            log.log(WARNING if self.config.since else INFO, "nothing to compare with: %s", before.missing)
        return changes_text(Path(changelog).read_text("utf-8"), self.site, before.name, before.edition)

    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Give a generated page its title and description."""
        own = self.pages.get(page.file.src_uri)
        self.pictures.begin(page.file.src_uri, page.url)
        if own is not None:
            # Themes write these as they are.
            title, description = escape(own.title), escape(own.summary or own.title)
            page.meta.update(title=title, description=description)
            place = source_place(own, self.site.catalogue)
            page.edit_url = f"{self.config.source_url}{place}" if self.config.source_url and place else None
        return markdown

    def on_page_content(self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Put the rendered body in after Markdown, which would rewrite it."""
        own = self.pages.get(page.file.src_uri)
        if own is None:
            headings = [(item.url, item.title) for top in page.toc for item in top.children]
            self.written += written_entries(page.file.url, str(page.title), headings)
            self.texts.append(Written(page.file.src_uri, page.file.url, unescape(str(page.title)), page.markdown or ""))
            page.meta.setdefault("description", escape(lead(html)))
            return html
        page.toc = get_toc(contents(own))
        form, body = self.config.report_url, render(own, self.site.links)
        body += report_link(form, own, page.canonical_url or own.address) if form else ""
        return f'<h1 id="top">{escape(own.title)}</h1>\n<div class="em-page">\n{body}\n</div>'

    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Tell what others show for a link to the page."""
        title = config.site_name if page.is_homepage else unescape(str(page.title))
        summary = unescape(str(page.meta.get("description", "")))
        return with_card(output, title, summary, config.site_name, page.canonical_url)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Add our names to the inventory; write the search index and the Markdown, which hold written pages too."""
        for line in totals(self.site.catalogue):
            log.info(line)
        folder = Path(config.site_dir)
        inventory = folder / "objects.inv"
        known = inventory.read_bytes() if inventory.exists() else b""
        inventory.write_bytes(with_names(known, self.site.links, config.site_name))
        texts = text_files(self.site, config.site_name, config.site_description or "", tuple(self.texts))
        write(folder, {INDEX: index_script([*self.site.entries, *self.written]), **texts})
