"""Folders of models in which one thing is not as anybody would write it, made at random from a seed."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from eventmodels.catalogue.reading.source import read_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

__all__ = ["Mutation", "mutations"]

Way = tuple[str | int, ...]
DEEP = 60
LARGE = 100_000


@dataclass(frozen=True, slots=True)
class Mutation:
    """A file of a folder with one part changed."""

    file: str
    at: Way
    how: str
    text: str


def mutations(folder: Path, count: int, seed: int) -> Iterator[Mutation]:
    """Yield so many mutations of the files of a folder: each of a file, of a part in it and of a change at random."""
    chance = random.Random(seed)  # noqa: S311 - the same ones every time
    files = {path.relative_to(folder).as_posix(): _data(path) for path in sorted(folder.rglob("*.yml"))}
    places = {name: [*_places(data)] for name, data in files.items()}
    for _ in range(count):
        name = chance.choice([*files])
        at = chance.choice(places[name])
        how = chance.choice([*CHANGES])
        # JSON is YAML, and escapes whatever stands in a text.
        yield Mutation(name, at, how, json.dumps(_changed(files[name], at, CHANGES[how]), ensure_ascii=False) + "\n")


def _data(path: Path) -> Any:
    node, problems = read_text(path.read_text(encoding="utf-8"), path.name)
    assert node is not None
    assert problems == []
    return node.data()


def _places(data: Any, at: Way = ()) -> Iterator[Way]:
    """Yield the way to every part of some data but the whole."""
    pairs = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, part in pairs:
        yield (*at, key)
        yield from _places(part, (*at, key))


def _changed(data: Any, at: Way, change: Callable[[Any, str | int], list[tuple[str | int, Any]]]) -> Any:
    """Return data in which what stands at a place has given way to what a change makes of it: pairs of key and part."""
    key, *rest = at
    pairs: list[tuple[str | int, Any]] = []
    for name, part in data.items() if isinstance(data, dict) else enumerate(data):
        if name != key:
            pairs.append((name, part))
        else:
            pairs += [(name, _changed(part, tuple(rest), change))] if rest else change(part, name)
    return dict(pairs) if isinstance(data, dict) else [part for _, part in pairs]


def _nested(part: Any) -> Any:
    for _ in range(DEEP):
        part = [part]
    return part


CHANGES: dict[str, Callable[[Any, str | int], list[tuple[str | int, Any]]]] = {
    "deleted": lambda _part, _key: [],
    "doubled": lambda part, key: [(key, part), (f"{key}2" if isinstance(key, str) else key, part)],
    "renamed": lambda part, key: [(f"{key}x" if isinstance(key, str) else key, part)],
    "emptied": lambda part, key: [(key, type(part)())],
    "a word": lambda _part, key: [(key, "word")],
    "a number": lambda _part, key: [(key, "-7")],
    "in a list": lambda part, key: [(key, [part])],
    "in a mapping": lambda part, key: [(key, {"a": part})],
    "nested": lambda part, key: [(key, _nested(part))],
    "enormous": lambda _part, key: [(key, "9" * LARGE)],
    "markup": lambda _part, key: [(key, "<script>alert('{{ 7 * 7 }}')</script>]]>\u202e")],
    "a neighbour": lambda _part, key: [(key, str(key))],
}
"""What becomes of a part and its key: none, one or two pairs."""
