"""Messages that may overtake each other: two senders, one receiver, and nothing that puts one before the other."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from eventmodels.catalogue.flow import Arrow, Deed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eventmodels.catalogue.flow import Block, Flow

__all__ = ["Around", "exclusive", "races"]

Around = tuple["Block", ...]


def races(flow: Flow) -> Iterator[tuple[Arrow, Arrow]]:
    """Yield pairs of messages of the normal course, the one that is drawn first first.

    A message is before another if its sender had sent it, or its receiver had it, when the other was caused (Lamport).
    """
    known: dict[str, set[int]] = defaultdict(set)
    """Participant -> the messages whose sending it can know of."""
    came: dict[str, dict[str, tuple[int, Arrow, Around]]] = defaultdict(dict)
    """Receiver -> sender -> the last message between them."""
    for number, (step, around) in enumerate(flow.steps()):
        if not isinstance(step, Arrow | Deed):
            continue
        sender, receiver = (step.by, step.to) if isinstance(step, Deed) else (step.from_, step.to)
        past = set(known[sender])
        if isinstance(step, Arrow):
            for other, (earlier, first, place) in came[receiver].items():
                if other != sender and earlier not in past and not _apart(place, around):
                    yield first, step
            came[receiver][sender] = number, step, around
        for lane in (sender, receiver, *flow.listeners(receiver)):
            known[lane] |= past | {number}


def _apart(one: Around, other: Around) -> bool:
    """Tell whether two steps exclude each other, or stand in a region whose order nobody takes for promised."""
    shared = [mine for mine, theirs in zip(one, other, strict=False) if mine is theirs]
    return any(block.kind == "any-order" for block in shared) or exclusive(one, other)


def exclusive(one: Around, other: Around) -> bool:
    """Tell whether two places are in different branches of the same alternatives."""
    shared = [mine for mine, theirs in zip(one, other, strict=False) if mine is theirs]
    return bool(shared) and shared[-1].kind == "alternatives"
