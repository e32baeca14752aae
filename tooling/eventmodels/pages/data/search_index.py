"""What can be found of a catalogue: an entry for everything that has a name."""

from __future__ import annotations

from dataclasses import replace
from math import inf
from typing import TYPE_CHECKING

from eventmodels.catalogue.flow.values import weaker
from eventmodels.catalogue.kinds import PresenceWord
from eventmodels.catalogue.records.base import other_names
from eventmodels.catalogue.records.keys import PLACEHOLDER
from eventmodels.pages.data import search_text
from eventmodels.search.entries import Entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from eventmodels.catalogue import ProtocolEntry
    from eventmodels.catalogue.addresses import Addresses
    from eventmodels.catalogue.records.enumerations import Enumeration
    from eventmodels.catalogue.records.protocols import Presence
    from eventmodels.pages.page import Page
    from eventmodels.pages.reference import Reference

__all__ = ["catalogue_entries"]


def catalogue_entries(reference: Reference, pages: Iterable[Page]) -> Iterator[Entry]:
    """Yield what has a name: messages before what they carry, and last the pages that lead to others."""
    titles = {page.address: page for page in pages}
    known: set[str] = set()
    # Of entries that match equally well, the search shows the one that stands first here.
    for entry in _things(reference, titles):
        known.add(entry.address)
        yield entry
    for key, source in reference.catalogue.sources.items():
        yield Entry(
            reference.addresses.sources(key),
            source.title,
            "source",
            (key, *((source.address,) if source.address else ())),
        )
    for page in titles.values():
        if page.address not in known and page.kind.listed:
            about = ", ".join(dict.fromkeys(title for title in page.section if title != page.title))
            yield Entry(page.address, page.title, "list", (), "", about, page.summary)


def _things(reference: Reference, pages: Mapping[str, Page]) -> Iterator[Entry]:
    addresses = reference.addresses
    # Where several protocols have a name, the first is meant; the place lets the ranking prefer it.
    for place, protocol in enumerate(reference.catalogue.protocols.values()):
        yield from (replace(entry, place=place) for entry in _protocol(protocol, addresses))
    yield from _keys(reference)
    yield from _models(reference, pages)
    yield from _machines(reference, pages)
    for name, participant in reference.catalogue.participants.items():
        address, about = addresses.participant(name), participant.kind
        yield Entry(address, participant.title, "participant", (name,), "", about, participant.summary)
    if reference.catalogue.glossary:
        for name, term in reference.catalogue.glossary.terms.items():
            yield Entry(addresses.glossary(name), name, "term", (), "", "Glossary", term.summary)


def _protocol(protocol: ProtocolEntry, addresses: Addresses) -> Iterator[Entry]:
    yield from _messages(protocol, addresses)
    yield from _attributes(protocol, addresses)
    for name, record in protocol.enumerations.items():
        yield from _enumeration(protocol, name, record, addresses)


def _messages(protocol: ProtocolEntry, addresses: Addresses) -> Iterator[Entry]:
    for category in protocol.categories:
        for name in category.messages:
            record = protocol.messages[name]
            yield Entry(
                addresses.message(protocol.id, name),
                name,
                record.kind,
                _others(name, record.aliases),
                _number(record.number),
                f"{protocol.record.title}, {category.title}",
                record.summary,
                weaker(record.evidence),
                carries=tuple(f"{attribute}{_mark(row)}" for attribute, row in record.attributes.items()),
                values=_vocabularies(protocol, addresses, record.attributes),
            ).saying(search_text.message(record))


def _attributes(protocol: ProtocolEntry, addresses: Addresses) -> Iterator[Entry]:
    for name, record in protocol.attributes.items():
        yield Entry(
            addresses.attribute(protocol.id, name),
            name,
            "attribute",
            _others(name, record.aliases, record.log_name or name, record.member or name),
            _number(record.number),
            protocol.record.title,
            record.summary,
            weaker(record.evidence),
            values=_vocabularies(protocol, addresses, (name,)),
        ).saying(record.note or "")


def _mark(row: Presence) -> str:
    return "!" if row.presence is PresenceWord.MANDATORY else ""


def _vocabularies(protocol: ProtocolEntry, addresses: Addresses, attributes: Iterable[str]) -> tuple[str, ...]:
    """Return the addresses of the enumerations that attributes take their values from."""
    records = (protocol.attributes[name] for name in attributes if name in protocol.attributes)
    names = (record.enumeration for record in records if record.enumeration)
    return tuple(addresses.enumeration(protocol.id, name) for name in names if name in protocol.enumerations)


def _enumeration(protocol: ProtocolEntry, name: str, record: Enumeration, addresses: Addresses) -> Iterator[Entry]:
    users = tuple(n for n, a in protocol.attributes.items() if a.enumeration == name)
    title = protocol.record.title
    names, weak = (*_others(name, record.aliases), *users), weaker(record.evidence)
    home = addresses.enumeration(protocol.id, name)
    yield Entry(home, name, "enumeration", names, "", title, record.summary, weak).saying(record.note or "")
    about = ", ".join((name, *users, title))
    for key, value in record.values.items():
        masks = (value.number_text,) if value.hex else ()
        yield Entry(
            addresses.enumeration(protocol.id, name, key),
            key,
            "value",
            _others(key, value.aliases, *value.printed, *masks),
            _number(value.number),
            about,
            value.summary or "",
            weaker(value.evidence or record.evidence),
            values=(home,),
        ).saying(search_text.value(value))


def _keys(reference: Reference) -> Iterator[Entry]:
    for group in reference.catalogue.key_groups.values():
        for name, record in group.keys.items():
            address, weak = reference.addresses.key(name), weaker(record.evidence)
            # What varies in it is mostly a number.
            names = tuple(n for n in (PLACEHOLDER.sub("1", name),) if n != name)
            yield Entry(address, name, "key", names, "", group.title, record.summary, weak).saying(
                search_text.key(record)
            )


def _models(reference: Reference, pages: Mapping[str, Page]) -> Iterator[Entry]:
    catalogue = reference.catalogue
    places = {family: place for place, family in enumerate(catalogue.families)}
    for name, entry in sorted(catalogue.models.items(), key=lambda each: places.get(each[1].family, inf)):
        record, address = entry.record, reference.addresses.model(name)
        family = catalogue.families.get(entry.family)
        yield Entry(
            address,
            record.title,
            record.kind,
            (name, *record.aliases),
            "",
            family.title if family else entry.family,
            pages[address].summary,
            weaker(record.evidence),
        ).saying(search_text.flow(reference.flows.all[name], record))


def _machines(reference: Reference, pages: Mapping[str, Page]) -> Iterator[Entry]:
    addresses = reference.addresses
    for name, machine in reference.catalogue.machines.items():
        address = addresses.machine(name)
        names = tuple(n for n in (name, machine.title) if n != pages[address].title)
        notes = " ".join(machine.notes)
        yield Entry(address, pages[address].title, "state machine", names, "", "", machine.summary or "").saying(notes)
        for key, state in machine.states.items():
            here = addresses.machine(name, key)
            yield Entry(here, state.title, "state", (key, *state.code), "", machine.title, state.summary or "")


def _others(name: str, aliases: Mapping[str, tuple[str, ...]], *more: str) -> tuple[str, ...]:
    found = dict.fromkeys((*other_names(aliases), *more))
    return tuple(word for word in found if word != name)


def _number(number: int | None) -> str:
    return "" if number is None else str(number)
