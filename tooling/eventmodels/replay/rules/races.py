"""Messages that may overtake each other: two senders, one receiver, and nothing that puts one before the other."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from eventmodels.catalogue.flow import ActionStep, MessageStep
from eventmodels.catalogue.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eventmodels.catalogue.flow import Flow, Fragment
    from eventmodels.replay.context import Context

__all__ = ["Around", "exclude", "races", "report_races"]

Around = tuple["Fragment", ...]
"""The fragments around a step, outermost first."""


def report_races(context: Context) -> None:
    """Report, as information, every message that may also come before an earlier one."""
    for first, second in races(context.flow):
        ends = f"{second.message} of {second.from_} and {first.message} of {first.from_}"
        message = f"{ends} (step {first.id!r}) go to {second.to}, and nothing puts one before the other"
        context.report("order-not-promised", message, second, severity=Severity.INFORMATION)


def races(flow: Flow) -> Iterator[tuple[MessageStep, MessageStep]]:
    """Yield pairs of messages of the normal course, the one that is drawn first first.

    A message is before another if its sender had sent it, or its receiver had it, when the other was caused: the
    happened-before of Lamport (Time, Clocks, and the Ordering of Events in a Distributed System, 1978), with sets of
    messages in the place of clocks.
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
            # One connection keeps its order, so the last message of each other sender speaks for those before it.
            for other, (earlier, first, place) in came[receiver].items():
                if other != sender and earlier not in past and not _apart(place, around):
                    yield first, step
            came[receiver][sender] = number, step, around
        # An action towards somebody carries knowledge too, and whoever listens for the receiver hears the same.
        for participant in (sender, receiver, *flow.listeners(receiver)):
            known[participant] |= past | {number}


def _apart(one: Around, other: Around) -> bool:
    """Tell whether two steps exclude each other, or stand in a region whose order nobody takes for promised."""
    return any(fragment.kind == "any-order" for fragment in _shared(one, other)) or exclude(one, other)


def exclude(one: Around, other: Around) -> bool:
    """Tell whether steps at two places exclude each other: in different branches of the same alternatives."""
    shared = _shared(one, other)
    return bool(shared) and shared[-1].kind == "alternatives"


def _shared(one: Around, other: Around) -> list[Fragment]:
    return [mine for mine, theirs in zip(one, other, strict=False) if mine is theirs]
