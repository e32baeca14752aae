"""What is found for what somebody typed: answers to questions of special kinds, then whatever fits, best first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eventmodels.search.questions import Answer, answers, called
from eventmodels.search.rank import Query, ranked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from eventmodels.search.courses import Courses
    from eventmodels.search.index import Index, Known

__all__ = ["find"]

SURE = 72.0


def find(index: Index, models: Sequence[Courses], typed: str) -> list[Answer]:
    """Return what was meant, best first; each address once."""
    fitting = ranked(index, Query.of(typed, index))
    surely = [_answer(known) for value, known in fitting if value >= SURE]
    found: dict[str, Answer] = {}
    for answer in (*answers(index, models, typed), *surely, *called(index, typed), *(_answer(k) for _, k in fitting)):
        found.setdefault(answer.address, answer)
    return list(found.values())


def _answer(known: Known) -> Answer:
    return Answer(known, known.entry.address, known.entry.title)
