"""What is found for what somebody typed: answers to questions of special kinds, then whatever fits, best first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eventmodels.search.questions import Hit, answers, called
from eventmodels.search.rank import Query, ranked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from eventmodels.search.courses import Courses
    from eventmodels.search.index import Index, Known

__all__ = ["find"]

LONGEST = 500
"""Whoever pastes more than so many letters asks nothing."""
SURE = 72.0
"""A name that stands as a whole in what was typed is meant more surely than one in the manner of programs."""
HARDLY = 25.0
"""Less is worth what says only some of the words."""


def find(index: Index, models: Sequence[Courses], typed: str) -> list[Hit]:
    """Return what was meant, best first; each address once."""
    typed = typed[:LONGEST]
    query = Query.of(typed, index)
    fitting = [(value, _answer(query, known, value)) for value, known in ranked(index, query)]
    surely = [answer for value, answer in fitting if value >= SURE]
    found: dict[str, Hit] = {}
    for answer in (*answers(index, models, typed), *surely, *called(index, typed), *(each for _, each in fitting)):
        found.setdefault(answer.address, answer)
    return list(found.values())


def _answer(query: Query, known: Known, value: float) -> Hit:
    return Hit(known, known.entry.address, known.entry.title, _why(query, known), near=value < HARDLY)


def _why(query: Query, known: Known) -> str:
    """Return why something fits whose name does not tell."""
    same = (name for name in known.spellings if name.said and (query.text == name.text or query.plain == name.plain))
    name = next(same, None)
    return f"“{name.name}” is what people say" if name and known.entry.kind != "term" else ""
