"""One name for one thing: docs/architecture.md has the words, and no class has a name that another has already."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import eventmodels

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(eventmodels.__file__).parent
SOURCES = {path.relative_to(PACKAGE).as_posix(): path.read_text("utf-8") for path in sorted(PACKAGE.rglob("*.py"))}
FLOW = "catalogue/flow/steps.py"
STAGES = ({"catalogue/records/models.py", FLOW}, {"catalogue/records/values.py", FLOW})
"""What an author writes, and what it comes to once phases are put in: the same things under the same names."""
TYPE = re.compile(r"[A-Z][A-Za-z]*[a-z][A-Za-z]*")
"""A name with small letters in it; constants have none."""
FORMER = re.compile(r"\b_?(?:lanes?|deeds?|talk|badges?)\b", re.IGNORECASE)
"""Nouns that the words of the YAML took the place of."""


def twice(sources: dict[str, str]) -> dict[str, list[str]]:
    """Return each name of a class or of a type that several modules give, with those modules."""
    homes: dict[str, list[str]] = defaultdict(list)
    for path, source in sources.items():
        for name in filter(TYPE.fullmatch, given(source)):
            homes[name].append(path)
    return {name: paths for name, paths in homes.items() if len(paths) > 1 and set(paths) not in STAGES}


def given(source: str) -> Iterator[str]:
    """Yield the names that a module gives to classes and to what it assigns."""
    for node in ast.parse(source).body:
        if isinstance(node, ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            yield node.targets[0].id


def former(source: str) -> set[str]:
    """Return the former nouns among the names in a module."""
    names = (
        getattr(node, "id", getattr(node, "attr", getattr(node, "arg", ""))) for node in ast.walk(ast.parse(source))
    )
    return {name for name in names if isinstance(name, str) and FORMER.fullmatch(name)}


def test_no_class_has_the_name_of_another() -> None:
    assert twice(SOURCES) == {}


def test_no_former_noun_is_left() -> None:
    assert {path: names for path, source in SOURCES.items() if (names := former(source))} == {}


def test_a_planted_name_is_found() -> None:
    assert twice({"a.py": "class Step: ...", "b.py": "Step = int"}) == {"Step": ["a.py", "b.py"]}
    assert former("for lane in flow.lanes: draw(badge=lane)") == {"lane", "lanes", "badge"}
