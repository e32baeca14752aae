"""Prints a table of what readers and authors wait for: `python -m tests.bench`, which `make bench` runs.

Each figure is the median of several runs; an aim stands beside it to compare with. A figure that misses it is marked,
and the last line counts those; nothing fails, since a busy machine misses some.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from eventmodels.catalogue import Flows, load
from eventmodels.catalogue.addresses import Addresses
from eventmodels.replay import Replays
from tests.bench.building import ROOT, building, project_copy, refreshing
from tests.bench.making import drawing, reading, replaying
from tests.bench.showing import sending, showing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.bench.figure import Figure

MODELS = ROOT / "models"
ROW = "{:<112} {:>16}   {}"


def figures() -> Iterator[Figure]:
    """Measure everything, what is quick first."""
    catalogue, _ = load(MODELS)
    flows = Flows.of(catalogue).all
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        yield reading(MODELS)
        yield from replaying(catalogue, flows)
        yield from drawing(list(Replays.of(catalogue, flows).all.values()), Addresses(catalogue), folder)
        project, site = project_copy(folder / "project"), folder / "site"
        yield from building(project, site, folder)
        yield from sending(site)
        yield from showing(site, folder)
        yield refreshing(project)


def main() -> None:
    """Print a line for each figure, and how many are over."""
    print(ROW.format("measured", "median", "aim"))
    over = []
    for figure in figures():
        print(ROW.format(figure.what, figure.said, f"{figure.aim}   OVER" if figure.over else figure.aim), flush=True)
        over += [figure.what] if figure.over else []
    print(f"{len(over)} over their aim: {'; '.join(over)}" if over else "Everything keeps to its aim.")


if __name__ == "__main__":
    main()
