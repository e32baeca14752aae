"""A site as `mkdocs serve` serves it, without its threads: each change is built when a test says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from eventmodels.plugin import EventModelsPlugin

__all__ = ["Preview", "built", "read"]

URL = "http://127.0.0.1:8000/"
PLUGINS: dict[str, Any] = MkDocsConfig.plugins.plugin_cache  # type: ignore[attr-defined] # an option, where it is defined
"""Where MkDocs keeps the plugins that live on from one build to the next."""


class Preview:
    """A project that is served into a folder."""

    def __init__(self, project: Path, folder: Path) -> None:
        self.project, self.folder = project, folder
        self.whole = 0
        """Builds of everything so far."""
        PLUGINS.clear()
        folder.mkdir()
        config = self._config()
        config.plugins.on_startup(command="serve", dirty=False)
        self.server = LiveReloadServer(self._build, "127.0.0.1", 8000, str(folder))
        self._build(config)
        config.plugins.on_serve(self.server, config=config, builder=self._build)
        self.plugins = dict(PLUGINS)
        self.plugin: EventModelsPlugin = PLUGINS["eventmodels"]
        # Nobody but the test says that something has changed.
        self.plugin.on_shutdown()

    def _config(self) -> MkDocsConfig:
        config = load_config(str(self.project / "mkdocs.yml"), site_dir=str(self.folder))
        config.site_url = URL
        return config

    def _build(self, config: MkDocsConfig | None = None) -> None:
        self.whole += 1
        build(config or self._config(), serve_url=URL)

    def changed(self) -> None:
        """Do what the server does after a change."""
        PLUGINS.clear()
        PLUGINS.update(self.plugins)
        self.server._want_rebuild = False  # noqa: SLF001 - as its own loop does before a build
        self.server.builder()

    def end(self) -> None:
        """Serve no longer."""
        self.server.server_close()


def built(project: Path, folder: Path) -> dict[str, bytes]:
    """Return the files that a first build of a project serves."""
    preview = Preview(project, folder)
    preview.end()
    return read(folder)


def read(folder: Path) -> dict[str, bytes]:
    """Return path -> content of all files of a site."""
    return dict(_files(folder))


def _files(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        # The time of its making stands in a compressed file.
        if path.is_file() and path.name != "sitemap.xml.gz":
            yield path.relative_to(folder).as_posix(), path.read_bytes()
