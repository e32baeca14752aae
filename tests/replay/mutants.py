"""One mistake put into a flow: a step dropped, doubled, moved, sent to somebody else, or a state misnamed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from eventmodels.catalogue.flow import Arrow, Block, TalkState

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eventmodels.catalogue import Catalogue
    from eventmodels.catalogue.flow import Flow, Item, Lane

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
    for items, kind, step in _changed(catalogue, flow.lanes, flow.items, ordered=True):
        yield Mutant(replace(flow, items=items), kind, step)


Changed = tuple[tuple["Item", ...], str, str]


def _changed(
    catalogue: Catalogue, lanes: tuple[Lane, ...], items: tuple[Item, ...], *, ordered: bool
) -> Iterator[Changed]:
    for position, item in enumerate(items):
        before, after = items[:position], items[position + 1 :]
        if isinstance(item, Block):
            inner_ordered = item.kind not in {"any-order", "alternatives"}
            for inner, kind, step in _changed(catalogue, lanes, item.items, ordered=inner_ordered):
                yield (*before, replace(item, items=inner), *after), kind, step
        elif isinstance(item, TalkState):
            for other in _misstated(catalogue, lanes, item):
                yield (*before, other, *after), "wrong state", item.text
        elif isinstance(item, Arrow):
            yield (*before, *after), "drop", item.id
            yield (*before, item, replace(item, id=f"{item.id}-again"), *after), "double", item.id
            if ordered and after and isinstance(after[0], Arrow):
                yield (*before, after[0], item, *after[1:]), "swap", item.id
            for other in _misdirected(lanes, item):
                end = other.from_ if item.kind == "request" else other.to
                yield (*before, other, *after), f"wrong party {end}", item.id


def _misdirected(lanes: tuple[Lane, ...], arrow: Arrow) -> Iterator[Arrow]:
    """Yield the step with another participant of the same kind as client, named as such."""
    end = arrow.from_ if arrow.kind == "request" else arrow.to
    mine = next((lane for lane in lanes if lane.id == end), None)
    for lane in lanes:
        if mine is not None and lane.id != end and lane.is_ == mine.is_:
            shown = tuple(replace(s, words=(lane.id,), text=lane.id) if s.words == (end,) else s for s in arrow.shown)
            if arrow.kind == "request":
                yield replace(arrow, from_=lane.id, shown=shown)
            else:
                yield replace(arrow, to=lane.id, shown=shown)


def _misstated(catalogue: Catalogue, lanes: tuple[Lane, ...], item: TalkState) -> Iterator[TalkState]:
    kinds = {lane.id: lane.is_ for lane in lanes}
    for number, (subject, parties) in enumerate(item.of):
        for place, (lane, state) in enumerate(parties):
            lineage = set(catalogue.lineage(kinds[lane]))
            machines = [m for m in catalogue.machines.values() if lineage & set(m.of) and state in m.states]
            for other in (s for m in machines for s in m.states if s != state):
                wrong = (*parties[:place], (lane, other), *parties[place + 1 :])
                yield replace(item, of=(*item.of[:number], (subject, wrong), *item.of[number + 1 :]))
