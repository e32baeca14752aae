"""Pages that lead to others of one protocol: its messages by category, attributes, enumerations, structure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from eventmodels.catalogue.addresses import NamedAddress
from eventmodels.catalogue.conditions import guard_words
from eventmodels.catalogue.kinds import MessageKind
from eventmodels.pages.page import Heading, Page, PageKind
from eventmodels.pages.views.lists.chapters import chapter_pages
from eventmodels.pages.views.lists.indexes import index_pages, models_of, states_page
from eventmodels.pages.views.lists.listing import Listed, ListView, Part, list_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eventmodels.catalogue import Category, ProtocolEntry
    from eventmodels.catalogue.addresses import Addresses
    from eventmodels.catalogue.records.protocols import Attribute, Protocol
    from eventmodels.pages.reference import Reference

__all__ = ["overview_pages"]

MESSAGES, ATTRIBUTES = (PageKind("list", word) for word in ("Message", "Attribute"))
STRUCTURE = PageKind("structure", "Message")


@dataclass(frozen=True, slots=True)
class StructureView:
    """The members of a protocol's event structure."""

    record: Protocol
    protocol: NamedAddress
    rows: tuple[tuple[NamedAddress, Attribute], ...]


def overview_pages(reference: Reference) -> Iterator[Page]:
    """Yield every list page."""
    addresses = reference.addresses
    yield from index_pages(reference)
    for protocol in reference.catalogue.protocols.values():
        yield _protocol(protocol, reference)
        yield from (_category(protocol, category, reference) for category in protocol.categories)
        if protocol.record.structure:
            yield _structure(protocol, addresses)
        yield _attributes(protocol, addresses)
        yield _enumerations(protocol, addresses)
    yield from chapter_pages(reference)
    yield states_page(reference)


def _messages(protocol: ProtocolEntry, category: Category, reference: Reference) -> tuple[Listed, ...]:
    return tuple(
        Listed(
            NamedAddress(reference.addresses.message(protocol.id, name), name),
            record.summary,
            (
                str(record.kind),
                "" if record.number is None else str(record.number),
                str(models_of(reference.flows, protocol.id, name) or ""),
            ),
            _flags(record.obsolete, record.kind is MessageKind.RESERVED),
            id=name,
        )
        for name, record in ((n, protocol.messages[n]) for n in category.messages)
    )


def _flags(obsolete: bool, reserved: bool) -> tuple[str, ...]:  # noqa: FBT001 - two flags of a record
    return tuple(word for word, shown in (("obsolete", obsolete), ("reserved", reserved)) if shown)


MESSAGE_COLUMNS = ("Kind", "Number", "Models")


def _part(protocol: ProtocolEntry, category: Category, reference: Reference) -> Part:
    link = NamedAddress(reference.addresses.category(protocol.id, category.id), category.title)
    return Part(
        Heading(category.id, category.title),
        link,
        category.summary,
        _messages(protocol, category, reference),
    )


def _protocol(protocol: ProtocolEntry, reference: Reference) -> Page:
    addresses = reference.addresses
    record = protocol.record
    view = ListView(
        record.summary,
        MESSAGE_COLUMNS,
        tuple(_part(protocol, category, reference) for category in protocol.categories),
        record.notes,
        tuple(_facts(protocol)),
        tuple(_doors(protocol, addresses)),
    )
    source = f"protocols/{protocol.id}/protocol.yml"
    return list_page(MESSAGES, addresses.protocol(protocol.id), record.title, view, ("Messages", record.title), source)


def _facts(protocol: ProtocolEntry) -> Iterator[tuple[str, str]]:
    record = protocol.record
    if record.releases:
        yield "Releases", ", ".join(record.releases)
    if record.reply:
        yield "An answer finds its request by", f"{record.reply.by}, within one {record.reply.scope}"
    if record.subject:
        yield "What a message is about", record.subject
    if record.roles:
        yield "Receiver of an event", record.roles.receiver
    for chain in record.chains:
        yield chain.from_, f"{chain.means} (a {chain.to})"
    if record.sequence:
        yield "Running number", record.sequence
    yield from _together(record)


def _together(record: Protocol) -> Iterator[tuple[str, str]]:
    """Yield what the replay holds against the values of an event."""
    if record.roles:
        if record.roles.never_receiver:
            yield "Never names the receiver", ", ".join(record.roles.never_receiver)
        if record.roles.lasting:
            parts = ", ".join(record.roles.parts.values())
            yield "Kept by a party from beginning to end", f"{' and '.join(record.roles.lasting)} in {parts}"
    for rule in record.implies:
        known = f" ({rule.evidence})" if rule.evidence else ""
        yield f"Where {guard_words(rule.if_)}", f"{guard_words(rule.then)}{known}"
    if record.goes_on:
        yield "Ends one party's share only", guard_words(record.goes_on)


def _doors(protocol: ProtocolEntry, addresses: Addresses) -> Iterator[NamedAddress]:
    yield NamedAddress(addresses.attributes(protocol.id), "Attributes", str(len(protocol.attributes)))
    yield NamedAddress(addresses.enumerations(protocol.id), "Enumerations", str(len(protocol.enumerations)))
    if protocol.record.structure:
        yield NamedAddress(addresses.structure(protocol.id), "Event structure")


def _category(protocol: ProtocolEntry, category: Category, reference: Reference) -> Page:
    part = Part(Heading("messages", "Messages"), None, "", _messages(protocol, category, reference))
    title = protocol.record.title
    return list_page(
        MESSAGES,
        reference.addresses.category(protocol.id, category.id),
        category.title,
        ListView(category.summary, MESSAGE_COLUMNS, (part,)),
        ("Messages", title, category.title),
        source=f"protocols/{protocol.id}/messages/{category.id}.yml",
    )


def _structure(protocol: ProtocolEntry, addresses: Addresses) -> Page:
    # Only members: what has no place in the structure travels in a list of its own, or is a name of ours.
    rows = tuple(
        (NamedAddress(addresses.attribute(protocol.id, n), n), a) for n, a in protocol.attributes.items() if a.member
    )
    home = NamedAddress(addresses.protocol(protocol.id), protocol.record.title)
    return Page(
        addresses.structure(protocol.id),
        "Event structure",
        STRUCTURE,
        StructureView(protocol.record, home, rows),
        f"The members of the event structure of {protocol.record.title}.",
        (Heading("members", "Members"),),
        section=("Messages", protocol.record.title),
        source=f"protocols/{protocol.id}/protocol.yml",
    )


def _attributes(protocol: ProtocolEntry, addresses: Addresses) -> Page:
    rows = tuple(
        Listed(
            NamedAddress(addresses.attribute(protocol.id, name), name),
            record.summary,
            (
                "" if record.number is None else str(record.number),
                record.type,
                str(len(protocol.carriers(name)) or ""),
            ),
            _flags(record.obsolete, record.reserved),
            id=name,
        )
        for name, record in protocol.attributes.items()
    )
    lead = f"Every attribute of {protocol.record.title}, by number."
    view = ListView(lead, ("Number", "Type", "Messages"), (Part(Heading("attributes", "Attributes"), None, "", rows),))
    section = ("Attributes", protocol.record.title, "Attributes")
    source = f"protocols/{protocol.id}/attributes.yml"
    return list_page(
        ATTRIBUTES, addresses.attributes(protocol.id), f"{protocol.record.title} attributes", view, section, source
    )


def _enumerations(protocol: ProtocolEntry, addresses: Addresses) -> Page:
    rows = tuple(
        Listed(NamedAddress(addresses.enumeration(protocol.id, n), n), e.summary, (str(len(e.values)),), id=n)
        for n, e in protocol.enumerations.items()
    )
    view = ListView(
        f"Every closed vocabulary of {protocol.record.title}.",
        ("Values",),
        (Part(Heading("enumerations", "Enumerations"), None, "", rows),),
    )
    section = ("Attributes", protocol.record.title, "Enumerations")
    source = f"protocols/{protocol.id}/enumerations.yml"
    title = f"{protocol.record.title} enumerations"
    return list_page(ATTRIBUTES, addresses.enumerations(protocol.id), title, view, section, source)
