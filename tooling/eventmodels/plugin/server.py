"""What has changed where while a site is served, and what a whole build leaves behind."""

from __future__ import annotations

import gc
import os
import shutil
import sys
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs.livereload import LiveReloadServer

__all__ = ["Watch", "forget_caches", "kept_on_failure", "settle"]

WRITTEN = {"modified", "created", "deleted", "moved"}
"""Events that change something; a build that reads files causes others."""


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
