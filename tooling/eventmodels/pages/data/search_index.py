"""The search index: everything that has a name, as a script that a browser loads once a reader looks for something."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields, replace
from html import unescape
from math import inf
from typing import TYPE_CHECKING

from eventmodels.catalogue.flow.values import weaker
from eventmodels.catalogue.records.base import other_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from eventmodels.catalogue import ProtocolEntry
    from eventmodels.catalogue.addresses import Addresses
    from eventmodels.catalogue.records.enumerations import Enumeration
    from eventmodels.pages.page import Page
    from eventmodels.pages.reference import Reference

__all__ = ["Entry", "catalogue_entries", "index_script", "written_entries"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to be found."""

    address: str
    title: str
    kind: str
    names: tuple[str, ...] = ()
    """Other spellings of the title."""
    number: str = ""
    about: str = ""
    """What it belongs to."""
    summary: str = ""
    evidence: str = ""
    place: int = 0
    """How many protocols stand before its own."""
    carries: tuple[str, ...] = ()
    """Attributes, each with an anchor of its name on its page."""


COLUMNS = tuple(field.name for field in fields(Entry))
"""The first row of the index, by which its reader finds what stands in the others."""


def index_script(entries: Iterable[Entry]) -> str:
    """Return the script that gives the index to the page: the names of the columns, and an entry a line."""
    lines = (json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in (COLUMNS, *map(_row, entries)))
    rows = ",\n".join(lines)
    return f"(window.em ??= {{}}).index = [\n{rows}\n];\n"


def _row(entry: Entry) -> list[object]:
    """Return a value for each column; what is empty at the end is left out, as most of it is."""
    values = (getattr(entry, name) or "" for name in COLUMNS)
    row: list[object] = ["|".join(value) if isinstance(value, tuple) else value for value in values]
    while not row[-1]:
        row.pop()
    return row


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


def written_entries(address: str, title: str, headings: Iterable[tuple[str, str]]) -> Iterator[Entry]:
    """Yield a page that people wrote, and its headings: pairs of `#anchor` and a title, which is HTML."""
    # MkDocs calls the address of the first page a dot, which would not join with an anchor.
    home = "" if address in (".", "./") else address
    yield Entry(home, title, "page")
    for anchor, heading in headings:
        yield Entry(f"{home}{anchor}", unescape(heading), "section", about=title)


def _things(reference: Reference, pages: Mapping[str, Page]) -> Iterator[Entry]:
    addresses = reference.addresses
    # Where several protocols have a name, the first is meant; the place lets the ranking prefer it.
    for place, protocol in enumerate(reference.catalogue.protocols.values()):
        yield from (replace(entry, place=place) for entry in _protocol(protocol, addresses))
    yield from _keys(reference)
    yield from _models(reference, pages)
    yield from _machines(reference, pages)
    for name, participant in reference.catalogue.participants.items():
        address = addresses.participant(name)
        yield Entry(address, participant.title, "participant", (name,), "", participant.kind, participant.summary)


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
                carries=tuple(record.attributes),
            )


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
        )


def _enumeration(protocol: ProtocolEntry, name: str, record: Enumeration, addresses: Addresses) -> Iterator[Entry]:
    users = tuple(n for n, a in protocol.attributes.items() if a.enumeration == name)
    title = protocol.record.title
    names, weak = (*_others(name, record.aliases), *users), weaker(record.evidence)
    yield Entry(addresses.enumeration(protocol.id, name), name, "enumeration", names, "", title, record.summary, weak)
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
        )


def _keys(reference: Reference) -> Iterator[Entry]:
    for group in reference.catalogue.key_groups.values():
        for name, record in group.keys.items():
            address, weak = reference.addresses.key(name), weaker(record.evidence)
            yield Entry(address, name, "key", (), "", group.title, record.summary, weak)


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
        )


def _machines(reference: Reference, pages: Mapping[str, Page]) -> Iterator[Entry]:
    addresses = reference.addresses
    for name, machine in reference.catalogue.machines.items():
        address = addresses.machine(name)
        names = tuple(n for n in (name, machine.title) if n != pages[address].title)
        yield Entry(address, pages[address].title, "state machine", names, "", "", machine.summary or "")
        for key, state in machine.states.items():
            here = addresses.machine(name, key)
            yield Entry(here, state.title, "state", (key, *state.code), "", machine.title, state.summary or "")


def _others(name: str, aliases: Mapping[str, tuple[str, ...]], *more: str) -> tuple[str, ...]:
    found = dict.fromkeys((*other_names(aliases), *more))
    return tuple(word for word in found if word != name)


def _number(number: int | None) -> str:
    return "" if number is None else str(number)
