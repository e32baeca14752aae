"""What a measurement says: a figure, the aim beside it, and whether it keeps to it."""

from __future__ import annotations

import gzip
import statistics
import time
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

__all__ = ["Figure", "gzipped", "middle", "seconds", "within"]


class Figure(NamedTuple):
    """What was measured, what came out, the aim; whether that is missed."""

    what: str
    said: str
    aim: str = ""
    over: bool = False


def within(what: str, number: float, limit: float, *, digits: int = 0, also: str = "") -> Figure:
    """Return a figure that has to stay under a limit, with what `also` came out."""
    said = f"{number:.{digits}f}{also}"
    return Figure(what, said, f"under {limit:g}", over=number >= limit)


def seconds(action: Callable[[], object], runs: int) -> float:
    """Return the median time of an action."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        action()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def middle(numbers: Iterable[float]) -> float:
    """Return the median."""
    return statistics.median(list(numbers))


def gzipped(*files: Path) -> float:
    """Return the size of files as a server sends them, each compressed alone, in kB."""
    return sum(len(gzip.compress(file.read_bytes())) for file in files) / 1000
