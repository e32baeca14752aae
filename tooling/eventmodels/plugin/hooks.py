"""What MkDocs calls while it builds a site."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files

from eventmodels.catalogue.addresses import CHANGES
from eventmodels.catalogue.memory import Forgetful, Memory
from eventmodels.pages import Page, Site, host
from eventmodels.plugin.live import Live
from eventmodels.plugin.options import Options
from eventmodels.plugin.pages import Progress, describe, enter, headed, register, written
from eventmodels.plugin.reading import changes_page, read_models
from eventmodels.web.assets import assets

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page as MkDocsPage

__all__ = ["EventModelsPlugin"]

log = get_plugin_logger(__name__)


class EventModelsPlugin(BasePlugin[Options]):  # type: ignore[no-untyped-call]
    """Generates the reference pages of a models folder."""

    folder: Path
    mkdocs: MkDocsConfig
    files: Files
    nav: Navigation
    env: Any
    site: Site
    pages: dict[str, Page]
    written: dict[str, host.Written]
    memory: Memory = Forgetful()
    live: Live | None = None
    number = 0

    def __init__(self) -> None:
        # One for all builds: another plugin keeps every extension that it has ever seen, and with it what that holds.
        self.pictures = host.Pictures(log.warning)

    def on_startup(self, *, command: str, dirty: bool) -> None:  # noqa: ARG002 - one name of the event
        """Remember what is made, while a site is served."""
        self.memory = Memory() if command == "serve" else Forgetful()

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:  # noqa: ARG002
        """Make of each change only what depends on it."""
        self.live = Live(self, server, builder)
        return server

    def on_shutdown(self) -> None:
        """End what a served site has begun."""
        if self.live:
            self.live.watch.end()

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and check the models; a mistake in them stops the build with every place named."""
        self.mkdocs, self.folder = config, Path(config.config_file_path or ".").parent / self.config.models
        self.site = self.read()
        self.written = {}
        for ending, listed in ((".css", config.extra_css), (".js", config.extra_javascript)):
            own = (path for path in assets(serving=self.memory.keeps) if path.endswith(ending))
            listed.extend(path for path in own if path not in listed)
        if host.without_sketches(config.markdown_extensions, config.mdx_configs):
            log.info("PlantUML is not installed: sketches in the docs are shown as source")
        self.pictures.turn(self.site.reference, self.config.changelog)
        config.markdown_extensions.append(self.pictures)  # type: ignore[arg-type] # Markdown takes both
        config.mdx_configs["abbr"] = {"glossary": host.hovers(self.site.reference.catalogue)}
        return config

    def read(self) -> Site:
        """Read, check and lay out the models; MistakesError where there are mistakes in them."""
        return read_models(self.folder, self.config.models, self.memory)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add pages, exports and styles, and put the generated sections where the navigation names them."""
        self.pages = {host.source_file(page): page for page in self.site.pages}
        own = {**self.site.files, **assets(serving=self.memory.keeps)}
        for uri, text in {**dict.fromkeys(self.pages, ""), **own}.items():
            files.append(File.generated(config, uri, content=text))
        if self.config.changelog:
            files.append(File.generated(config, CHANGES, content=self.changes()))
        register(self.site, files, config)
        config.nav, missing = host.opened(config.nav, self.pages)
        if missing:
            raise PluginError(f"nav: no generated section is called {missing!r}")
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002
        """Keep what a page is built with."""
        self.nav, self.files = nav, files

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002
        """Keep that too."""
        self.env = env
        env.auto_reload = False  # or each of a hundred thousand templates that pages ask for is looked for on the disk
        gc.freeze()  # all of it is needed to the end: looking through it for garbage would take a tenth of the build
        self.progress = Progress(len(files.documentation_pages()) if self.memory.keeps else 0)

    def changes(self) -> str:
        """Return the page of what changed."""
        return changes_page(self.site, self.config.changelog or "", self.config.since, self.folder, self.memory)

    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Give a generated page its title and description."""
        self.pictures.begin(page.file.src_uri, page.url)
        if own := self.pages.get(page.file.src_uri):
            describe(page, own, self.config.source_url)
        return markdown

    def on_page_content(self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Put the rendered body in after Markdown, which would rewrite it."""
        if own := self.pages.get(page.file.src_uri):
            return enter(page, own, self.site.bodies.html(own), self.config.report_url)
        self.written[page.file.src_uri] = written(page, html)
        return html

    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Tell in its head when it is painted, and what others show for a link to it."""
        self.progress.step()
        return headed(host.whole_at_once(output) if page.file.src_uri in self.pages else output, page, config)

    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Have what is asked for looked up by its name, where there is no page."""
        lost = template_name == "404.html"
        return host.with_resolver(output, self.site, config.site_url or "/") if lost else output

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Add what holds something of every page."""
        log.debug("%s", "\n".join(host.totals(self.site.reference.catalogue)))
        self.number += 1
        self.finish(Path(config.site_dir))

    def finish(self, folder: Path) -> None:
        """Write what holds something of every page, those that people wrote among them."""
        name, summary = self.mkdocs.site_name, self.mkdocs.site_description or ""
        host.finish(folder, self.site, name, summary, tuple(self.written.values()), self.number)
        # Not before everything has been asked for: what is remembered of a run that failed is of use to the next.
        self.memory.turn()
