"""No name of the base can be misspelt unnoticed, save those that nothing refers to."""

from __future__ import annotations

from shutil import copytree
from typing import TYPE_CHECKING

import pytest

from eventmodels.catalogue import load
from eventmodels.catalogue.reading.source import read_text
from eventmodels.checks import check
from tests.checks.cases import CASES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from eventmodels.catalogue.problems import Span
    from eventmodels.catalogue.records.node import Node

BASE = CASES / "base"
PROSE = {"title", "summary", "note", "action", "when", "reason", "means", "over", "state"}
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


def names(node: Node, key: str = "") -> Iterator[Span]:
    """Yield the places of keys, and of values that are names or numbers."""
    if isinstance(node.value, dict):
        for name, inner in node.value.items():
            yield node.keys[name]
            yield from names(inner, name)
    elif isinstance(node.value, list):
        for inner in node.value:
            yield from names(inner, key)
    elif key not in PROSE:
        yield node.span


def misspelt(name: str) -> Iterator[tuple[str, str]]:
    """Yield every name of a file of the base, and the file's text with that name misspelt."""
    text = (BASE / name).read_text(encoding="utf-8")
    lines = text.split("\n")
    node, _ = read_text(text, name)
    assert node is not None
    for span in names(node):
        word = span.text[span.column : span.column + span.length]
        if word.startswith(("'", "{", "[")):
            continue
        end = span.column + span.length
        yield word, "\n".join([*lines[: span.line], f"{span.text[:end]}Zz{span.text[end:]}", *lines[span.line + 1 :]])


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
