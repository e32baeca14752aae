"""Every name of the base misspelt: none goes unnoticed, and what the mistake does not hinder goes on as before.

What is drawn is looked at for every third name, in `make sweep` for each: other names are of the same kinds.
"""

from __future__ import annotations

from shutil import copytree
from typing import TYPE_CHECKING, NamedTuple

import pytest

from eventmodels.catalogue import Catalogue, Flows, expand, load
from eventmodels.catalogue.addresses import Addresses
from eventmodels.catalogue.memory import Memory
from eventmodels.checks import drawing_problems, examine
from eventmodels.replay import Replays
from eventmodels.search.explain import explain
from eventmodels.sequence import EXPORTS, export_text
from tests.checks.misspelling import misspelt
from tests.support import BASE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from eventmodels.catalogue import Problem

FILES = sorted(path.relative_to(BASE).as_posix() for path in BASE.rglob("*.yml"))
UNUSED = {
    "glossary.yml": {"open door"},
    "interactions/house/farewell.yml": {"H2"},
    "keys/doors.yml": {"Tone", "Line<n>", "soft", "Hardly heard.", "loud", "Heard in the street."},
    "protocols/door/attributes.yml": {"Visit"},
    "protocols/door/enumerations.yml": {"Calm", "Brisk", "MoodBrisk"},
    "protocols/door/messages/opening.yml": {"MessageSpare"},
    "search.yml": {"open sesame", "come in", "Herein", "coup de sonnette"},
    "style.yml": {"in order to", "to"},
}
"""Definitions that nothing refers to, and spellings for people."""
FORMS = ("svg", "json")


def drawn(catalogue: Catalogue, name: str) -> list[str]:
    """Return a model as it is drawn: it alone is expanded and replayed."""
    replay = Replays.of(catalogue, {name: expand(catalogue, catalogue.models[name])}).all[name]
    return [export_text(each, replay, Addresses(catalogue)) for each in EXPORTS if each.name in FORMS]


WHOLE = {name: drawn(load(BASE)[0], name) for name in ("entering", "farewell", "visit")}


class Misspelt(NamedTuple):
    """The base with one name misspelt, and what is wrong with it."""

    word: str
    catalogue: Catalogue
    flows: Flows
    problems: list[Problem]


def each_misspelt(name: str, folder: Path) -> Iterator[Misspelt]:
    """Misspell every name of a file, one at a time."""
    copytree(BASE, folder, dirs_exist_ok=True)
    memory = Memory()
    for word, text in misspelt(name):
        (folder / name).write_text(text, encoding="utf-8")
        catalogue, problems = load(folder, "models", memory)
        checked = examine(catalogue, memory)
        yield Misspelt(word, catalogue, checked.flows, [*problems, *checked.problems])
        memory.turn()


@pytest.mark.parametrize("every", [3, pytest.param(1, marks=pytest.mark.sweep)])
@pytest.mark.parametrize("name", FILES)
def test_a_misspelt_name_is_found_and_what_it_does_not_hinder_is_drawn_whole(
    name: str, every: int, tmp_path: Path
) -> None:
    """And what can be read can be explained."""
    unnoticed = set()
    for number, (word, catalogue, flows, problems) in enumerate(each_misspelt(name, tmp_path)):
        unnoticed |= set() if problems else {word}
        explain(catalogue, flows, "visit")
        for model in WHOLE if problems and number % every == 0 else ():
            if not drawing_problems(catalogue, model, problems, "models"):
                assert drawn(catalogue, model) == WHOLE[model], f"{model}, for {word} misspelt"
    assert unnoticed == UNUSED.get(name, set())
