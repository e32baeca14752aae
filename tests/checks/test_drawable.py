"""A model that no problem hinders is drawn as if there were none, and what can be read can be explained."""

from __future__ import annotations

from shutil import copytree
from typing import TYPE_CHECKING

import pytest

from eventmodels.catalogue import Catalogue, Flows, expand, load
from eventmodels.catalogue.addresses import Addresses
from eventmodels.checks import check, drawing_problems
from eventmodels.replay import Replays
from eventmodels.search.explain import explain
from eventmodels.sequence import EXPORTS, export_text
from tests.checks.cases import CASES
from tests.checks.misspelling import misspelt
from tests.support import BASE

if TYPE_CHECKING:
    from pathlib import Path

FORMS = ("svg", "json")


def drawn(catalogue: Catalogue, name: str) -> list[str]:
    replay = Replays.of(catalogue, {name: expand(catalogue, catalogue.models[name])}).all[name]
    return [export_text(each, replay, Addresses(catalogue)) for each in EXPORTS if each.name in FORMS]


WHOLE = {name: drawn(load(BASE)[0], name) for name in ("entering", "farewell", "visit")}


@pytest.mark.parametrize("name", sorted(path.relative_to(BASE).as_posix() for path in BASE.rglob("*.yml")))
def test_what_is_not_hindered_is_drawn_whole(name: str, tmp_path: Path) -> None:
    copytree(BASE, tmp_path, dirs_exist_ok=True)
    broken = 0
    for _, text in misspelt(name):
        (tmp_path / name).write_text(text, encoding="utf-8")
        catalogue, problems = load(tmp_path, "models")
        problems += check(catalogue)
        broken += bool(problems)
        explain(catalogue, Flows.of(catalogue), "visit")
        for model in WHOLE if problems else ():
            if not drawing_problems(catalogue, model, problems, "models"):
                assert drawn(catalogue, model) == WHOLE[model]
    assert broken or name == "style.yml"


HOUSE, DOOR = "interactions/house", "protocols/door"


@pytest.mark.parametrize(
    ("file", "was", "now", "hindered"),
    [
        ("families.yml", "title", "titel", []),
        ("sources.yml", "title", "titel", []),
        ("glossary.yml", "[VisitID", "[VisitIDs", []),
        ("participants.yml", "summary: Opens", "sumary: Opens", ["entering", "farewell", "visit"]),
        ("states/leaf.yml", "to: open", "to: opne", ["entering", "farewell", "visit"]),
        (
            f"{DOOR}/messages/opening.yml",
            "summary: A door has",
            "sumary: A door has",
            ["entering", "farewell", "visit"],
        ),
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
    assert [model for model in WHOLE if drawing_problems(catalogue, model, problems, "models")] == hindered


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
