"""What a page of lists is made of, whatever it lists: rows in headed parts, and what may be asked to narrow them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from eventmodels.pages.page import Page
from eventmodels.web.assets import asset_address

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from eventmodels.catalogue.addresses import NamedAddress
    from eventmodels.pages.page import Heading, Later, PageKind

__all__ = [
    "Choice",
    "Facet",
    "ListView",
    "Listed",
    "Narrowed",
    "Narrowing",
    "Part",
    "Question",
    "band",
    "bands",
    "list_page",
    "narrowing",
    "often_first",
    "rows_of",
]


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of a list: what it is, a word about it, and short columns."""

    link: NamedAddress
    summary: str
    columns: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    id: str = ""


@dataclass(frozen=True, slots=True)
class Narrowed(Listed):
    """A row of a list that narrows."""

    line: str = ""
    """A third line, below name and summary."""
    facts: tuple[str, ...] = ()
    """Short lines at its end."""
    evidence: str = ""
    has: tuple[tuple[str, str], ...] = ()
    """Name of a facet and id of a choice: all that the row can be found by."""
    amounts: tuple[tuple[str, int], ...] = ()
    """Name of an order and where in it the row stands."""
    drawing: Later[str] | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A question to a list: what may be chosen, under which titles, in this order."""

    name: str
    title: str
    titles: Mapping[str, str]
    every: bool = False
    """A row has several of the choices; whoever ticks two wants both."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What a reader may tick."""

    number: int
    """By which rows name it."""
    id: str
    title: str
    count: int


@dataclass(frozen=True, slots=True)
class Facet:
    """A question with those of its choices that some row has."""

    name: str
    title: str
    every: bool
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Narrowing:
    """All that may be asked of a list."""

    things: str
    """What its rows are."""
    count: int
    orders: tuple[tuple[str, str], ...]
    """Name and title of each way to sort, beside that of the page; what begins with a dash has the most first."""
    facets: tuple[Facet, ...]
    numbers: Mapping[tuple[str, str], int] = field(repr=False)
    grouped: str = ""
    """The title of the order of the page."""
    sequences: bool = False
    """Rows can be found by messages in order."""
    style: str = asset_address("lists.css")
    script: str = asset_address("lists.js")

    def numbers_of(self, row: Narrowed) -> Iterator[int]:
        """Yield the numbers of what a row has."""
        return (self.numbers[each] for each in dict.fromkeys(row.has) if each in self.numbers)


@dataclass(frozen=True, slots=True)
class Part:
    """A headed list."""

    heading: Heading
    link: NamedAddress | None
    summary: str
    rows: tuple[Listed, ...]
    links: tuple[NamedAddress, ...] = ()
    """Further pages about what is listed."""


@dataclass(frozen=True, slots=True)
class ListView:
    """A page of lists."""

    lead: str
    columns: tuple[str, ...]
    parts: tuple[Part, ...]
    notes: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    links: tuple[NamedAddress, ...] = ()
    narrowing: Narrowing | None = None
    """What may be asked of the rows; without it they are tables."""


def list_page(
    kind: PageKind, address: str, title: str, view: ListView, section: tuple[str, ...], source: str = ""
) -> Page:
    """Return a page of lists that stands for its section in the navigation."""
    headings = tuple(part.heading for part in view.parts)
    return Page(address, title, kind, view, view.lead, headings, section, index=True, source=source)


def rows_of(parts: Iterable[Part]) -> list[Narrowed]:
    """Return the rows of all parts that can be narrowed."""
    return [row for part in parts for row in part.rows if isinstance(row, Narrowed)]


def narrowing(
    things: str,
    rows: Sequence[Narrowed],
    asked: Iterable[Question],
    orders: tuple[tuple[str, str], ...] = (),
    *,
    grouped: str,
    sequences: bool = False,
) -> Narrowing:
    """Return what may be asked of some rows: choices that no row has, and facets with a single one, are left out."""
    counts = Counter(each for row in rows for each in dict.fromkeys(row.has))
    facets: list[Facet] = []
    numbers: dict[tuple[str, str], int] = {}
    for each in asked:
        there = [(id_, title) for id_, title in each.titles.items() if (each.name, id_) in counts]
        if len(there) > 1:
            start = len(numbers)
            numbers |= {(each.name, id_): number for number, (id_, _) in enumerate(there, start + 1)}
            choices = (Choice(numbers[each.name, i], i, title, counts[each.name, i]) for i, title in there)
            facets.append(Facet(each.name, each.title, each.every, tuple(choices)))
    return Narrowing(things, len(rows), orders, tuple(facets), numbers, grouped, sequences)


def often_first(rows: Iterable[Narrowed], facet: str, titles: Mapping[str, str]) -> dict[str, str]:
    """Return titles, those first that most rows have."""
    counts = Counter(id_ for row in rows for name, id_ in dict.fromkeys(row.has) if name == facet)
    return dict(sorted(titles.items(), key=lambda each: (-counts[each[0]], each[1])))


def band(amount: int, ends: Sequence[int]) -> str:
    """Return the id of the stretch of numbers that an amount is in; `ends` are the last ones of all but the last."""
    start = min(ends[0], 1)
    for end in ends:
        if amount <= end:
            return str(end) if start == end else f"{start}-{end}"
        start = end + 1
    return f"{start}-"


def bands(ends: Sequence[int], none: str = "") -> dict[str, str]:
    """Return id -> title of each stretch; the first one's is `none` where that is nothing at all."""
    ids = [band(end, ends) for end in (*ends, ends[-1] + 1)]
    titles = {id_: f"{id_[:-1]} or more" if id_.endswith("-") else id_.replace("-", " to ") for id_ in ids}
    return titles | ({ids[0]: none} if none else {})
