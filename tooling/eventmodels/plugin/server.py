"""What a server of MkDocs is asked beside what it offers: who looks at what, and what has changed where."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs.livereload import LiveReloadServer
    from watchdog.observers.api import BaseObserver

__all__ = ["Opened", "kept_on_failure", "look", "watch_at_once"]

WRITTEN = {"modified", "created", "deleted", "moved"}
"""Events that change something; a build that reads files causes others."""
MANY = 20
"""Of the pages asked for, so many of the last are taken for open."""


class Opened:
    """The pages that browsers show, as far as a server can tell."""

    def __init__(self, server: LiveReloadServer) -> None:
        """Note what is asked of a server from now on."""
        self.server = server
        self.now: dict[str, None] = {}
        """Addresses below the site, the last asked for at the end."""
        application: Any = server.get_app()

        def noting(environ: dict[str, Any], start_response: Any) -> Any:
            self._note(environ["PATH_INFO"])
            return application(environ, start_response)

        server.set_app(noting)

    def _note(self, path: str) -> None:
        mount = self.server.mount_path
        if path.startswith(mount) and path.endswith(("/", ".html")):
            address = path[len(mount) :].removesuffix("index.html")
            self.now.pop(address, None)
            self.now[address] = None
            for oldest in list(self.now)[:-MANY]:
                del self.now[oldest]

    def show(self) -> None:
        """Let browsers load what is there now, while the build goes on."""
        server = self.server
        with server._epoch_cond:  # noqa: SLF001 - what the server does itself after a build
            server._visible_epoch = server._wanted_epoch  # noqa: SLF001
            server._epoch_cond.notify_all()  # noqa: SLF001


def watch_at_once(server: LiveReloadServer, folders: Iterable[str]) -> BaseObserver:
    """Let the system tell of changes: the server's own watch looks around twice a second, and still does."""

    def changed(event: FileSystemEvent) -> None:
        if event.event_type in WRITTEN and not event.is_directory:
            with server._rebuild_cond:  # noqa: SLF001 - what its own watch does
                server._want_rebuild = True  # noqa: SLF001
                server._rebuild_cond.notify_all()  # noqa: SLF001

    handler, observer = FileSystemEventHandler(), Observer()
    handler.on_any_event = changed  # type: ignore[method-assign] # as the server itself does
    try:
        for folder in folders:
            observer.schedule(handler, folder, recursive=True)
        observer.start()
    except OSError:  # no more watches to be had: the server's own is enough
        observer.unschedule_all()
    return observer


def look(paths: Iterable[str]) -> dict[str, tuple[int, int, int]]:
    """Return file -> what tells that it has changed, for these files and all files below these folders."""
    files: dict[str, tuple[int, int, int]] = {}
    for path in paths:
        below = [os.path.join(folder, name) for folder, _, names in os.walk(path) for name in names]  # noqa: PTH118 - thousands
        for file in below if Path(path).is_dir() else [path]:
            try:
                stat = os.stat(file)  # noqa: PTH116
            except OSError:
                continue
            files[os.path.abspath(file)] = (stat.st_mtime_ns, stat.st_size, stat.st_ino)  # noqa: PTH100
    return files


@contextmanager
def kept_on_failure(folder: Path) -> Iterator[None]:
    """Put the files of a folder back where what is done meanwhile fails: a build begins by removing all."""
    with TemporaryDirectory(dir=folder.parent) as aside:
        before = Path(aside, "before")
        shutil.copytree(folder, before, copy_function=os.link)
        try:
            yield
        except BaseException:
            shutil.rmtree(folder)
            before.rename(folder)
            raise
