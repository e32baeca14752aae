"""The MkDocs face: generated pages join those people wrote; nothing is decided here."""

from __future__ import annotations

from html import escape
from importlib.resources import files as resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.toc import get_toc

from eventmodels.catalogue.problems import report_text
from eventmodels.pages import Page, Site, build, part_words, render
from eventmodels.pages.files import with_index_files

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page as MkDocsPage

__all__ = ["EventModelsPlugin"]

log = get_plugin_logger(__name__)
ASSETS = ("diagram.css", "pages.css")


class Options(Config):
    """Options under the plugin's name in mkdocs.yml."""

    models = config_options.Type(str, default="models")
    """Folder of the YAML, relative to mkdocs.yml."""
    source_url = config_options.Type(str, default="")
    """Address that a path below the models folder is appended to for edit links; none without it."""
    index_files = config_options.Type(bool, default=False)
    """End links to folders in index.html, for reading from disk."""


class EventModelsPlugin(BasePlugin[Options]):
    """Generates the reference pages of a models folder."""

    site: Site
    pages: dict[str, Page]

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and check the models; a mistake in them stops the build with every place named."""
        root = Path(config.config_file_path or ".").parent / self.config.models
        self.site = build(root, self.config.models)
        errors = [p for p in self.site.problems if p.severity == "error"]
        if errors:
            raise PluginError(f"{len(errors)} problems in {self.config.models}\n{report_text(errors)}")
        config.extra_css.extend(f"assets/eventmodels/{name}" for name in ASSETS if f"assets/eventmodels/{name}" not in config.extra_css)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add pages, exports and styles, and put the generated sections where the navigation names them."""
        self.pages = {_source(page): page for page in self.site.pages}
        for uri in self.pages:
            files.append(File.generated(config, uri, content=""))
        for uri, text in self.site.files.items():
            files.append(File.generated(config, uri, content=text))
        assets = resources("eventmodels.pages") / "assets" / "eventmodels"
        for name in ASSETS:
            files.append(File.generated(config, f"assets/eventmodels/{name}", content=(assets / name).read_text("utf-8")))
        if config.nav:
            config.nav = [self._section(item) for item in config.nav]
        return files

    def _section(self, item: Any) -> Any:
        """Replace `'@Title'` in the navigation by the generated section of that title."""
        if not isinstance(item, str) or not item.startswith("@"):
            return item
        title = item[1:]
        mine = {uri: page for uri, page in self.pages.items() if page.section[:1] == (title,)}
        if not mine:
            raise PluginError(f"nav: no generated section is called {title!r}")
        return {title: _tree(mine, 1)}

    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Give a generated page its title and description, and keep its body out of the search index."""
        own = self.pages.get(page.file.src_uri)
        if own is not None:
            page.meta.update(title=own.title, search={"exclude": True}, description=own.summary or own.title)
            page.edit_url = f"{self.config.source_url}{own.source}" if self.config.source_url and own.source else None
        return markdown

    def on_page_content(self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Put the rendered body in after Markdown, which would rewrite it."""
        own = self.pages.get(page.file.src_uri)
        if own is None:
            return html
        tokens = [{"level": 2, "id": h.id, "name": h.title, "children": []} for h in own.headings]
        top = {"level": 1, "id": "top", "name": own.title, "children": tokens}
        page.toc = get_toc([top])  # type: ignore[list-item]
        return f'<h1 id="top">{escape(own.title)}</h1>\n<div class="em-page">\n{render(own, self.site.links)}\n</div>'

    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:  # noqa: ARG002
        """For a site read from disk, end links in file names."""
        return with_index_files(output) if self.config.index_files else output

    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Treat the error page as any other."""
        return with_index_files(output) if self.config.index_files and template_name.endswith(".html") else output

    @event_priority(50)  # before the search plugin writes its index
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Add a short entry for every generated page: names, spellings and summary, nothing else."""
        search = config.plugins.get("material/search") or config.plugins.get("search")
        index = getattr(search, "search_index", None)
        entries = getattr(index, "entries", None)
        if entries is None:
            log.info("no search plugin whose index could be added to")
            return
        entries.extend(_entry(page) for page in self.site.pages)


def _entry(page: Page) -> dict[str, object]:
    words = (w for name in (page.title, *page.spellings) for w in (name, *part_words(name)))
    text = " ".join(dict.fromkeys(words))
    return {"location": page.address, "title": page.title, "text": f"<p>{escape(page.summary)}</p> {escape(text)}", "boost": page.boost}


def _source(page: Page) -> str:
    return f"{page.address}index.md" if page.index else f"{page.address.removesuffix('/')}.md"


def _tree(pages: dict[str, Page], depth: int) -> list[Any]:
    """Return navigation items for pages whose sections are open down to `depth`, index pages first."""
    items: list[Any] = [uri for uri, page in pages.items() if len(page.section) == depth and page.index]
    items += [{page.title: uri} for uri, page in pages.items() if len(page.section) == depth and not page.index]
    for title in dict.fromkeys(page.section[depth] for page in pages.values() if len(page.section) > depth):
        below = {uri: page for uri, page in pages.items() if page.section[depth : depth + 1] == (title,)}
        items.append({title: _tree(below, depth + 1)})
    return items
