"""Every value that a step shows belongs to an attribute of its message, and fits that attribute's type."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from eventmodels.catalogue.kinds import PresenceWord, ValueKind
from eventmodels.catalogue.problems import Problem, nearest
from eventmodels.catalogue.records import models as m
from eventmodels.catalogue.records.keys import key_named
from eventmodels.catalogue.records.places import places
from eventmodels.checks import names
from eventmodels.checks.models.sends import message_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eventmodels.catalogue.catalogue import Catalogue, ProtocolEntry
    from eventmodels.catalogue.problems import Span
    from eventmodels.catalogue.records.protocols import Attribute, Message
    from eventmodels.catalogue.records.values import ShownValue

__all__ = ["values_fit"]

KINDS = {
    "dialled": ("dn",),
    "keys": ("key-values",),
    "members": ("structure", "list"),
    "flags": ("enumeration",),
}
"""Kind of value -> the only types of attribute it fits; kinds that are not here fit all of them."""


def values_fit(catalogue: Catalogue, model: m.Model) -> Iterator[Problem]:
    """Demand that each value a step of a model's file shows is carried by its message and fits its attribute.

    Steps whose message is not certain are skipped: `sends_allowed` reports those. Each problem names step and
    attribute, by which a model may allow it.
    """
    for place in places(model):
        step = place.step
        if not isinstance(step, m.MessageStep):
            continue
        sent = message_of(catalogue, model, step)
        if sent is None:
            continue
        entry = catalogue.protocols[sent[0]]
        for name, value in step.with_.items():
            shown = _Shown(catalogue, entry, model, step, ("with", name))
            for problem in (*shown.carried(sent[1], name, value), *shown.fits(name, value)):
                yield replace(problem, step=place.address, attribute=name)


@dataclass(frozen=True, slots=True)
class _Shown:
    """One value that a step shows, and the path in the step at which it is written."""

    catalogue: Catalogue
    entry: ProtocolEntry
    model: m.Model
    step: m.MessageStep
    path: tuple[str, ...]

    def carried(self, message: Message, name: str, value: ShownValue) -> Iterator[Problem]:
        """Demand that the message carries the attribute."""
        span = self.step.key(*self.path)
        if name not in self.entry.attributes:
            yield from names.attributes(self.catalogue, self.entry).demand(name, span)
            return
        presence = message.attributes.get(name)
        called = self.step.message
        # A message whose own table names unknown attributes has a typing mistake there. It is reported there, and would
        # be reported again by each step that spells the attribute right.
        unsure = any(other not in self.entry.attributes for other in message.attributes)
        if unsure or self.entry.id in self.catalogue.unread_protocols:
            return
        if value.absent:
            if presence and presence.presence is PresenceWord.MANDATORY and not presence.absent_when:
                text = f"{called} always carries {name}, and here it is absent"
                yield Problem("mandatory-absent", text, span, f"a value of {name}, or nothing said of it")
        elif presence is None:
            text, guess = f"{called} does not carry {name}", nearest(name, message.attributes)
            yield Problem("attribute-not-carried", text, span, "an attribute of its table", guess)
        elif presence.presence is PresenceWord.NEVER:
            text = f"{called} never carries {name}"
            yield Problem("attribute-not-carried", text, span, f"no {name}, or {{absent: true}}")

    def fits(self, name: str, value: ShownValue) -> Iterator[Problem]:
        """Demand that the value fits the attribute's type."""
        attribute = self.entry.attributes.get(name)
        if value.optional is not None:
            yield from self._inside("optional").fits(name, value.optional)
        elif attribute is not None and attribute.type != "unknown":
            # Of a kind that does not fit nothing is said but that: its words cannot be right.
            unfit = tuple(self._kind(name, attribute, value))
            yield from unfit or self._words(name, attribute, value)
            yield from () if unfit else self._keys(name, value)
            for member, inner in value.members.items():
                yield from self._member(name, attribute, member, inner)

    def _inside(self, *parts: str) -> _Shown:
        return _Shown(self.catalogue, self.entry, self.model, self.step, (*self.path, *parts))

    def _kind(self, name: str, attribute: Attribute, value: ShownValue) -> Iterator[Problem]:
        fitting = KINDS.get(value.kind)
        if fitting and attribute.type not in fitting:
            text = f"{value.kind.value!r} for {name}, whose type is {attribute.type}"
            yield Problem(
                "value-kind",
                text,
                self.step.at(*self.path),
                f"{value.kind.value!r} only for {' or '.join(fitting)}",
            )
        elif value.kind is ValueKind.FLAGS:
            vocabulary = self.entry.enumeration_of(name)
            if vocabulary and not (vocabulary.flags or vocabulary.mask):
                text = f"the values of {attribute.enumeration} do not add up"
                yield Problem("value-kind", text, self.step.at(*self.path), "one of them")

    def _words(self, name: str, attribute: Attribute, value: ShownValue) -> Iterator[Problem]:
        if value.kind not in ("value", "dialled", "any", "flags"):
            return
        for position, word in enumerate(value.words):
            span = self.step.at(*self.path, value.kind, position)
            # An identifier of the model fits any type of attribute ("as requested"), as long as its kind is that of the
            # attribute; a name that is also a participant is reported by itself.
            if word in self.model.identifiers and word not in self.model.participants:
                yield from self._identifier(name, word, span)
            else:
                yield from self._word(name, attribute, word, span)

    def _word(self, name: str, attribute: Attribute, word: str, span: Span) -> Iterator[Problem]:
        if attribute.type == "dn":
            yield from names.parties(self.model).demand(word, span)
        elif attribute.type == "identifier":
            yield from names.identifiers(self.model).demand(word, span)
        elif attribute.type == "enumeration":
            vocabulary = names.values(self.catalogue, self.entry, name)
            yield from vocabulary.demand(word, span) if vocabulary else ()
        elif attribute.type == "integer" and not re.fullmatch(r"-?\d+|0x[0-9A-Fa-f]+", word):
            text = f"{word!r} for {name}, whose type is integer"
            yield Problem("unfit-value", text, span, "a whole number or an identifier of this model")

    def _identifier(self, name: str, word: str, span: Span) -> Iterator[Problem]:
        kinds = identifier_kinds(self.entry, self.model.identifiers[word])
        if kinds and identifier_kind(self.entry, name) not in kinds:
            wanted, given = identifier_kind(self.entry, name), self.model.identifiers[word].is_
            text = f"{word!r} is a {given}, and {name} holds a {wanted}"
            fitting = [n for n, i in self.model.identifiers.items() if n != word and _fits(self.entry, name, i)]
            yield Problem("wrong-identifier", text, span, f"one of {', '.join(fitting)}" if fitting else "")

    def _keys(self, name: str, value: ShownValue) -> Iterator[Problem]:
        """Demand an entry for each key, where there are entries for keys of this list at all."""
        if not value.keys:
            return
        known = self.catalogue.keys_in(self.entry.id, name)
        if not known or "keys" in self.catalogue.incomplete:
            return
        for key in value.keys:
            if not key_named(known, key):
                text = f"no key of {name} is called {key!r}"
                span, expected = self.step.key(*self.path, "keys", key), "one that keys/ describes, or an entry there"
                yield Problem("key-not-listed", text, span, expected, nearest(key, known))

    def _member(self, name: str, attribute: Attribute, member: str, inner: ShownValue) -> Iterator[Problem]:
        if attribute.members and member not in attribute.members:
            whole = self.entry.id not in self.catalogue.unread_protocols
            members = names.Names("unknown-attribute", f"member of {name}", attribute.members, whole)
            yield from members.demand(member, self.step.key(*self.path, "members", member))
        else:
            yield from self._inside("members", member).fits(member, inner)


def _fits(entry: ProtocolEntry, name: str, identifier: m.Identifier) -> bool:
    return identifier_kind(entry, name) in identifier_kinds(entry, identifier)


def identifier_kind(entry: ProtocolEntry, attribute: str) -> str:
    """Return the attribute at the end of the `of` chain, which stands for the kind of identifier that one holds."""
    seen: list[str] = []
    while attribute not in seen:
        seen.append(attribute)
        record = entry.attributes.get(attribute)
        if record is None or record.of is None:
            return attribute
        attribute = record.of
    # A circle, which is reported as such: all in it are one kind, whichever of them the chain began at.
    return min(seen)


def identifier_kinds(entry: ProtocolEntry, identifier: m.Identifier) -> set[str]:
    """Return the kinds an identifier is in a protocol; none where all its names are of other protocols."""
    mine = [identifier.is_] if identifier.is_ in entry.attributes else []
    mine += [name.rpartition(".")[2] for name in identifier.also if name.rpartition(".")[0] in ("", entry.id)]
    return {identifier_kind(entry, name) for name in mine}
