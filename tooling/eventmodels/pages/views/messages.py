"""Pages of messages: what it is, when it comes, what it carries, what it answers, which models use it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from eventmodels.catalogue.addresses import NamedAddress
from eventmodels.catalogue.conditions import condition_words, guard_words
from eventmodels.catalogue.kinds import MessageKind, PresenceWord
from eventmodels.catalogue.records.machines import ANY
from eventmodels.pages.page import Heading, Page, PageKind
from eventmodels.pages.views.dialogues import equivalences

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from eventmodels.catalogue import ProtocolEntry, Response, Use
    from eventmodels.catalogue.addresses import Addresses
    from eventmodels.catalogue.records.protocols import Attribute, Message
    from eventmodels.pages.reference import Reference

__all__ = ["Aliases", "MessageView", "aliases", "message_pages"]

MESSAGE = PageKind("message", "Event")

ORDER = {PresenceWord.MANDATORY: 0, PresenceWord.OPTIONAL: 1, PresenceWord.UNKNOWN: 2, PresenceWord.NEVER: 3}
KINDS = {MessageKind.REQUEST: "Request", MessageKind.EVENT: "Event", MessageKind.RESERVED: "Reserved"}
Aliases = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """An attribute of a message."""

    name: str
    address: str
    presence: str
    type: str
    values: NamedAddress | None
    conditions: tuple[str, ...]
    summary: str
    note: str
    evidence: str
    keys: tuple[NamedAddress, ...]
    """Those of a key-value list that are known on this message."""


@dataclass(frozen=True, slots=True)
class ModelUses:
    """The steps of one model that send a message."""

    model: NamedAddress
    steps: tuple[NamedAddress, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A change of state that a message brings about."""

    machine: NamedAddress
    before: tuple[str, ...]
    after: NamedAddress
    conditions: tuple[str, ...]
    evidence: str


@dataclass(frozen=True, slots=True)
class Occurrence:
    """The states of a machine in which a message occurs."""

    machine: NamedAddress
    states: tuple[NamedAddress, ...]


@dataclass(frozen=True, slots=True)
class MessageModels:
    """The models that use a message."""

    uses: tuple[ModelUses, ...]
    through: tuple[NamedAddress, ...]
    """Those that send it only inside a phase."""
    none: str
    """Why no model uses it, where none does and somebody said why."""


@dataclass(frozen=True, slots=True)
class MessageStates:
    """The states that a message has to do with."""

    occurs_in: tuple[Occurrence, ...]
    """For an event as the models show it, for a request as the machines accept it."""
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class MessageView:
    """Everything a message page shows."""

    name: str
    record: Message
    kind: str
    protocol: NamedAddress
    category: NamedAddress
    rows: tuple[Row, ...]
    rules: tuple[str, ...]
    profiles: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    relations: tuple[tuple[str, tuple[NamedAddress, ...]], ...]
    refuses_all: bool
    models: MessageModels
    states: MessageStates
    aliases: Aliases
    see_also: tuple[NamedAddress, ...]
    carriers: int


def message_pages(reference: Reference) -> Iterator[Page]:
    """Yield a page for every message of every protocol."""
    for protocol in reference.catalogue.protocols.values():
        for category in protocol.categories:
            for name in category.messages:
                view = _view(reference, protocol, name)
                source = f"protocols/{protocol.id}/messages/{category.id}.yml"
                yield Page(
                    address=reference.addresses.message(protocol.id, name),
                    title=name,
                    kind=MESSAGE,
                    data=view,
                    summary=view.record.summary,
                    headings=_headings(view),
                    section=("Messages", protocol.record.title, category.title),
                    source=source,
                    place=reference.place(source, "messages", name),
                )


def _view(reference: Reference, protocol: ProtocolEntry, name: str) -> MessageView:
    addresses = reference.addresses
    record = protocol.messages[name]
    home = next(c for c in protocol.categories if c.id == protocol.homes[name])
    uses = reference.flows.uses.get((protocol.id, name), ())
    return MessageView(
        name=name,
        record=record,
        kind=KINDS[record.kind],
        protocol=NamedAddress(addresses.protocol(protocol.id), protocol.record.title),
        category=NamedAddress(addresses.category(protocol.id, home.id), home.title),
        rows=_rows(reference, protocol, name),
        rules=tuple("At least one of " + ", ".join(rule.at_least_one) + " is present." for rule in record.rules),
        profiles=tuple((p, tuple((a, str(w)) for a, w in rows.items())) for p, rows in record.profiles.items()),
        relations=(
            *_relations(addresses, protocol, name),
            *_refusals(addresses, protocol, name),
            *equivalences(reference, protocol.id, name),
        ),
        refuses_all=record.refuses == "all",
        models=MessageModels(*_uses(addresses, uses), "" if uses else protocol.why_unused(name)),
        states=MessageStates(
            occurs_in=tuple(_occurrences(reference, protocol.id, name)),
            changes=tuple(_changes(reference, protocol.id, name)),
        ),
        aliases=aliases(protocol, record.aliases),
        see_also=tuple(_see_also(addresses, protocol.id, other) for other in record.see_also),
        carriers=len(record.attributes),
    )


def aliases(protocol: ProtocolEntry, written: Mapping[str, tuple[str, ...]]) -> Aliases:
    """Return other names under the title of their scheme."""
    schemes = protocol.record.alias_schemes
    return tuple((schemes[key].title if key in schemes else key, words) for key, words in written.items())


def _see_also(addresses: Addresses, protocol: str, name: str) -> NamedAddress:
    other, _, message = name.rpartition(".")
    return NamedAddress(addresses.message(other or protocol, message), name)


def _rows(reference: Reference, protocol: ProtocolEntry, message: str) -> tuple[Row, ...]:
    order, record = list(protocol.attributes), protocol.messages[message]
    # What is always there first; within that, in the order of the protocol's own list, which is that of numbers.
    names = sorted(
        record.attributes,
        key=lambda n: (
            ORDER[record.attributes[n].presence],
            order.index(n) if n in protocol.attributes else len(order),
            n,
        ),
    )
    return tuple(_row(reference, protocol, message, name) for name in names)


def _row(reference: Reference, protocol: ProtocolEntry, message: str, name: str) -> Row:
    addresses, record = reference.addresses, protocol.messages[message]
    attribute, presence = protocol.attributes.get(name), record.attributes[name]
    return Row(
        name=name,
        address=addresses.attribute(protocol.id, name),
        presence=str(presence.presence),
        type=attribute.type if attribute else "",
        values=_values(addresses, protocol.id, attribute),
        conditions=tuple(condition_words(presence)),
        summary=attribute.summary if attribute else "",
        note=presence.note or "",
        evidence=str(presence.evidence or record.evidence or ""),
        keys=tuple(addresses.named_key(key) for key in reference.catalogue.keys_in(protocol.id, name, message)),
    )


def _values(addresses: Addresses, protocol: str, attribute: Attribute | None) -> NamedAddress | None:
    if attribute is None or attribute.enumeration is None:
        return None
    return NamedAddress(addresses.enumeration(protocol, attribute.enumeration), attribute.enumeration)


RELATIONS = {
    "answers": ("Answers", "Answered by"),
    "follows": ("Follows", "Followed by"),
    "refuses": ("Refuses", "Refused by"),
}


def _relations(
    addresses: Addresses, protocol: ProtocolEntry, name: str
) -> Iterator[tuple[str, tuple[NamedAddress, ...]]]:
    request = name in protocol.requests
    for relation, (of_event, of_request) in RELATIONS.items():
        # A reply is told on both of its pages, each time under the other one's name.
        found = [
            r for r in protocol.responses if r.relation == relation and name == (r.request if request else r.event)
        ]
        if not request and any(r.link is None for r in found):
            continue  # said in one sentence instead of a list of all requests
        if found:
            title = of_request if request else of_event
            yield title, tuple(_reply(addresses, protocol, r, r.event if request else r.request) for r in found)


def _refusals(
    addresses: Addresses, protocol: ProtocolEntry, name: str
) -> Iterator[tuple[str, tuple[NamedAddress, ...]]]:
    """Yield the values that are known to refuse a request, each with its cause."""
    found = tuple(
        NamedAddress(
            addresses.enumeration(protocol.id, of, value),
            f"{record.number_text} {value}".strip(),
            " ".join(words for words in (cause.cause, cause.remedy) if words),
            str(cause.evidence or ""),
        )
        for of, enumeration in protocol.enumerations.items()
        for value, record in enumeration.values.items()
        for cause in record.causes
        if name in cause.on
    )
    if found:
        yield "Known to fail with", found


def _reply(addresses: Addresses, protocol: ProtocolEntry, reply: Response, other: str) -> NamedAddress:
    evidence = str(reply.link.evidence or "") if reply.link else ""
    note = reply.link.note or "" if reply.link else ""
    return NamedAddress(addresses.message(protocol.id, other), other, note, evidence)


def _uses(addresses: Addresses, uses: tuple[Use, ...]) -> tuple[tuple[ModelUses, ...], tuple[NamedAddress, ...]]:
    direct: dict[str, list[NamedAddress]] = {}
    through: dict[str, None] = {}
    # A step of a phase is told on the page of the phase; models that only reach the message through one are named.
    for use in uses:
        if use.phase:
            through[use.model] = None
            continue
        message = use.step
        note = f"{message.from_} to {message.to}" + (f", {use.interruption}" if use.interruption else "")
        step = NamedAddress(addresses.model(use.model, message.id), f"step {message.number}", note)
        direct.setdefault(use.model, []).append(step)
    listed = tuple(ModelUses(addresses.named_model(model), tuple(steps)) for model, steps in direct.items())
    return listed, tuple(addresses.named_model(model) for model in through if model not in direct)


def _changes(reference: Reference, protocol: str, name: str) -> Iterator[Change]:
    addresses = reference.addresses
    for id_, machine in reference.catalogue.machines.items():
        if machine.protocol != protocol:
            continue
        for transition in machine.transitions:
            if transition.event != name:
                continue
            before = tuple(
                "any" if s == ANY else machine.states[s].title for s in transition.from_ if s in {ANY, *machine.states}
            )
            after = NamedAddress(
                addresses.machine(id_, "" if transition.stays else transition.to),
                "the same state" if transition.stays else machine.states[transition.to].title,
            )
            guard = [guard_words(transition.if_)] if transition.if_ else []
            guard += [f"not where {guard_words(transition.unless)}"] if transition.unless else []
            evidence = str(transition.evidence or machine.evidence or "")
            yield Change(NamedAddress(addresses.machine(id_), machine.title), before, after, tuple(guard), evidence)


def _occurrences(reference: Reference, protocol: str, name: str) -> Iterator[Occurrence]:
    addresses = reference.addresses
    # Events by what the replay saw, requests by what the machine accepts: no model shows every state it may come in.
    seen = reference.replays.occurrences.get((protocol, name), {})
    for id_, machine in reference.catalogue.machines.items():
        accepted = [s for row in machine.accepts for s in row.in_ if row.request == name]
        states = [
            NamedAddress(addresses.machine(id_, key), state.title, _counted(len(seen.get((id_, key), ()))))
            for key, state in machine.states.items()
            if (id_, key) in seen or (machine.protocol == protocol and key in accepted)
        ]
        if states:
            yield Occurrence(NamedAddress(addresses.machine(id_), machine.title), tuple(states))


def _counted(models: int) -> str:
    return "" if not models else "in 1 model" if models == 1 else f"in {models} models"


def _headings(view: MessageView) -> tuple[Heading, ...]:
    wanted = (
        ("when", "When it occurs", bool(view.record.occurs)),
        ("tells", "What it tells", bool(view.record.tells)),
        ("absent", "Why it may not come", bool(view.record.absent_when)),
        ("attributes", "Attributes", bool(view.rows)),
        ("relations", "Requests and answers", bool(view.relations) or view.refuses_all),
        ("models", "Models that use it", bool(view.models.uses or view.models.through)),
        ("occurs-in", "States in which it occurs", bool(view.states.occurs_in)),
        ("states", "States it changes", bool(view.states.changes)),
        ("names", "Names and sources", True),
    )
    return tuple(Heading(id_, title) for id_, title, shown in wanted if shown)
