"""Every model is walked through the state machines; its id names the subtest, the failure says which rule and where."""

from __future__ import annotations

from pathlib import Path

import pytest

from eventmodels.catalogue.problems import Problem, errors
from tests.support import REAL, real_site

MODELS = sorted(path.stem for path in (REAL / "interactions").rglob("*.yml"))


@pytest.fixture(scope="module")
def problems() -> list[Problem]:
    return errors(real_site().problems)


def test_nothing_is_wrong_in_a_model(problems: list[Problem], subtests: pytest.Subtests) -> None:
    assert MODELS
    for name in MODELS:
        with subtests.test(name):
            mine = [p for p in problems if Path(p.span.file).stem == name or f", in {name} at step " in p.message]
            assert [f"{problem.span} [{problem.code}] {problem}" for problem in mine] == []


def test_nothing_is_wrong_outside_the_models(problems: list[Problem]) -> None:
    assert [str(problem) for problem in problems if "/interactions/" not in problem.span.file] == []
