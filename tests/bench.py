"""Measures what readers and authors wait for: `python -m tests.bench` prints a table, `make bench` runs it.

Each figure is the median of several runs; an aim stands beside it to compare with, nothing fails.
"""

from __future__ import annotations

import gzip
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from eventmodels.catalogue import Evidence, Flows, load
from eventmodels.catalogue.flow import Arrow, Block, Flow, Lane, Shown
from eventmodels.checks import check
from eventmodels.pages import Links, relative
from eventmodels.replay import Replays, Walk
from eventmodels.replay.replay import automata
from eventmodels.sequence import draw_svg, place, to_plantuml
from tests.oracles import plantuml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from eventmodels.catalogue import Catalogue

ROOT = Path(__file__).parent.parent
MODELS = ROOT / "models"
ROW = "{:<52} {:>16}   {}"
Figure = tuple[str, str, str]
"""What was measured, what came out, the aim."""
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
subprocess.run(sys.argv[1:], check=True)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_maxrss / 1024, used.ru_utime + used.ru_stime)
"""
"""Runs a command in a process of its own and prints its peak memory, in MB, and the processor's time, in seconds."""


def seconds(action: Callable[[], object], runs: int) -> float:
    """Return the median time of an action."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        action()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def middle(numbers: Iterable[float]) -> float:
    return statistics.median(list(numbers))


def drawing(walks: list[Walk], links: Links, folder: Path) -> Iterator[Figure]:
    """Measure our pictures, states included, and the same diagrams by PlantUML."""
    flows = [walk.flow for walk in walks]

    def draw(walk: Walk) -> str:
        here = links.model(walk.flow.id)
        return draw_svg(
            place(walk.flow, walk),
            link=lambda protocol, message: relative(links.message(protocol, message), here),
            page=lambda model: relative(links.model(model), here),
        )

    each = [seconds(partial(draw, walk), 9) * 1000 for walk in walks]
    yield "a diagram, ours, ms: median, slowest", f"{statistics.median(each):.2f}, {max(each):.2f}", "under 1 median"
    sizes = [len(draw(walk).encode()) / 1000 for walk in walks]
    yield "a diagram, ours, kB: median, largest", f"{statistics.median(sizes):.1f}, {max(sizes):.1f}", "under 12 median"
    sources = [folder / f"{flow.id}.puml" for flow in flows]
    for flow, source in zip(flows, sources, strict=True):
        source.write_text(to_plantuml(flow), encoding="utf-8")
    everything = seconds(lambda: plantuml("-tsvg", *map(str, sources)), 3) * 1000
    yield f"a diagram, PlantUML, one JVM for {len(sources)}, ms", f"{everything / len(sources):.0f}", ""
    alone = statistics.median(seconds(partial(plantuml, "-tsvg", str(source)), 3) for source in sources[:3])
    yield "a diagram, PlantUML, a JVM for each of 3, ms", f"{alone * 1000:.0f}", ""


def reading() -> Figure:
    """Measure what stands before every command and every build."""
    took = seconds(lambda: check(load(MODELS)[0]), 7)
    return "load and check all models, s", f"{took:.2f}", "under 1.5"


def replaying(catalogue: Catalogue, flows: Mapping[str, Flow]) -> Iterator[Figure]:
    """Measure the replay of everything, and of steps that may come in any order."""
    took = seconds(lambda: Replays.of(catalogue, flows), 9) * 1000
    yield f"replay {len(flows)} models, ms", f"{took:.0f}", "under 500"
    machines = automata(catalogue)
    for name, about in (("parties", lambda n: (f"P{n}", "c")), ("calls at one party", lambda n: ("P0", f"c{n}"))):
        flow = unordered(catalogue, about)
        took = seconds(lambda flow=flow: Walk(catalogue, machines, flow), 9) * 1000  # type: ignore[misc]
        yield f"replay 12 unordered steps at {name}, ms", f"{took:.1f}", "a few"


def unordered(catalogue: Catalogue, about: Callable[[int], tuple[str, str]]) -> Flow:
    """Return a model of twelve events in any order; `about` gives the receiver and the subject of each."""
    lasting = (m for m in catalogue.machines.values() if m.final and len(m.instance) > 1)
    machine = next(m for m in lasting if not m.exclusive)  # where all twelve may be there at once
    subject = catalogue.protocols[machine.protocol].record.subject or ""
    event = next(t.event for t in machine.transitions if not t.if_ and not t.pending)
    named = [about(n) for n in range(12)]
    arrows = tuple(
        Arrow(f"s-{n}", n, "S", to, machine.protocol, event, "event", (Shown(subject, c, "value", words=(c,)),))
        for n, (to, c) in enumerate(named)
    )
    lanes = tuple(Lane(to, to, machine.of[0], to, "dn") for to in dict.fromkeys(to for to, _ in named))
    region = Block("region", "any-order", "", arrows)
    identifiers = tuple((c, subject) for c in dict.fromkeys(c for _, c in named))
    server = Lane("S", "S", next(iter(catalogue.participants)), "S", "server")
    return Flow("any", "Any", "model", "", Evidence.INFERRED, (server, *lanes), (region,), identifiers=identifiers)


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


def plain_project(folder: Path, pages: int) -> Path:
    """Write a project of trivial pages in the same theme."""
    docs = folder / "docs"
    docs.mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(PLAIN, encoding="utf-8")
    for number in range(pages):
        name = "index" if number == 0 else f"page-{number}"
        (docs / f"{name}.md").write_text(PAGE.format(number=number), encoding="utf-8")
    return folder


def building(project: Path, folder: Path) -> Iterator[Figure]:
    """Measure the site's build beside a plain one, and what comes out."""
    site = folder / "site"
    ours = [mkdocs(project, site)]
    pages = sorted(path.stat().st_size / 1000 for path in site.rglob("*.html"))
    plain = plain_project(folder / "plain", len(pages))
    theirs = [mkdocs(plain, folder / "plain-site")]
    for _ in range(2):  # in turns, so that a busy machine slows both
        ours.append(mkdocs(project, site))
        theirs.append(mkdocs(plain, folder / "plain-site"))
    for what, builds in (("pages", ours), ("trivial pages", theirs)):
        shown = f"{middle(b.elapsed for b in builds):.1f}, {middle(b.processor for b in builds):.1f}"
        yield f"build of {len(pages)} {what}, s: elapsed, processor", shown, ""
    ratio = middle(b.processor for b in ours) / middle(b.processor for b in theirs)
    yield "ours to trivial, by processor time", f"{ratio:.2f}", "at most 1.5"
    yield "peak memory of a build, MB", f"{max(b.memory for b in ours):.0f}", "under 400"
    yield "a page, kB: median, largest", f"{statistics.median(pages):.0f}, {pages[-1]:.1f}", "none over 150"
    index = gzip.compress((site / "assets/eventmodels/search-data.js").read_bytes())
    yield "search index, gzip, kB", f"{len(index) / 1000:.0f}", "under 600"


def served(address: str) -> str:
    try:
        with urllib.request.urlopen(address, timeout=30) as answer:  # noqa: S310 - our own server
            return str(answer.read().decode())
    except (urllib.error.URLError, ConnectionError):
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
    return "from saving a model to its page, s", f"{statistics.median(times):.1f}", "one build"


def project_copy(folder: Path) -> Path:
    """Copy what the site is built from, so that measuring leaves the project alone."""
    for name in ("models", "docs", "tooling"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder


def figures() -> Iterator[Figure]:
    catalogue, _ = load(MODELS)
    flows = list(Flows.of(catalogue).all.values())
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        yield reading()
        yield from replaying(catalogue, {flow.id: flow for flow in flows})
        walks = list(Replays.of(catalogue, {flow.id: flow for flow in flows}).all.values())
        yield from drawing(walks, Links(catalogue), folder)
        project = project_copy(folder / "project")
        yield from building(project, folder)
        yield refreshing(project)


def main() -> None:
    print(ROW.format("measured", "median", "aim"))
    for figure in figures():
        print(ROW.format(*figure), flush=True)


if __name__ == "__main__":
    main()
