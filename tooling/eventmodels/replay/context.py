"""What the rules ask about one flow, and the book in which they write what they find."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eventmodels.catalogue.flow import MessageStep, leaves
from eventmodels.catalogue.kinds import MessageKind, ParticipantKind, ValueKind
from eventmodels.catalogue.problems import Severity
from eventmodels.replay.automata import Instance
from eventmodels.replay.effects import MessageEffect, StateEffect
from eventmodels.replay.finding import Finding
from eventmodels.replay.guards import both, holds

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from eventmodels.catalogue import Catalogue, ProtocolEntry
    from eventmodels.catalogue.flow import Flow, Item, ShownValue
    from eventmodels.catalogue.problems import Span
    from eventmodels.replay.automata import Automaton
    from eventmodels.replay.world import World

__all__ = ["Context"]


class Context:
    """One flow among its catalogue and machines: makes its messages ready, and keeps the findings."""

    def __init__(self, catalogue: Catalogue, automata: Mapping[str, tuple[Automaton, ...]], flow: Flow) -> None:
        """Take kind of participant -> the machines that hold for it, and index the flow by id."""
        self.catalogue = catalogue
        self.flow = flow
        self.participants = {participant.id: participant for participant in flow.participants}
        self.identifiers = dict(flow.identifiers)
        self.findings: dict[tuple[str, str, str], Finding] = {}
        """(code, step, message) -> the finding, in the order in which they were reported."""
        self._automata = automata
        self._machines: dict[tuple[str, str], tuple[Automaton, ...]] = {}
        self._keys: dict[str, tuple[str, ...]] = {}
        self._effects: dict[int, MessageEffect | None] = {}

    def report(
        self,
        code: str,
        message: str,
        at: MessageStep | Span | None,
        world: World | None = None,
        expected: str = "",
        *,
        attribute: str = "",
        severity: Severity = Severity.ERROR,
    ) -> None:
        """Keep a finding, once for every step and message; without a world it does not matter what came before."""
        step, span = (at.id, at.span) if isinstance(at, MessageStep) else ("", at)
        # Courses come to one step in many worlds: the first tells enough.
        if (code, step, message) not in self.findings:
            trail = tuple(world.trail or ())[::-1] if world else ()
            found = Finding(code, message, span, expected, step, attribute, trail, severity)
            self.findings[code, step, message] = found

    # Machines

    def kind(self, participant: str) -> str:
        """Return what a participant is, as the catalogue calls it; empty for one that the flow does not have."""
        return self.participants[participant].is_ if participant in self.participants else ""

    def machines(self, participant: str) -> tuple[Automaton, ...]:
        """Return the machines that hold for a participant."""
        return self._automata.get(self.kind(participant), ())

    def foreign(self, protocol: str, event: str, participant: str) -> tuple[str, ...]:
        """Return the kinds of devices that an event is for, where machines tell that a participant is none of them.

        Empty where a machine of the participant knows the event, or where none follows the participant or the event.
        """
        own = self.machines_in(protocol, participant)
        if not own or any(automaton.knows(event) for automaton in own):
            return ()
        return tuple(
            kind
            for kind, automata in self._automata.items()
            if self.catalogue.participants[kind].kind is ParticipantKind.DN
            and any(automaton.machine.protocol == protocol and automaton.knows(event) for automaton in automata)
        )

    def machines_in(self, protocol: str, participant: str) -> tuple[Automaton, ...]:
        """Return the machines that hold for a participant in a protocol."""
        if (protocol, participant) not in self._machines:
            found = tuple(a for a in self.machines(participant) if a.machine.protocol == protocol)
            self._machines[protocol, participant] = found
        return self._machines[protocol, participant]

    def keys(self, automaton: Automaton) -> tuple[str, ...]:
        """Return the identifiers among what tells the instances of a machine apart."""
        if automaton.id not in self._keys:
            entry = self.catalogue.protocols.get(automaton.machine.protocol)
            names = automaton.machine.instance if entry else ()
            self._keys[automaton.id] = tuple(name for name in names if entry and _identifies(entry, name))
        return self._keys[automaton.id]

    def identify(self, automaton: Automaton, values: Mapping[str, ShownValue]) -> tuple[str, ...]:
        """Return the identifiers that tell which instance of a machine is meant, an empty one where it is not shown."""
        return tuple(self._identifier(values, name) for name in self.keys(automaton))

    def _identifier(self, values: Mapping[str, ShownValue], attribute: str) -> str:
        """Return the identifier that an attribute holds, or nothing where it holds none for certain."""
        value = values.get(attribute)
        # One that may be left out names the same thing where it is there; of several possible ones none is certain.
        if value is None or value.kind not in {ValueKind.VALUE, ValueKind.OPTIONAL} or len(value.words) != 1:
            return ""
        return value.words[0] if value.words[0] in self.identifiers else ""

    def party(self, effect: MessageEffect, attribute: str, *, dialled: bool = False) -> str:
        """Return the participant that an attribute names where it is there; `dialled`: or by the number dialled."""
        value = effect.values.get(attribute)
        kinds = (ValueKind.VALUE, ValueKind.OPTIONAL, *((ValueKind.DIALLED,) if dialled else ()))
        word = value.words[0] if value and value.kind in kinds and len(value.words) == 1 else ""
        return word if word in self.participants else ""

    def followed(self, participant: str, protocol: str) -> bool:
        """Tell whether all that happens to a subject at a device is heard: it is monitored, and machines follow it."""
        known = self.participants.get(participant)
        machines = self.machines_in(protocol, participant)
        return (
            known is not None
            and known.kind is ParticipantKind.DN
            and known.monitored == "true"
            and any(automaton.lasting and self.keys(automaton) for automaton in machines)
        )

    # Messages

    def effects_in(self, item: Item) -> Iterator[MessageEffect]:
        """Yield the messages of an item and inside it, made ready."""
        steps = (leaf for leaf, _ in leaves((item,)) if isinstance(leaf, MessageStep))
        yield from filter(None, map(self.effect, steps))

    def effect(self, step: MessageStep) -> MessageEffect | None:
        """Return a message made ready, the same each time; None where it is not known, which other checks report."""
        # By identity: steps live as long as their flow, and comparing all their values would cost more than it saves.
        if id(step) not in self._effects:
            self._effects[id(step)] = self._ready(step)
        return self._effects[id(step)]

    def _ready(self, step: MessageStep) -> MessageEffect | None:
        entry = self.catalogue.protocols.get(step.protocol)
        record = entry.messages.get(step.message) if entry else None
        if entry is None or record is None:
            return None
        values = {value.attribute: value for value in step.values}
        request = record.kind is MessageKind.REQUEST
        return MessageEffect(
            step,
            request=request,
            state_effects=() if request else tuple(self._state_effects(step, values)),
            subject=self._identifier(values, entry.record.subject or ""),
            chained=tuple(self._chained(entry, values)),
            reference=self._identifier(values, entry.record.reply.by) if entry.record.reply else "",
            answers=frozenset(reply.request for reply in entry.answers.get(step.message, ())),
            refuses=record.refuses == "all" or frozenset(link.request for link in record.refuses),
            only_answers=record.solicited == "response",
            answered_by=entry.awaited.get(step.message, ()) if request else (),
            about=self._about(step, entry, values) if request else (),
            partners=frozenset({step.to, *self._partners(step.to)}),
            values=values,
        )

    def _about(self, step: MessageStep, entry: ProtocolEntry, values: Mapping[str, ShownValue]) -> tuple[str, ...]:
        """Return the party that a request names, else its sender and all it speaks for."""
        value = values.get(entry.record.roles.receiver) if entry.record.roles else None
        if value is not None and value.kind is ValueKind.VALUE and value.words[0] in self.participants:
            return value.words[:1]
        participant = self.participants.get(step.from_)
        return (step.from_, *(participant.speaks_for if participant else ()))

    def _partners(self, participant: str) -> Iterator[str]:
        if participant in self.participants:
            yield from (*self.participants[participant].speaks_for, *self.participants[participant].members)
        yield from self.flow.listeners(participant)

    def _chained(self, entry: ProtocolEntry, values: Mapping[str, ShownValue]) -> Iterator[tuple[str, str]]:
        for chain in entry.record.chains:
            name = self._identifier(values, chain.from_) if chain.to == entry.record.subject else ""
            if name:
                yield chain.from_, name

    def effects_of_answer(self, effect: MessageEffect, request: MessageEffect) -> tuple[StateEffect, ...]:
        """Return what an event does that answers a request; what it cannot carry itself, the request tells."""
        carried = self.catalogue.protocols[effect.step.protocol].messages[effect.step.message].attributes
        asked = {name: value for name, value in request.values.items() if name not in carried}
        return tuple(self._state_effects(effect.step, {**asked, **effect.values}, request.step.message))

    def _state_effects(
        self, step: MessageStep, values: Mapping[str, ShownValue], request: str = ""
    ) -> Iterator[StateEffect]:
        kind = self.kind(step.from_)
        sender = tuple(self.catalogue.lineage(kind)) if kind else ()
        for automaton in self.machines_in(step.protocol, step.to):
            transitions = automaton.by_event.get(step.message)
            if transitions is None:
                continue
            words = self.identify(automaton, values)
            # Every guard by itself, without a state: which transition is taken is for the table to tell.
            guards = tuple(
                both(holds(row.if_, values, sender, request), bool(row.unless) and holds(row.unless, values, sender))
                for row in transitions
            )
            formers = {
                old: Instance(automaton.id, step.to, name)
                for transition in transitions
                for old in transition.moves.values()
                if (name := self._identifier(values, old))
            }
            yield StateEffect(
                automaton,
                Instance(automaton.id, step.to, " ".join(filter(None, words))),
                automaton.table(step.message, guards),
                vague=not all(words),
                formers=formers,
                kinds=self.identifiers,
            )


def _identifies(entry: ProtocolEntry, name: str) -> bool:
    record = entry.attributes.get(name)
    return record is not None and record.type == "identifier"
