"""What can be found: an entry for everything that has a name, as it is written into the index and read from it."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any

from eventmodels.search.words import MARK, is_little, runs, words
from eventmodels.search.written import sections

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from eventmodels.search.written import WrittenPage

__all__ = ["Entry", "index_script", "read_index", "spoken", "written_entries"]


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
    """Attributes, each with an anchor of its name on its page; `!` behind it where it is mandatory."""
    values: tuple[str, ...] = ()
    """Addresses of the enumerations whose values it takes, or those that its attributes take."""
    said: tuple[str, ...] = ()
    """What people call it."""
    words: tuple[str, ...] = ()
    """What its page says besides, each word once."""
    marks: tuple[str, ...] = ()
    """And what there looks like something that logs print."""

    def saying(self, text: str) -> Entry:
        """Return it with a text that its page says."""
        told = dict.fromkeys(word for word in (*words(text), *runs(text)) if not is_little(word))
        return replace(self, words=tuple(told), marks=tuple(dict.fromkeys(MARK.findall(text))))


COLUMNS = tuple(field.name for field in fields(Entry))
"""The first row of the index, by which its reader finds what stands in the others."""
BETWEEN = {"names": "|", "carries": "|", "values": "|", "said": "|", "words": " ", "marks": " "}
"""What stands between the values of a column that has many."""
BEFORE, AFTER = "(window.em ??= {}).index = [\n", "\n];\n"


def index_script(entries: Iterable[Entry]) -> str:
    """Return the script that gives the index to the page: the names of the columns, and an entry a line."""
    lines = (json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in (COLUMNS, *map(_row, entries)))
    rows = ",\n".join(lines)
    return f"{BEFORE}{rows}{AFTER}"


def read_index(script: str) -> tuple[Entry, ...]:
    """Return the entries that such a script gives."""
    columns, *rows = json.loads(f"[{script.removeprefix(BEFORE).removesuffix(AFTER)}]")
    return tuple(Entry(**_values(zip(columns, row, strict=False))) for row in rows)


def _row(entry: Entry) -> list[object]:
    """Return a value for each column; what is empty at the end is left out, as most of it is."""
    values = ((name, getattr(entry, name) or "") for name in COLUMNS)
    row: list[object] = [BETWEEN[name].join(value) if isinstance(value, tuple) else value for name, value in values]
    while not row[-1]:
        row.pop()
    return row


def _values(row: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """Return the values of a row by their names; what is empty is left to the entry, which knows its kind."""
    given = ((name, value) for name, value in row if value or name == "address")  # that of the first page is empty
    return {name: tuple(value.split(BETWEEN[name])) if name in BETWEEN else value for name, value in given}


def written_entries(page: WrittenPage) -> Iterator[Entry]:
    """Yield a page that people wrote, and its sections, each with its words."""
    first, *others = sections(page.text)
    yield Entry(page.address, page.title, "page").saying(first.text)
    for section in others:
        address = f"{page.address}{section.anchor}"
        yield Entry(address, section.title, "section", about=page.title).saying(section.text)


def spoken(entries: Iterable[Entry], said: Mapping[str, Mapping[str, tuple[str, ...]]]) -> Iterator[Entry]:
    """Yield entries with what people call them: address -> language -> phrases."""
    for entry in entries:
        phrases = (phrase for each in said.get(entry.address, {}).values() for phrase in each)
        yield replace(entry, said=tuple(dict.fromkeys(phrases)))
