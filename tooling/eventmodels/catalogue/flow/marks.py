"""Marks of what interrupts a flow, told apart: phases bring theirs, and each begins with one asterisk."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from eventmodels.catalogue.flow.steps import Interruption

    Found = tuple[Interruption, ...]

__all__ = ["told_apart"]


def told_apart(own: Found, borrowed: Found, numbers: Mapping[str, int]) -> tuple[Found, Found]:
    """Return interruptions with a mark each: one that is there several times has before it the step it follows.

    `numbers` are those of the steps. Ids keep the mark that was written: they are addresses.
    """
    every = (*own, *borrowed)
    often = Counter(each.mark for each in every)
    # The number is what stands beside the mark in the picture; the asterisks stay those of the phase's own page.
    numbered = (f"{numbers.get(each.after) or ''}{each.mark}" if often[each.mark] > 1 else each.mark for each in every)
    done = tuple(replace(each, mark=mark) for each, mark in zip(every, _distinct(numbered), strict=True))
    return done[: len(own)], done[len(own) :]


def _distinct(marks: Iterable[str]) -> Iterator[str]:
    """Yield marks, with more asterisks where one has come already: a message and the state after it have one number."""
    taken: set[str] = set()
    for mark in marks:
        free = mark
        while free in taken:
            free += "*"
        taken.add(free)
        yield free
