"""Addresses that moved: pages that lead to their successors, and anchors that stand beside theirs."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice, product
from typing import TYPE_CHECKING

from eventmodels.catalogue.addresses import anchor_of
from eventmodels.pages.page import Page, PageKind
from eventmodels.pages.views.compare import comparable, pairs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from eventmodels.catalogue.records.published import Moved
    from eventmodels.pages.reference import Reference

__all__ = ["MovedView", "moved_anchors", "moved_pages", "nameless"]


MOVED = PageKind("moved")


@dataclass(frozen=True, slots=True)
class MovedView:
    """What the page at an old address says."""

    target: str
    """Address of the successor."""
    name: str


def moved_pages(reference: Reference, pages: Iterable[Page]) -> Iterator[Page]:
    """Yield a page for every old address, which leads to the new one."""
    addresses = reference.addresses
    titles = {page.address: page.title for page in pages}
    if addresses.messages() in titles:
        yield _page(addresses.events(), addresses.messages(), titles[addresses.messages()])
    for alias, model in _models(reference):
        title = reference.catalogue.models[model].record.title
        yield _page(addresses.model(alias), addresses.model(model), title)
        yield _page(addresses.embed(alias), addresses.embed(model), title)
    for old, new in _comparisons(reference):
        yield _page(old, new, titles[new])
    yield from _named(reference)
    moved = _moved(reference)
    # An address with an anchor is no page: its anchor is put beside the new one instead.
    for old, new in moved.pages.items() if moved else ():
        if not anchor_of(old) and new in titles:
            yield _page(old, new, titles[new])


def _comparisons(reference: Reference) -> Iterator[tuple[str, str]]:
    """Yield the addresses of comparisons under former names of models, and with the two the other way round."""
    addresses = reference.addresses
    former = list(_models(reference))
    compared = comparable(reference.catalogue)
    yield from ((addresses.compare(alias), addresses.compare(model)) for alias, model in former if model in compared)
    for pair in pairs(reference.catalogue):
        first, second = ((name, *(alias for alias, model in former if model == name)) for name in pair)
        for one, other in product(first, second):
            # Somebody may have put the two together himself, in the other order.
            old = {addresses.compare(one, other), addresses.compare(other, one)} - {addresses.compare(*pair)}
            yield from ((address, addresses.compare(*pair)) for address in sorted(old))


def _named(reference: Reference) -> Iterator[Page]:
    addresses = reference.addresses
    moved = _moved(reference)
    if moved is None:
        return
    pages = ((moved.messages, addresses.message), (moved.attributes, addresses.attribute))
    for names, address in (*pages, (moved.enumerations, addresses.enumeration)):
        for protocol, moves in names.items():
            for old, new in moves.items():
                yield _page(address(protocol, old), address(protocol, new), new)
    for old, new in moved.participants.items():
        yield _page(
            addresses.participant(old),
            addresses.participant(new),
            reference.catalogue.participants[new].title,
        )
    for old, new in moved.machines.items():
        yield _page(addresses.machine(old), addresses.machine(new), reference.catalogue.machines[new].title)


def nameless(reference: Reference, pages: Iterable[Page]) -> tuple[str, ...]:
    """Return the addresses that follow from no name in the ledger: all but those of things and models, and sources."""
    addresses = reference.addresses
    catalogue = reference.catalogue
    named = {addresses.model(name) for name in catalogue.models} | {
        addresses.machine(name) for name in catalogue.machines
    }
    named |= {addresses.participant(name) for name in catalogue.participants}
    for protocol, entry in catalogue.protocols.items():
        named |= {addresses.message(protocol, name) for name in entry.messages}
        named |= {addresses.attribute(protocol, name) for name in entry.attributes}
        named |= {addresses.enumeration(protocol, name) for name in entry.enumerations}
    # A group of values, a list, a comparison: none has a name in the ledger that its address would follow from.
    rest = {page.address for page in pages} - named
    return tuple(sorted({*rest, *(addresses.sources(source) for source in catalogue.sources)}))


def _models(reference: Reference) -> Iterator[tuple[str, str]]:
    """Yield former names of models, and the name of each now."""
    for model in reference.catalogue.models.values():
        for alias in model.record.aliases:
            if alias not in reference.catalogue.models:
                yield alias, model.id


def _page(old: str, new: str, name: str) -> Page:
    return Page(old, name, MOVED, MovedView(new, name))


def _moved(reference: Reference) -> Moved | None:
    ledger = reference.catalogue.ledger
    return ledger.moved if ledger else None


def moved_anchors(reference: Reference) -> Iterator[tuple[str, str]]:
    """Yield the new address and the old anchor of everything that moved within a page."""
    addresses = reference.addresses
    # The list of state machines had one heading; that of all states has one for each machine.
    yield from ((addresses.machines(first), "_machines") for first in islice(reference.catalogue.machines, 1))
    moved = _moved(reference)
    if moved is None:
        return
    for protocol, moves in moved.attributes.items():
        for old, new in moves.items():
            # An attribute has an anchor on the page of every message that carries it.
            carriers = reference.catalogue.protocols[protocol].carriers(new)
            yield from ((addresses.message(protocol, message, new), old) for message in carriers)
    for protocol, enumerations in moved.values.items():
        for name, moves in enumerations.items():
            yield from ((addresses.enumeration(protocol, name, new), old) for old, new in moves.items())
    for machine, moves in moved.states.items():
        yield from ((addresses.machine(machine, new), old) for old, new in moves.items())
    yield from ((new, anchor_of(old)) for old, new in moved.pages.items() if anchor_of(old))
    for model, moves in moved.steps.items():
        yield from ((addresses.model(model, new), old) for old, new in moves.items())
