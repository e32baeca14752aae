"""The page that leads from a name, a number or an old address to the page that is meant."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from eventmodels.catalogue.addresses import NamedAddress
from eventmodels.pages.page import Heading, Page, PageKind
from eventmodels.web.assets import MANUALS, asset_address

if TYPE_CHECKING:
    from collections.abc import Mapping

    from eventmodels.catalogue import Catalogue
    from eventmodels.pages.reference import Reference

__all__ = ["GoView", "go_page", "manuals_script"]

GO = PageKind("go")

SCRIPTS = (MANUALS, asset_address("go.js"))
TAKEN = (
    ("A name in any spelling", "a message, an attribute, an enumeration, a value, a participant; aliases too"),
    ("Two names with a point between them", "an attribute of a message"),
    ("A number, alone or behind a word", "what has it; behind a word, what has it and belongs to the word"),
    ("The id or the title of a model", "its page; a step of it behind #"),
    ("An address of this site, in small letters too, or its parts joined by points", "that page"),
    ("The address of a document that is cited here", "where it is cited, or the page below that tells the same"),
)


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A document of others whose addresses lead to pages here."""

    heading: Heading
    forms: tuple[str, ...]
    pages: tuple[tuple[str, NamedAddress], ...]
    """Name of a page there, and the page here."""


@dataclass(frozen=True, slots=True)
class GoView:
    """What the resolver takes, and its scripts."""

    taken: tuple[tuple[str, str], ...]
    manuals: tuple[Elsewhere, ...]
    scripts: tuple[str, ...]


def go_page(reference: Reference, titles: Mapping[str, str]) -> Page:
    """Return the resolver, which knows the search index and other documents; `titles` are those of pages here."""
    manuals = tuple(
        Elsewhere(
            Heading(name, manual.title),
            manual.forms,
            tuple(
                (page, NamedAddress(address, titles.get(address, address))) for page, address in manual.pages.items()
            ),
        )
        for name, manual in reference.catalogue.manuals.items()
    )
    return Page(
        address=reference.addresses.go(),
        title="Go to",
        kind=GO,
        data=GoView(TAKEN, manuals, SCRIPTS),
        summary="Leads from a name, a number or an address of another manual to the page that is meant.",
        headings=(Heading("taken", "What it takes"), *(manual.heading for manual in manuals)),
    )


def manuals_script(catalogue: Catalogue) -> str:
    """Return the script that gives the addresses of other documents to the page."""
    data = [{"id": name, "forms": manual.forms, "pages": manual.pages} for name, manual in catalogue.manuals.items()]
    rows = ",\n".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in data)
    return f"(window.em ??= {{}}).manuals = [\n{rows}\n];\n"
