"""Addresses that moved: pages that lead to their successors, and anchors that stand beside theirs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from eventmodels.pages.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eventmodels.catalogue.filing import Moved
    from eventmodels.pages.links import Links

__all__ = ["MovedView", "moved_pages", "with_moved_anchors"]


@dataclass(frozen=True, slots=True)
class MovedView:
    """What the page at an old address says."""

    target: str
    """Address of the successor."""
    name: str


def moved_pages(links: Links) -> Iterator[Page]:
    """Yield a page for every old address, which leads to the new one."""
    for alias, model in _models(links):
        yield _page(links.model(alias), links.model(model), links.catalogue.models[model].record.title)
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


def _models(links: Links) -> Iterator[tuple[str, str]]:
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
    for model, moves in moved.steps.items():
        yield from ((links.model(model, new), old) for old, new in moves.items())
