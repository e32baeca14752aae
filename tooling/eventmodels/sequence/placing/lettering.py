"""Pieces of text and the room they take: how large each style is, and where its letters reach.

What stands below an arrow is set in a room: tags are never shortened, and values that do not fit are left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from eventmodels.sequence.text_metrics import plain, width, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eventmodels.sequence.shown import Said, Shown

__all__ = [
    "ASCENT",
    "BOLD",
    "DESCENT",
    "LEADING",
    "SIZES",
    "SMALL_LEADING",
    "Along",
    "Box",
    "IdentifierSign",
    "Label",
    "Style",
    "TagBox",
    "TextRun",
    "fitting",
    "font",
    "set_values",
    "value_lines",
    "values_width",
]

Style = Literal[
    "name",
    "request",
    "slim",
    "values",
    "number",
    "label",
    "title",
    "tab",
    "fragment-note",
    "note",
    "action",
    "state",
    "mark",
    "tag",
    "band",
    "side",
]

SIZES: dict[Style, float] = {
    "name": 13,
    "request": 13,
    "slim": 11,
    "values": 11,
    "number": 11,
    "label": 13,
    "title": 11,
    "tab": 11,
    "fragment-note": 11,
    "note": 11,
    "action": 11,
    "state": 11,
    "mark": 11,
    "tag": 11,
    "band": 11,
    "side": 11,
}
"""Font sizes in pixels; `diagram.css` repeats them, since text must come out as it was measured."""
ASCENT, DESCENT = 0.8, 0.25
"""How far letters reach above and below their baseline, in font sizes."""
LEADING: dict[Style, int] = {"name": 15, "request": 15, "label": 15}
"""Distance of baselines where it is not that of small text."""
SMALL_LEADING = 14
BOLD = 1.15
"""How much wider bold letters are; rounded up, so that no second table of widths is needed."""
_BOLD_STYLES = ("name", "slim", "label", "tab", "state", "mark", "tag")


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """Its extent from left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Its extent from top to bottom."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """The column half-way between its sides."""
        return (self.left + self.right) / 2

    def parted(self, edge: float) -> tuple[Box, Box]:
        """Return the box without an edge at its left, and the edge."""
        at = self.left + edge
        return Box(at, self.top, self.right, self.bottom), Box(self.left, self.top, at, self.bottom)


@dataclass(frozen=True, slots=True)
class Label:
    """Lines of text; `y` is the baseline of the first."""

    x: float
    y: float
    lines: tuple[str, ...]
    style: Style
    anchor: Literal["start", "middle"] = "middle"

    @property
    def leading(self) -> int:
        """The distance from one baseline to the next."""
        return LEADING.get(self.style, SMALL_LEADING)

    @property
    def top(self) -> float:
        """How far up its letters reach."""
        return self.y - ASCENT * SIZES[self.style]

    @property
    def bottom(self) -> float:
        """How far down its letters reach."""
        return self.y + self.leading * (len(self.lines) - 1) + DESCENT * SIZES[self.style]

    @property
    def box(self) -> Box:
        """The room its letters take at most."""
        wide = max(map(self._width, self.lines), default=0.0)
        left = self.x - wide / 2 if self.anchor == "middle" else self.x
        return Box(left, self.top, left + wide, self.bottom)

    def _width(self, line: str) -> float:
        return width(line, font(self.style))


def font(style: Style) -> float:
    """Return the size to measure a style with: bold letters count as larger ones."""
    return SIZES[style] * (BOLD if style in _BOLD_STYLES else 1)


@dataclass(frozen=True, slots=True)
class TextRun:
    """Words below an arrow in one piece, from `x` on; those that are the value are bold."""

    x: float
    y: float
    wide: float
    parts: tuple[tuple[str, bool], ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """What is read."""
        return (" ".join(text for text, _ in self.parts),)

    @property
    def box(self) -> Box:
        """The room its letters take at most."""
        size = SIZES["values"]
        return Box(self.x, self.y - ASCENT * size, self.x + self.wide, self.y + DESCENT * size)


@dataclass(frozen=True, slots=True)
class TagBox:
    """An identifier on a ground of its colour."""

    box: Box
    label: Label
    number: int

    @property
    def lines(self) -> tuple[str, ...]:
        """What is read."""
        return self.label.lines


@dataclass(frozen=True, slots=True)
class IdentifierSign:
    """The mark of an identifier, which has a shape and a colour of its own."""

    box: Box
    number: int


@dataclass(frozen=True, slots=True)
class Along:
    """A word written along something, from below to above, around the height `y`."""

    column: Box
    y: float
    wide: float
    text: str

    @property
    def lines(self) -> tuple[str, ...]:
        """What is read."""
        return (self.text,)

    @property
    def box(self) -> Box:
        """The room its letters take at most."""
        return Box(self.column.left, self.y - self.wide / 2, self.column.right, self.y + self.wide / 2)


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


def set_values(shown: Shown | None, middle: float, y: float, room: float) -> tuple[TextRun | TagBox, ...]:
    """Set tags and values on one line around a middle."""
    if shown is None:
        return ()
    values = fitting(shown, room)
    return tuple(_set(shown.tags, values, middle - _line_width(shown.tags, values) / 2, y))


def value_lines(said: Said, room: float) -> Iterator[tuple[float, tuple[tuple[str, bool], ...]]]:
    """Yield a value in lines no wider than a room, each with its width; its name only where both fit into one."""
    name, text = ("" if said.is_word else plain(said.name)), plain(said.text)
    bold = SIZES["values"] * BOLD
    wide = _plain_width(name) + SPACE + width(text, bold)
    if name and wide <= room:
        yield wide, ((name, False), (text, True))
    else:
        yield from ((width(line, bold), ((line, True),)) for line in wrap(text, bold, room))


def _set(tags: tuple[Said, ...], values: tuple[Said, ...], x: float, y: float) -> Iterator[TextRun | TagBox]:
    for index, tag in enumerate(tags):
        if index:
            yield TextRun(x, y, _arrow(), (("→", True),))
            x += _arrow() + SPACE
        yield _tag(tag, x, y)
        x += _tag_width(tag) + (SPACE if index + 1 < len(tags) else APART)
    for value in values:
        name, text = plain(value.name), plain(value.text)
        if value.identifier:
            yield TextRun(x, y, _plain_width(name), ((name, False),))
            yield _tag(value, x + _plain_width(name) + SPACE, y)
        else:
            yield TextRun(x, y, _said_width(value), ((name, False), (text, True)))
        x += _said_width(value) + APART


def _tag(said: Said, x: float, y: float) -> TagBox:
    wide = _tag_width(said)
    # Letters of this size stand in the middle of the ground when it reaches 11.5 above their baseline.
    box = Box(x, y - 11.5, x + wide, y - 11.5 + TAG_HEIGHT)
    return TagBox(box, Label(box.middle, y, (plain(said.text),), "tag"), said.identifier)


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
