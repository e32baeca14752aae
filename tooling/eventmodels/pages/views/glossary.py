"""The glossary: the words of the subject, each with what to read next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from eventmodels.catalogue.addresses import NamedAddress, anchor_of
from eventmodels.catalogue.references import references
from eventmodels.pages.page import Heading, Page, PageKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eventmodels.catalogue import Catalogue
    from eventmodels.catalogue.addresses import Addresses
    from eventmodels.catalogue.records.editorial import Term
    from eventmodels.pages.reference import Reference

__all__ = ["glossary_page", "hovers"]

GLOSSARY = PageKind("glossary", "Concept")


@dataclass(frozen=True, slots=True)
class TermView:
    """A word of the subject as the page shows it."""

    id: str
    name: str
    record: Term
    see: tuple[NamedAddress, ...]


def glossary_page(reference: Reference) -> Iterator[Page]:
    """Yield the page of all terms in alphabetical order, if the folder has any."""
    catalogue, addresses = reference.catalogue, reference.addresses
    if catalogue.glossary is None:
        return
    # Terms lead on by the same names as links in written pages, short ones included.
    known = {name: NamedAddress(addresses.thing(thing), thing.title) for name, thing in references(catalogue)}
    rows = tuple(
        TermView(
            anchor_of(addresses.glossary(name)),
            name,
            term,
            (*(known[n] for n in term.see if n in known), *_told_by(addresses, name, term)),
        )
        for name, term in sorted(catalogue.glossary.terms.items(), key=lambda pair: pair[0].casefold())
    )
    summary = "The words of the subject, in a sentence each, with where to read more."
    headings = (Heading("terms", "Terms"),)
    yield Page(
        addresses.glossary(),
        "Glossary",
        GLOSSARY,
        rows,
        summary,
        headings,
        ("Concepts",),
        source="glossary.yml",
    )


def _told_by(addresses: Addresses, name: str, term: Term) -> Iterator[NamedAddress]:
    if term.page:
        yield NamedAddress(addresses.written(term.page), f"the page about {name}")


def hovers(catalogue: Catalogue) -> dict[str, str]:
    """Return the terms that are explained wherever a page people write uses them."""
    terms = catalogue.glossary.terms if catalogue.glossary else {}
    return {name: " ".join(term.summary.split()) for name, term in terms.items() if term.hover}
