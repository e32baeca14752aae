"""Pages of attributes and enumerations, and the lists of both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from eventmodels.catalogue.addresses import NamedAddress
from eventmodels.catalogue.conditions import condition_words
from eventmodels.catalogue.kinds import PresenceWord
from eventmodels.pages.page import Heading, Page
from eventmodels.pages.views.messages import Aliases, aliases

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eventmodels.catalogue import Catalogue, ProtocolEntry
    from eventmodels.catalogue.addresses import Addresses
    from eventmodels.catalogue.records.protocols import Attribute, Enumeration, EnumerationValue

__all__ = ["attribute_pages", "enumeration_pages"]

SHORT = 24
"""An enumeration of so many values or fewer is shown whole on the pages of its attributes."""
CARRIED = (
    (PresenceWord.MANDATORY, "Mandatory in"),
    (PresenceWord.OPTIONAL, "Optional in"),
    (PresenceWord.UNKNOWN, "Seen in, presence not documented"),
    (PresenceWord.NEVER, "Never in"),
)


@dataclass(frozen=True, slots=True)
class ValueRow:
    """One value of an enumeration."""

    name: str
    address: str
    number: str
    record: EnumerationValue
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AttributeView:
    """Everything an attribute page shows."""

    name: str
    record: Attribute
    protocol: NamedAddress
    values: tuple[ValueRow, ...]
    enumeration: NamedAddress | None
    count: int
    carried: tuple[tuple[str, tuple[NamedAddress, ...]], ...]
    of: NamedAddress | None
    members: tuple[NamedAddress, ...]
    part_of: tuple[NamedAddress, ...]
    chains: tuple[str, ...]
    aliases: Aliases


@dataclass(frozen=True, slots=True)
class EnumerationView:
    """Everything an enumeration page, or the page of one of its groups, shows."""

    name: str
    record: Enumeration
    protocol: NamedAddress
    rows: tuple[ValueRow, ...]
    groups: tuple[NamedAddress, ...]
    whole: NamedAddress | None
    used_by: tuple[NamedAddress, ...]
    aliases: Aliases


def attribute_pages(catalogue: Catalogue, links: Addresses) -> Iterator[Page]:
    """Yield a page for every attribute."""
    for protocol in catalogue.protocols.values():
        for name, record in protocol.attributes.items():
            view = _attribute(links, protocol, name, record)
            yield Page(
                address=links.attribute(protocol.id, name),
                title=name,
                template="attribute.html",
                data=view,
                summary=record.summary,
                headings=_attribute_headings(view),
                section=("Attributes", protocol.record.title, "Attributes"),
                source=f"protocols/{protocol.id}/attributes.yml",
            )


def _attribute(links: Addresses, protocol: ProtocolEntry, name: str, record: Attribute) -> AttributeView:
    enumeration = protocol.enumerations.get(record.enumeration or "")
    rows = _value_rows(links, protocol, record.enumeration or "", enumeration) if enumeration else ()
    carried = []
    for word, title in CARRIED:
        names = [n for n in protocol.carriers(name) if protocol.messages[n].attributes[name].presence == word]
        if names:
            carried.append((title, tuple(_carrier(links, protocol, n, name) for n in names)))
    return AttributeView(
        name=name,
        record=record,
        protocol=NamedAddress(links.protocol(protocol.id), protocol.record.title),
        values=rows if len(rows) <= SHORT else (),
        enumeration=NamedAddress(links.enumeration(protocol.id, record.enumeration), record.enumeration)
        if record.enumeration and enumeration
        else None,
        count=len(rows),
        carried=tuple(carried),
        of=NamedAddress(links.attribute(protocol.id, record.of), record.of) if record.of else None,
        members=tuple(
            NamedAddress(links.attribute(protocol.id, m), m) for m in record.members if m in protocol.attributes
        ),
        part_of=tuple(
            NamedAddress(links.attribute(protocol.id, n), n)
            for n, a in protocol.attributes.items()
            if name in a.members
        ),
        chains=tuple(f"{c.from_} to {c.to}: {c.means}" for c in protocol.record.chains if name in (c.from_, c.to)),
        aliases=aliases(protocol, record.aliases),
    )


def _carrier(links: Addresses, protocol: ProtocolEntry, message: str, attribute: str) -> NamedAddress:
    presence = protocol.messages[message].attributes[attribute]
    note = "; ".join(condition_words(presence))
    return NamedAddress(links.message(protocol.id, message, attribute), message, note, str(presence.evidence or ""))


def _attribute_headings(view: AttributeView) -> tuple[Heading, ...]:
    wanted = (
        ("values", "Values", view.count),
        ("carried", "Messages that carry it", view.carried),
        ("names", "Names and sources", True),
    )
    return tuple(Heading(id_, title) for id_, title, shown in wanted if shown)


def _value_rows(links: Addresses, protocol: ProtocolEntry, name: str, record: Enumeration) -> tuple[ValueRow, ...]:
    return tuple(
        ValueRow(
            value,
            links.enumeration(protocol.id, name, value),
            entry.number_text,
            entry,
            tuple(word for words in entry.aliases.values() for word in words),
        )
        for value, entry in record.values.items()
    )


def enumeration_pages(catalogue: Catalogue, links: Addresses) -> Iterator[Page]:
    """Yield a page for every enumeration, and one for each group of a long one."""
    for protocol in catalogue.protocols.values():
        for name, record in protocol.enumerations.items():
            yield from _enumeration(links, protocol, name, record)


def _enumeration(links: Addresses, protocol: ProtocolEntry, name: str, record: Enumeration) -> Iterator[Page]:
    rows = _value_rows(links, protocol, name, record)
    address = links.enumeration(protocol.id, name)
    used_by = tuple(
        NamedAddress(links.attribute(protocol.id, n), n)
        for n, a in protocol.attributes.items()
        if a.enumeration == name
    )
    home, own = NamedAddress(links.protocol(protocol.id), protocol.record.title), aliases(protocol, record.aliases)
    groups = tuple(
        NamedAddress(links.group(protocol.id, name, g.id), g.title, f"{g.first} to {g.last}") for g in record.groups
    )
    outside = () if groups else rows

    def page(at: str, title: str, shown: tuple[ValueRow, ...], whole: NamedAddress | None) -> Page:
        return Page(
            address=at,
            title=title,
            template="enumeration.html",
            data=EnumerationView(name, record, home, shown, () if whole else groups, whole, used_by, own),
            summary=record.summary,
            headings=(Heading("values", "Values"), Heading("names", "Names and sources")),
            section=("Attributes", protocol.record.title, "Enumerations", *((name,) if groups else ())),
            index=bool(groups) and whole is None,
            source=f"protocols/{protocol.id}/enumerations.yml",
        )

    yield page(address, name, outside, None)
    for group, link in zip(record.groups, groups, strict=True):
        part = tuple(row for row in rows if group.holds(row.record))
        yield page(link.address, f"{name}: {group.title}", part, NamedAddress(address, name))
