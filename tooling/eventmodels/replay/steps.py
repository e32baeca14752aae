"""A message step made ready for replay: the instances it concerns, what it asks or answers, what it names."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from eventmodels.catalogue.kinds import MessageKind
from eventmodels.replay.automata import Instance, commute
from eventmodels.replay.guards import holds

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from eventmodels.catalogue import Catalogue, ProtocolEntry
    from eventmodels.catalogue.flow import Flow, MessageStep, Participant, ShownValue
    from eventmodels.replay.automata import Automaton, Table

__all__ = ["Compiler", "Effect", "Step", "meet"]


@dataclass(frozen=True, slots=True)
class Effect:
    """What an event does to one instance."""

    automaton: Automaton
    instance: Instance
    table: Table
    vague: bool
    """The step does not say which instance is meant."""
    formers: Mapping[str, Instance]
    """Attribute -> the instance that it names at the same party."""


@dataclass(frozen=True, slots=True, eq=False)
class Step:
    """A message with all that the rules ask about it; known by identity."""

    arrow: MessageStep
    request: bool
    effects: tuple[Effect, ...] = ()
    subject: str = ""
    """The identifier that the message is about."""
    chained: tuple[tuple[str, str], ...] = ()
    """(attribute, identifier) of the subjects it refers to besides its own."""
    reference: str = ""
    answers: frozenset[str] = frozenset()
    """Requests that it answers, refuses or follows."""
    only_answers: bool = False
    answered_by: tuple[str, ...] = ()
    """For a request: the events that are known to answer it; none where that is not known."""
    about: tuple[str, ...] = ()
    """For a request: the participants whose states it needs."""
    partners: frozenset[str] = frozenset()
    """The receiver, and all that hear or speak in its place: those whose requests the event may answer."""
    values: Mapping[str, ShownValue] = field(default_factory=dict)

    @property
    def asks(self) -> bool:
        """What the event does depends on the request that it answers."""
        event = self.arrow.message
        return any("answers" in change.if_ for effect in self.effects for change in effect.automaton.by_event[event])


@dataclass(frozen=True)
class Compiler:
    """Makes the steps of one flow."""

    catalogue: Catalogue
    automata: Mapping[str, tuple[Automaton, ...]]
    """Kind of participant -> the machines that hold for it."""
    flow: Flow
    participants: Mapping[str, Participant]

    def step(self, arrow: MessageStep) -> Step | None:
        """Return a message step; None where its message is not known, which other checks report."""
        entry = self.catalogue.protocols.get(arrow.protocol)
        record = entry.messages.get(arrow.message) if entry else None
        if entry is None or record is None:
            return None
        shown = {value.attribute: value for value in arrow.values}
        request = record.kind is MessageKind.REQUEST
        return Step(
            arrow,
            request,
            () if request else tuple(self._effects(arrow, shown)),
            self._identifier(shown, entry.record.subject or ""),
            tuple(self._chained(entry, shown)),
            self._identifier(shown, entry.record.reply.by) if entry.record.reply else "",
            frozenset(reply.request for reply in entry.replies if reply.event == arrow.message),
            record.solicited == "response",
            tuple(r.event for r in entry.replies if request and r.request == arrow.message and r.link is not None),
            self._about(arrow, entry, shown) if request else (),
            frozenset({arrow.to, *self._partners(arrow.to)}),
            shown,
        )

    def _about(self, arrow: MessageStep, entry: ProtocolEntry, shown: Mapping[str, ShownValue]) -> tuple[str, ...]:
        """Return the party that a request names, else its sender and all it speaks for."""
        value = shown.get(entry.record.roles.receiver) if entry.record.roles else None
        if value is not None and value.kind == "value" and value.words[0] in self.participants:
            return value.words[:1]
        participant = self.participants.get(arrow.from_)
        return (arrow.from_, *(participant.speaks_for if participant else ()))

    def _partners(self, participant: str) -> Iterator[str]:
        if participant in self.participants:
            yield from (*self.participants[participant].speaks_for, *self.participants[participant].members)
        yield from self.flow.listeners(participant)

    def _identifier(self, shown: Mapping[str, ShownValue], attribute: str) -> str:
        """Return the identifier that an attribute holds, or nothing where it holds none for certain."""
        value = shown.get(attribute)
        if value is None or value.kind not in {"value", "optional"} or len(value.words) != 1:
            return ""
        return value.words[0] if value.words[0] in dict(self.flow.identifiers) else ""

    def _chained(self, entry: ProtocolEntry, shown: Mapping[str, ShownValue]) -> Iterator[tuple[str, str]]:
        for chain in entry.record.chains:
            name = self._identifier(shown, chain.from_) if chain.to == entry.record.subject else ""
            if name:
                yield chain.from_, name

    def keys(self, automaton: Automaton) -> tuple[str, ...]:
        """Return the identifiers among what tells the instances of a machine apart."""
        entry = self.catalogue.protocols.get(automaton.machine.protocol)
        return tuple(name for name in automaton.machine.instance if entry and _identifies(entry, name))

    def named(self, automaton: Automaton, shown: Mapping[str, ShownValue]) -> tuple[str, ...]:
        """Return the identifiers that tell which instance of a machine is meant, an empty one where it is not shown."""
        return tuple(self._identifier(shown, name) for name in self.keys(automaton))

    def machines(self, participant: str, protocol: str) -> tuple[Automaton, ...]:
        """Return the machines that hold for a participant in a protocol."""
        kind = self.participants[participant].is_ if participant in self.participants else ""
        return tuple(a for a in self.automata.get(kind, ()) if a.machine.protocol == protocol)

    def effects(self, step: Step, request: Step) -> tuple[Effect, ...]:
        """Return what an event does that answers a request; what it cannot carry itself, the request tells."""
        carried = self.catalogue.protocols[step.arrow.protocol].messages[step.arrow.message].attributes
        asked = {name: value for name, value in request.values.items() if name not in carried}
        return tuple(self._effects(step.arrow, {**asked, **step.values}, request.arrow.message))

    def _effects(self, arrow: MessageStep, shown: Mapping[str, ShownValue], request: str = "") -> Iterator[Effect]:
        sender = (
            tuple(self.catalogue.lineage(self.participants[arrow.from_].is_))
            if arrow.from_ in self.participants
            else ()
        )
        for automaton in self.machines(arrow.to, arrow.protocol):
            transitions = automaton.by_event.get(arrow.message)
            if transitions is None:
                continue
            words = self.named(automaton, shown)
            guards = tuple(holds(transition.if_, shown, sender, request) for transition in transitions)
            formers = {
                old: Instance(automaton.id, arrow.to, name)
                for transition in transitions
                for old in transition.moves.values()
                if (name := self._identifier(shown, old))
            }
            yield Effect(
                automaton,
                Instance(automaton.id, arrow.to, " ".join(filter(None, words))),
                automaton.table(arrow.message, guards),
                vague=not all(words),
                formers=formers,
            )


def _identifies(entry: ProtocolEntry, name: str) -> bool:
    record = entry.attributes.get(name)
    return record is not None and record.type == "identifier"


def meet(one: Step | None, other: Step | None) -> bool:
    """Tell whether the order of two steps may matter: for a state, for a request that needs one, for an identifier."""
    if one is None or other is None:
        return False
    return _states_meet(one, other) or any(
        _needs_meet(a, b) or _names_meet(a, b) for a, b in ((one, other), (other, one))
    )


def _states_meet(one: Step, other: Step) -> bool:
    for mine in one.effects:
        for theirs in other.effects:
            if mine.automaton is not theirs.automaton or mine.instance.participant != theirs.instance.participant:
                continue
            crowd = mine.automaton.fills(mine.table) or theirs.automaton.fills(theirs.table)
            same = mine.instance == theirs.instance or mine.vague or theirs.vague
            if (
                crowd
                or mine.formers
                or theirs.formers
                or (same and not commute(mine.table, theirs.table, mine.automaton.machine.states))
            ):
                return True
    return False


def _needs_meet(request: Step, event: Step) -> bool:
    """Tell whether an event may change the state that a request needs; its own answer comes after it anyway."""
    if not request.request or event.request or request.arrow.message in event.answers:
        return False
    return any(
        effect.instance.participant in request.about
        and any(name in effect.automaton.by_event for name in request.answered_by)
        and any(change.to != state for state, changes in effect.table.items() for change in changes)
        for effect in event.effects
    )


def _names_meet(one: Step, other: Step) -> bool:
    """Tell whether the first brings an identifier into being that the second needs."""
    needed = {name for _, name in other.chained} | ({other.subject} if other.request else set())
    return not one.request and bool(one.subject) and one.subject in needed
