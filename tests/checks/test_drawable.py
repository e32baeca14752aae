"""Which models a problem hinders, so that they are not drawn."""

from __future__ import annotations

from shutil import copytree
from typing import TYPE_CHECKING

import pytest

from eventmodels.catalogue import load
from eventmodels.checks import check, drawing_problems
from tests.checks.cases import CASES
from tests.support import BASE

if TYPE_CHECKING:
    from pathlib import Path

MODELS = ("entering", "farewell", "visit")
HOUSE, DOOR = "interactions/house", "protocols/door"


@pytest.mark.parametrize(
    ("file", "was", "now", "hindered"),
    [
        ("families.yml", "title", "titel", []),
        ("sources.yml", "title", "titel", []),
        ("glossary.yml", "[VisitID", "[VisitIDs", []),
        ("search.yml", "EventOpened", "EventOpend", []),
        ("participants.yml", "summary: Opens", "sumary: Opens", ["entering", "farewell", "visit"]),
        ("states/leaf.yml", "to: open", "to: opne", ["entering", "farewell", "visit"]),
        (
            f"{DOOR}/messages/opening.yml",
            "summary: A door has",
            "sumary: A door has",
            ["entering", "farewell", "visit"],
        ),
        (f"{DOOR}/protocol.yml", "receiver: Place", "receiver: Plaze", ["entering", "farewell", "visit"]),
        (f"{DOOR}/messages/opening.yml", "[book/Doors]", "[book/Dors]", []),
        ("protocols/lift/attributes.yml", "summary", "sumary", ["farewell"]),
        (f"{HOUSE}/entering.yml", "kind: phase", "kind: phas", ["entering", "visit"]),
        (f"{HOUSE}/entering.yml", "[book/Doors]", "[book/Dors]", ["entering", "visit"]),
        (f"{HOUSE}/visit.yml", "kind: model", "kind: modl", ["visit"]),
        (f"{HOUSE}/visit.yml", "looks out", "looks in order to see", []),
    ],
)
def test_which_models_a_mistake_hinders(file: str, was: str, now: str, hindered: list[str], tmp_path: Path) -> None:
    copytree(BASE, tmp_path, dirs_exist_ok=True)
    text = (tmp_path / file).read_text(encoding="utf-8")
    assert was in text
    (tmp_path / file).write_text(text.replace(was, now, 1), encoding="utf-8")
    catalogue, problems = load(tmp_path, "models")
    problems += check(catalogue)
    assert problems
    assert [model for model in MODELS if drawing_problems(catalogue, model, problems, "models")] == hindered


def test_a_phase_that_cannot_be_found_hinders_while_files_are_unread(tmp_path: Path) -> None:
    """Whether a use is misspelt, or means the file that cannot be read, nobody can tell."""
    copytree(CASES / "base", tmp_path, dirs_exist_ok=True)
    for name, was, now in (("visit", "use: entering", "use: entring"), ("farewell", "kind: model", "kind: modl")):
        path = tmp_path / HOUSE / f"{name}.yml"
        path.write_text(path.read_text(encoding="utf-8").replace(was, now), encoding="utf-8")
    catalogue, problems = load(tmp_path, "models")
    problems += check(catalogue)
    assert [problem.code for problem in drawing_problems(catalogue, "visit", problems, "models")] == ["wrong-value"]
    assert drawing_problems(catalogue, "entering", problems, "models") == []
