"""Pieces of text and the room they take: how large each style is, and where its letters reach."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from eventmodels.sequence.text_metrics import width

__all__ = [
    "ASCENT",
    "BOLD",
    "DESCENT",
    "LEADING",
    "SIZES",
    "SMALL_LEADING",
    "Along",
    "Box",
    "Label",
    "Style",
    "Tag",
    "Words",
    "font",
]

Style = Literal[
    "name",
    "request",
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
_BOLD_STYLES = ("name", "label", "tab", "state", "mark", "tag")


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
class Words:
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
class Tag:
    """An identifier on a ground of its colour."""

    box: Box
    label: Label
    number: int

    @property
    def lines(self) -> tuple[str, ...]:
        """What is read."""
        return self.label.lines


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
