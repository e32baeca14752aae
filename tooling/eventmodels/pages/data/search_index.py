"""The search index: everything that has a name, as a script that a browser loads once a reader looks for something."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields, replace
from html import unescape
from math import inf
from typing import TYPE_CHECKING

from eventmodels.catalogue.flow.values import weaker

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from eventmodels.catalogue import Catalogue, ProtocolEntry
    from eventmodels.catalogue.addresses import Addresses
    from eventmodels.catalogue.records.protocols import Enumeration
    from eventmodels.pages.page import Page

__all__ = ["INDEX", "Entry", "catalogue_entries", "index_script", "written_entries"]

INDEX = "assets/eventmodels/search-data.js"
"""Where the index stands on the site."""


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


def catalogue_entries(catalogue: Catalogue, pages: Iterable[Page], links: Addresses) -> Iterator[Entry]:
    """Yield what has a name: messages before what they carry, and last the pages that lead to others."""
    titles = {page.address: page for page in pages}
    known: set[str] = set()
    for entry in _things(catalogue, titles, links):
        known.add(entry.address)
        yield entry
    for key, source in catalogue.sources.items():
        yield Entry(links.sources(key), source.title, "source", (key, *((source.address,) if source.address else ())))
    for page in titles.values():
        if page.address not in known and page.template != "compare.html":  # it would bury what it compares
            about = ", ".join(dict.fromkeys(title for title in page.section if title != page.title))
            yield Entry(page.address, page.title, "list", (), "", about, page.summary)


def written_entries(address: str, title: str, headings: Iterable[tuple[str, str]]) -> Iterator[Entry]:
    """Yield a page that people wrote, and its headings: pairs of `#anchor` and title, which are HTML."""
    home = "" if address in (".", "./") else address
    yield Entry(home, unescape(title), "page")
    for anchor, heading in headings:
        yield Entry(f"{home}{anchor}", unescape(heading), "section", about=unescape(title))


def _things(catalogue: Catalogue, pages: Mapping[str, Page], links: Addresses) -> Iterator[Entry]:
    for place, protocol in enumerate(catalogue.protocols.values()):
        yield from (replace(entry, place=place) for entry in _protocol(protocol, links))
    yield from _models(catalogue, pages, links)
    yield from _machines(catalogue, pages, links)
    for name, participant in catalogue.participants.items():
        address = links.participant(name)
        yield Entry(address, participant.title, "participant", (name,), "", participant.kind, participant.summary)


def _protocol(protocol: ProtocolEntry, links: Addresses) -> Iterator[Entry]:
    yield from _messages(protocol, links)
    yield from _attributes(protocol, links)
    for name, record in protocol.enumerations.items():
        yield from _enumeration(protocol, name, record, links)


def _messages(protocol: ProtocolEntry, links: Addresses) -> Iterator[Entry]:
    for category in protocol.categories:
        for name in category.messages:
            record = protocol.messages[name]
            yield Entry(
                links.message(protocol.id, name),
                name,
                record.kind,
                _others(name, record.aliases),
                _number(record.number),
                f"{protocol.record.title}, {category.title}",
                record.summary,
                weaker(record.evidence),
                carries=tuple(record.attributes),
            )


def _attributes(protocol: ProtocolEntry, links: Addresses) -> Iterator[Entry]:
    for name, record in protocol.attributes.items():
        yield Entry(
            links.attribute(protocol.id, name),
            name,
            "attribute",
            _others(name, record.aliases, record.log_name or name, record.member or name),
            _number(record.number),
            protocol.record.title,
            record.summary,
            weaker(record.evidence),
        )


def _enumeration(protocol: ProtocolEntry, name: str, record: Enumeration, links: Addresses) -> Iterator[Entry]:
    users = tuple(n for n, a in protocol.attributes.items() if a.enumeration == name)
    title = protocol.record.title
    names, weak = (*_others(name, record.aliases), *users), weaker(record.evidence)
    yield Entry(links.enumeration(protocol.id, name), name, "enumeration", names, "", title, record.summary, weak)
    about = ", ".join((name, *users, title))
    for key, value in record.values.items():
        masks = (value.number_text,) if value.hex else ()
        yield Entry(
            links.enumeration(protocol.id, name, key),
            key,
            "value",
            _others(key, value.aliases, *value.printed, *masks),
            _number(value.number),
            about,
            value.summary or "",
            weaker(value.evidence or record.evidence),
        )


def _models(catalogue: Catalogue, pages: Mapping[str, Page], links: Addresses) -> Iterator[Entry]:
    places = {family: place for place, family in enumerate(catalogue.families)}
    for name, entry in sorted(catalogue.models.items(), key=lambda each: places.get(each[1].family, inf)):
        record, address = entry.record, links.model(name)
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


def _machines(catalogue: Catalogue, pages: Mapping[str, Page], links: Addresses) -> Iterator[Entry]:
    for name, machine in catalogue.machines.items():
        address = links.machine(name)
        names = tuple(n for n in (name, machine.title) if n != pages[address].title)
        yield Entry(address, pages[address].title, "state machine", names, "", "", machine.summary or "")
        for key, state in machine.states.items():
            here = links.machine(name, key)
            yield Entry(here, state.title, "state", (key, *state.code), "", machine.title, state.summary or "")


def _others(name: str, aliases: Mapping[str, tuple[str, ...]], *more: str) -> tuple[str, ...]:
    found = dict.fromkeys((*(word for words in aliases.values() for word in words), *more))
    return tuple(word for word in found if word != name)


def _number(number: int | None) -> str:
    return "" if number is None else str(number)
