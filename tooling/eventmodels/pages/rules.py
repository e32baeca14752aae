"""What only a whole site can break: addresses that are gone, that clash, or that lead nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eventmodels.catalogue.problems import Problem, Span, nearest
from eventmodels.pages.views.redirects import moved_pages, nameless

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eventmodels.catalogue import Catalogue
    from eventmodels.pages.page import Page
    from eventmodels.pages.reference import Reference

__all__ = ["clashes", "lost_manuals", "lost_pages"]


def clashes(pages: tuple[Page, ...], folder: str) -> Iterator[Problem]:
    """Demand an address for each page alone: a message called `attributes` would take the place of their list."""
    first: dict[str, Page] = {}
    for page in pages:
        if page.address in first:
            message = f"{page.title} and {first[page.address].title} would have the address {page.address}"
            yield Problem("name-clash", message, page.place or Span(f"{folder}/{page.source}"), "another name")
        first.setdefault(page.address, page)


def lost_pages(reference: Reference, pages: tuple[Page, ...]) -> Iterator[Problem]:
    """Demand that no published page without a name is gone, and that what moved is where it is said to be."""
    ledger = reference.catalogue.ledger
    if ledger is None:
        return
    # What has a name in the ledger is checked with the names; here are lists, chapters, groups, comparisons.
    known = nameless(reference, pages)
    kept = {*known, *ledger.moved.pages, *(page.address for page in moved_pages(reference, pages))}
    for position, address in enumerate(ledger.pages):
        if address not in kept:
            message, place = f"the page {address} was published and is gone", ledger.at("pages", position)
            yield Problem("address-gone", message, place, "it, or its successor under 'moved'", nearest(address, known))
    for old, new in ledger.moved.pages.items():
        if new not in known:
            message, place = f"{old} is said to have moved to {new}, which is not there", ledger.moved.at("pages", old)
            yield Problem("address-gone", message, place, "its successor", nearest(new, known))
        elif old in known:
            message = f"{old} is said to have moved and is still there"
            yield Problem("name-clash", message, ledger.moved.key("pages", old))


def lost_manuals(catalogue: Catalogue, pages: tuple[Page, ...]) -> Iterator[Problem]:
    """Demand a page of ours for each page of other documents that is said to have one."""
    known = [page.address for page in pages]
    for name, manual in catalogue.manuals.items():
        for page, address in manual.pages.items():
            if address not in known:
                message = f"no page here has the address {address!r}, to which {page} of {name} would lead"
                yield Problem("unknown-address", message, manual.at("pages", page), nearest=nearest(address, known))
