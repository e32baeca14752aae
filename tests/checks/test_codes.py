"""Every code is shown by a case, explained in the guide, and emitted nowhere unlisted."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import eventmodels
from eventmodels.catalogue import Problem, Span
from eventmodels.checks import CODES, check, drawing_problems
from eventmodels.checks.codes import Code, Stage
from eventmodels.checks.protocols.protocols import RESERVED
from tests.catalogue.reading.hostile import HOSTILE
from tests.checks.cases import CASES
from tests.support import ROOT

if TYPE_CHECKING:
    from tests.support import House

GUIDE = (ROOT / "docs" / "checks.md").read_text(encoding="utf-8")
PACKAGE = Path(eventmodels.__file__).parent
FOLDERS = {"no-folder", "unreadable"}
"""Shown by tests of their own in tests/catalogue/reading/test_hostile.py."""


def emitted() -> set[str]:
    """Return the codes that calls and tables of the package give to problems."""
    found: set[str] = set()
    for wing in ("catalogue", "replay", "checks", "pages"):
        for path in (PACKAGE / wing).rglob("*.py"):
            text = path.read_text(encoding="utf-8")
            found |= set(re.findall(r"(?:Problem|Names|[Ff]inding|report)\(\s*\"([a-z0-9-]+)\"", text))
            for pair in re.findall(r'code = "([a-z-]+)" if \w+ else "([a-z-]+)"', text):
                found |= set(pair)
            found |= set(re.findall(r"\(re\.compile\([^)]*\), \"([a-z-]+)\"", text))
    return found


def unshown() -> set[str]:
    """Return the codes that no case and no hostile file shows."""
    shown = {path.name.split(".")[0] for path in (CASES / "check").glob("*.txt")}
    assert shown <= set(CODES)
    hostile = {code for code in CODES if any(name == code or name.startswith(f"{code}-") for name in HOSTILE)}
    return set(CODES) - shown - hostile - FOLDERS


def explained() -> list[str]:
    """Return the codes that have an entry in the guide, in its order."""
    return re.findall(r"^### `([a-z0-9-]+)`$", GUIDE, re.MULTILINE)


def test_every_code_has_a_case() -> None:
    assert unshown() == set()


def test_every_code_has_an_entry_in_the_guide() -> None:
    assert explained() == list(CODES)


def test_the_guide_names_every_reserved_name() -> None:
    entry = GUIDE.partition("### `reserved-name`\n")[2].partition("```")[0]
    assert set(re.findall(r"`([a-z]+)`", entry)) == RESERVED


def test_every_code_is_emitted_and_no_other() -> None:
    assert emitted() == set(CODES)


ALLOWING = """\
title: New
kind: model
evidence: inferred
participants: {P: panel, C: controller}
steps:
  - {from: P, to: C, send: RequestOpen}
  - {from: C, to: P, send: door.EventError}
allow:
  - {code: planted, reason: A test has planted it here.}
"""


def test_a_planted_code_is_seen_everywhere(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """One entry is enough: a model may set it aside by its stage, and whatever lists codes misses it where it lacks."""
    catalogue = house({"interactions/house/new.yml": ALLOWING})
    assert [problem.code for problem in check(catalogue)] == ["unknown-allowance"]
    monkeypatch.setitem(CODES, "planted", Code("planted", Stage.REPLAY, "a test has planted it"))
    assert [str(problem) for problem in check(catalogue)] == [
        "nothing to allow: no planted is found; expected no such entry under 'allow'"
    ]
    assert unshown() == set(CODES) - set(explained()) == set(CODES) - emitted() == {"planted"}


@pytest.mark.parametrize(("stage", "hinders"), [(Stage.MODELS, True), (Stage.PROSE, False)])
def test_a_planted_code_hinders_a_drawing_by_its_stage(
    *, stage: Stage, hinders: bool, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalogue = house()
    monkeypatch.setitem(CODES, "planted", Code("planted", stage, "a test has planted it"))
    problem = Problem("planted", "planted", Span("models/interactions/house/visit.yml"))
    assert drawing_problems(catalogue, "visit", [problem], "models") == ([problem] if hinders else [])
