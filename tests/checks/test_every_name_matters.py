"""No name of the base can be misspelt unnoticed, save those that nothing refers to."""

from __future__ import annotations

from shutil import copytree
from typing import TYPE_CHECKING

import pytest

from eventmodels.catalogue import load
from eventmodels.checks import check
from tests.checks.misspelling import misspelt
from tests.support import BASE

if TYPE_CHECKING:
    from pathlib import Path


UNUSED = {
    "glossary.yml": {"visit", "open door"},
    "interactions/house/farewell.yml": {"H2"},
    "interactions/house/visit.yml": {"B"},
    "protocols/door/attributes.yml": {"Visit"},
    "protocols/door/enumerations.yml": {"Calm", "Brisk", "MoodBrisk"},
    "protocols/door/messages/opening.yml": {"MessageSpare"},
    "style.yml": {"in order to", "to"},
}
"""Definitions that nothing refers to, and spellings for people."""


@pytest.mark.parametrize("name", sorted(path.relative_to(BASE).as_posix() for path in BASE.rglob("*.yml")))
def test_a_misspelt_name_is_found(name: str, tmp_path: Path) -> None:
    copytree(BASE, tmp_path, dirs_exist_ok=True)
    unnoticed = set()
    for word, text in misspelt(name):
        (tmp_path / name).write_text(text, encoding="utf-8")
        catalogue, problems = load(tmp_path)
        if not problems and not check(catalogue):
            unnoticed.add(word)
    assert unnoticed == UNUSED.get(name, set())
