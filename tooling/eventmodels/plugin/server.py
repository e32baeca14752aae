"""What a server of MkDocs is asked beside what it offers: who looks at what, and what has changed where."""

from __future__ import annotations

import gc
import os
import shutil
import sys
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs.livereload import LiveReloadServer

__all__ = ["Opened", "Watch", "forget_caches", "kept_on_failure", "settle"]

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
        if path.startswith(mount) and path.endswith("/"):
            address = path[len(mount) :]
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

    def nothing_new(self) -> None:
        """Let browsers keep what they show: the build that has begun made nothing."""
        self.server._wanted_epoch = self.server._visible_epoch  # noqa: SLF001 - see above


class Watch:
    """What has changed among files and folders, of which a server shall know at once."""

    def __init__(self, server: LiveReloadServer, folders: Iterable[str], more: Iterable[str]) -> None:
        """Look at folders, and at more that the server watches anyway."""
        self.server, self.paths = server, (*folders, *more)
        self.observer = Observer()
        self._tell_at_once(folders)
        self.seen = _look(self.paths)

    def _tell_at_once(self, folders: Iterable[str]) -> None:
        """Let the system tell of changes: the server's own watch looks around twice a second, and still does."""
        handler = FileSystemEventHandler()
        handler.on_any_event = self._on_event  # type: ignore[method-assign] # as the server itself does
        try:
            for folder in folders:
                self.observer.schedule(handler, folder, recursive=True)
            self.observer.start()
        except OSError:  # no more watches to be had: the server's own is enough
            self.observer.unschedule_all()

    def _on_event(self, event: FileSystemEvent) -> None:
        if event.event_type in WRITTEN and not event.is_directory:
            with self.server._rebuild_cond:  # noqa: SLF001 - what its own watch does
                self.server._want_rebuild = True  # noqa: SLF001
                self.server._rebuild_cond.notify_all()  # noqa: SLF001

    def changed(self) -> set[str]:
        """Return the files that are new, gone or another since this was asked last."""
        before, self.seen = self.seen, _look(self.paths)
        return {path for path in self.seen.keys() | before.keys() if self.seen.get(path) != before.get(path)}

    def end(self) -> None:
        """Look no longer."""
        if self.observer.is_alive():
            self.observer.stop()
            self.observer.join()


def _look(paths: Iterable[str]) -> dict[str, tuple[int, int, int]]:
    """Return file -> what tells that it has changed, for these files and all files below these folders."""
    files: dict[str, tuple[int, int, int]] = {}
    for path in paths:
        below = [os.path.join(folder, name) for folder, _, names in os.walk(path) for name in names]  # noqa: PTH118 - thousands
        for file in below if Path(path).is_dir() else [path]:
            with suppress(OSError):
                stat = os.stat(file)  # noqa: PTH116
                files[os.path.abspath(file)] = (stat.st_mtime_ns, stat.st_size, stat.st_ino)  # noqa: PTH100
    return files


def settle() -> None:
    """Look through what a whole build has made for the last time: else every third change would wait for that."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def forget_caches() -> None:
    """Empty the caches of the plugin that documents code: they hold all of every build that there has been."""
    for name, module in list(sys.modules.items()):
        if name.startswith("mkdocstrings"):
            for value in list(vars(module).values()):
                if callable(clear := getattr(value, "cache_clear", None)):
                    clear()


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
