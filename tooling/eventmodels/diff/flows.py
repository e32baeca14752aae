"""Two flows beside each other: the steps they have in common, and those that only one of them has."""

from __future__ import annotations

from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import groupby
from typing import TYPE_CHECKING, Literal

from eventmodels.catalogue.flow import ActionStep, Flow, Fragment, MessageStep

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eventmodels.catalogue.flow import Item, Participant

__all__ = ["Compared", "Difference", "ValueChange", "compare"]

ComparedStep = MessageStep | ActionStep
Side = Literal["both", "left", "right"]


@dataclass(frozen=True, slots=True)
class ValueChange:
    """An attribute that two like messages show differently; an empty text where one does not show it."""

    attribute: str
    left: str
    right: str


@dataclass(frozen=True, slots=True)
class Compared:
    """A step of one flow or of both."""

    side: Side
    left: ComparedStep | None
    right: ComparedStep | None
    changes: tuple[ValueChange, ...] = ()

    @property
    def step(self) -> ComparedStep:
        """The step as the left flow has it, else as the right one does."""
        step = self.left or self.right
        assert step is not None
        return step


@dataclass(frozen=True, slots=True)
class Difference:
    """The steps of two flows, in an order that fits both."""

    left: Flow
    right: Flow
    """With the participants and identifiers of the left flow where they are the same."""
    steps: tuple[Compared, ...]

    def count(self, side: Side) -> int:
        """Return how many steps are on one side, or on both."""
        return sum(1 for compared in self.steps if compared.side == side)

    def union(self) -> Flow:
        """Return both as one flow: what only one of them has stands in a frame that names it."""
        groups = groupby(enumerate(self.steps), key=lambda pair: pair[1].side)
        items: list[Item] = []
        for number, (side, members) in enumerate(groups, 1):
            inner = tuple(_united(compared, position + 1) for position, compared in members)
            if side == "both":
                items += inner
            else:
                only = self.left if side == "left" else self.right
                items.append(Fragment(f"only-{number}", "frame", f"only in {only.title}", inner))
        mine = {participant.id for participant in self.left.participants}
        return Flow(
            id=f"{self.left.id}/{self.right.id}",
            title=f"{self.left.title} and {self.right.title}",
            kind="comparison",
            family="",
            # As well mine as the weaker of both: members of the enumeration stand in that order.
            evidence=max(self.left.evidence, self.right.evidence, key=list(type(self.left.evidence)).index),
            participants=(
                *self.left.participants,
                *(participant for participant in self.right.participants if participant.id not in mine),
            ),
            items=tuple(items),
        )


def compare(left: Flow, right: Flow) -> Difference:
    """Compare the messages and actions of the normal courses of two flows, step by step.

    Notes, states and fragments do not count; participants and identifiers of the right flow get the names of the left.
    """
    right = _renamed(left, right)
    mine, theirs = (
        tuple(step for step, _ in f.steps() if isinstance(step, MessageStep | ActionStep)) for f in (left, right)
    )
    identifiers = {name for name, _ in left.identifiers}
    one, other = ([_signature(step, identifiers) for step in steps] for steps in (mine, theirs))
    # Steps are matched by who says what to whom about what, not by their values: what a step shows differently is a
    # change of that step. Without `autojunk`, messages that come often would count as noise and match nothing.
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    steps: list[Compared] = []
    for kind, start, end, begin, stop in matcher.get_opcodes():
        if kind == "equal":
            pairs = zip(mine[start:end], theirs[begin:stop], strict=True)
            steps += [Compared("both", a, b, tuple(_changes(a, b))) for a, b in pairs]
        else:
            steps += [Compared("left", step, None) for step in mine[start:end]]
            steps += [Compared("right", None, step) for step in theirs[begin:stop]]
    return Difference(left, right, tuple(steps))


def _signature(step: ComparedStep, identifiers: set[str]) -> tuple[str, ...]:
    """Return what makes two steps the same: who says what to whom, about which subject."""
    if isinstance(step, ActionStep):
        return ("", step.text, step.by, step.to)
    # The first identifier that a step shows: two calls of one model would else be taken for each other, since the same
    # messages come in both.
    about = next((word for value in step.values for word in value.words if word in identifiers), "")
    return (step.protocol, step.message, step.from_, step.to, about)


def _changes(one: ComparedStep, other: ComparedStep) -> Iterator[ValueChange]:
    if isinstance(one, MessageStep) and isinstance(other, MessageStep):
        left = {value.attribute: value.text for value in one.values}
        right = {value.attribute: value.text for value in other.values}
        for name in dict.fromkeys((*left, *right)):
            if left.get(name) != right.get(name):
                yield ValueChange(name, left.get(name, ""), right.get(name, ""))


def _united(compared: Compared, number: int) -> ComparedStep:
    """Return a step as it stands in the union: its own number, an address of its own, and what differs in a note."""
    step = compared.step
    # Both flows may have an address of this name, and the page that shows them has one of each.
    name = step.id if compared.left or not step.id else f"other.{step.id}"
    note = "; ".join(f"{c.attribute}: {c.left or 'not shown'} / {c.right or 'not shown'}" for c in compared.changes)
    return replace(step, id=name, number=number, note=note, order=None)


def _renamed(left: Flow, right: Flow) -> Flow:
    """Return the right flow with names of the left: participants of one kind, identifiers of one attribute.

    Those of the same name come first; a name that means something else on the left gets an apostrophe.
    """
    participants = _paired([(x.id, x.is_) for x in left.participants], [(x.id, x.is_) for x in right.participants])
    names = {**_paired(list(left.identifiers), list(right.identifiers)), **participants}
    return replace(
        right,
        participants=tuple(_participant(participant, names) for participant in right.participants),
        items=tuple(_item(item, names) for item in right.items),
    )


def _paired(mine: list[tuple[str, str]], theirs: list[tuple[str, str]]) -> dict[str, str]:
    # Equal names first, so that a model compared with its own former self stays as it is; what is left over is paired
    # by kind in the order of columns, since authors put the same roles in the same order.
    same = {name: name for name, kind in theirs if (name, kind) in mine}
    free = [(name, kind) for name, kind in mine if name not in same]
    for name, kind in theirs:
        if name in same:
            continue
        match = next(((other, k) for other, k in free if k == kind), None)
        if match:
            free.remove(match)
        same[name] = match[0] if match else f"{name}'" if name in dict(mine) else name
    return same


def _participant(participant: Participant, names: dict[str, str]) -> Participant:
    others = tuple(names.get(other, other) for other in participant.speaks_for)
    return replace(participant, id=names[participant.id], speaks_for=others)


def _item(item: Item, names: dict[str, str]) -> Item:
    if isinstance(item, Fragment):
        return replace(item, items=tuple(_item(inner, names) for inner in item.items))
    if isinstance(item, ActionStep):
        return replace(item, by=names[item.by], to=names.get(item.to, item.to), say="")
    if isinstance(item, MessageStep):
        values = tuple(
            replace(s, text=_reworded(s.text, s.words, names), words=tuple(names.get(w, w) for w in s.words))
            for s in item.values
        )
        # A sentence has the former names, and no more says which of its words they are.
        return replace(item, from_=names[item.from_], to=names[item.to], values=values, say="")
    return item


def _reworded(text: str, words: tuple[str, ...], names: dict[str, str]) -> str:
    """Replace the names in the text of a value, each as a whole word."""
    return " ".join(names.get(word, word) if word in words else word for word in text.split(" "))
