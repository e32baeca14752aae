"""The MkDocs face: generated pages join those people wrote; nothing is decided here."""

from __future__ import annotations

from html import escape, unescape
from logging import INFO, WARNING
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.exceptions import ConfigurationError, PluginError
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.toc import get_toc

from eventmodels.catalogue.addresses import CHANGES, INVENTORY
from eventmodels.catalogue.problems import counted, errors, report_text
from eventmodels.catalogue.reading.folder import NoModelsError
from eventmodels.catalogue.references import references
from eventmodels.diff.git_editions import edition_before
from eventmodels.pages import Page, Site, build, host, render, write
from eventmodels.web.assets import SEARCH, assets

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


class _MisusedError(ConfigurationError):
    exit_code = 2  # as of every command that is called wrongly


class EventModelsPlugin(BasePlugin[Options]):  # type: ignore[no-untyped-call]
    """Generates the reference pages of a models folder."""

    here: Path
    site: Site
    pictures: host.Pictures
    pages: dict[str, Page]
    written: list[host.Entry]
    texts: list[host.Written]

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and check the models; a mistake in them stops the build with every place named."""
        self.here = Path(config.config_file_path or ".").parent
        try:
            self.site = build(self.here / self.config.models, self.config.models)
        except NoModelsError as error:
            raise _MisusedError(str(error)) from None
        self.written, self.texts = [], []
        found = errors(self.site.problems)
        if found:
            raise PluginError(f"{counted(len(found), 'problem')} in {self.config.models}\n{report_text(found)}")
        for ending, listed in ((".css", config.extra_css), (".js", config.extra_javascript)):
            listed.extend(path for path in assets() if path.endswith(ending) and path not in listed)
        if host.without_sketches(config.markdown_extensions, config.mdx_configs):
            log.info("PlantUML is not installed: sketches in the docs are shown as source")
        self.pictures = host.Pictures(self.site.reference, log.warning)
        config.markdown_extensions.append(self.pictures)  # type: ignore[arg-type] # Markdown takes both
        config.mdx_configs["abbr"] = {"glossary": host.hovers(self.site.reference.catalogue)}
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add pages, exports and styles, and put the generated sections where the navigation names them."""
        self.pages = {host.source_file(page): page for page in self.site.pages}
        for uri in self.pages:
            files.append(File.generated(config, uri, content=""))
        for uri, text in {**self.site.files, **assets()}.items():
            files.append(File.generated(config, uri, content=text))
        if self.config.changelog:
            files.append(File.generated(config, CHANGES, content=self._changes(self.config.changelog)))
        for name, thing in references(self.site.reference.catalogue) if "autorefs" in config.plugins else ():
            config.plugins["autorefs"].register_url(name, self.site.reference.addresses.thing(thing))  # type: ignore[attr-defined]
        config.nav, missing = host.opened(config.nav, self.pages)
        if missing:
            raise PluginError(f"nav: no generated section is called {missing!r}")
        return files

    def _changes(self, changelog: str) -> str:
        """Return the page of what changed; an edition that was asked for must be there."""
        before = edition_before(self.config.since, self.here / self.config.models, self.here)
        if before.missing:
            log.log(WARNING if self.config.since else INFO, "nothing to compare with: %s", before.missing)
        return host.changes_text(Path(changelog).read_text("utf-8"), self.site, before.name, before.edition)

    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Give a generated page its title and description."""
        own = self.pages.get(page.file.src_uri)
        self.pictures.begin(page.file.src_uri, page.url)
        if own is not None:
            # Themes write these as they are.
            title, description = escape(own.title), escape(own.summary or own.title)
            page.meta.update(title=title, description=description)
            place = host.source_place(own)
            page.edit_url = f"{self.config.source_url}{place}" if self.config.source_url and place else None
        return markdown

    def on_page_content(self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Put the rendered body in after Markdown, which would rewrite it."""
        own = self.pages.get(page.file.src_uri)
        if own is None:
            headings = [(item.url, item.title) for top in page.toc for item in top.children]
            self.written += host.written_entries(page.file.url, str(page.title), headings)
            self.texts.append(
                host.Written(page.file.src_uri, page.file.url, unescape(str(page.title)), page.markdown or "")
            )
            page.meta.setdefault("description", escape(host.lead(html)))
            return html
        page.toc = get_toc(host.contents(own))
        form, body = self.config.report_url, render(own, self.site.reference)
        body += host.report_link(form, own, page.canonical_url or own.address) if form else ""
        return f'<h1 id="top">{escape(own.title)}</h1>\n<div class="em-page">\n{body}\n</div>'

    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Tell what others show for a link to the page."""
        title = config.site_name if page.is_homepage else unescape(str(page.title))
        summary = unescape(str(page.meta.get("description", "")))
        return host.with_card(output, title, summary, config.site_name, page.canonical_url)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Add our names to the inventory; write the search index and the Markdown, which hold written pages too."""
        for line in host.totals(self.site.reference.catalogue):
            log.debug(line)
        folder = Path(config.site_dir)
        inventory = folder / INVENTORY
        known = inventory.read_bytes() if inventory.exists() else b""
        inventory.write_bytes(host.with_names(known, self.site.reference, config.site_name))
        texts = host.text_files(self.site, config.site_name, config.site_description or "", tuple(self.texts))
        write(folder, {SEARCH: host.index_script([*self.site.entries, *self.written]), **texts})
