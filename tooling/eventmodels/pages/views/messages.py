"""Pages of messages: what it is, when it comes, what it carries, what it answers, which models use it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from eventmodels.catalogue.addresses import NamedAddress
from eventmodels.catalogue.conditions import condition_words, guard_words
from eventmodels.catalogue.kinds import MessageKind, PresenceWord
from eventmodels.catalogue.records.machines import ANY
from eventmodels.pages.page import Heading, Page
from eventmodels.pages.views.dialogues import equivalences

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from eventmodels.catalogue import Catalogue, Evidence, Flows, ProtocolEntry, Response, Use
    from eventmodels.catalogue.addresses import Addresses
    from eventmodels.catalogue.records.protocols import Attribute, Message, Presence
    from eventmodels.replay import Replays

__all__ = ["Aliases", "MessageView", "aliases", "message_pages"]

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
    no_model: str
    """Why no model uses it."""
    uses: tuple[ModelUses, ...]
    through: tuple[NamedAddress, ...]
    """Models that send it only inside a phase."""
    changes: tuple[Change, ...]
    occurs_in: tuple[Occurrence, ...]
    """For an event as the models show it, for a request as the machines accept it."""
    aliases: Aliases
    see_also: tuple[NamedAddress, ...]
    carriers: int


def message_pages(catalogue: Catalogue, flows: Flows, replays: Replays, links: Addresses) -> Iterator[Page]:
    """Yield a page for every message of every protocol."""
    for protocol in catalogue.protocols.values():
        for category in protocol.categories:
            for name in category.messages:
                view = _view(catalogue, flows, replays, links, protocol, name)
                yield Page(
                    address=links.message(protocol.id, name),
                    title=name,
                    template="message.html",
                    data=view,
                    summary=view.record.summary,
                    headings=_headings(view),
                    section=("Events", protocol.record.title, category.title),
                    source=f"protocols/{protocol.id}/messages/{category.id}.yml",
                )


def _view(
    catalogue: Catalogue, flows: Flows, replays: Replays, links: Addresses, protocol: ProtocolEntry, name: str
) -> MessageView:
    record = protocol.messages[name]
    home = next(c for c in protocol.categories if c.id == protocol.homes[name])
    uses = flows.uses.get((protocol.id, name), ())
    direct, through = _uses(links, uses)
    return MessageView(
        name=name,
        record=record,
        kind=KINDS[record.kind],
        protocol=NamedAddress(links.protocol(protocol.id), protocol.record.title),
        category=NamedAddress(links.category(protocol.id, home.id), home.title),
        rows=_rows(links, protocol, record),
        rules=tuple("At least one of " + ", ".join(rule.at_least_one) + " is present." for rule in record.rules),
        profiles=tuple((p, tuple((a, str(w)) for a, w in rows.items())) for p, rows in record.profiles.items()),
        relations=(*_relations(links, protocol, name), *equivalences(catalogue, links, protocol.id, name)),
        no_model="" if uses else protocol.why_unused(name),
        refuses_all=record.refuses == "all",
        uses=direct,
        through=through,
        changes=tuple(_changes(catalogue, links, protocol.id, name)),
        occurs_in=tuple(_occurrences(catalogue, replays, links, protocol.id, name)),
        aliases=aliases(protocol, record.aliases),
        see_also=tuple(_see_also(links, protocol.id, other) for other in record.see_also),
        carriers=len(record.attributes),
    )


def aliases(protocol: ProtocolEntry, written: Mapping[str, tuple[str, ...]]) -> Aliases:
    """Return other names under the title of their scheme."""
    schemes = protocol.record.alias_schemes
    return tuple((schemes[key].title if key in schemes else key, words) for key, words in written.items())


def _see_also(links: Addresses, protocol: str, name: str) -> NamedAddress:
    other, _, message = name.rpartition(".")
    return NamedAddress(links.message(other or protocol, message), name)


def _rows(links: Addresses, protocol: ProtocolEntry, record: Message) -> tuple[Row, ...]:
    order = list(protocol.attributes)
    names = sorted(
        record.attributes,
        key=lambda n: (
            ORDER[record.attributes[n].presence],
            order.index(n) if n in protocol.attributes else len(order),
            n,
        ),
    )
    return tuple(_row(links, protocol, name, record.attributes[name], record.evidence) for name in names)


def _row(links: Addresses, protocol: ProtocolEntry, name: str, presence: Presence, inherited: Evidence | None) -> Row:
    attribute = protocol.attributes.get(name)
    return Row(
        name=name,
        address=links.attribute(protocol.id, name),
        presence=str(presence.presence),
        type=attribute.type if attribute else "",
        values=_values(links, protocol.id, attribute),
        conditions=tuple(condition_words(presence)),
        summary=attribute.summary if attribute else "",
        note=presence.note or "",
        evidence=str(presence.evidence or inherited or ""),
    )


def _values(links: Addresses, protocol: str, attribute: Attribute | None) -> NamedAddress | None:
    if attribute is None or attribute.enumeration is None:
        return None
    return NamedAddress(links.enumeration(protocol, attribute.enumeration), attribute.enumeration)


RELATIONS = {
    "answers": ("Answers", "Answered by"),
    "follows": ("Follows", "Followed by"),
    "refuses": ("Refuses", "Refused by"),
}


def _relations(links: Addresses, protocol: ProtocolEntry, name: str) -> Iterator[tuple[str, tuple[NamedAddress, ...]]]:
    request = name in protocol.requests
    for relation, (of_event, of_request) in RELATIONS.items():
        found = [r for r in protocol.replies if r.relation == relation and name == (r.request if request else r.event)]
        if not request and any(r.link is None for r in found):
            continue  # said in one sentence instead of a list of all requests
        if found:
            title = of_request if request else of_event
            yield title, tuple(_reply(links, protocol, r, r.event if request else r.request) for r in found)


def _reply(links: Addresses, protocol: ProtocolEntry, reply: Response, other: str) -> NamedAddress:
    evidence = str(reply.link.evidence or "") if reply.link else ""
    note = reply.link.note or "" if reply.link else ""
    return NamedAddress(links.message(protocol.id, other), other, note, evidence)


def _uses(links: Addresses, uses: tuple[Use, ...]) -> tuple[tuple[ModelUses, ...], tuple[NamedAddress, ...]]:
    direct: dict[str, list[NamedAddress]] = {}
    through: dict[str, None] = {}
    for use in uses:
        if use.phase:
            through[use.model] = None
            continue
        message = use.step
        note = f"{message.from_} to {message.to}" + (f", {use.interruption}" if use.interruption else "")
        step = NamedAddress(links.model(use.model, message.id), f"step {message.number}", note)
        direct.setdefault(use.model, []).append(step)
    listed = tuple(ModelUses(links.named_model(model), tuple(steps)) for model, steps in direct.items())
    return listed, tuple(links.named_model(model) for model in through if model not in direct)


def _changes(catalogue: Catalogue, links: Addresses, protocol: str, name: str) -> Iterator[Change]:
    for id_, machine in catalogue.machines.items():
        if machine.protocol != protocol:
            continue
        for transition in machine.transitions:
            if transition.event != name:
                continue
            before = tuple(
                "any" if s == ANY else machine.states[s].title for s in transition.from_ if s in {ANY, *machine.states}
            )
            after = NamedAddress(
                links.machine(id_, "" if transition.stays else transition.to),
                "the same state" if transition.stays else machine.states[transition.to].title,
            )
            guard = (guard_words(transition.if_),) if transition.if_ else ()
            evidence = str(transition.evidence or machine.evidence or "")
            yield Change(NamedAddress(links.machine(id_), machine.title), before, after, guard, evidence)


def _occurrences(
    catalogue: Catalogue, replays: Replays, links: Addresses, protocol: str, name: str
) -> Iterator[Occurrence]:
    seen = replays.occurrences.get((protocol, name), {})
    for id_, machine in catalogue.machines.items():
        accepted = [s for row in machine.accepts for s in row.in_ if row.request == name]
        states = [
            NamedAddress(links.machine(id_, key), state.title, _counted(len(seen.get((id_, key), ()))))
            for key, state in machine.states.items()
            if (id_, key) in seen or (machine.protocol == protocol and key in accepted)
        ]
        if states:
            yield Occurrence(NamedAddress(links.machine(id_), machine.title), tuple(states))


def _counted(models: int) -> str:
    return "" if not models else "in 1 model" if models == 1 else f"in {models} models"


def _headings(view: MessageView) -> tuple[Heading, ...]:
    wanted = (
        ("when", "When it occurs", bool(view.record.occurs)),
        ("attributes", "Attributes", bool(view.rows)),
        ("relations", "Requests and answers", bool(view.relations) or view.refuses_all),
        ("models", "Models that use it", bool(view.uses or view.through)),
        ("occurs-in", "States in which it occurs", bool(view.occurs_in)),
        ("states", "States it changes", bool(view.changes)),
        ("names", "Names and sources", True),
    )
    return tuple(Heading(id_, title) for id_, title, shown in wanted if shown)
