"""What was published and is gone: at its place nothing stands, and nothing leads on from there."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tests.inventory.taking import Inventory

__all__ = ["FORMAT", "SUCCESSORS", "losses"]

FORMAT = 1
"""The format of the data whose keys the list holds."""
SUCCESSORS: dict[str, str] = {}
"""Key of the data -> the one that took its place, in a later format."""


def losses(
    published: Mapping[str, frozenset[str]], site: Inventory, successors: Mapping[str, str] = SUCCESSORS
) -> Iterator[str]:
    """Yield in words what a site has lost of a list."""
    for path, names in published.items():
        now = _successor(path, site)
        if now is None:
            yield f"{path}: leads to nowhere" if path in site.leads else f"{path}: is gone, and nothing leads on"
            continue
        gone = names - site.held[now]
        if path.endswith(".json"):
            gone = {key for key in gone if site.format <= FORMAT or successors.get(key) not in site.held[now]}
        where = "" if now == path else f", nor on {now}"
        yield from (f"{path}: has no {name} any more{where}" for name in sorted(gone))


def _successor(path: str, site: Inventory) -> str | None:
    """Return where a file is now: at its place, or where its page leads on to."""
    seen = set()
    while path in site.leads and path not in seen:
        seen.add(path)
        path = site.leads[path]
    if path in site.held and path not in site.leads:
        return path
    return _moved_twin(path, site) if path.endswith(".md") else None


def _moved_twin(path: str, site: Inventory) -> str | None:
    """Return where the Markdown of a page is now; it cannot lead on, and moves along with its page."""
    page = path.removesuffix(".md") + "/index.html"
    now = _successor(page, site) if page in site.leads else None
    twin = now and now.removesuffix("/index.html") + ".md"
    return twin if twin in site.held else None
