"""What a name or a number of a log means: every match, as lines of plain text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from eventmodels.catalogue import Catalogue, Flows, nearest
from eventmodels.catalogue.conditions import condition_words
from eventmodels.catalogue.kinds import PresenceWord
from eventmodels.catalogue.records.base import other_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from eventmodels.catalogue import ProtocolEntry
    from eventmodels.catalogue.records.base import Cited
    from eventmodels.catalogue.records.protocols import Attribute, Enumeration, EnumerationValue, Message, Presence

__all__ = ["Found", "explain", "guess"]

# No more digits than 64 bits hold: nothing in the catalogue has a longer number.
NUMBER = re.compile(r"-?[0-9]{1,18}|0x[0-9A-Fa-f]{1,16}")


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that a word names: its name, what kind of thing it is, and what to print below."""

    name: str
    what: str
    lines: tuple[str, ...]


def explain(catalogue: Catalogue, flows: Flows, word: str) -> tuple[Found, ...]:
    """Return everything that `word` names: in any spelling, by number, or as `Message.Attribute`.

    Protocols come in their order, and in each messages before attributes and values.
    """
    things: list[Found] = []
    for protocol in catalogue.protocols.values():
        things += _messages(protocol, flows, word)
        things += _attributes(protocol, word)
        things += _enumerations(protocol, word)
    things += _others(catalogue, flows, word)
    return tuple(things)


def guess(catalogue: Catalogue, word: str) -> str:
    """Return the known name most like `word`, or an empty text."""
    names: list[str] = [*catalogue.participants, *catalogue.machines, *catalogue.models]
    for protocol in catalogue.protocols.values():
        names += [*protocol.messages, *protocol.attributes, *protocol.enumerations]
        names += [value for e in protocol.enumerations.values() for value in e.values]
    return nearest(word, names)


def _same(word: str, names: Iterable[str]) -> bool:
    return word.casefold() in (name.casefold() for name in names)


def _numbered(word: str, number: int | None) -> bool:
    # Base 0 reads `0x` by itself, and refuses `010`, which a log may well write for ten.
    return number is not None and bool(NUMBER.fullmatch(word)) and int(word, 0 if "x" in word else 10) == number


def _spellings(name: str, aliases: dict[str, tuple[str, ...]], *more: str | None) -> list[str]:
    return [name, *other_names(aliases), *(m for m in more if m)]


def _messages(protocol: ProtocolEntry, flows: Flows, word: str) -> Iterator[Found]:
    head, _, tail = word.partition(".")
    for name, record in protocol.messages.items():
        spellings = _spellings(name, record.aliases)
        if _same(word, spellings) or _numbered(word, record.number):
            yield Found(name, _message_title(protocol, record), tuple(_message_lines(protocol, flows, name, record)))
        elif tail and _same(head, spellings):
            for attribute, presence in record.attributes.items():
                carried = protocol.attributes.get(attribute)
                if carried and _same(tail, _spellings(attribute, carried.aliases, carried.log_name)):
                    yield _carried(protocol, name, attribute, carried, presence)


def _message_title(protocol: ProtocolEntry, record: Message) -> str:
    number = "" if record.number is None else f" {record.number}"
    return f"{protocol.record.title} {record.kind}{number}"


def _message_lines(protocol: ProtocolEntry, flows: Flows, name: str, record: Message) -> Iterator[str]:
    """Yield what is said of a message: when it occurs, what it carries, what answers it, which models show it."""
    yield record.summary
    if record.occurs:
        yield f"Occurs: {record.occurs}"
    for word, title in (("mandatory", "Mandatory"), ("optional", "Optional"), ("unknown", "Also seen")):
        names = [a for a, p in record.attributes.items() if p.presence == word]
        if names:
            yield f"{title}: {', '.join(names)}"
    if record.refuses == "all":
        yield "Refuses: any request"
    # Events that refuse any request would stand at every request; they say it themselves, in the line above.
    replies = [r for r in protocol.responses if name in (r.event, r.request) and r.link is not None]
    for relation in ("answers", "follows", "refuses"):
        events = [r.event for r in replies if r.relation == relation and r.request == name]
        requests = [r.request for r in replies if r.relation == relation and r.event == name]
        passive = {"answers": "Answered by", "follows": "Followed by", "refuses": "Refused by"}[relation]
        if events:
            yield f"{passive}: {', '.join(events)}"
        if requests:
            yield f"{relation.capitalize()}: {', '.join(requests)}"
    models = flows.senders.get(protocol.id, {}).get(name, ())
    if models:
        yield f"Models: {', '.join(models)}"
    yield from _evidence(record)


def _evidence(*records: Cited) -> tuple[str, ...]:
    """Return the line that says how a thing is known: the word of the first record that has one, innermost first."""
    evidence = next((record.evidence for record in records if record.evidence), None)
    return (f"Evidence: {evidence}",) if evidence else ()


def _carried(protocol: ProtocolEntry, message: str, name: str, attribute: Attribute, presence: Presence) -> Found:
    lines = [attribute.summary, f"Type: {_type(attribute)}"]
    lines += [f"{words[:1].upper()}{words[1:]}" for words in condition_words(presence)]
    if presence.note:
        lines.append(presence.note)
    lines += _evidence(presence, protocol.messages[message])
    word = "seen, presence not documented" if presence.presence == "unknown" else str(presence.presence)
    return Found(f"{message}.{name}", f"{protocol.record.title} attribute of a message, {word}", tuple(lines))


def _type(attribute: Attribute) -> str:
    return f"{attribute.type} {attribute.enumeration}" if attribute.enumeration else attribute.type


def _attributes(protocol: ProtocolEntry, word: str) -> Iterator[Found]:
    for name, record in protocol.attributes.items():
        if _same(word, _spellings(name, record.aliases, record.log_name)) or _numbered(word, record.number):
            number = "" if record.number is None else f" {record.number}"
            lines = [record.summary, f"Type: {_type(record)}"]
            for presence, title in (
                (PresenceWord.MANDATORY, "Mandatory in"),
                (PresenceWord.OPTIONAL, "Optional in"),
                (PresenceWord.UNKNOWN, "Also seen in"),
            ):
                names = protocol.carriers(name, presence)
                if names:
                    lines.append(f"{title}: {', '.join(names)}")
            lines += _evidence(record)
            yield Found(name, f"{protocol.record.title} attribute{number}", tuple(lines))


def _enumerations(protocol: ProtocolEntry, word: str) -> Iterator[Found]:
    for name, record in protocol.enumerations.items():
        if _same(word, _spellings(name, record.aliases)):
            shown = [_listed(key, value) for key, value in record.values.items()]
            more = [f"and {len(shown) - 40} more"] if len(shown) > 40 else []  # noqa: PLR2004 - a screenful
            lines = (record.summary, *shown[:40], *more, *_evidence(record))
            yield Found(name, f"{protocol.record.title} enumeration", lines)
        for key, value in record.values.items():
            if _same(word, _spellings(key, value.aliases, *value.printed)) or _numbered(word, value.number):
                yield Found(
                    key,
                    f"{protocol.record.title} value {value.number_text} of {name}".replace("  ", " "),
                    _value_lines(record, value),
                )


def _listed(key: str, value: EnumerationValue) -> str:
    head = f"{value.number_text} {key}".strip()
    return f"{head}: {value.summary}" if value.summary else head


def _value_lines(record: Enumeration, value: EnumerationValue) -> tuple[str, ...]:
    said = (value.summary, value.note, f"Of: {record.summary}", *_evidence(value, record))
    return tuple(line for line in said if line)


def _others(catalogue: Catalogue, flows: Flows, word: str) -> Iterator[Found]:
    """Yield the participants, state machines, states and models that a word names by id, title or code."""
    for name, participant in catalogue.participants.items():
        if _same(word, (name, participant.title)):
            spoken = ", ".join(f"{p} as {' and '.join(roles)}" for p, roles in catalogue.speaks(name).items())
            speaks = (f"Speaks: {spoken}",) if spoken else ()
            yield Found(name, "participant", (participant.summary, *speaks, *_evidence(participant)))
    for name, machine in catalogue.machines.items():
        if _same(word, (name, machine.title)):
            titles = tuple(state.title for state in machine.states.values())
            yield Found(name, "state machine", (*titles, *_evidence(machine)))
        for key, state in machine.states.items():
            if _same(word, (key, state.title, *state.code)):
                entering = dict.fromkeys(t.event for t in machine.transitions if t.to == key)
                reached = f"Reached by: {', '.join(entering)}" if entering else ""
                lines = (state.summary or "", reached, *_evidence(state, machine))
                yield Found(state.title, f"state of {machine.title}", tuple(line for line in lines if line))
    for name, entry in catalogue.models.items():
        if _same(word, (name, entry.record.title, *entry.record.aliases)):
            flow = flows.all.get(name)  # none where phases use each other without end
            shown = (f"{sum(1 for _ in flow.messages())} messages; draw {name} shows them",) if flow else ()
            yield Found(name, f"{entry.record.kind}, {entry.record.evidence}", (entry.record.title, *shown))
