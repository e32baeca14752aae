"""One mistake put into a flow: a step dropped, doubled, moved, sent to somebody else; a state or a value misnamed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from eventmodels.catalogue.flow import Fragment, MessageStep, StateStep
from eventmodels.catalogue.kinds import ParticipantKind, ValueKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eventmodels.catalogue import Catalogue
    from eventmodels.catalogue.flow import Flow, Item, Participant, ShownValue

__all__ = ["Mutant", "mutants"]

SURE = frozenset({ValueKind.VALUE, ValueKind.OPTIONAL, ValueKind.DIALLED})
"""Kinds of values that stand for one word, where they are there."""


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
            following = after[0] if ordered and after and isinstance(after[0], MessageStep) else None
            if following is not None:
                yield (*before, following, item, *after[1:]), "swap", item.id
            for others, kind in _mistaken(catalogue, participants, item):
                yield (*before, *others, *after), kind, item.id


def _mistaken(
    catalogue: Catalogue, participants: tuple[Participant, ...], item: MessageStep
) -> Iterator[tuple[tuple[MessageStep, ...], str]]:
    """Yield what may stand in the place of a message by mistake: nothing, it twice, it with another end or value."""
    yield (), "drop"
    if item.number % 3 == 0:  # all are found, whichever it is: some show that they still are
        yield (item, replace(item, id=f"{item.id}-again")), "double"
    for other in _misdirected(participants, item):
        yield (other,), f"wrong party {other.from_ if item.kind == 'request' else other.to}"
    for other, what in _misvalued(catalogue, participants, item):
        yield (other,), what


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


def _misvalued(
    catalogue: Catalogue, participants: tuple[Participant, ...], step: MessageStep
) -> Iterator[tuple[MessageStep, str]]:
    """Yield the step with one value exchanged: of its enumeration, the party or the identifier that it names."""
    entry = catalogue.protocols[step.protocol]
    for place, shown in enumerate(step.values):
        # Whom an event goes to, and who asks, are exchanged above, with the arrow.
        if (
            shown.kind not in SURE
            or len(shown.words) != 1
            or (entry.record.roles and shown.attribute == entry.record.roles.receiver)
        ):
            continue
        attribute, word = entry.attributes[shown.attribute], shown.words[0]
        if attribute.type == "enumeration":
            # The next that has a part in telling things apart: all of them would be ten times as many and tell no more.
            others = list(entry.enumerations[attribute.enumeration or ""].values)
            at = others.index(word) if word in others else -1
            wrong = [others[at + 1 - len(others)]] if at >= 0 and len(others) > 1 else []
            yield from ((_with(step, place, other), f"other value {shown.attribute}") for other in wrong)
        elif attribute.type == "dn":
            devices = [p.id for p in participants if p.kind is ParticipantKind.DN and p.id != word]
            for other in dict.fromkeys((*devices[:1], *devices[-1:])):
                yield _with(step, place, other), f"names {other} as {shown.attribute}"
        elif attribute.type == "identifier":
            yield from _misidentified(catalogue, step, place, shown)


def _misidentified(
    catalogue: Catalogue, step: MessageStep, place: int, shown: ShownValue
) -> Iterator[tuple[MessageStep, str]]:
    """Yield the step with an identifier exchanged with another one of its kind that it shows."""
    attributes = catalogue.protocols[step.protocol].attributes

    def kind(name: str) -> str:
        return attributes[name].of or name

    for later, other in enumerate(step.values[place + 1 :], place + 1):
        same = attributes[other.attribute].type == "identifier" and kind(other.attribute) == kind(shown.attribute)
        if same and other.kind in SURE and len(other.words) == 1 and other.words != shown.words:
            exchanged = _with(_with(step, place, other.words[0]), later, shown.words[0])
            yield exchanged, f"exchanged {shown.attribute} and {other.attribute}"


def _with(step: MessageStep, place: int, word: str) -> MessageStep:
    value = replace(step.values[place], words=(word,), text=word)
    return replace(step, values=(*step.values[:place], value, *step.values[place + 1 :]))


def _misstated(catalogue: Catalogue, participants: tuple[Participant, ...], item: StateStep) -> Iterator[StateStep]:
    kinds = {participant.id: participant.is_ for participant in participants}
    for number, (subject, parties) in enumerate(item.of):
        for place, (participant, state) in enumerate(parties):
            lineage = set(catalogue.lineage(kinds[participant]))
            machines = [m for m in catalogue.machines.values() if lineage & set(m.of) and state in m.states]
            # The next and the last: which of the many others it is makes no difference.
            others = [s for m in machines for s in m.states if s != state]
            for other in dict.fromkeys((*others[:1], *others[-1:])):
                wrong = (*parties[:place], (participant, other), *parties[place + 1 :])
                yield replace(item, of=(*item.of[:number], (subject, wrong), *item.of[number + 1 :]))
