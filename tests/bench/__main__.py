"""Prints a table of what readers and authors wait for: `python -m tests.bench`, which `make bench` runs.

Each figure is the median of several runs; an aim stands beside it to compare with. A figure that misses it is marked,
and the last line counts those; nothing fails, since a busy machine misses some. Where it can be, what is aimed at is a
ratio of two figures of the same run, which a slow machine keeps to as well.
"""

from __future__ import annotations

import tempfile
from argparse import ArgumentParser
from pathlib import Path
from typing import TYPE_CHECKING

from eventmodels.catalogue import Flows, load
from eventmodels.catalogue.addresses import Addresses
from eventmodels.replay import Replays
from tests.bench.answering import answering, unpacking
from tests.bench.building import building, growing
from tests.bench.making import drawing, reading, replaying
from tests.bench.processes import project_copy
from tests.bench.serving import serving
from tests.bench.showing import sending, showing
from tests.support import REAL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.bench.figure import Figure

ROW = "{:<112} {:>16}   {}"


def figures(folder: Path, curve: Path | None) -> Iterator[Figure]:
    """Measure everything, what is quick first."""
    catalogue, _ = load(REAL)
    flows = Flows.of(catalogue).all
    project, site = project_copy(folder / "project"), folder / "site"
    yield reading(REAL)
    yield from answering(project, folder)
    yield from unpacking(folder / "wheel")
    yield from replaying(catalogue, flows)
    yield from drawing(list(Replays.of(catalogue, flows).all.values()), Addresses(catalogue), folder)
    yield from building(project, site, folder)
    yield from sending(site)
    messages = (f"{name}/{message}/" for name, entry in catalogue.protocols.items() for message in entry.messages)
    pages = (*(f"models/{name}/" for name in flows), *messages)
    yield from showing(site, folder, pages)
    yield from serving(project, folder / "serving", curve)
    yield from growing(folder)


def main() -> None:
    """Print a line for each figure, and how many are over."""
    parser = ArgumentParser(prog="python -m tests.bench", description="Measure what readers and authors wait for.")
    told = "a file for the memory of the server after each change, and how long that took to be seen"
    parser.add_argument("--curve", metavar="FILE", type=Path, help=told)
    print(ROW.format("measured", "median", "aim"))
    over = []
    with tempfile.TemporaryDirectory() as name:
        for figure in figures(Path(name), parser.parse_args().curve):
            print(
                ROW.format(figure.what, figure.said, f"{figure.aim}   OVER" if figure.over else figure.aim), flush=True
            )
            over += [figure.what] if figure.over else []
    print(f"{len(over)} over their aim: {'; '.join(over)}" if over else "Everything keeps to its aim.")


if __name__ == "__main__":
    main()
