"""A new edition of the models taken over into a site that is served, page by page."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from eventmodels.catalogue.addresses import CHANGES
from eventmodels.pages import host, write
from eventmodels.plugin.reading import MistakesError
from eventmodels.web.assets import MISTAKES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page as MkDocsPage

    from eventmodels.catalogue.memory import Memory
    from eventmodels.pages import Page, Site
    from eventmodels.plugin.options import Options

__all__ = ["Served", "complete", "goes_on", "tell", "update"]


class Served(Protocol):
    """What the plugin has and does while its site is served."""

    mkdocs: MkDocsConfig
    config: Options
    files: Files
    nav: Navigation
    env: Any
    """Of the templates of the theme."""
    folder: Path
    """Of the models."""
    site: Site
    pages: dict[str, Page]
    pictures: host.Pictures
    memory: Memory

    def read(self) -> Site:
        """Read and check the models."""

    def changes(self) -> str:
        """Return the page of what changed."""

    def finish(self, folder: Path) -> None:
        """Write what holds something of every page."""


def goes_on(plugin: Served, site: Site) -> bool:
    """Tell whether a site has the same pages in the same places, and what is said everywhere is the same."""
    return host.frame(site) == host.frame(plugin.site)


def update(plugin: Served, site: Site) -> list[MkDocsPage]:
    """Take a site that goes on in place of the former one; return the pages on which that shows.

    What stands beside the pages is for `complete`: nobody waits for that.
    """
    former, plugin.site, plugin.pictures.reference = plugin.site, site, site.reference
    plugin.pages = {host.source_file(page): page for page in site.pages}
    pages = list(_pages(plugin, _shown(plugin, former, site)))
    for page in pages:
        own = plugin.pages.get(page.file.src_uri)
        if own is not None:
            page.title = escape(own.title)
    return pages


def complete(plugin: Served, former: Site) -> None:
    """Bring what stands beside the pages up to date with them."""
    folder = Path(plugin.mkdocs.site_dir)
    write(folder, host.changed_files(former, plugin.site))
    plugin.finish(folder)


def _shown(plugin: Served, former: Site, site: Site) -> Iterator[str]:
    """Yield the files of the pages on which the new site shows."""
    own = host.changed_pages(former, site, places=bool(plugin.config.source_url))
    yield from map(host.source_file, own)
    changed = host.changed_asked(former, site)
    yield from (uri for uri, used in plugin.pictures.used.items() if used & changed)
    changes = plugin.files.get_file_from_path(CHANGES) if plugin.config.changelog else None
    if changes and changes.content_string != (text := plugin.changes()):
        changes.content_string = text
        yield CHANGES


def _pages(plugin: Served, uris: Iterable[str]) -> Iterator[MkDocsPage]:
    for uri in uris:
        file = plugin.files.get_file_from_path(uri)
        if file is not None and file.page is not None:
            yield file.page


def tell(plugin: Served, error: BaseException | None) -> None:
    """Let the pages of a served site show what went wrong."""
    problems = error.problems if isinstance(error, MistakesError) else ()
    said = () if error is None or problems else (str(error),)
    write(Path(plugin.mkdocs.site_dir), {MISTAKES: host.mistakes_script(problems, said)})
