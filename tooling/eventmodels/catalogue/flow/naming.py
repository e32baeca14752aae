"""What a file calls things, and what the flow that it is put into calls them: participants, identifiers, values."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from eventmodels.catalogue.flow.sentences import spoken
from eventmodels.catalogue.flow.steps import Participant, Precondition, ShownValue
from eventmodels.catalogue.flow.values import is_literal, notes, value_text
from eventmodels.catalogue.kinds import MessageKind, ParticipantKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from eventmodels.catalogue.catalogue import Catalogue
    from eventmodels.catalogue.flow.steps import SubjectStates
    from eventmodels.catalogue.records import models as m

__all__ = ["Naming"]


@dataclass(frozen=True, slots=True)
class Naming:
    """The names of one file (the model's own, or a phase's), seen from the flow that its steps are put into."""

    catalogue: Catalogue
    model: m.Model
    names: Mapping[str, str]
    """This file's participants and identifiers -> those of the flow."""
    columns: Mapping[str, m.Participant] = field(default_factory=dict)
    """The flow's own participants; empty means this file's."""

    def inside(self, phase: m.Model, bind: Mapping[str, str]) -> Naming:
        """Return the names of a phase that this file uses."""
        # A phase knows its own names only. Those of the model reach it through `bind`, outermost last: what stays
        # unbound has no name in the flow, and all that shows it vanishes from the steps.
        mine = {name: self.names.get(bind.get(name, name)) for name in (*phase.participants, *phase.identifiers)}
        bound = {name: to for name, to in mine.items() if to is not None}
        return Naming(self.catalogue, phase, bound, self.columns or self.model.participants)

    def column(self, key: str) -> m.Participant | None:
        """Return a participant of the flow."""
        return (self.columns or self.model.participants).get(key)

    def participants(self, key: str) -> Iterable[Participant]:
        """Yield the lifelines of a participant of the flow: its members' if it has any."""
        column = self.column(key)
        if column is None:
            return
        record = self.catalogue.participants.get(column.is_)
        title, kind = (record.title, record.kind) if record else (column.is_, ParticipantKind.DEVICE)
        monitored = column.monitored or (record.monitored if record else "true")
        for name in column.members or (key,):
            label = name if column.members else column.label or (key if kind is ParticipantKind.DN else title)
            others = tuple(end for other in (*column.registers, *column.acts_for) for end in self.ends(other))
            yield Participant(name, label, column.is_, title, kind, monitored, column.members, others)

    def states(self, of: m.PartyStates) -> SubjectStates:
        """Return the states that an author asserts."""
        own = {name: state for name, state in of.items() if isinstance(state, str)}
        about = [(self.names.get(i, i), parties) for i, parties in of.items() if not isinstance(parties, str)]
        return tuple(
            (subject, tuple((end, state) for p, state in parties.items() for end in self.ends(p)))
            for subject, parties in (*about, *([("", own)] if own else []))
        )

    def start(self) -> Precondition:
        """Return what this file presumes, in the names of the flow."""
        return Precondition(
            self.states(self.model.starts),
            tuple(name for i in self.model.identifiers if (name := self.names.get(i))),
            tuple(end for p in self.model.participants if p in self.names for end in self.ends(p)),
        )

    def ends(self, key: str) -> tuple[str, ...]:
        """Return the lifelines a participant of this file stands for."""
        name = self.names.get(key, key)
        column = self.column(name)
        return column.members or (name,) if column else (name,)

    def said(self, step: m.MessageStep | m.ActionStep, member: str = "") -> str:
        """Return the sentence of a step in the names of the flow; `member` is the one it goes to, of several."""
        party = step.to if member else None
        return spoken(step.say or "", lambda name: member if name == party else self.called(name))

    def worded(self, title: str) -> str:
        """Return a title in the names of the flow; what is unbound keeps its own."""
        return spoken(title, lambda name: self._shortly(name) or name)

    def _shortly(self, name: str) -> str | None:
        """Return what titles call a participant or an identifier: of a single DN its key, as values show it."""
        key = self.names.get(name, "")
        kinds = [(each.id, each.kind) for each in self.participants(key)]
        return key if kinds == [(key, ParticipantKind.DN)] else self.called(name)

    def called(self, name: str) -> str | None:
        """Return what readers call a participant or an identifier of this file; None for an unbound one."""
        key = self.names.get(name)
        return " and ".join(each.label for each in self.participants(key)) if key and self.column(key) else key

    def message(self, step: m.MessageStep) -> tuple[str, MessageKind]:
        """Return the protocol in which a message is sent, and what it is there."""
        # The ends are looked up in the step's own file: a phase is checked against its own participants, and the
        # protocol must not change with the ones that a model binds to them.
        one, other = self.model.column(step.from_), self.model.column(step.to)
        if one is None or other is None:
            return "", MessageKind.EVENT
        protocol = self.catalogue.protocol_of(step.send, one.is_, other.is_)
        record = self.catalogue.message(protocol, step.message)
        request = record is not None and record.kind is MessageKind.REQUEST
        return protocol, MessageKind.REQUEST if request else MessageKind.EVENT

    def values(self, step: m.MessageStep, member: str) -> Iterable[ShownValue]:
        """Yield the values of a message in the names of the flow; `member` is the one it goes to, of several."""
        for attribute, value in step.with_.items():
            party = self.names.get(step.to, step.to) if member else ""
            words = [word if self._literal(step, attribute, word) else self._word(word) for word in value.words]
            if any(word is None for word in words):
                continue  # an identifier that its caller left unbound
            bound = [word for word in words if word is not None]
            if party and party in bound:
                bound = [member if word == party else word for word in bound]
            elif self._complex(bound):
                continue  # a party of several members drops out of the others' view
            text, note = value_text(value, bound, self._word), " ".join(notes(value))
            inner = value.optional or value
            evidence, keys = value.evidence or inner.evidence, tuple(inner.keys.items())
            yield ShownValue(attribute, text, value.kind, evidence, note, tuple(bound), keys)

    def _literal(self, step: m.MessageStep, attribute: str, word: str) -> bool:
        entry = self.catalogue.protocols.get(self.message(step)[0])
        record = entry.attributes.get(attribute) if entry else None
        return is_literal(attribute, record, word, self.model.identifiers)

    def _complex(self, words: list[str]) -> bool:
        return any((column := self.column(word)) is not None and bool(column.members) for word in words)

    def _word(self, word: str) -> str | None:
        """Return a participant or identifier as the flow calls it, any other word as it is, None for an unbound one."""
        if word in self.names:
            return self.names[word]
        return None if word in self.model.participants or word in self.model.identifiers else word
