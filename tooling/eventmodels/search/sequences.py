"""Models by the messages they send, in the order that somebody saw: those closest together first.

`web/search/sequences.js` does the same in a browser; `tests/search/sequences.tsv` holds both together.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from eventmodels.search.courses import parted, swaps

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from eventmodels.search.courses import Courses, Sent

__all__ = ["Match", "sequences"]

TWO = 2


@dataclass(frozen=True, slots=True)
class Match:
    """A model that sends the messages asked for, and which of its messages they are."""

    model: str
    sent: tuple[Sent, ...]
    between: int
    """How many other messages come between the first and the last."""
    party: str
    """Who hears or sends all of them, by its name in the model; empty where nobody does."""


def sequences(
    models: Iterable[Courses], names: Sequence[str], *, directly: bool = False, party: bool = False
) -> list[Match]:
    """Return the models in which messages come in this order, each with its closest place, best first.

    Others may come between them, unless `directly`; with `party` one participant hears or sends them all, and what
    others do meanwhile does not count.
    """
    found = [best for model in models if (best := _closest(model, names, directly=directly, party=party))]
    return sorted(found, key=_rank)  # equal ones stay in the order of the catalogue


def _rank(match: Match) -> tuple[int, bool]:
    return match.between, not match.party


def _closest(model: Courses, names: Sequence[str], *, directly: bool, party: bool) -> Match | None:
    matches = (match for way in _ways(model, party=party) for match in _matches(model, *way, names))
    return min((match for match in matches if not (directly and match.between)), key=_rank, default=None)


def _ways(model: Courses, *, party: bool) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Yield the messages along each way: those of each participant alone, as its log would show them, and all."""
    parties = _parties(model)
    for way in model.ways:
        along = model.along(way)
        for column in parties:
            yield model.participants[column], tuple(place for place in along if column in _ends(model.sent[place]))
        if not party:
            yield "", along


def _parties(model: Courses) -> list[int]:
    """Return who may be asked for: all but the one who talks with most, to whom everything is the same party."""
    columns = range(len(model.participants))
    partners = [len({_ends(each) for each in model.sent if column in _ends(each)}) for column in columns]
    # Of two who only talk with each other, either may be meant.
    return [column for column in columns if len(partners) <= TWO or column != partners.index(max(partners))]


def _ends(sent: Sent) -> frozenset[int]:
    return frozenset((sent.from_, sent.to))


def _matches(model: Courses, party: str, way: tuple[int, ...], names: Sequence[str]) -> Iterator[Match]:
    """Yield the nearest match from each place where the first message comes."""
    along = [model.sent[place] for place in way]
    for start, each in enumerate(along):
        places = _follow(along, start, names) if each.message == names[0] else []
        if places:
            yield Match(model.id, tuple(along[at] for at in places), _span(places) - len(names), party)


def _follow(sent: Sequence[Sent], start: int, names: Sequence[str]) -> list[int]:
    """Return where the messages come, each as near as may be to those before; nothing where one does not come."""
    places = [start]
    for name in names[1:]:
        free = (at for at, each in enumerate(sent) if each.message == name and _may_come(sent, places, at))
        nearest = min(free, key=lambda at: (_span([*places, at]), at), default=None)
        if nearest is None:
            return []
        places.append(nearest)
    return places


def _may_come(sent: Sequence[Sent], places: Sequence[int], at: int) -> bool:
    """Return whether a message may come after others: those later in the model, unless their order is free."""
    return at not in places and all(
        not parted(sent[min(one, at)], sent[max(one, at)]) and (one < at or swaps(sent[one], sent[at]))
        for one in places
    )


def _span(places: Sequence[int]) -> int:
    return max(places) - min(places) + 1
