"""What a name or a number of a log means: every match, with what is known of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eventmodels.catalogue import Catalogue, Flows, nearest
from eventmodels.catalogue.conditions import condition_words
from eventmodels.catalogue.kinds import PresenceWord
from eventmodels.catalogue.records.base import other_names
from eventmodels.catalogue.records.keys import key_named
from eventmodels.search.found import Fact, Found
from eventmodels.search.names import all_names
from eventmodels.search.words import number_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from eventmodels.catalogue import ProtocolEntry
    from eventmodels.catalogue.records.base import Cited
    from eventmodels.catalogue.records.enumerations import Cause, Enumeration, EnumerationValue
    from eventmodels.catalogue.records.keys import Key, KeyUse
    from eventmodels.catalogue.records.machines import Machine
    from eventmodels.catalogue.records.protocols import Attribute, Message, Presence

__all__ = ["explain", "guess"]


def explain(catalogue: Catalogue, flows: Flows, word: str) -> tuple[Found, ...]:
    """Return everything that `word` names: in any spelling, by number, or as `Message.Attribute`.

    Protocols come in their order, and in each messages before attributes and values.
    """
    things: list[Found] = []
    for protocol in catalogue.protocols.values():
        things += _messages(protocol, flows, word)
        things += _attributes(protocol, word)
        things += _enumerations(protocol, word)
    things += _keys(catalogue, word)
    things += _others(catalogue, flows, word)
    return tuple(things)


def guess(catalogue: Catalogue, word: str) -> str:
    """Return the known name most like `word`, or an empty text."""
    return nearest(word, all_names(catalogue))


def _same(word: str, names: Iterable[str]) -> bool:
    return word.casefold() in (name.casefold() for name in names)


def _numbered(word: str, number: int | None) -> bool:
    return number is not None and number_of(word) == str(number)


def _spellings(name: str, aliases: dict[str, tuple[str, ...]], *more: str | None) -> list[str]:
    return [name, *other_names(aliases), *(m for m in more if m)]


def _messages(protocol: ProtocolEntry, flows: Flows, word: str) -> Iterator[Found]:
    head, _, tail = word.partition(".")
    for name, record in protocol.messages.items():
        spellings = _spellings(name, record.aliases)
        if _same(word, spellings) or _numbered(word, record.number):
            facts = tuple(_message_facts(protocol, flows, name, record))
            yield Found(name, "message", _message_title(protocol, record), facts)
        elif tail and _same(head, spellings):
            for attribute, presence in record.attributes.items():
                carried = protocol.attributes.get(attribute)
                if carried and _same(tail, _spellings(attribute, carried.aliases, carried.log_name)):
                    yield _carried(protocol, name, attribute, carried, presence)


def _message_title(protocol: ProtocolEntry, record: Message) -> str:
    number = "" if record.number is None else f" {record.number}"
    return f"{protocol.record.title} {record.kind}{number}"


def _message_facts(protocol: ProtocolEntry, flows: Flows, name: str, record: Message) -> Iterator[Fact]:
    """Yield what is said of a message: when it occurs, what it carries, what answers it, which models show it."""
    yield Fact.sentence(record.summary)
    yield from _when(record)
    for word, title in (("mandatory", "Mandatory"), ("optional", "Optional"), ("unknown", "Also seen")):
        names = tuple(a for a, p in record.attributes.items() if p.presence == word)
        if names:
            yield Fact(title, names)
    if record.refuses == "all":
        yield Fact("Refuses", ("any request",))
    # Events that refuse any request would stand at every request; they say it themselves, in the line above.
    replies = [r for r in protocol.responses if name in (r.event, r.request) and r.link is not None]
    for relation in ("answers", "follows", "refuses"):
        events = tuple(r.event for r in replies if r.relation == relation and r.request == name)
        requests = tuple(r.request for r in replies if r.relation == relation and r.event == name)
        passive = {"answers": "Answered by", "follows": "Followed by", "refuses": "Refused by"}[relation]
        if events:
            yield Fact(passive, events)
        if requests:
            yield Fact(relation.capitalize(), requests)
    models = flows.senders.get(protocol.id, {}).get(name, ())
    if models:
        yield Fact("Models", models)
    yield from _evidence(record)


def _when(record: Message) -> Iterator[Fact]:
    """Yield when a message occurs, what it means for whoever gets it, and why it may not come."""
    if record.occurs:
        yield Fact("Occurs", (record.occurs,))
    for title, advice in (("Tells", record.tells), ("May not come", record.absent_when)):
        if advice:
            yield Fact(title, (advice.text,))


def _evidence(*records: Cited) -> tuple[Fact, ...]:
    """Return how a thing is known: the word of the first record that has one, innermost first."""
    evidence = next((record.evidence for record in records if record.evidence), None)
    return (Fact("Evidence", (str(evidence),)),) if evidence else ()


def _carried(protocol: ProtocolEntry, message: str, name: str, attribute: Attribute, presence: Presence) -> Found:
    facts = [Fact.sentence(attribute.summary), Fact("Type", (_type(attribute),))]
    facts += [Fact.sentence(f"{words[:1].upper()}{words[1:]}") for words in condition_words(presence)]
    if presence.note:
        facts.append(Fact.sentence(presence.note))
    facts += _evidence(presence, protocol.messages[message])
    word = "seen, presence not documented" if presence.presence == "unknown" else str(presence.presence)
    what = f"{protocol.record.title} attribute of a message, {word}"
    return Found(f"{message}.{name}", "attribute", what, tuple(facts))


def _type(attribute: Attribute) -> str:
    return f"{attribute.type} {attribute.enumeration}" if attribute.enumeration else attribute.type


def _attributes(protocol: ProtocolEntry, word: str) -> Iterator[Found]:
    for name, record in protocol.attributes.items():
        if _same(word, _spellings(name, record.aliases, record.log_name)) or _numbered(word, record.number):
            number = "" if record.number is None else f" {record.number}"
            facts = [Fact.sentence(record.summary), Fact("Type", (_type(record),))]
            for presence, title in (
                (PresenceWord.MANDATORY, "Mandatory in"),
                (PresenceWord.OPTIONAL, "Optional in"),
                (PresenceWord.UNKNOWN, "Also seen in"),
            ):
                names = protocol.carriers(name, presence)
                if names:
                    facts.append(Fact(title, names))
            facts += _evidence(record)
            yield Found(name, "attribute", f"{protocol.record.title} attribute{number}", tuple(facts))


def _enumerations(protocol: ProtocolEntry, word: str) -> Iterator[Found]:
    for name, record in protocol.enumerations.items():
        if _same(word, _spellings(name, record.aliases)):
            values = Fact("Values", tuple(_row(key, value) for key, value in record.values.items()), rows=True)
            facts = (Fact.sentence(record.summary), values, *_evidence(record))
            yield Found(name, "enumeration", f"{protocol.record.title} enumeration", facts)
        for key, value in record.values.items():
            if _same(word, _spellings(key, value.aliases, *value.printed)) or _numbered(word, value.number):
                what = f"{protocol.record.title} value {value.number_text} of {name}".replace("  ", " ")
                yield Found(key, "value", what, _value_facts(record, value))


def _row(key: str, value: EnumerationValue) -> str:
    head = f"{value.number_text} {key}".strip()
    return f"{head}: {value.summary}" if value.summary else head


def _value_facts(record: Enumeration, value: EnumerationValue) -> tuple[Fact, ...]:
    said = tuple(Fact.sentence(text) for text in (value.summary, value.note) if text)
    causes = tuple(_cause(cause) for cause in value.causes)
    because = (Fact("Causes", causes, rows=True),) if causes else ()
    return (*said, *because, Fact("Of", (record.summary,)), *_evidence(value, record))


def _cause(cause: Cause) -> str:
    """Return what a value refuses, why, what helps, and how that is known."""
    where = ", ".join(cause.on) + (f" ({cause.servers.rstrip('.')})" if cause.servers else "")
    known = f"({cause.evidence})" if cause.evidence else ""
    head = f"{where.strip()}:" if where else ""
    return " ".join(part for part in (head, cause.cause, cause.remedy, known) if part)


def _keys(catalogue: Catalogue, word: str) -> Iterator[Found]:
    # A key with a part that varies is named by what a log shows as well: the brackets are ours.
    names = {name.casefold(): name for name in catalogue.keys}
    name = names.get(key_named(names, word.casefold()))
    if name:
        yield Found(name, "key", "key of key-value lists", tuple(_key_facts(catalogue, catalogue.keys[name])))


def _key_facts(catalogue: Catalogue, record: Key) -> Iterator[Fact]:
    yield Fact.sentence(record.summary)
    yield Fact("Type", (record.type.replace("-", " "),))
    if record.values:
        yield Fact("Values", tuple(f"{value}: {meaning}" for value, meaning in record.values.items()), rows=True)
    yield Fact("Stands in", tuple(_use(catalogue, use) for use in record.uses), rows=True)
    yield from _evidence(record)


def _use(catalogue: Catalogue, use: KeyUse) -> str:
    """Return in which list a key stands, on which messages, who puts it there, when, of which servers this is known."""
    setters = " or ".join(catalogue.participants[name].title for name in use.set_by)
    parts = [
        f"in {use.attribute} of {catalogue.protocols[use.protocol].record.title}",
        *([f"on {', '.join(use.on)}"] if use.on else []),
        *([f"set by {setters}"] if setters else []),
        *(words.rstrip(".") for words in (use.when, use.servers) if words),
    ]
    return "; ".join(parts)


def _others(catalogue: Catalogue, flows: Flows, word: str) -> Iterator[Found]:
    """Yield the participants, state machines, states and models that a word names by id, title or code."""
    for name, participant in catalogue.participants.items():
        if _same(word, (name, participant.title)):
            spoken = tuple(f"{p} as {' and '.join(roles)}" for p, roles in catalogue.speaks(name).items())
            speaks = (Fact("Speaks", spoken),) if spoken else ()
            facts = (Fact.sentence(participant.summary), *speaks, *_evidence(participant))
            yield Found(name, "participant", "participant", facts)
    for name, machine in catalogue.machines.items():
        if _same(word, (name, machine.title)):
            titles = Fact("States", tuple(state.title for state in machine.states.values()), rows=True)
            yield Found(name, "state machine", "state machine", (titles, *_evidence(machine)))
        yield from _states(name, machine, word)
    for name, entry in catalogue.models.items():
        if _same(word, (name, entry.record.title, *entry.record.aliases)):
            flow = flows.all.get(name)  # none where phases use each other without end
            shown = f"{sum(1 for _ in flow.messages())} messages; draw {name} shows them" if flow else ""
            said = tuple(Fact.sentence(text) for text in (entry.record.title, shown) if text)
            yield Found(name, "model", f"{entry.record.kind}, {entry.record.evidence}", said)


def _states(name: str, machine: Machine, word: str) -> Iterator[Found]:
    for key, state in machine.states.items():
        if _same(word, (key, f"{name}.{key}", state.title, *state.code)):
            entering = tuple(dict.fromkeys(t.event for t in machine.transitions if t.to == key))
            summary = (Fact.sentence(state.summary),) if state.summary else ()
            reached = (Fact("Reached by", entering),) if entering else ()
            facts = (*summary, *reached, *_evidence(state, machine))
            yield Found(state.title, "state", f"state of {machine.title}", facts)
