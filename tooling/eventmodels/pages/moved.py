"""Addresses that moved: pages that lead to their successors, and anchors that stand beside theirs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from eventmodels.catalogue.problems import Problem, nearest
from eventmodels.pages.compare_pages import pairs
from eventmodels.pages.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from eventmodels.catalogue.filing import Moved
    from eventmodels.pages.links import Links

__all__ = ["MovedView", "lost_pages", "moved_pages", "nameless", "with_moved_anchors"]


@dataclass(frozen=True, slots=True)
class MovedView:
    """What the page at an old address says."""

    target: str
    """Address of the successor."""
    name: str


def moved_pages(pages: Iterable[Page], links: Links) -> Iterator[Page]:
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


def _comparisons(links: Links) -> Iterator[tuple[str, str]]:
    """Yield the addresses of comparisons under former names of models, and with the two the other way round."""
    former = list(_models(links))
    for pair in pairs(links.catalogue):
        first, second = ((name, *(alias for alias, model in former if model == name)) for name in pair)
        for one, other in product(first, second):
            old = {links.compare(one, other), links.compare(other, one)} - {links.compare(*pair)}
            yield from ((address, links.compare(*pair)) for address in sorted(old))


def _named(links: Links) -> Iterator[Page]:
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


def nameless(pages: Iterable[Page], links: Links) -> tuple[str, ...]:
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


def lost_pages(pages: tuple[Page, ...], links: Links) -> Iterator[Problem]:
    """Demand that no published page without a name is gone, and that what moved is where it is said to be."""
    ledger = links.catalogue.ledger
    if ledger is None:
        return
    known = nameless(pages, links)
    kept = {*known, *ledger.moved.pages, *(page.address for page in moved_pages(pages, links))}
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


def _models(links: Links) -> Iterator[tuple[str, str]]:
    """Yield former names of models, and the name of each now."""
    for model in links.catalogue.models.values():
        for alias in model.record.aliases:
            if alias not in links.catalogue.models:
                yield alias, model.id


def _page(old: str, new: str, name: str) -> Page:
    return Page(old, name, "moved.html", MovedView(new, name))


def _moved(links: Links) -> Moved | None:
    ledger = links.catalogue.ledger
    return ledger.moved if ledger else None


def with_moved_anchors(html: str, page: str, links: Links) -> str:
    """Return the page at address `page` with an empty anchor of the old name beside each anchor that moved."""
    for new, old in _anchors(links):
        path, _, anchor = new.partition("#")
        if path == page and f'id="{old}"' not in html:
            html = _place(re.escape(anchor)).sub(rf'\g<0><a id="{old}" data-moved-to="{anchor}"></a>', html, count=1)
    return html


def _place(anchor: str) -> re.Pattern[str]:
    """Find where an anchor begins; in a row of a table, that is its first cell."""
    return re.compile(rf'<tr\b[^>]* id="{anchor}"[^>]*>\s*<t[dh]\b[^>]*>|<(?!tr\b)\w+\b[^>]* id="{anchor}"[^>]*>')


def _anchors(links: Links) -> Iterator[tuple[str, str]]:
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
