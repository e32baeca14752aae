"""Addresses that moved: pages that lead to their successors, and anchors that stand beside theirs."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from eventmodels.pages.page import Page
from eventmodels.pages.views.compare import pairs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from eventmodels.catalogue.addresses import Addresses
    from eventmodels.catalogue.records.published import Moved

__all__ = ["MovedView", "moved_anchors", "moved_pages", "nameless"]


@dataclass(frozen=True, slots=True)
class MovedView:
    """What the page at an old address says."""

    target: str
    """Address of the successor."""
    name: str


def moved_pages(pages: Iterable[Page], links: Addresses) -> Iterator[Page]:
    """Yield a page for every old address, which leads to the new one."""
    titles = {page.address: page.title for page in pages}
    for alias, model in _models(links):
        title = links.catalogue.models[model].record.title
        yield _page(links.model(alias), links.model(model), title)
        yield _page(links.embed(alias), links.embed(model), title)
    for old, new in _comparisons(links):
        yield _page(old, new, titles[new])
    yield from _named(links)
    moved = _moved(links)
    for old, new in moved.pages.items() if moved else ():
        if "#" not in old and new in titles:
            yield _page(old, new, titles[new])


def _comparisons(links: Addresses) -> Iterator[tuple[str, str]]:
    """Yield the addresses of comparisons under former names of models, and with the two the other way round."""
    former = list(_models(links))
    for pair in pairs(links.catalogue):
        first, second = ((name, *(alias for alias, model in former if model == name)) for name in pair)
        for one, other in product(first, second):
            old = {links.compare(one, other), links.compare(other, one)} - {links.compare(*pair)}
            yield from ((address, links.compare(*pair)) for address in sorted(old))


def _named(links: Addresses) -> Iterator[Page]:
    moved = _moved(links)
    if moved is None:
        return
    pages = ((moved.messages, links.message), (moved.attributes, links.attribute))
    for names, address in (*pages, (moved.enumerations, links.enumeration)):
        for protocol, moves in names.items():
            for old, new in moves.items():
                yield _page(address(protocol, old), address(protocol, new), new)
    for old, new in moved.participants.items():
        yield _page(links.participant(old), links.participant(new), links.catalogue.participants[new].title)
    for old, new in moved.machines.items():
        yield _page(links.machine(old), links.machine(new), links.catalogue.machines[new].title)


def nameless(pages: Iterable[Page], links: Addresses) -> tuple[str, ...]:
    """Return the addresses that follow from no name in the ledger: all but those of things and models, and sources."""
    catalogue = links.catalogue
    named = {links.model(name) for name in catalogue.models} | {links.machine(name) for name in catalogue.machines}
    named |= {links.participant(name) for name in catalogue.participants}
    for protocol, entry in catalogue.protocols.items():
        named |= {links.message(protocol, name) for name in entry.messages}
        named |= {links.attribute(protocol, name) for name in entry.attributes}
        named |= {links.enumeration(protocol, name) for name in entry.enumerations}
    rest = {page.address for page in pages} - named
    return tuple(sorted({*rest, *(links.sources(source) for source in catalogue.sources)}))


def _models(links: Addresses) -> Iterator[tuple[str, str]]:
    """Yield former names of models, and the name of each now."""
    for model in links.catalogue.models.values():
        for alias in model.record.aliases:
            if alias not in links.catalogue.models:
                yield alias, model.id


def _page(old: str, new: str, name: str) -> Page:
    return Page(old, name, "moved.html", MovedView(new, name))


def _moved(links: Addresses) -> Moved | None:
    ledger = links.catalogue.ledger
    return ledger.moved if ledger else None


def moved_anchors(links: Addresses) -> Iterator[tuple[str, str]]:
    """Yield the new address and the old anchor of everything that moved within a page."""
    moved = _moved(links)
    if moved is None:
        return
    for protocol, moves in moved.attributes.items():
        for old, new in moves.items():
            carriers = links.catalogue.protocols[protocol].carriers(new)
            yield from ((links.message(protocol, message, new), old) for message in carriers)
    for protocol, enumerations in moved.values.items():
        for name, moves in enumerations.items():
            yield from ((links.enumeration(protocol, name, new), old) for old, new in moves.items())
    for machine, moves in moved.states.items():
        yield from ((links.machine(machine, new), old) for old, new in moves.items())
    yield from ((new, old.partition("#")[2]) for old, new in moved.pages.items() if "#" in old)
    for model, moves in moved.steps.items():
        yield from ((links.model(model, new), old) for old, new in moves.items())
