"""Every name of the small catalogue misspelt, one at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eventmodels.catalogue.reading.source import read_text
from tests.support import BASE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eventmodels.catalogue.problems import Span
    from eventmodels.catalogue.records.node import Node

__all__ = ["misspelt"]

PROSE = {"title", "summary", "note", "action", "when", "reason", "means", "over", "state", "servers"}


def names(node: Node, key: str = "") -> Iterator[Span]:
    """Yield the places of keys, and of values that are names or numbers."""
    if isinstance(node.value, dict):
        for name, inner in node.value.items():
            yield node.keys[name].span
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
