"""Pages that lead to others: events, protocols, categories, attributes, models, chapters, states."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from eventmodels.catalogue.addresses import NamedAddress
from eventmodels.catalogue.conditions import guard_words
from eventmodels.catalogue.kinds import MessageKind
from eventmodels.pages.page import Heading, Page, PageKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eventmodels.catalogue import Catalogue, Category, Flows, ProtocolEntry
    from eventmodels.catalogue.addresses import Addresses
    from eventmodels.catalogue.records.protocols import Attribute, Protocol
    from eventmodels.pages.reference import Reference

__all__ = ["overview_pages"]

EVENTS, ATTRIBUTES, MODELS, STATES = (PageKind("list", word) for word in ("Event", "Attribute", "Model", "State"))
STRUCTURE = PageKind("structure", "Event")


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of a list: what it is, a word about it, and short columns."""

    link: NamedAddress
    summary: str
    columns: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    id: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A headed list."""

    heading: Heading
    link: NamedAddress | None
    summary: str
    rows: tuple[Listed, ...]


@dataclass(frozen=True, slots=True)
class ListView:
    """A page of lists."""

    lead: str
    columns: tuple[str, ...]
    parts: tuple[Part, ...]
    notes: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    links: tuple[NamedAddress, ...] = ()


@dataclass(frozen=True, slots=True)
class StructureView:
    """The members of a protocol's event structure."""

    record: Protocol
    protocol: NamedAddress
    rows: tuple[tuple[NamedAddress, Attribute], ...]


def overview_pages(reference: Reference) -> Iterator[Page]:
    """Yield every list page."""
    addresses = reference.addresses
    yield _events(reference)
    for protocol in reference.catalogue.protocols.values():
        yield _protocol(protocol, reference)
        yield from (_category(protocol, category, reference) for category in protocol.categories)
        if protocol.record.structure:
            yield _structure(protocol, addresses)
        yield _attributes(protocol, addresses)
        yield _enumerations(protocol, addresses)
    yield _models(reference)
    yield from _families(reference)
    yield _machines(reference)


def _messages(protocol: ProtocolEntry, category: Category, reference: Reference) -> tuple[Listed, ...]:
    return tuple(
        Listed(
            NamedAddress(reference.addresses.message(protocol.id, name), name),
            record.summary,
            (
                str(record.kind),
                "" if record.number is None else str(record.number),
                _models_of(reference.flows, protocol.id, name),
            ),
            _flags(record.obsolete, record.kind is MessageKind.RESERVED),
            id=name,
        )
        for name, record in ((n, protocol.messages[n]) for n in category.messages)
    )


def _flags(obsolete: bool, reserved: bool) -> tuple[str, ...]:  # noqa: FBT001 - two flags of a record
    return tuple(word for word, shown in (("obsolete", obsolete), ("reserved", reserved)) if shown)


def _models_of(flows: Flows, protocol: str, message: str) -> str:
    count = len({use.model for use in flows.uses.get((protocol, message), ())})
    return str(count) if count else ""


MESSAGE_COLUMNS = ("Kind", "Number", "Models")


def _part(protocol: ProtocolEntry, category: Category, reference: Reference) -> Part:
    link = NamedAddress(reference.addresses.category(protocol.id, category.id), category.title)
    return Part(
        Heading(category.id, category.title),
        link,
        category.summary,
        _messages(protocol, category, reference),
    )


def _events(reference: Reference) -> Page:
    addresses = reference.addresses
    parts = tuple(
        Part(
            Heading(p.id, p.record.title),
            NamedAddress(addresses.protocol(p.id), p.record.title),
            p.record.summary,
            tuple(
                Listed(
                    NamedAddress(addresses.category(p.id, c.id), c.title),
                    c.summary,
                    (str(len(c.messages)),),
                    id=c.id,
                )
                for c in p.categories
            ),
        )
        for p in reference.catalogue.protocols.values()
    )
    lead = "Every request and event, by protocol and category."
    return _list(EVENTS, addresses.events(), "Events", ListView(lead, ("Messages",), parts), ("Events",))


def _list(kind: PageKind, address: str, title: str, view: ListView, section: tuple[str, ...], source: str = "") -> Page:
    headings = tuple(part.heading for part in view.parts)
    return Page(address, title, kind, view, view.lead, headings, section, index=True, source=source)


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
    return _list(EVENTS, addresses.protocol(protocol.id), record.title, view, ("Events", record.title), source)


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
    return _list(
        EVENTS,
        reference.addresses.category(protocol.id, category.id),
        category.title,
        ListView(category.summary, MESSAGE_COLUMNS, (part,)),
        ("Events", title, category.title),
        source=f"protocols/{protocol.id}/messages/{category.id}.yml",
    )


def _structure(protocol: ProtocolEntry, addresses: Addresses) -> Page:
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
        section=("Events", protocol.record.title),
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
    return _list(
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
    return _list(ATTRIBUTES, addresses.enumerations(protocol.id), title, view, section, source)


def _models(reference: Reference) -> Page:
    parts = tuple(_chapter(reference, name) for name in _family_names(reference.catalogue))
    lead = "Every interaction model and phase, by chapter."
    view = ListView(lead, ("Kind", "Messages", "Evidence"), tuple(p for p in parts if p.rows))
    return _list(MODELS, reference.addresses.models(), "Models", view, ("Models",))


def _family_names(catalogue: Catalogue) -> tuple[str, ...]:
    used = {entry.family for entry in catalogue.models.values()}
    return (*(f for f in catalogue.families if f in used), *sorted(used - set(catalogue.families)))


def _chapter(reference: Reference, family: str) -> Part:
    catalogue, addresses = reference.catalogue, reference.addresses
    record = catalogue.families.get(family)
    title = record.title if record else family
    rows = tuple(
        Listed(
            NamedAddress(addresses.model(name), entry.record.title),
            entry.record.summary or "",
            (entry.record.kind, str(sum(1 for _ in reference.flows.all[name].messages())), str(entry.record.evidence)),
            id=name,
        )
        for name, entry in catalogue.models.items()
        if entry.family == family
    )
    heading = Heading(family.replace("/", "-"), ": ".join(catalogue.chapters(family)))
    summary = record.summary or "" if record else ""
    return Part(heading, NamedAddress(addresses.family(family), title), summary, rows)


def _families(reference: Reference) -> Iterator[Page]:
    catalogue = reference.catalogue
    yield from _volumes(reference)
    for family in _family_names(catalogue):
        part = _chapter(reference, family)
        missing = tuple(f"{u.title}: {u.reason}" for u in catalogue.undocumented.values() if u.family == family)
        view = ListView(
            part.summary,
            ("Kind", "Messages", "Evidence"),
            (Part(Heading("models", "Models and phases"), None, "", part.rows),),
            tuple(f"Not documented in a source we saw: {text}" for text in missing),
        )
        chapters = catalogue.chapters(family)
        yield _list(MODELS, reference.addresses.family(family), chapters[-1], view, ("Models", *chapters))


def _volumes(reference: Reference) -> Iterator[Page]:
    """Yield a page for each outermost chapter that has others inside and no models of its own."""
    catalogue = reference.catalogue
    used = _family_names(catalogue)
    for volume in dict.fromkeys(family.partition("/")[0] for family in used if "/" in family):
        if volume in catalogue.families and volume not in used:  # one with models of its own has a page already
            record = catalogue.families[volume]
            parts = tuple(_chapter(reference, f) for f in used if f.startswith(f"{volume}/"))
            view = ListView(record.summary or "", ("Kind", "Messages", "Evidence"), parts)
            yield _list(MODELS, reference.addresses.family(volume), record.title, view, ("Models", record.title))


def _machines(reference: Reference) -> Page:
    addresses = reference.addresses
    rows = tuple(
        Listed(
            NamedAddress(addresses.machine(n), f"{m.title} states"),
            m.summary or "",
            (str(len(m.states)), str(len(m.transitions))),
            id=n,
        )
        for n, m in reference.catalogue.machines.items()
    )
    lead = "How calls, agents, queues and devices move through their states."
    view = ListView(lead, ("States", "Transitions"), (Part(Heading("machines", "State machines"), None, "", rows),))
    return _list(STATES, addresses.machines(), "States", view, ("States",))
