"""What is said of a thing that was looked up: for people as lines, for programs as data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Fact", "Found", "FoundKind", "found_json"]

FoundKind = Literal[
    "message", "attribute", "enumeration", "value", "key", "participant", "state machine", "state", "model"
]
"""What kinds of things a word can name, in the order in which they are told."""


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that is said: names that belong under a title, or, without a title, a sentence."""

    title: str
    values: tuple[str, ...]
    rows: bool = False
    """Whether each value has a line of its own, which then needs no title."""

    @classmethod
    def sentence(cls, text: str) -> Fact:
        """Return a fact that is a sentence."""
        return cls("", (text,))

    @property
    def lines(self) -> tuple[str, ...]:
        """What it says in plain text."""
        return self.values if self.rows or not self.title else (f"{self.title}: {', '.join(self.values)}",)


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that a word names: its name, what kind of thing it is, and what is known of it."""

    name: str
    kind: FoundKind
    what: str
    """The kind in the words of the catalogue: `Door protocol event 4`."""
    facts: tuple[Fact, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """What is known, in plain text."""
        return tuple(line for fact in self.facts for line in fact.lines)


def found_json(things: Iterable[Found]) -> list[dict[str, object]]:
    """Return what was found as plain data: sentences under `text`, all else under its title."""
    return [
        {
            "name": one.name,
            "kind": one.kind,
            "what": one.what,
            "text": [fact.values[0] for fact in one.facts if not fact.title],
            "facts": {fact.title: list(fact.values) for fact in one.facts if fact.title},
        }
        for one in things
    ]
