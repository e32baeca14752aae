"""Two catalogues beside each other: what is new, gone or different, and what of it breaks those who relied on it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

from eventmodels.catalogue.kinds import MessageKind, PresenceWord
from eventmodels.catalogue.records.base import Record, dashed, written
from eventmodels.catalogue.records.enumerations import Enumeration, EnumerationValue
from eventmodels.catalogue.records.machines import Machine
from eventmodels.catalogue.records.protocols import Attribute, Message, Presence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from eventmodels.catalogue.catalogue import Catalogue

    Compare = Callable[[str, str, Any, Any], Iterator["Edit"]]

__all__ = ["Edit", "facts"]

Sign = Literal["added", "removed", "changed"]
GONE = "what links to it or relies on it finds it no more"
WORDING = {"summary", "occurs", "note", "notes", "say", "title", "sources", "structure"}
"""What is said about a thing, not what is known of it."""
PARTS = {
    Message: {"attributes"},
    Enumeration: {"values", "groups"},
    Machine: {"states"},
}
"""Fields whose members are compared one by one, under names of their own."""
# What programs depend on, field by field: they find messages and values by number, and read them by type.
BREAKING = {
    Message: {"kind", "number"},
    Attribute: {"type", "enumeration", "number"},
    EnumerationValue: {"number"},
}
# How much a presence rules out: a step up breaks whoever kept to the former word, a step down those who rely on it.
STRICT = {PresenceWord.UNKNOWN: 0, PresenceWord.OPTIONAL: 0, PresenceWord.MANDATORY: 1, PresenceWord.NEVER: 2}


@dataclass(frozen=True, slots=True)
class Edit:
    """One fact that is new, gone or different; `name` is whole, as in `door.EventOpened.Mood`."""

    sign: Sign
    what: str
    """message, attribute, attribute of a message, value, participant, ..."""
    name: str
    detail: str = ""
    breaking: str = ""
    """Why something that relied on it may fail; empty where nothing can."""


def facts(old: Catalogue, new: Catalogue) -> Iterator[Edit]:
    """Yield what differs in protocols, participants and state machines."""
    # The messages of a protocol that is new or gone are told one by one as well: each is a fact that somebody relied
    # on.
    protocols = dict.fromkeys((*old.protocols, *new.protocols))
    alone = old.protocols.keys() ^ new.protocols.keys()
    yield from (_whole("protocol", name, gone=name in old.protocols) for name in protocols if name in alone)
    for name in protocols:
        one, other = old.protocols.get(name), new.protocols.get(name)
        messages = (one.messages if one else {}), (other.messages if other else {})
        yield from _each("message", f"{name}.", *messages, _message)
        attributes = (one.attributes if one else {}), (other.attributes if other else {})
        yield from _each("attribute", f"{name}.", *attributes, _fields)
        enumerations = (one.enumerations if one else {}), (other.enumerations if other else {})
        yield from _each("enumeration", f"{name}.", *enumerations, _enumeration)
    yield from _each("participant", "", old.participants, new.participants, _fields)
    yield from _each("state machine", "", old.machines, new.machines, _machine)


def _each(
    what: str,
    prefix: str,
    old: Mapping[str, Record],
    new: Mapping[str, Record],
    compare: Compare,
) -> Iterator[Edit]:
    """Yield what differs between two collections, in the order of the old one, then of the new one."""
    for name in dict.fromkeys((*old, *new)):
        if name in old and name in new:
            yield from compare(what, f"{prefix}{name}", old[name], new[name])
        else:
            yield _whole(what, f"{prefix}{name}", gone=name in old)


def _whole(what: str, name: str, *, gone: bool) -> Edit:
    return Edit("removed", what, name, breaking=GONE) if gone else Edit("added", what, name)


def _fields(what: str, name: str, old: Record, new: Record) -> Iterator[Edit]:
    """Yield each field that says something else; wording does not count."""
    breaking = BREAKING.get(type(old), set())
    for field in old.defaults:
        one, other = getattr(old, field), getattr(new, field)
        if field in WORDING | PARTS.get(type(old), set()) or one == other:
            continue
        word = dashed(field)
        # Lists are told by what came and went: printed whole, an old and a new one of thirty names tell a reader
        # nothing.
        if isinstance(one, tuple) and isinstance(other, tuple):
            yield from (Edit("changed", what, name, detail) for detail in _members(word, one, other))
        elif _said(one) != _said(other):
            # Where nothing was said before, nobody can have relied on it.
            why = f"what relied on the old {word} fails" if field in breaking and one else ""
            yield Edit("changed", what, name, f"{word}: {_said(one)} -> {_said(other)}", why)


def _members(word: str, old: tuple[object, ...], new: tuple[object, ...]) -> Iterator[str]:
    """Yield what is new in a list, known in another way, or gone; their wording does not count."""
    before, now = ({_core(part): part for part in parts} for parts in (old, new))
    for core, part in now.items():
        one, other = (getattr(each, "evidence", None) for each in (before.get(core), part))
        if core not in before:
            yield f"{word}: now {_said(part)}"
        elif one != other:
            yield f"{word} {core}: evidence: {_said(one)} -> {_said(other)}"
    yield from (f"{word}: no more {_said(part)}" for core, part in before.items() if core not in now)


def _core(value: object) -> str:
    """Return what a value says in one line, without how it is known."""
    # Evidence apart: a link that is known better now is the same link with other evidence, not one gone and one new.
    if not isinstance(value, Record):
        return _said(value)
    hidden = {dashed(name) for name in WORDING} | {"evidence"}
    shown = {key: part for key, part in written(value).items() if key not in hidden}
    return _said(next(iter(shown.values())) if len(shown) == 1 else shown)


def _said(value: object) -> str:
    """Return what a value says in one line, and how it is known."""
    if value in (None, (), {}, []):
        return "not said"
    if isinstance(value, Record):
        evidence = getattr(value, "evidence", None)
        return f"{_core(value)} ({evidence})" if evidence else _core(value)
    if isinstance(value, dict):
        return ", ".join(f"{key} {_said(part)}" for key, part in value.items())
    if isinstance(value, list | tuple):
        return "/".join(_said(part) for part in value)
    return str(value)


def _message(what: str, name: str, old: Message, new: Message) -> Iterator[Edit]:
    yield from _fields(what, name, old, new)
    for attribute in dict.fromkeys((*old.attributes, *new.attributes)):
        one, other = old.attributes.get(attribute), new.attributes.get(attribute)
        yield from _carried(f"{name}.{attribute}", one, other, request=new.kind is MessageKind.REQUEST)


def _carried(name: str, old: Presence | None, new: Presence | None, *, request: bool) -> Iterator[Edit]:
    """Yield what differs in how a message carries one attribute."""
    what = "attribute of a message"
    if old is not None and new is not None:
        if old.presence != new.presence:
            words = f"presence: {old.presence} -> {new.presence}"
            yield Edit("changed", what, name, words, _stricter(old.presence, new.presence))
        # The presence was told above, with what it breaks: made equal here, so that only the rest is compared.
        rest = replace(old, presence=new.presence)
        yield from _fields(what, name, rest, new)
    elif new is not None:
        # An event that carries more breaks nobody who reads it; a request that has to carry more is refused without it.
        demanded = request and new.presence is PresenceWord.MANDATORY
        yield Edit("added", what, name, new.presence, "whoever sends the request has to add it" if demanded else "")
    elif old is not None:
        yield Edit("removed", what, name, old.presence, GONE)


def _stricter(old: PresenceWord, new: PresenceWord) -> str:
    """Return why another presence breaks something: what was left open is demanded or forbidden now, or the reverse."""
    if STRICT[new] > STRICT[old]:
        return "the rule is stricter than it was"
    return "code that counts on it must do without" if old is PresenceWord.MANDATORY else ""


def _enumeration(what: str, name: str, old: Enumeration, new: Enumeration) -> Iterator[Edit]:
    yield from _fields(what, name, old, new)
    yield from _each("value", f"{name}.", old.values, new.values, _fields)


def _machine(what: str, name: str, old: Machine, new: Machine) -> Iterator[Edit]:
    yield from _fields(what, name, old, new)
    yield from _each("state", f"{name}.", old.states, new.states, _fields)
