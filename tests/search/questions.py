"""What people type, and what they mean by it: `names.tsv` by name, `questions.tsv` in other ways."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["NAMES", "QUESTIONS", "Question", "is_right"]

HERE = Path(__file__).parent
OPEN = 3
"""Where several answers are right, one of them is among so many."""


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody types who wants to know something, its kind, and every answer that is right."""

    typed: str
    kind: str
    open: bool
    right: frozenset[str]


def _question(line: str) -> Question:
    typed, kind, word, right = line.split("\t")
    return Question(typed, kind, word == "open", frozenset(right.split(" | ")))


NAMES = dict(line.split("\t") for line in (HERE / "names.tsv").read_text("utf-8").splitlines())
QUESTIONS = [_question(line) for line in (HERE / "questions.tsv").read_text("utf-8").splitlines()]


def is_right(asked: Question, found: Sequence[str]) -> bool:
    """Return whether what was found answers a question; a step of a model is on the page of that model."""
    first = found[: OPEN if asked.open else 1]
    pages = [address.partition("#")[0] for address in first if address.startswith("models/")]
    return not asked.right.isdisjoint([*first, *pages])
