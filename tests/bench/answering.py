"""What somebody at a terminal waits for: whole commands, from the first import to the last line.

Each is measured by the processor's time of its process, in turns with one that does nothing but import click: the
ratio is about the same on a machine that is slow or busy.
"""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from tests.bench.figure import Figure, middle, within
from tests.bench.processes import PROGRAMS, measured
from tests.support import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from tests.bench.processes import Cost

__all__ = ["answering", "unpacking"]

RUNS = 10
CLICK = "import click"
EXPLAIN = ["explain", "EventRinging"]
TYPED = {
    "_EVENTMODELS_COMPLETE": "bash_complete",
    "COMP_WORDS": "eventmodels explain EventRin",
    "COMP_CWORD": "2",
}
"""What bash asks when somebody presses the tabulator."""


class Call(NamedTuple):
    """A command, what it has to say, and how many times as long as the import it may take."""

    what: str
    run: Callable[[], Cost]
    answer: str
    most: float


def answering(project: Path, folder: Path) -> Iterator[Figure]:
    """Measure commands in a folder of models that they have seen before."""
    program, cache = PROGRAMS / "eventmodels", str(folder / "cache")
    ask = partial(measured, folder=project, XDG_CACHE_HOME=cache)
    calls = [
        Call("explain EventRinging, second call on a folder", partial(ask, [program, *EXPLAIN]), "A call rings", 6),
        Call("draw release-phase, the same", partial(ask, [program, "draw", "release-phase"]), "Release Phase", 8),
        Call("complete EventRin, the same", partial(ask, [program], **TYPED), "plain,EventRinging", 6),
    ]
    calls[0].run()
    yield from in_turns(Call(CLICK, partial(ask, [sys.executable, "-c", CLICK]), "", 0), calls)


def unpacking(folder: Path) -> Iterator[Figure]:
    """Measure the first call of a program from the wheel, in no folder of models and with nothing kept."""
    folder.mkdir()
    program = installed(folder)
    caches = (folder / f"cache-{number}" for number in range(RUNS))

    def first() -> Cost:
        cache = next(caches)
        cost = measured([program, *EXPLAIN], folder, XDG_CACHE_HOME=str(cache))
        if cache.exists():
            raise RuntimeError("the wheel read its models anew, in place of what it carries")
        return cost

    click = partial(measured, [program.with_name("python"), "-c", CLICK], folder)
    call = Call("explain EventRinging, first call from the wheel", first, "A call rings", 6)
    yield from in_turns(Call(f"{CLICK}, beside the wheel", click, "", 0), [call])


def installed(folder: Path) -> Path:
    """Return the command of a new environment with our wheel and what that depends on."""
    measured([sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", folder, ROOT], folder)
    measured([sys.executable, "-m", "venv", "venv"], folder)
    wheel, programs = next(folder.glob("eventmodels-*.whl")), folder / "venv/bin"
    locked = ROOT / "requirements/site.txt"
    measured([programs / "pip", "install", "--quiet", "--constraint", locked, wheel], folder)
    return programs / "eventmodels"


def in_turns(click: Call, calls: Sequence[Call]) -> Iterator[Figure]:
    """Compare calls with one that imports click, each run as often as that."""
    times: dict[str, list[float]] = {call.what: [] for call in (click, *calls)}
    for _ in range(RUNS):
        for call in (click, *calls):
            times[call.what].append(answered(call))
    base = middle(times[click.what])
    yield Figure(f"{click.what}, ms of processor", f"{base * 1000:.0f}")
    for call in calls:
        took = middle(times[call.what])
        what = f"{call.what}, times that; ms"
        yield within(what, took / base, call.most, digits=1, also=f"; {took * 1000:.0f}")


def answered(call: Call) -> float:
    """Return the processor's time of a call, which must have given its answer."""
    cost = call.run()
    if call.answer not in cost.said:
        raise RuntimeError(f"{call.what} said {cost.said!r}")
    return cost.processor
