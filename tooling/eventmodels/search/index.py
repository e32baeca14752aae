"""The index made ready: every word with the entries that say it, and where. `web/search/index.js` does the same."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile
from math import log
from typing import TYPE_CHECKING

from eventmodels.search.likeness import Spelling
from eventmodels.search.words import ENDING, closeness, runs, squashed, stem, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from eventmodels.search.entries import Entry

__all__ = ["Index", "Known"]

NAME, SAID, AROUND, SUMMARY, TEXT = 1.0, 0.95, 0.35, 0.35, 0.25
"""What a word is worth by where an entry says it."""
WEIGHTS = {
    "event": 12,
    "request": 11.5,
    "attribute": 10,
    "model": 9,
    "phase": 8.5,
    "key": 8.2,
    "participant": 8,
    "reserved": 6,
    "state machine": 6,
    "enumeration": 5,
    "list": 5,
    "page": 4,
    "state": 1,
    "value": 0,
    "section": -2,
    "source": -6,
    "term": 0,
}
"""Between two that fit equally well, the one people mean more often."""
LATER = 0.8
"""What a protocol loses to the one before it: where several have a name, the first is meant."""


@dataclass(frozen=True, slots=True)
class Known:
    """An entry as it is searched."""

    entry: Entry
    order: int
    spellings: tuple[Spelling, ...]
    weight: float

    @classmethod
    def of(cls, entry: Entry, order: int) -> Known:
        """Make an entry ready."""
        # The glossary says what others are called: they go before it.
        term = entry.kind == "term"
        names = (Spelling.of(name, entry.kind, said=term) for name in (entry.title, *entry.names))
        said = (Spelling.of(phrase, entry.kind, said=True) for phrase in entry.said)
        return cls(entry, order, (*names, *said), WEIGHTS.get(entry.kind, 0) - LATER * entry.place)

    def says(self) -> Iterator[tuple[str, float]]:
        """Yield each word of it with what it is worth there."""
        entry = self.entry
        for spelling in self.spellings:
            worth = SAID if spelling.said else NAME
            yield from ((part, worth) for part in (*spelling.parts, spelling.text))
        for text, worth in ((f"{entry.kind} {entry.about}", AROUND), (entry.summary, SUMMARY)):
            yield from ((word, worth) for word in (*words(text), *runs(text)))
        yield from ((word, TEXT) for word in entry.words)


class Index:
    """All entries, and the words that they say."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        """Make entries ready to be searched."""
        self.known = tuple(Known.of(entry, order) for order, entry in enumerate(entries))
        self._near: dict[str, Mapping[str, float]] = {}
        self._weights: dict[str, float] = {}

    @cached_property
    def places(self) -> Mapping[str, Mapping[int, float]]:
        """Word -> entry that says it -> what it is worth there."""
        found: dict[str, dict[int, float]] = defaultdict(dict)
        for known in self.known:
            for word, worth in known.says():
                if worth > found[word].get(known.order, 0):
                    found[word][known.order] = worth
        return dict(found)

    @cached_property
    def _stems(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for word in self.places:
            found[stem(word)].append(word)
        return found

    def near(self, term: str) -> Mapping[str, float]:
        """Return the words close to a term -> how close; one that is known is no slip of another."""
        if term not in self._near:
            known = self._stems.get(stem(term), ())
            alike = known or term in self.places
            begun = (term[:size] for size in range(1, len(term)) if term[:size] in self.places)
            among = {*known, *begun, *self._beginning(term)} if alike else self.places
            self._near[term] = {word: close for word in among if (close := closeness(term, word))}
        return self._near[term]

    @cached_property
    def _sorted(self) -> Sequence[str]:
        return sorted(self.places)

    def _beginning(self, term: str) -> Iterator[str]:
        """Yield the words that begin with a term."""
        words = self._sorted
        rest = (words[at] for at in range(bisect_left(words, term), len(words)))
        return takewhile(lambda word: word.startswith(term), rest)

    def gains(self, term: str) -> Mapping[int, float]:
        """Return the entries that say a term, or a word close to it -> what that is worth."""
        found: dict[int, float] = {}
        for word, close in self.near(term).items():
            for order, worth in self.places[word].items():
                found[order] = max(found.get(order, 0), close * worth)
        return found

    def names(self, text: str) -> bool:
        """Return whether something is called so, or has it in its name."""
        word = squashed(text)
        return word in self.named or max(self.places.get(word, {0: 0}).values()) >= SAID

    def weight(self, term: str) -> float:
        """Return how much a term tells: the fewer entries say it, the more; slips count where nothing else does."""
        if term not in self._weights:
            near = self.near(term)
            surely = [word for word, close in near.items() if close >= ENDING] or near
            entries = sum(len(self.places[word]) for word in surely)
            self._weights[term] = log(1 + len(self.known) / max(1, entries))
        return self._weights[term]

    @cached_property
    def named(self) -> Mapping[str, tuple[Known, ...]]:
        """Name, run together -> what is called so."""
        found: dict[str, dict[int, Known]] = defaultdict(dict)
        for known in self.known:
            for spelling in known.spellings:
                if spelling.text and not spelling.said:
                    found[spelling.text][known.order] = known
        return {name: tuple(them.values()) for name, them in found.items()}
