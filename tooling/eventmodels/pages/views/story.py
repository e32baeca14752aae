"""The head of a model's page: how long, how it ends, how well it is known, and what may happen instead."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from eventmodels.catalogue.kinds import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from eventmodels.catalogue import Flow
    from eventmodels.catalogue.flow import Interruption, Mark
    from eventmodels.pages.reference import Reference
    from eventmodels.replay import HeldState, Replay
    from eventmodels.sequence import StepRow

__all__ = ["Outcome", "Story", "story"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What may happen instead of the rest, from a step on."""

    mark: str
    title: str
    address: str
    """Where it is told: below on the page, or on that of a used phase."""
    interruption: str
    """Its id where it is on the page."""


@dataclass(frozen=True, slots=True)
class Story:
    """What the head of a page says of its model."""

    steps: int
    ends: tuple[str, ...]
    """In words, each way it may end; empty where everything is over then."""
    known: str
    """How many of its steps are known how well."""
    outcomes: tuple[Outcome, ...]


def story(reference: Reference, replay: Replay, rows: tuple[StepRow, ...]) -> Story:
    """Tell the head of a model; `rows` are the steps of its normal course."""
    numbered = [row for row in rows if row.number]
    known = Counter(row.order or Evidence.PUBLISHED for row in numbered)
    return Story(
        steps=len(numbered),
        ends=tuple(dict.fromkeys(_ending(way) for way in replay.states_at_end())),
        known=", ".join(f"{known[each]} {each}" for each in Evidence if known[each]),
        outcomes=(*_own(reference, replay.flow), *_borrowed(reference, replay.flow)),
    )


def _ending(way: Iterable[HeldState]) -> str:
    """Say who is in which state, those in one state together."""
    states: dict[str, dict[str, None]] = {}
    for held in way:
        states.setdefault(held.title, {})[held.participant] = None
    return ", ".join(f"{_listed(list(who))} {title}" for title, who in states.items())


def _listed(names: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _own(reference: Reference, flow: Flow) -> Iterator[Outcome]:
    for each in flow.interruptions:
        yield Outcome(each.mark, each.title, reference.addresses.model(flow.id, each.id), each.id)


def _borrowed(reference: Reference, flow: Flow) -> Iterator[Outcome]:
    """Yield what may happen in the phases used, each once: a phase may be used twice."""
    known = set[str]()
    for mark in flow.marks:
        found = _told(reference, mark)
        if found is not None:
            address = reference.addresses.model(mark.page, found.id)
            if address not in known:
                yield Outcome(mark.mark, found.title, address, "")
            known.add(address)


def _told(reference: Reference, mark: Mark) -> Interruption | None:
    """Return what the page of a phase tells for a mark; steps have longer names where the phase is used."""
    if not mark.page:
        return None
    there = (each for each in reference.flows.all[mark.page].interruptions if each.mark == mark.mark)
    return next((each for each in there if f".{mark.after}".endswith(f".{each.after}")), None)
