"""Messages that may overtake each other: two senders, one receiver, and nothing that puts one before the other."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from eventmodels.catalogue.flow import ActionStep, MessageStep

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eventmodels.catalogue.flow import Flow, Fragment

__all__ = ["Around", "exclusive", "races"]

Around = tuple["Fragment", ...]


def races(flow: Flow) -> Iterator[tuple[MessageStep, MessageStep]]:
    """Yield pairs of messages of the normal course, the one that is drawn first first.

    A message is before another if its sender had sent it, or its receiver had it, when the other was caused (Lamport).
    """
    known: dict[str, set[int]] = defaultdict(set)
    """Participant -> the messages whose sending it can know of."""
    came: dict[str, dict[str, tuple[int, MessageStep, Around]]] = defaultdict(dict)
    """Receiver -> sender -> the last message between them."""
    for number, (step, around) in enumerate(flow.steps()):
        if not isinstance(step, MessageStep | ActionStep):
            continue
        sender, receiver = (step.by, step.to) if isinstance(step, ActionStep) else (step.from_, step.to)
        past = set(known[sender])
        if isinstance(step, MessageStep):
            for other, (earlier, first, place) in came[receiver].items():
                if other != sender and earlier not in past and not _apart(place, around):
                    yield first, step
            came[receiver][sender] = number, step, around
        for participant in (sender, receiver, *flow.listeners(receiver)):
            known[participant] |= past | {number}


def _apart(one: Around, other: Around) -> bool:
    """Tell whether two steps exclude each other, or stand in a region whose order nobody takes for promised."""
    shared = [mine for mine, theirs in zip(one, other, strict=False) if mine is theirs]
    return any(fragment.kind == "any-order" for fragment in shared) or exclusive(one, other)


def exclusive(one: Around, other: Around) -> bool:
    """Tell whether two places are in different branches of the same alternatives."""
    shared = [mine for mine, theirs in zip(one, other, strict=False) if mine is theirs]
    return bool(shared) and shared[-1].kind == "alternatives"
