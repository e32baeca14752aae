"""What a build of the site takes, and the way from saving a model to seeing it."""

from __future__ import annotations

import os
import shutil
import socket
import statistics
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tests.bench.figure import Figure, middle, within
from tests.support import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["building", "project_copy", "refreshing"]

PLAIN = """site_name: Plain
theme: {name: material, font: false, features: [navigation.prune]}
plugins: [search]
markdown_extensions: [tables]
"""
PAGE = "# Page {number}\n\nA paragraph of a few words about page {number}.\n\n| a | b | c |\n| --- | --- | --- |\n" + (
    "| one | two | three |\n" * 6
)
MEASURED = """
import resource, subprocess, sys
from tests.support import ROOT
subprocess.run(sys.argv[1:], check=True)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_maxrss / 1024, used.ru_utime + used.ru_stime)
"""
"""Runs a command in a process of its own and prints its peak memory, in MB, and the processor's time, in seconds."""


class Build(NamedTuple):
    """What one build of a site took."""

    memory: float
    processor: float
    elapsed: float


def mkdocs(project: Path, site: Path) -> Build:
    """Build a site in a process of its own."""
    program = str(Path(sys.executable).parent / "mkdocs")
    command = [sys.executable, "-c", MEASURED, program, "build", "--clean", "-q", "-d", str(site)]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
    start = time.perf_counter()
    run = subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=True)
    memory, processor = map(float, run.stdout.split()[-2:])
    return Build(memory, processor, time.perf_counter() - start)


def plain_project(folder: Path, addresses: list[str]) -> Path:
    """Write a project of trivial pages in the same theme, in folders as ours are; a flat list is four times slower."""
    folder.mkdir()
    (folder / "mkdocs.yml").write_text(PLAIN, encoding="utf-8")
    for number, address in enumerate(addresses):
        page = folder / "docs" / f"{address.removesuffix('.html')}.md"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(PAGE.format(number=number), encoding="utf-8")
    return folder


def building(project: Path, site: Path, folder: Path) -> Iterator[Figure]:
    """Measure the site's build beside a plain one, and what comes out."""
    ours = [mkdocs(project, site)]
    found = sorted(site.rglob("*.html"))
    pages = sorted(path.stat().st_size / 1000 for path in found)
    addresses = [path.relative_to(site).as_posix().removesuffix("/index.html") for path in found]
    plain = plain_project(folder / "plain", addresses)
    theirs = [mkdocs(plain, folder / "plain-site")]
    for _ in range(2):  # in turns, so that a busy machine slows both
        ours.append(mkdocs(project, site))
        theirs.append(mkdocs(plain, folder / "plain-site"))
    for what, builds in (("pages", ours), ("trivial pages", theirs)):
        shown = f"{middle(b.elapsed for b in builds):.1f}, {middle(b.processor for b in builds):.1f}"
        yield Figure(f"build of {len(pages)} {what}, s: elapsed, processor", shown)
    ratio = middle(b.processor for b in ours) / middle(b.processor for b in theirs)
    yield within("ours to trivial, by processor time", ratio, 1.5, digits=2)
    yield within("peak memory of a build, MB", max(b.memory for b in ours), 400)
    yield within("the largest page, kB; the median", pages[-1], 150, digits=1, also=f"; {statistics.median(pages):.0f}")


def served(address: str) -> str:
    try:
        with urllib.request.urlopen(address, timeout=30) as answer:  # noqa: S310 - our own server
            return str(answer.read().decode())
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return ""


def wait_for(address: str, text: str, limit: float = 120) -> None:
    """Wait until a page holds a text."""
    end = time.monotonic() + limit
    while text not in served(address):
        if time.monotonic() > end:
            raise TimeoutError(f"{address} never showed {text!r}")
        time.sleep(0.05)


def refreshing(project: Path) -> Figure:
    """Measure the time from saving a model to the server giving out its changed page."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    model = next(iter(sorted((project / "models" / "interactions").rglob("*.yml"))))
    before = model.read_text(encoding="utf-8")
    title = next(line for line in before.splitlines() if line.startswith("title: "))
    # The site of a project is served below the path of its address.
    page = f"http://127.0.0.1:{port}/events-and-models/models/{model.stem}/"
    program = str(Path(sys.executable).parent / "mkdocs")
    command = [program, "serve", "-q", "-a", f"127.0.0.1:{port}"]
    server = subprocess.Popen(command, cwd=project, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for(page, model.stem)
        times = []
        for number in range(3):
            model.write_text(before.replace(title, f"title: Refreshed {number}"), encoding="utf-8")
            start = time.monotonic()
            wait_for(page, f"Refreshed {number}")
            times.append(time.monotonic() - start)
    finally:
        server.terminate()
        server.wait()
    return Figure("from saving a model to its page, s", f"{statistics.median(times):.1f}", "one build")


def project_copy(folder: Path) -> Path:
    """Copy what the site is built from, so that measuring leaves the project alone."""
    for name in ("models", "docs", "tooling"):
        shutil.copytree(ROOT / name, folder / name)
    for name in ("mkdocs.yml", "CHANGELOG.md"):
        shutil.copy(ROOT / name, folder)
    return folder
