"""The head of a model's page: how long, how it ends, how well it is known, and what may happen instead."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from eventmodels.catalogue.kinds import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from eventmodels.catalogue import Flow
    from eventmodels.pages.reference import Reference
    from eventmodels.replay import HeldState, Replay
    from eventmodels.sequence import StepRow

__all__ = ["Outcome", "Story", "story"]

LONG = 30
"""Steps: a story of more is lost from sight while one is read, and has a map."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What may happen instead of the rest, from a step on."""

    mark: str
    title: str
    interruption: str
    """Its id, which is its anchor on the page."""
    phase: str
    """Title of the phase that brings it, or empty."""


@dataclass(frozen=True, slots=True)
class Story:
    """What the head of a page says of its model."""

    steps: int
    is_long: bool
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
        is_long=len(numbered) > LONG,
        ends=tuple(dict.fromkeys(_ending(way) for way in replay.states_at_end())),
        known=", ".join(f"{known[each]} {each}" for each in Evidence if known[each]),
        outcomes=tuple(_outcomes(reference, replay.flow)),
    )


def _ending(way: Iterable[HeldState]) -> str:
    """Say who is in which state, those in one state together."""
    states: dict[str, dict[str, None]] = {}
    for held in way:
        states.setdefault(held.title, {})[held.participant] = None
    return ", ".join(f"{_listed(list(who))} {title}" for title, who in states.items())


def _listed(names: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _outcomes(reference: Reference, flow: Flow) -> Iterator[Outcome]:
    """Yield what may happen instead, as it may: its own, and what may in the phases used."""
    places = {step.id: place for place, (step, _) in enumerate(flow.steps()) if step.id}
    for each in sorted(flow.interruptions, key=lambda each: places.get(each.after, 0)):
        phase = reference.catalogue.models[each.phase].record.title if each.phase else ""
        yield Outcome(each.mark, each.title, each.id, phase)
