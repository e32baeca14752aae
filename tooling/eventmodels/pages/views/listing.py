"""What a page of lists is made of, whatever it lists."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from eventmodels.pages.page import Page

if TYPE_CHECKING:
    from eventmodels.catalogue.addresses import NamedAddress
    from eventmodels.pages.page import Heading, PageKind

__all__ = ["ListView", "Listed", "Part", "list_page"]


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


def list_page(
    kind: PageKind, address: str, title: str, view: ListView, section: tuple[str, ...], source: str = ""
) -> Page:
    """Return a page of lists that stands for its section in the navigation."""
    headings = tuple(part.heading for part in view.parts)
    return Page(address, title, kind, view, view.lead, headings, section, index=True, source=source)
