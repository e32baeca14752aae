"""A flow: what a model or a phase (or, one day, a log) comes to, expanded and ready to be drawn, compared or exported.

A flow is a tree: fragments hold fragments and, at its ends, messages, notes, actions and states. `steps()` flattens it.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import count
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from eventmodels.catalogue.kinds import Evidence, MessageKind, ParticipantKind, ValueKind
    from eventmodels.catalogue.problems import Span

__all__ = [
    "ActionStep",
    "Flow",
    "Fragment",
    "FragmentKind",
    "Interruption",
    "Item",
    "Mark",
    "MessageStep",
    "NoteStep",
    "Participant",
    "Precondition",
    "ShownValue",
    "StateStep",
    "SubjectStates",
    "address_of",
    "keyed",
    "leaves",
    "numbered",
    "phases",
    "placed",
]

FragmentKind = Literal[
    "any-order", "in-order", "optional", "repeat", "frame", "alternatives", "branch", "phase", "interruption"
]


@dataclass(frozen=True, slots=True)
class Participant:
    """One lifeline: a participant of a model, or one member of it; a flow has them in column order."""

    id: str
    """Its key in the model, part of addresses."""
    label: str
    is_: str
    """Id of the participant page."""
    title: str
    """Title of that participant, for the second line of the head."""
    kind: ParticipantKind
    monitored: str = "true"
    members: tuple[str, ...] = ()
    speaks_for: tuple[str, ...] = ()
    """Other participants whose events it hears or whose requests it sends."""


@dataclass(frozen=True, slots=True)
class ShownValue:
    """One attribute value on a step, parties and identifiers already those of this flow."""

    attribute: str
    text: str
    """As a reader sees it: `A`, `call`, `Green`, `C (dialled)`, `A or B`, `present`."""
    kind: ValueKind
    evidence: Evidence | None = None
    note: str = ""
    words: tuple[str, ...] = ()
    """The participants, identifiers or value names that the text is made of."""
    keys: tuple[tuple[str, str], ...] = ()
    """Of a key-value list: what is shown of it."""


@dataclass(frozen=True, slots=True)
class MessageStep:
    """A message from one lifeline to another."""

    id: str
    number: int
    from_: str
    to: str
    protocol: str
    message: str
    kind: MessageKind
    """Requests are drawn dashed, events solid."""
    values: tuple[ShownValue, ...] = ()
    note: str = ""
    order: Evidence | None = None
    values_evidence: Evidence | None = None
    stands_for: str = ""
    """`protocol.Message` of the equivalent in another protocol."""
    answers: str = ""
    say: str = ""
    """What happens, as the author tells it; empty where that is left to others."""
    # Here and below: where a thing was written does not make it another thing; flows are compared by content.
    span: Span | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class NoteStep:
    """A note over the lifelines of participants."""

    id: str
    text: str
    over: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ActionStep:
    """Something a participant does outside the protocols, alone or towards another."""

    id: str
    number: int
    text: str
    by: str
    to: str = ""
    note: str = ""
    timer: str = ""
    order: Evidence | None = None
    say: str = ""
    span: Span | None = field(default=None, compare=False, repr=False)


SubjectStates = tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
"""identifier, or empty for what is the participants' own -> ((participant, state), ...)."""


@dataclass(frozen=True, slots=True)
class Precondition:
    """What a model or phase presumes: the states it names, and that nothing has happened yet to all else it names."""

    states: SubjectStates = ()
    identifiers: tuple[str, ...] = ()
    participants: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StateStep:
    """A state that the author asserts here: a bar across the lifelines it concerns."""

    id: str
    text: str
    of: SubjectStates = ()
    note: str = ""
    order: Evidence | None = None
    span: Span | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Fragment:
    """Items that belong together: an unordered region, a phase, a branch."""

    id: str
    kind: FragmentKind
    title: str
    items: tuple[Item, ...]
    note: str = ""
    phase: str = ""
    """For a used phase: the id of its page."""
    ends: bool = False
    """For a branch: nothing of the flow follows it."""
    order: Evidence | None = None
    start: Precondition | None = None
    """For a used phase: what it presumes."""
    span: Span | None = field(default=None, compare=False, repr=False)


Item = MessageStep | NoteStep | ActionStep | StateStep | Fragment


@dataclass(frozen=True, slots=True)
class Mark:
    """An interruption mark beside a step; `page` is the phase whose page shows what follows, empty where this does."""

    mark: str
    after: str
    page: str = ""
    origin: str = ""
    """The id of what follows there; empty where it is `<after>~<mark>`."""


@dataclass(frozen=True, slots=True)
class Interruption:
    """What happens instead of the rest from an interruption point on."""

    id: str
    """`<after>~<mark as written>`."""
    mark: str
    """As readers see it: with the number of its step, where the flow has several like it."""
    after: str
    title: str
    place: Evidence
    items: tuple[Item, ...] | None
    """None: the source does not show what follows."""
    note: str = ""
    phase: str = ""
    """For one that a used phase brings: the id of its page."""
    origin: str = ""
    """And its own id there."""
    span: Span | None = field(default=None, compare=False, repr=False)

    def marked(self) -> Mark:
        """Return its mark, which leads to what follows here."""
        return Mark(self.mark, self.after, origin="" if self.id == f"{self.after}~{self.mark}" else self.id)


@dataclass(frozen=True, slots=True)
class Flow:
    """A model or a phase, expanded."""

    id: str
    title: str
    kind: str
    family: str
    evidence: Evidence
    participants: tuple[Participant, ...]
    items: tuple[Item, ...]
    interruptions: tuple[Interruption, ...] = ()
    marks: tuple[Mark, ...] = ()
    identifiers: tuple[tuple[str, str], ...] = ()
    """name -> attribute."""
    start: Precondition = Precondition()
    borrowed: tuple[Interruption, ...] = ()
    """Interruptions that used phases bring, in the names of this flow and in the order in which they may happen."""
    span: Span | None = field(default=None, compare=False, repr=False)

    def steps(self) -> Iterator[tuple[MessageStep | NoteStep | ActionStep | StateStep, tuple[Fragment, ...]]]:
        """Yield the steps of the normal course in order, each with the fragments around it, outermost first."""
        return leaves(self.items)

    def whole(self) -> Flow:
        """Return it with the interruptions of its phases among its own, and with no mark that leads to another page."""
        if not self.borrowed:
            return self
        every = (*self.interruptions, *self.borrowed)
        return replace(self, interruptions=every, borrowed=(), marks=tuple(each.marked() for each in every))

    def listeners(self, participant: str) -> Iterator[str]:
        """Yield the participants that hear the events of another or send its requests."""
        yield from (other.id for other in self.participants if participant in other.speaks_for)

    def courses(self) -> Iterator[tuple[Interruption | None, tuple[Item, ...]]]:
        """Yield the normal course (None), then each interruption, with their items; none where they are unknown.

        Of phases only the steps are here: what interrupts them is theirs, and counted there. `whole()` has it too.
        """
        yield None, self.items
        yield from ((interruption, interruption.items or ()) for interruption in self.interruptions)

    def messages(self) -> Iterator[MessageStep]:
        """Yield every message: those of the normal course, then those of each interruption."""
        for _, items in self.courses():
            yield from (step for step, _ in leaves(items) if isinstance(step, MessageStep))


def leaves(
    items: tuple[Item, ...], around: tuple[Fragment, ...] = ()
) -> Iterator[tuple[MessageStep | NoteStep | ActionStep | StateStep, tuple[Fragment, ...]]]:
    """Yield the steps among `items` and inside their fragments, in order, each with the fragments around it.

    The fragments come outermost first; those around `items` themselves are given as `around`.
    """
    for item in items:
        if isinstance(item, Fragment):
            yield from leaves(item.items, (*around, item))
        else:
            yield item, around


def placed(after: str, steps: Iterable[str]) -> str:
    """Return the step of a flow that a mark of a used phase stands behind; nothing where that was left out."""
    # A step to a party of several members has become one for each of them: the mark goes behind the last.
    members = [step for step in steps if step == after or step.startswith(f"{after}.")]
    return members[-1] if members else ""


def phases(items: Iterable[Item]) -> Iterator[str]:
    """Yield the id of each phase used among some items and inside their fragments, as often as it is used."""
    for item in items:
        if isinstance(item, Fragment):
            yield from (item.phase,) if item.phase else ()
            yield from phases(item.items)


def numbered(items: tuple[Item, ...], start: int) -> tuple[tuple[Item, ...], int]:
    """Return items whose messages and actions count from `start`, and the next number."""
    # Branches count on from each other: a number names one step of the picture, whichever branch happens.
    done: list[Item] = []
    for item in items:
        if isinstance(item, Fragment):
            inner, start = numbered(item.items, start)
            done.append(replace(item, items=inner))
        elif isinstance(item, (MessageStep, ActionStep)):
            done.append(replace(item, number=start))
            start += 1
        else:
            done.append(item)
    return tuple(done), start


_PLACE = "#"
"""What no id begins with."""


def keyed(flow: Flow) -> Flow:
    """Return a flow in which what has no id goes by its place, as `#7`: picture and table call it alike."""
    places = count(1)
    return replace(
        flow,
        items=_keyed(flow.items, places),
        interruptions=tuple(
            replace(each, items=each.items and _keyed(each.items, places)) for each in flow.interruptions
        ),
    )


def address_of(key: str) -> str:
    """Return the id that a key of a keyed flow is, or nothing where it is a place."""
    return "" if key.startswith(_PLACE) else key


def _keyed(items: tuple[Item, ...], places: Iterator[int]) -> tuple[Item, ...]:
    done: list[Item] = []
    for item in items:
        key = item.id or f"{_PLACE}{next(places)}"
        if isinstance(item, Fragment):
            done.append(replace(item, id=key, items=_keyed(item.items, places)))
        else:
            done.append(replace(item, id=key))
    return tuple(done)
