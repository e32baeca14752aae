"""What a build of the site takes, beside one of as many trivial pages, and with more models."""

from __future__ import annotations

import re
import shutil
import statistics
from typing import TYPE_CHECKING

from tests.bench.figure import Figure, middle, within
from tests.bench.processes import mkdocs, project_copy

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.bench.processes import Cost

__all__ = ["building", "growing"]

PLAIN = """site_name: Plain
theme: {name: material, font: false, features: [navigation.prune]}
plugins: [search]
markdown_extensions: [tables]
"""
PAGE = "# Page {number}\n\nA paragraph of a few words about page {number}.\n\n| a | b | c |\n| --- | --- | --- |\n" + (
    "| one | two | three |\n" * 6
)
TURNS = 5
"""Our build and a plain one are made in turns and compared turn by turn, so that a busy machine slows both."""
TIMES = (1, 3, 8)
"""The models there are, and what a subject of several products may come to."""
ALIASES = re.compile(r"^aliases:.*\n", re.MULTILINE)


def building(project: Path, site: Path, folder: Path) -> Iterator[Figure]:
    """Measure the site's build beside a plain one, and what comes out."""
    ours = [mkdocs(project, site)]
    found = sorted(site.rglob("*.html"))
    addresses = [path.relative_to(site).as_posix().removesuffix("/index.html") for path in found]
    plain = plain_project(folder / "plain", addresses)
    theirs = [mkdocs(plain, folder / "plain-site")]
    for _ in range(TURNS - 1):
        ours.append(mkdocs(project, site))
        theirs.append(mkdocs(plain, folder / "plain-site"))
    for what, builds in (("pages", ours), ("trivial pages", theirs)):
        shown = f"{middle(b.elapsed for b in builds):.1f}, {middle(b.processor for b in builds):.1f}"
        yield Figure(f"build of {len(found)} {what}, s: elapsed, processor", shown)
    ratio = middle(our.processor / their.processor for our, their in zip(ours, theirs, strict=True))
    yield within("ours to trivial, by processor time", ratio, 1.3, digits=2)
    yield within("peak memory of a build, MB", max(b.memory for b in ours), 400)
    yield from weighing(site)


def plain_project(folder: Path, addresses: list[str]) -> Path:
    """Write a project of trivial pages in the same theme, in folders as ours are; a flat list is four times slower."""
    folder.mkdir()
    (folder / "mkdocs.yml").write_text(PLAIN, encoding="utf-8")
    for number, address in enumerate(addresses):
        page = folder / "docs" / f"{address.removesuffix('.html')}.md"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(PAGE.format(number=number), encoding="utf-8")
    return folder


def weighing(site: Path) -> Iterator[Figure]:
    """Measure what a build leaves on a disk."""
    sizes = {path: path.stat().st_size / 1000 for path in site.rglob("*") if path.is_file()}
    pages = sorted(size for path, size in sizes.items() if path.suffix == ".html")
    yield within("the largest page, kB; the median", pages[-1], 150, digits=1, also=f"; {statistics.median(pages):.0f}")
    yield within("the site, MB", sum(sizes.values()) / 1000, 160)
    yield Figure("files of the site", f"{len(sizes)}")


def growing(folder: Path) -> Iterator[Figure]:
    """Measure whether a build of more models takes as much more, and no more than that."""
    costs: dict[int, Cost] = {}
    for times in TIMES:
        models, costs[times] = grown(folder / f"grown-{times}", times)
        shown = f"{costs[times].processor:.1f}, {costs[times].memory:.0f}"
        yield Figure(f"build of {models} models: processor, s, and peak memory, MB", shown)
    _, some, many = (cost.processor / costs[1].processor for cost in costs.values())
    yield Figure(f"{TIMES[1]} times as many models, by processor time", f"{some:.2f}", f"about {TIMES[1]}")
    yield within(f"{TIMES[2]} times as many models, by processor time", many, 8.5, digits=2)


def grown(folder: Path, times: int) -> tuple[int, Cost]:
    """Build a site in which every model is there so many times; return the number of models, too."""
    project = project_copy(folder)
    models = sorted((project / "models/interactions").rglob("*.yml"))
    for model in models:
        text = ALIASES.sub("", model.read_text(encoding="utf-8"))  # an address can lead to one model only
        for number in range(1, times):
            model.with_stem(f"{model.stem}-copy{number}").write_text(text, encoding="utf-8")
    cost = mkdocs(project, project / "site")
    shutil.rmtree(project)  # of the last one, a gigabyte
    return len(models) * times, cost
