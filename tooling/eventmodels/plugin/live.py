"""Live reload: of a change to a site that MkDocs serves, only what depends on it is made anew.

MkDocs builds everything at each change. Here its own steps for one page are taken, for the pages that changed, in the
order in which it takes them. Whatever else changes (pages that come or go, settings, this program) is left to a whole
build: nobody should have to wonder whether what he sees is true.
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.plugins import get_plugin_logger

from eventmodels.catalogue.memory import Memory
from eventmodels.plugin.opened import Opened
from eventmodels.plugin.publishing import Publisher
from eventmodels.plugin.server import Watch, forget_caches, kept_on_failure, settle
from eventmodels.plugin.update import complete, goes_on, tell, update

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.pages import Page

    from eventmodels.plugin.update import Served

__all__ = ["Live"]

log = get_plugin_logger(__name__)


class Live:
    """What a server calls in place of a whole build."""

    def __init__(self, plugin: Served, server: LiveReloadServer, whole: Callable[[], None]) -> None:
        """Stand in for `whole`, the build of everything, from now on."""
        self.plugin, self.server, self.whole = plugin, server, whole
        self.opened = Opened(server)
        self.broken = False
        """The last build may have left half of what it began: the next has to be a whole one."""
        self.publisher = Publisher(plugin, self.opened)
        self.pending: set[str] = set()
        """Files that have changed since the last build without a mistake: none of them is in the site yet."""
        server.builder = self
        server.watch(str(plugin.folder))
        config = plugin.mkdocs
        more = [*filter(None, [config.config_file_path]), *config.watch]
        self.watch = Watch(server, (config.docs_dir, str(plugin.folder)), more)
        tell(plugin, None)
        settle()

    def __call__(self) -> None:
        """Bring the site up to date; what is wrong with it is shown on the pages as they were."""
        start, changed = time.monotonic(), self.watch.changed()
        try:
            # Two watches tell of one change: the second finds nothing.
            if changed:
                self.pending |= changed
                self._rebuild(self.pending)
                self.pending = set()
            else:
                self.opened.nothing_new()
        except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever it is, the server goes on and says so
            log.error("%s", error)  # noqa: TRY400 - the trace of a mistake in a file tells its author nothing
            tell(self.plugin, error)
            return
        if changed:
            tell(self.plugin, None)
            log.info("Changes shown after %.2f seconds", time.monotonic() - start)
        self.publisher.frame()

    def _rebuild(self, changed: set[str]) -> None:
        docs = {path for path in changed if Path(path).is_relative_to(self.plugin.mkdocs.docs_dir)}
        others = {path for path in changed - docs if not Path(path).is_relative_to(self.plugin.folder)}
        pages = [self._written(path) for path in docs]
        if others:
            # Templates, scripts or settings: nothing that was made with the former ones holds any longer.
            self.plugin.memory = Memory()
        if self.broken or others or None in pages or not self._part([page for page in pages if page]):
            self._whole()

    def _written(self, path: str) -> Page | None:
        """Return the page that is written in a file, if there was one before and is now."""
        uri = Path(path).relative_to(self.plugin.mkdocs.docs_dir).as_posix()
        file = self.plugin.files.get_file_from_path(uri)
        return file.page if file and Path(path).is_file() else None

    def _whole(self) -> None:
        self.broken = True
        forget_caches()
        with kept_on_failure(Path(self.plugin.mkdocs.site_dir)):
            self.whole()
        settle()
        self.broken, self.publisher.frames = False, []

    def _part(self, written: list[Page]) -> bool:
        """Make what changed and what depends on it; tell whether that is all there is to make."""
        plugin = self.plugin
        former, site = plugin.site, plugin.read()
        if not goes_on(plugin, site):
            return False
        self.broken = True
        titles = [page.title for page in plugin.nav.pages]
        pages = list({page.file.src_uri: page for page in (*written, *update(plugin, site))}.values())
        self.publisher.populate(pages)
        if titles != [page.title for page in plugin.nav.pages]:
            self.publisher.reframe(but=pages)
        self.publisher.publish(pages)
        complete(plugin, former)
        self.broken = False
        return True
