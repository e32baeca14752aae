"""Ranks entries by what was typed. `web/search/rank.js` does the same; docs/architecture.md has the reasons."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from eventmodels.search.likeness import SAID, likeness, slips
from eventmodels.search.words import CODE, MARK, TOKEN, is_little, number_of, squashed, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from eventmodels.search.index import Index, Known

__all__ = ["PHRASES", "Query", "ranked"]

NUMBERED = 95.0
BY_CHANCE = 60.0
BY_NAME = 0.7
SAYING = 46.0
CONTAINED, CONTAINING = 45.0, 47.0
MARKED = 115.0
SAID_TOO = 3.0
ALL_SAID = 30.0
NAME_SAID = 12.0
PHRASE = 5.0
PHRASES = frozenset({"model", "phase"})
PLURAL = 8.0
MANY = frozenset({"enumeration", "list", "state machine"})
AS_WRITTEN = 15.0
SLIP = 4


@dataclass(frozen=True, slots=True)
class Query:
    """What was typed, as it is compared."""

    typed: str
    text: str
    plain: str
    terms: tuple[str, ...]
    number: str
    spaced: bool
    plural: bool
    words: str
    """Every word, with a space before and behind it."""
    marks: frozenset[str]
    """What in it looks like something that logs print."""

    @classmethod
    def of(cls, typed: str, index: Index) -> Query:
        """Read what was typed."""
        asked = typed.strip()
        every = words(asked)
        parts = [part for token in TOKEN.findall(asked) for part in _terms(token, index)]
        terms = tuple(dict.fromkeys(word for word in parts if not is_little(word))) or tuple(dict.fromkeys(every))
        plain = "".join(word for word in every if not is_little(word))
        spaced = bool(re.search(r"\S\s+\S", asked))
        plural = bool(re.search(r"[^s]s$", asked, re.IGNORECASE))
        value = number_of(asked.removeprefix("#"))
        marks = frozenset(piece for piece in asked.split() if MARK.fullmatch(piece) and not index.names(piece))
        return cls(asked, "".join(every), plain, terms, value, spaced, plural, f" {' '.join(every)} ", marks)


def _terms(token: str, index: Index) -> list[str]:
    """Return the words of a piece, or all of it where that is a name as programs write it."""
    run = squashed(token)
    return [run] if CODE.fullmatch(token) and run in index.named else words(token)


@dataclass(frozen=True, slots=True)
class _Terms:
    """What the words that were typed are worth, and which entries say them."""

    gains: Mapping[str, Mapping[int, float]]
    weights: Mapping[str, float]
    total: float
    near: frozenset[str]
    """The words of the index that are close to one of them."""
    orders: frozenset[int]
    """The entries that say one of them."""

    @classmethod
    def of(cls, query: Query, index: Index) -> _Terms:
        gains = {term: index.gains(term) for term in query.terms}
        weights = {term: index.weight(term) for term in query.terms}
        near = frozenset(word for term in query.terms for word in index.near(term))
        return cls(
            gains, weights, sum(weights.values()), near, frozenset(order for each in gains.values() for order in each)
        )

    def said(self, known: Known, least: float = 0) -> list[str]:
        """Return the words that an entry says, where they are worth at least so much."""
        return [term for term, gains in self.gains.items() if gains.get(known.order, 0) > least]

    def part(self, terms: Iterable[str]) -> float:
        """Return how much of what was typed some words are."""
        return sum(self.weights[term] for term in terms) / self.total


def ranked(index: Index, query: Query) -> list[tuple[float, Known]]:
    """Return what fits, best first; where a single word is in no name, what is a slip of the pen away comes first.

    What fits says most of the words, or where nothing does, one of them in its name.
    """
    if not query.text:
        return []
    terms = _Terms.of(query, index)
    names = {known.order: value for known in index.known if (value := _named(query, known))}
    orders = terms.orders | names.keys()
    likely = index.known if query.marks else [known for known in index.known if known.order in orders]
    fits = [(_value(index, query, terms, known, names.get(known.order, 0.0)), known) for known in likely]
    found = [each for each in fits if each[0]]
    if not found:
        found = [(_mention(index, terms, known)[0], known) for known in likely if terms.said(known, BY_NAME)]
    near = [] if names or (query.spaced and found) else _nearest(index, query)
    nearest = {known.order for _, known in near}
    return [*near, *sorted((each for each in found if each[1].order not in nearest), key=_order)]


def _value(index: Index, query: Query, terms: _Terms, known: Known, value: float) -> float:
    """Return what an entry is worth whose name is worth `value`: that, or what else of it was typed."""
    share = 1.0
    if value < BY_CHANCE:
        said = len(terms.said(known))
        if 2 * said >= len(query.terms):
            value, share = max((value, share), _mention(index, terms, known))
        if (said or query.marks) and (inside := _contained(query, known)):
            part = terms.part(term for term in query.terms if term in inside)  # a part of a text
            value, share = max((value, share), (CONTAINED + CONTAINING * part, 1.0))
    # What is hardly named is as likely meant whatever kind it is.
    return round(value + share * _bonus(query, known), 6) if value else 0


def _mention(index: Index, terms: _Terms, known: Known) -> tuple[float, float]:
    """Return what an entry is worth for the words that it says, and how far it is named by them."""
    said = terms.said(known)
    part, own = terms.part(said), _own(index, terms.near, known)
    worth = sum(terms.weights[term] * terms.gains[term][known.order] for term in said) / terms.total
    return ALL_SAID * part**3 + SAYING * worth + NAME_SAID * own, own * part


def _contained(query: Query, known: Known) -> str:
    """Return its longest name of several words, or mark, that stands as a whole in what was typed, run together."""
    names = [name.text for name in known.spellings if len(name.telling) > 1 and name.spaced in query.words]
    marks = [squashed(mark) for mark in query.marks.intersection(known.entry.marks)]
    return max((*names, *marks), key=len, default="")


def _order(each: tuple[float, Known]) -> tuple[float, int, int]:
    value, known = each
    return -value, len(known.entry.title), known.order


def _named(query: Query, known: Known) -> float:
    # Of several that people call so, those come first whose own names say it too.
    numbered = NUMBERED if query.number and query.number == known.entry.number else 0.0
    marked = MARKED if query.typed in query.marks.intersection(known.entry.marks) else 0.0
    best = max(numbered, marked)
    for name in known.spellings:
        best = max(best, likeness(query.text, query.plain, name))
    return best + SAID_TOO * _agreed(query, known) if best == SAID else best


def _agreed(query: Query, known: Known) -> float:
    """Return how many of the words typed are in its own names."""
    own = {part for name in known.spellings if not name.said for part in name.parts}
    return sum(term in own for term in query.terms) / len(query.terms)


def _bonus(query: Query, known: Known) -> float:
    kind = known.entry.kind
    phrase = PHRASE if query.spaced and kind in PHRASES else 0
    many = PLURAL if query.plural and kind in MANY else 0
    as_written = AS_WRITTEN if query.typed == known.entry.title and kind != "term" else 0
    return known.weight + phrase + many + as_written


def _own(index: Index, near: frozenset[str], known: Known) -> float:
    """Return how much of one of its own names has been said, by the weight of the words."""
    best = 0.0
    for name in known.spellings:
        if not near.isdisjoint(name.telling):
            weights = [(word, index.weight(word)) for word in name.telling]
            said = sum(weight for word, weight in weights if word in near)
            best = max(best, said / sum(weight for _, weight in weights))
    return best


def _nearest(index: Index, query: Query) -> list[tuple[float, Known]]:
    """Return what has a name a slip of the pen away: one letter in four."""
    limit = len(query.text) // SLIP
    found = []
    for known in index.known if limit else ():
        least = min(slips(query.text, name, limit) for name in known.spellings)
        if least <= limit:
            found.append((least, known))
    found.sort(key=lambda each: (each[0], -each[1].weight, each[1].order))
    return [(100.0 - least, known) for least, known in found]
