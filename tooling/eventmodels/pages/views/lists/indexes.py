"""Pages that list everything of a kind, whatever protocol it is of: messages, attributes, states."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from eventmodels.catalogue.addresses import NamedAddress
from eventmodels.catalogue.kinds import Evidence, MessageKind
from eventmodels.pages.page import Heading, PageKind
from eventmodels.pages.views.lists.listing import (
    ListView,
    Narrowed,
    Part,
    Question,
    band,
    bands,
    list_page,
    narrowing,
    often_first,
    rows_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from eventmodels.catalogue import Catalogue, Category, Flows, ProtocolEntry
    from eventmodels.catalogue.records.machines import Machine
    from eventmodels.catalogue.records.protocols import Attribute
    from eventmodels.pages.page import Page
    from eventmodels.pages.reference import Reference

__all__ = ["EVIDENCE", "index_pages", "models_of", "states_page"]

MESSAGES, ATTRIBUTES, STATES = (PageKind("list", word, beside=False) for word in ("Message", "Attribute", "State"))
EVIDENCE = Question("evidence", "Evidence", {str(word): str(word) for word in Evidence})
"""How well the rows are known, asked alike of all lists."""
FEW = (0, 1, 5, 20)
"""Ends of the stretches of small counts."""


def index_pages(reference: Reference) -> Iterator[Page]:
    """Yield the list of all messages and that of all attributes."""
    yield _messages(reference)
    yield _attributes(reference)


def models_of(flows: Flows, protocol: str, message: str) -> int:
    """Return in how many models a message occurs."""
    # Models, not steps: what is used ten times in one model is as well shown as what is used once.
    return len({use.model for use in flows.uses.get((protocol, message), ())})


def _messages(reference: Reference) -> Page:
    catalogue = reference.catalogue
    parts = tuple(_message_part(reference, protocol) for protocol in catalogue.protocols.values())
    asked = (
        Question("protocol", "Protocol", _protocol_titles(catalogue)),
        Question("kind", "Kind", {str(kind): str(kind) for kind in MessageKind}),
        Question("category", "Category", _category_titles(catalogue)),
        EVIDENCE,
        Question("models", "Models", bands(FEW, "none")),
    )
    orders = (("title", "by name"), ("number", "by number"), ("-models", "in most models first"))
    view = ListView(
        "Every request and event, by protocol and category.",
        ("Kind", "Number", "Models"),
        parts,
        narrowing=narrowing("messages", rows_of(parts), asked, orders, grouped="by protocol"),
    )
    return list_page(MESSAGES, reference.addresses.messages(), "Messages", view, ("Messages",))


def _protocol_titles(catalogue: Catalogue) -> dict[str, str]:
    return {protocol.id: protocol.record.title for protocol in catalogue.protocols.values()}


def _category_titles(catalogue: Catalogue) -> dict[str, str]:
    """Return the title of each category, with that of its protocol where several protocols have one called so."""
    every = [(protocol, category) for protocol in catalogue.protocols.values() for category in protocol.categories]
    times = Counter(category.title for _, category in every)
    return {
        f"{protocol.id}-{category.id}": category.title
        if times[category.title] == 1
        else f"{category.title}, {protocol.record.title}"
        for protocol, category in every
    }


def _message_part(reference: Reference, protocol: ProtocolEntry) -> Part:
    address = reference.addresses.category
    rows = (
        _message(reference, protocol, category, name) for category in protocol.categories for name in category.messages
    )
    categories = (
        NamedAddress(address(protocol.id, each.id), each.title, str(len(each.messages))) for each in protocol.categories
    )
    return _protocol_part(reference, protocol, rows, tuple(categories))


def _protocol_part(
    reference: Reference, protocol: ProtocolEntry, rows: Iterable[Narrowed], links: tuple[NamedAddress, ...]
) -> Part:
    record = protocol.record
    link = NamedAddress(reference.addresses.protocol(protocol.id), record.title)
    return Part(Heading(protocol.id, record.title), link, record.summary, tuple(rows), links)


def _message(reference: Reference, protocol: ProtocolEntry, category: Category, name: str) -> Narrowed:
    record = protocol.messages[name]
    models, evidence = models_of(reference.flows, protocol.id, name), str(record.evidence or "")
    number = "" if record.number is None else str(record.number)
    kind = f"{record.kind} {number}".strip()
    has = {"protocol": protocol.id, "kind": str(record.kind), "category": f"{protocol.id}-{category.id}"}
    return Narrowed(
        NamedAddress(reference.addresses.message(protocol.id, name), name),
        record.summary,
        (str(record.kind), number, str(models or "")),
        _flags(obsolete=record.obsolete, reserved=record.kind is MessageKind.RESERVED),
        id=name,
        facts=(f"{kind}, {_counted(models, 'model')}", category.title),
        evidence=evidence,
        has=(*has.items(), ("evidence", evidence), ("models", band(models, FEW))),
        amounts=(*_number(record.number), ("models", models)),
    )


def _flags(*, obsolete: bool, reserved: bool) -> tuple[str, ...]:
    return tuple(word for word, shown in (("obsolete", obsolete), ("reserved", reserved)) if shown)


def _number(number: int | None) -> tuple[tuple[str, int], ...]:
    return () if number is None else (("number", number),)


def _counted(count: int, word: str) -> str:
    return f"{count or 'no'} {word}" if count == 1 else f"{count or 'no'} {word}s"


def _attributes(reference: Reference) -> Page:
    addresses, protocols = reference.addresses, reference.catalogue.protocols.values()
    parts = tuple(
        _protocol_part(
            reference,
            protocol,
            (_attribute(reference, protocol, name, record) for name, record in protocol.attributes.items()),
            (NamedAddress(addresses.enumerations(protocol.id), "Enumerations", str(len(protocol.enumerations))),),
        )
        for protocol in protocols
        if protocol.attributes
    )
    rows = rows_of(parts)
    types = {str(record.type): str(record.type) for protocol in protocols for record in protocol.attributes.values()}
    asked = (
        Question("protocol", "Protocol", _protocol_titles(reference.catalogue)),
        Question("type", "Type", often_first(rows, "type", types)),
        EVIDENCE,
        Question("messages", "Messages that carry it", bands(FEW, "none")),
    )
    orders = (("title", "by name"), ("number", "by number"), ("-messages", "on most messages first"))
    view = ListView(
        "Every attribute of every protocol.",
        ("Number", "Type", "Messages"),
        parts,
        links=tuple(_beside_attributes(reference)),
        narrowing=narrowing("attributes", rows, asked, orders, grouped="by protocol"),
    )
    return list_page(ATTRIBUTES, addresses.attributes(), "Attributes", view, ("Attributes",))


def _beside_attributes(reference: Reference) -> Iterator[NamedAddress]:
    yield NamedAddress(reference.addresses.explorer(), "Attribute explorer")
    if reference.catalogue.key_groups:
        yield NamedAddress(reference.addresses.keys(), "Keys of key-value lists", str(len(reference.catalogue.keys)))


def _attribute(reference: Reference, protocol: ProtocolEntry, name: str, record: Attribute) -> Narrowed:
    carriers, evidence = len(protocol.carriers(name)), str(record.evidence or "")
    number = "" if record.number is None else str(record.number)
    size = _counted(carriers, "message")
    return Narrowed(
        NamedAddress(reference.addresses.attribute(protocol.id, name), name),
        record.summary,
        (number, record.type, str(carriers or "")),
        _flags(obsolete=record.obsolete, reserved=record.reserved),
        id=name,
        facts=(f"number {number}, {size}" if number else size, record.enumeration or record.type),
        evidence=evidence,
        has=(
            *(("protocol", protocol.id), ("type", record.type)),
            *(("evidence", evidence), ("messages", band(carriers, FEW))),
        ),
        amounts=(*_number(record.number), ("messages", carriers)),
    )


def states_page(reference: Reference) -> Page:
    """Return the list of all states, by state machine."""
    catalogue, addresses = reference.catalogue, reference.addresses
    parts = tuple(
        Part(
            Heading(id_, machine.title),
            NamedAddress(addresses.machine(id_), f"{machine.title} states"),
            machine.summary or "",
            tuple(_state(reference, id_, machine, name) for name in machine.states),
        )
        for id_, machine in catalogue.machines.items()
    )
    participants = {name: record.title for name, record in catalogue.participants.items()}
    asked = (
        Question("protocol", "Protocol", _protocol_titles(catalogue)),
        Question("of", "States of", participants, every=True),
        Question("part", "Part", {"initial": "the first", "between": "neither first nor last", "final": "a last one"}),
        EVIDENCE,
    )
    orders = (("title", "by name"), ("-ways", "most transitions first"))
    view = ListView(
        "How calls, agents, queues and devices move through their states.",
        ("Machine", "Leads on"),
        parts,
        narrowing=narrowing("states", rows_of(parts), asked, orders, grouped="by state machine"),
    )
    return list_page(STATES, addresses.machines(), "States", view, ("States",))


def _state(reference: Reference, id_: str, machine: Machine, name: str) -> Narrowed:
    record = machine.states[name]
    # One that stays where it is does not lead on.
    ways = sum(not each.stays and name in each.leads_from(machine) for each in machine.transitions)
    part = "initial" if name == machine.initial else "final" if name in machine.final else "between"
    evidence = str(record.evidence or machine.evidence or "")
    return Narrowed(
        NamedAddress(reference.addresses.machine(id_, name), record.title),
        record.summary or "",
        (machine.title, str(ways or "")),
        id=name,
        facts=(machine.title, _counted(ways, "way on").replace("way ons", "ways on")),
        evidence=evidence,
        has=(
            *(("protocol", machine.protocol), ("part", part), ("evidence", evidence)),
            *(("of", participant) for participant in machine.of),
        ),
        amounts=(("ways", ways),),
    )
