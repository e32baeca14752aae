"""Pages of attributes and enumerations, and the lists of both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from eventmodels.catalogue.addresses import NamedAddress
from eventmodels.catalogue.conditions import condition_words
from eventmodels.catalogue.kinds import PresenceWord
from eventmodels.catalogue.records.base import other_names
from eventmodels.pages.page import Heading, Page, PageKind
from eventmodels.pages.views.lists.indexes import EVIDENCE
from eventmodels.pages.views.lists.listing import ListView, Narrowed, Part, Question, narrowing, often_first, rows_of
from eventmodels.pages.views.messages import Aliases, aliases

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eventmodels.catalogue import ProtocolEntry
    from eventmodels.catalogue.addresses import Addresses
    from eventmodels.catalogue.records.enumerations import Cause, Enumeration, EnumerationValue
    from eventmodels.catalogue.records.protocols import Attribute
    from eventmodels.pages.reference import Reference

__all__ = ["attribute_pages", "enumeration_pages"]

ATTRIBUTE = PageKind("attribute", "Attribute")
ENUMERATION = PageKind("enumeration", "Attribute")
GROUPED = PageKind("enumeration", "Attribute", beside=False)

SHORT = 24
"""An enumeration of so many values or fewer is shown whole on the pages of its attributes."""
CARRIED = (
    (PresenceWord.MANDATORY, "Mandatory in"),
    (PresenceWord.OPTIONAL, "Optional in"),
    (PresenceWord.UNKNOWN, "Seen in, presence not documented"),
    (PresenceWord.NEVER, "Never in"),
)


@dataclass(frozen=True, slots=True)
class CauseView:
    """Why a value comes, and the requests that it refuses."""

    on: tuple[NamedAddress, ...]
    record: Cause


@dataclass(frozen=True, slots=True)
class ValueRow:
    """One value of an enumeration."""

    name: str
    address: str
    number: str
    record: EnumerationValue
    aliases: tuple[str, ...]
    causes: tuple[CauseView, ...]


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
    keys: tuple[NamedAddress, ...]
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
    every: ListView | None
    """All values, on the page of a whole whose groups have pages of their own."""


def attribute_pages(reference: Reference) -> Iterator[Page]:
    """Yield a page for every attribute."""
    addresses = reference.addresses
    for protocol in reference.catalogue.protocols.values():
        source = f"protocols/{protocol.id}/attributes.yml"
        for name, record in protocol.attributes.items():
            view = _attribute(addresses, protocol, name, record)
            yield Page(
                address=addresses.attribute(protocol.id, name),
                title=name,
                kind=ATTRIBUTE,
                data=view,
                summary=record.summary,
                headings=_attribute_headings(view),
                section=("Attributes", protocol.record.title, "Attributes"),
                source=source,
                place=reference.place(source, "attributes", name),
            )


def _attribute(addresses: Addresses, protocol: ProtocolEntry, name: str, record: Attribute) -> AttributeView:
    enumeration = protocol.enumerations.get(record.enumeration or "")
    rows = _value_rows(addresses, protocol, record.enumeration or "", enumeration) if enumeration else ()
    carried = []
    # `never` is told too: that an attribute is not there is what a reader of a log may be looking for.
    for word, title in CARRIED:
        names = protocol.carriers(name, word)
        if names:
            carried.append((title, tuple(_carrier(addresses, protocol, n, name) for n in names)))
    return AttributeView(
        name=name,
        record=record,
        protocol=NamedAddress(addresses.protocol(protocol.id), protocol.record.title),
        values=rows if len(rows) <= SHORT else (),
        enumeration=NamedAddress(addresses.enumeration(protocol.id, record.enumeration), record.enumeration)
        if record.enumeration and enumeration
        else None,
        count=len(rows),
        carried=tuple(carried),
        of=NamedAddress(addresses.attribute(protocol.id, record.of), record.of) if record.of else None,
        members=tuple(
            NamedAddress(addresses.attribute(protocol.id, m), m) for m in record.members if m in protocol.attributes
        ),
        part_of=tuple(
            NamedAddress(addresses.attribute(protocol.id, n), n)
            for n, a in protocol.attributes.items()
            if name in a.members
        ),
        chains=tuple(f"{c.from_} to {c.to}: {c.means}" for c in protocol.record.chains if name in (c.from_, c.to)),
        keys=tuple(addresses.named_key(key) for key in addresses.catalogue.keys_in(protocol.id, name)),
        aliases=aliases(protocol, record.aliases),
    )


def _carrier(addresses: Addresses, protocol: ProtocolEntry, message: str, attribute: str) -> NamedAddress:
    presence = protocol.messages[message].attributes[attribute]
    note = "; ".join(condition_words(presence))
    return NamedAddress(addresses.message(protocol.id, message, attribute), message, note, str(presence.evidence or ""))


def _attribute_headings(view: AttributeView) -> tuple[Heading, ...]:
    wanted = (
        ("values", "Values", view.count),
        ("keys", "Keys in it", view.keys),
        ("carried", "Messages that carry it", view.carried),
        ("names", "Names and sources", True),
    )
    return tuple(Heading(id_, title) for id_, title, shown in wanted if shown)


def _value_rows(addresses: Addresses, protocol: ProtocolEntry, name: str, record: Enumeration) -> tuple[ValueRow, ...]:
    return tuple(
        ValueRow(
            value,
            addresses.enumeration(protocol.id, name, value),
            entry.number_text,
            entry,
            other_names(entry.aliases),
            tuple(_cause(addresses, protocol, cause) for cause in entry.causes),
        )
        for value, entry in record.values.items()
    )


def _cause(addresses: Addresses, protocol: ProtocolEntry, cause: Cause) -> CauseView:
    return CauseView(tuple(NamedAddress(addresses.message(protocol.id, name), name) for name in cause.on), cause)


def enumeration_pages(reference: Reference) -> Iterator[Page]:
    """Yield a page for every enumeration, and one for each group of a long one."""
    for protocol in reference.catalogue.protocols.values():
        for name, record in protocol.enumerations.items():
            yield from _enumeration(reference, protocol, name, record)


def _enumeration(reference: Reference, protocol: ProtocolEntry, name: str, record: Enumeration) -> Iterator[Page]:
    addresses, source = reference.addresses, f"protocols/{protocol.id}/enumerations.yml"
    rows = _value_rows(addresses, protocol, name, record)
    address = addresses.enumeration(protocol.id, name)
    used_by = tuple(
        NamedAddress(addresses.attribute(protocol.id, n), n)
        for n, a in protocol.attributes.items()
        if a.enumeration == name
    )
    home, own = NamedAddress(addresses.protocol(protocol.id), protocol.record.title), aliases(protocol, record.aliases)
    groups = tuple(
        NamedAddress(addresses.group(protocol.id, name, g.id), g.title, f"{g.first} to {g.last}") for g in record.groups
    )
    outside = () if groups else rows

    def page(
        at: str, title: str, shown: tuple[ValueRow, ...], whole: NamedAddress | None, every: ListView | None = None
    ) -> Page:
        return Page(
            address=at,
            title=title,
            kind=GROUPED if every else ENUMERATION,
            data=EnumerationView(name, record, home, shown, () if whole else groups, whole, used_by, own, every),
            summary=record.summary,
            headings=(Heading("values", "Values"), Heading("names", "Names and sources")),
            section=("Attributes", protocol.record.title, "Enumerations", *((name,) if groups else ())),
            index=bool(groups) and whole is None,
            source=source,
            place=reference.place(source, "enumerations", name),
        )

    yield page(address, name, outside, None, _every(record, rows, groups) if groups else None)
    for group, link in zip(record.groups, groups, strict=True):
        part = tuple(row for row in rows if group.holds(row.record))
        yield page(link.address, f"{name}: {group.title}", part, NamedAddress(address, name))


def _every(record: Enumeration, rows: tuple[ValueRow, ...], groups: tuple[NamedAddress, ...]) -> ListView:
    """Return all values of an enumeration by groups, to be narrowed."""
    parts = tuple(
        Part(
            Heading(each.id, each.title),
            link,
            "",
            tuple(_listed(each.id, row) for row in rows if each.holds(row.record)),
        )
        for each, link in zip(record.groups, groups, strict=True)
    )
    listed = rows_of(parts)
    requests = {name: name for row in listed for facet, name in row.has if facet == "refuses"}
    asked = (
        Question("group", "Group", {each.id: each.title for each in record.groups}),
        Question("refuses", "Refuses", often_first(listed, "refuses", requests), every=True),
        Question("causes", "Causes", {"told": "told", "untold": "not told"}),
        EVIDENCE,
    )
    orders = (("number", "by number"), ("title", "by name"))
    return ListView("", (), parts, narrowing=narrowing("values", listed, asked, orders, grouped="by group"))


def _listed(group: str, row: ValueRow) -> Narrowed:
    record = row.record
    evidence = str(record.evidence or "")
    return Narrowed(
        NamedAddress(row.address, row.name),
        record.summary or "",
        id=row.name,
        facts=(f"number {row.number}",),
        evidence=evidence,
        has=(
            *(("group", group), ("evidence", evidence), ("causes", "told" if record.causes else "untold")),
            *(("refuses", name) for cause in record.causes for name in cause.on),
        ),
        amounts=(("number", record.number or 0),),
    )
