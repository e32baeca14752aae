"""The map of the code is true: it names every folder, and whatever it names is there."""

from __future__ import annotations

import re
from pathlib import Path

import eventmodels
from tests.support import ROOT

PACKAGE = Path(eventmodels.__file__).parent
TESTS = ROOT / "tests"
MAP = (ROOT / "docs/architecture.md").read_text("utf-8")
PLACE = re.compile(r"`([\w*.-]+(?:/[\w*.-]+)*/|[\w./-]+\.(?:py|js|css|svg|yml|md|html))`")
MADE_IN = re.compile(r"`(\w+)`,? \(`([\w./-]+\.(?:py|js))`\)")
UNTRACKED = {"__pycache__", "node_modules", "models", ".pytest_cache", ".ruff_cache"}


def places(text: str) -> set[str]:
    """Return every file and folder that a text names."""
    return set(PLACE.findall(text))


def folders(root: Path) -> set[str]:
    """Return the folders below a root that hold files somewhere, by their paths with a slash at the end."""
    every = (path.relative_to(root) for path in root.rglob("*") if path.is_dir() and any(path.iterdir()))
    return {f"{path.as_posix()}/" for path in every if not UNTRACKED & set(path.parts)}


def exists(place: str) -> bool:
    """Tell whether a place is in the project or in the package, or is the name of a single file there."""
    alone = "/" not in place and any(next(root.rglob(place), None) for root in (PACKAGE, ROOT / "models"))
    return alone or (ROOT / place).exists() or (PACKAGE / place).exists()


def test_every_folder_of_the_package_is_named() -> None:
    assert folders(PACKAGE) - places(MAP) == set()


def test_every_folder_of_the_tests_is_named_or_mirrors_the_package() -> None:
    named = {place.removeprefix("tests/") for place in places(MAP) if place.startswith("tests/")}
    rest = folders(TESTS) - folders(PACKAGE)
    assert {folder for folder in rest if not any(folder.startswith(each) for each in named if each)} == set()


def test_whatever_is_named_is_there() -> None:
    assert {place for place in places(MAP) if not exists(place)} == set()


def test_every_function_is_made_where_the_map_says() -> None:
    pairs = MADE_IN.findall(MAP)
    assert len(pairs) > 15
    for name, place in pairs:
        source = (PACKAGE / place).read_text("utf-8")
        assert re.search(rf"(?:def|class|function) {name}\b|\b{name}(?:: [^=]*)? = ", source), name


def test_a_planted_place_is_missed() -> None:
    assert places("in `pages/nowhere/` and `pages/nowhere.py`, not `Nowhere`") == {"pages/nowhere/", "pages/nowhere.py"}
    assert not exists("pages/nowhere/")
    assert exists("pages/views/")
