"""What stands below an arrow, set in a room: tags are never shortened, and values that do not fit are left out."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from eventmodels.sequence.lettering import BOLD, SIZES, Box, Label, Tag, Words, font
from eventmodels.sequence.text_metrics import plain, width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eventmodels.sequence.shown import Said, Shown

__all__ = ["fitting", "set_values", "values_width"]

SPACE, APART = 4, 8
"""Between a name and its value, and between two values."""
TAG_PAD, TAG_HEIGHT = 5, 15


def fitting(shown: Shown | None, room: float) -> tuple[Said, ...]:
    """Return the values that stand below an arrow in a room: the first ones, and none that is wider than all of it."""
    if shown is None:
        return ()
    kept: list[Said] = []
    for value in shown.values:
        if _said_width(value) > room:
            continue
        if _line_width(shown.tags, (*kept, value)) > room:
            break
        kept.append(value)
    return tuple(kept)


def values_width(shown: Shown | None, room: float) -> float:
    """Return how wide what stands below an arrow comes out where it has a room, or as wide as its tags."""
    return _line_width(shown.tags, fitting(shown, room)) if shown else 0


def set_values(shown: Shown | None, middle: float, y: float, room: float) -> tuple[Words | Tag, ...]:
    """Set tags and values on one line around a middle."""
    if shown is None:
        return ()
    values = fitting(shown, room)
    return tuple(_set(shown.tags, values, middle - _line_width(shown.tags, values) / 2, y))


def _set(tags: tuple[Said, ...], values: tuple[Said, ...], x: float, y: float) -> Iterator[Words | Tag]:
    for index, tag in enumerate(tags):
        if index:
            yield Words(x, y, _arrow(), (("→", True),))
            x += _arrow() + SPACE
        yield _tag(tag, x, y)
        x += _tag_width(tag) + (SPACE if index + 1 < len(tags) else APART)
    for value in values:
        name, text = plain(value.name), plain(value.text)
        if value.identifier:
            yield Words(x, y, _plain_width(name), ((name, False),))
            yield _tag(value, x + _plain_width(name) + SPACE, y)
        else:
            yield Words(x, y, _said_width(value), ((name, False), (text, True)))
        x += _said_width(value) + APART


def _tag(said: Said, x: float, y: float) -> Tag:
    wide = _tag_width(said)
    # Letters of this size stand in the middle of the ground when it reaches 11.5 above their baseline.
    box = Box(x, y - 11.5, x + wide, y - 11.5 + TAG_HEIGHT)
    return Tag(box, Label(box.middle, y, (plain(said.text),), "tag"), said.identifier)


@lru_cache(maxsize=4096)
def _line_width(tags: tuple[Said, ...], values: tuple[Said, ...]) -> float:
    arrows = (_arrow() + SPACE - APART + SPACE) * max(0, len(tags) - 1)
    parts = [*map(_tag_width, tags), *map(_said_width, values)]
    return sum(parts) + APART * max(0, len(parts) - 1) + arrows


@lru_cache(maxsize=4096)
def _said_width(said: Said) -> float:
    text = _tag_width(said) if said.identifier else width(plain(said.text), SIZES["values"] * BOLD)
    return _plain_width(plain(said.name)) + SPACE + text


def _tag_width(said: Said) -> float:
    return width(plain(said.text), font("tag")) + 2 * TAG_PAD


def _plain_width(text: str) -> float:
    return width(text, SIZES["values"])


def _arrow() -> float:
    return width("→", SIZES["values"] * BOLD)
