"""Exceptions that a model makes on purpose, each with its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eventmodels.catalogue.problems import Problem
from eventmodels.checks import names
from eventmodels.checks.codes import Stage, codes_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from eventmodels.catalogue.records import models as m

__all__ = ["allow"]

CONTRADICTED = frozenset({"attribute-not-carried", "mandatory-absent", "wrong-identifier"})
"""What a source may contradict itself about; besides these only what a replay cannot follow can be set aside."""


def allow(model: m.Model, problems: Iterable[Problem], *, replayed: bool, whole: bool) -> Iterator[Problem]:
    """Yield what the model does not allow; if the `whole` catalogue was read, idle allowances too.

    What only a replay finds is not called idle in a model that could not be replayed.
    """
    open_ = tuple(problems)
    replay = codes_of(Stage.REPLAY)
    known = names.Names("unknown-allowance", "check that can be set aside", CONTRADICTED | replay)
    for allowance in model.allow:
        yield from known.demand(allowance.code, allowance.at("code"))
        kept = tuple(problem for problem in open_ if not _covers(allowance, problem))
        judged = allowance.code in CONTRADICTED or (replayed and allowance.code in replay)
        if whole and kept == open_ and judged:
            message = f"nothing to allow: no {allowance.code} is found{_where(allowance)}"
            yield Problem("unused-allowance", message, allowance.at("code"), "no such entry under 'allow'")
        open_ = kept
    yield from open_


def _covers(allowance: m.Allowance, problem: Problem) -> bool:
    return (
        allowance.code in CONTRADICTED | codes_of(Stage.REPLAY)
        and allowance.code == problem.code
        and allowance.step in (None, problem.step)
        and allowance.attribute in (None, problem.attribute)
    )


def _where(allowance: m.Allowance) -> str:
    attribute = f" on {allowance.attribute}" if allowance.attribute else ""
    return attribute + (f" at step {allowance.step!r}" if allowance.step else "")
