"""One mistake put into a flow: a step dropped, doubled, moved, sent to somebody else, or a state misnamed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from eventmodels.catalogue.flow import Fragment, MessageStep, StateStep

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eventmodels.catalogue import Catalogue
    from eventmodels.catalogue.flow import Flow, Item, Participant

__all__ = ["Mutant", "mutants"]


@dataclass(frozen=True)
class Mutant:
    """A flow with one mistake."""

    flow: Flow
    kind: str
    step: str

    def __str__(self) -> str:
        return f"{self.flow.id}: {self.kind} {self.step}"


def mutants(catalogue: Catalogue, flow: Flow) -> Iterator[Mutant]:
    """Yield every mutant of the normal course of a flow."""
    for items, kind, step in _changed(catalogue, flow.participants, flow.items, ordered=True):
        yield Mutant(replace(flow, items=items), kind, step)


Changed = tuple[tuple["Item", ...], str, str]


def _changed(
    catalogue: Catalogue, participants: tuple[Participant, ...], items: tuple[Item, ...], *, ordered: bool
) -> Iterator[Changed]:
    for position, item in enumerate(items):
        before, after = items[:position], items[position + 1 :]
        if isinstance(item, Fragment):
            inner_ordered = item.kind not in {"any-order", "alternatives"}
            for inner, kind, step in _changed(catalogue, participants, item.items, ordered=inner_ordered):
                yield (*before, replace(item, items=inner), *after), kind, step
        elif isinstance(item, StateStep):
            for other in _misstated(catalogue, participants, item):
                yield (*before, other, *after), "wrong state", item.text
        elif isinstance(item, MessageStep):
            yield (*before, *after), "drop", item.id
            yield (*before, item, replace(item, id=f"{item.id}-again"), *after), "double", item.id
            if ordered and after and isinstance(after[0], MessageStep):
                yield (*before, after[0], item, *after[1:]), "swap", item.id
            for other in _misdirected(participants, item):
                end = other.from_ if item.kind == "request" else other.to
                yield (*before, other, *after), f"wrong party {end}", item.id


def _misdirected(participants: tuple[Participant, ...], step: MessageStep) -> Iterator[MessageStep]:
    """Yield the step with another participant of the same kind as client, named as such."""
    end = step.from_ if step.kind == "request" else step.to
    mine = next((participant for participant in participants if participant.id == end), None)
    for participant in participants:
        if mine is not None and participant.id != end and participant.is_ == mine.is_:
            shown = tuple(
                replace(s, words=(participant.id,), text=participant.id) if s.words == (end,) else s
                for s in step.values
            )
            if step.kind == "request":
                yield replace(step, from_=participant.id, values=shown)
            else:
                yield replace(step, to=participant.id, values=shown)


def _misstated(catalogue: Catalogue, participants: tuple[Participant, ...], item: StateStep) -> Iterator[StateStep]:
    kinds = {participant.id: participant.is_ for participant in participants}
    for number, (subject, parties) in enumerate(item.of):
        for place, (participant, state) in enumerate(parties):
            lineage = set(catalogue.lineage(kinds[participant]))
            machines = [m for m in catalogue.machines.values() if lineage & set(m.of) and state in m.states]
            for other in (s for m in machines for s in m.states if s != state):
                wrong = (*parties[:place], (participant, other), *parties[place + 1 :])
                yield replace(item, of=(*item.of[:number], (subject, wrong), *item.of[number + 1 :]))
