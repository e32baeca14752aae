"""How much there is, and how well it is known: the figures that a first page shows."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from eventmodels.catalogue.addresses import NamedAddress
from eventmodels.catalogue.kinds import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from eventmodels.pages.reference import Reference

__all__ = ["Figure", "figures"]

WHOLE = 1000
GAP = 10
"""What stays free between two shares."""
LEAST = 15
"""Of a share that is seen."""


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a bar: what is known so well."""

    evidence: Evidence
    count: int
    start: int
    """In thousandths of the bar, as its width is."""
    width: int


@dataclass(frozen=True, slots=True)
class Figure:
    """How many there are of one kind of thing, and the page that lists them."""

    list: NamedAddress
    count: int
    shares: tuple[Share, ...]
    """Strongest first; what nobody has said the evidence of is in none."""

    @property
    def words(self) -> str:
        """Say what the bar shows."""
        return ", ".join(f"{share.count} {share.evidence}" for share in self.shares)


def figures(reference: Reference) -> tuple[Figure, ...]:
    """Return the figures of a catalogue, of those kinds that it has anything of."""
    found = (_figure(link, list(known)) for link, known in _kinds(reference))
    return tuple(figure for figure in found if figure.count)


def _kinds(reference: Reference) -> Iterator[tuple[NamedAddress, Iterable[Evidence | None]]]:
    """Yield where each kind of thing is listed, and how well each of its things is known."""
    catalogue, addresses = reference.catalogue, reference.addresses
    protocols, machines = catalogue.protocols.values(), catalogue.machines.values()
    yield NamedAddress(addresses.messages(), "messages"), (m.evidence for p in protocols for m in p.messages.values())
    yield (
        NamedAddress(addresses.attributes(), "attributes"),
        (a.evidence for p in protocols for a in p.attributes.values()),
    )
    yield NamedAddress(addresses.models(), "models"), (each.record.evidence for each in catalogue.models.values())
    yield (
        NamedAddress(addresses.machines(), "states"),
        (state.evidence or machine.evidence for machine in machines for state in machine.states.values()),
    )
    yield (
        NamedAddress(addresses.participants(), "participants"),
        (each.evidence for each in catalogue.participants.values()),
    )


def _figure(link: NamedAddress, known: list[Evidence | None]) -> Figure:
    counts = Counter(known)
    levels = [each for each in Evidence if counts[each]]
    numbers = [counts[each] for each in levels]
    widths = _widths(numbers, len(known))
    starts = accumulate((width + GAP for width in widths), initial=0)
    shares = (Share(*each) for each in zip(levels, numbers, starts, widths, strict=False))
    return Figure(link, len(known), tuple(shares))


def _widths(counts: list[int], whole: int) -> list[int]:
    """Share a bar out; what the smallest have more than their due, for being seen at all, the largest goes without."""
    room = WHOLE * sum(counts) // whole - GAP * (len(counts) - 1)
    widths = [max(LEAST, room * count // sum(counts)) for count in counts]
    if widths:
        widths[counts.index(max(counts))] += room - sum(widths)
    return widths
