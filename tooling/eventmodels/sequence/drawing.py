"""A placed diagram: where everything stands, in pixels, and nothing about markup.

  head        head          Heads stand on top of their lifelines.
    |  name     |
   (1)--------->| [*]       A stroke: number at its start, name above, values below, marks behind its end.
    |  values   |
+-tab---------------+
|   |           |   |       Frames hold the rows between their top and bottom; they nest, they never cross.
+-------------------+
    [   state   ]           Panels are boxes on lifelines: notes, actions, states.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from eventmodels.sequence.text_metrics import width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eventmodels.catalogue.flow import FragmentKind

__all__ = [
    "ASCENT",
    "DESCENT",
    "SIZES",
    "Band",
    "Box",
    "Drawing",
    "FragmentFrame",
    "Head",
    "InterruptionMark",
    "Label",
    "Lifeline",
    "Panel",
    "Stroke",
]

Style = Literal["name", "values", "number", "label", "title", "tab", "fragment-note", "note", "action", "state", "mark"]

SIZES: dict[Style, float] = {
    "name": 13,
    "values": 11,
    "number": 10,
    "label": 13,
    "title": 11,
    "tab": 11,
    "fragment-note": 11,
    "note": 11,
    "action": 11,
    "state": 11,
    "mark": 11,
}
"""Font sizes in pixels; `diagram.css` repeats them, since text must come out as it was measured."""
ASCENT, DESCENT = 0.8, 0.25
"""How far letters reach above and below their baseline, in font sizes."""
LEADING: dict[Style, int] = {"name": 15, "label": 15}
"""Distance of baselines where it is not that of small text."""
SMALL_LEADING = 14
RACE = "⇅"
"""Stands behind the number of a message that may overtake an earlier one."""
BOLD = 1.15
"""How much wider bold letters are; rounded up, so that no second table of widths is needed."""
_BOLD_STYLES = ("label", "tab", "state", "mark")


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
class Head:
    """The head of a lifeline."""

    participant: str
    kind: str
    box: Box
    label: Label
    title: Label
    tip: str


@dataclass(frozen=True, slots=True)
class Lifeline:
    """The column of a participant; dashed where nobody monitors it."""

    participant: str
    x: float
    top: float
    bottom: float
    dashed: bool


@dataclass(frozen=True, slots=True)
class Pill:
    """The number of a step in a rounded box, on the lifeline that the step starts from."""

    box: Box
    label: Label
    doubt: str
    """The letter behind the number where the order is inferred or reconstructed, or nothing."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A level arrow from one lifeline to another, or a loop back to its own (`x1 == x2`, `depth` high)."""

    step: str
    """Its key, which its row in the table has too; so for all that follows."""
    number: int
    kind: Literal["request", "event", "action"]
    from_: str
    to: str
    x1: float
    x2: float
    y: float
    pill: Pill
    name: Label
    values: Label | None
    parent: str
    tip: str
    protocol: str = ""
    message: str = ""
    depth: float = 0
    interruption: str = ""
    """The interruption it belongs to, or empty for the normal course; what is after one is dimmed."""


@dataclass(frozen=True, slots=True)
class Panel:
    """A box on one or more lifelines: a note, something done outside the protocols, a state."""

    step: str
    kind: Literal["note", "action", "state"]
    box: Box
    label: Label
    over: tuple[str, ...]
    """The participants on whose lifelines it stands."""
    parent: str
    tip: str
    number: int | None = None
    passing: tuple[Lifeline, ...] = ()
    """The pieces of lifelines that break it, because it does not concern them."""
    interruption: str = ""


@dataclass(frozen=True, slots=True)
class FragmentFrame:
    """The outline of a fragment, its title in a tab; of a branch only the line above it is drawn."""

    id: str
    kind: FragmentKind
    box: Box
    reach: float
    """How far down its room goes: of a branch to the next one, or to the end of the frame around it."""
    tab: Box
    title: Label
    note: Label | None
    parent: str
    phase: str = ""
    interruption: str = ""
    after: str = ""
    """Of an interruption's own frame: the step that it follows, and its mark."""
    mark: str = ""


@dataclass(frozen=True, slots=True)
class InterruptionMark:
    """An interruption mark behind the step it follows."""

    after: str
    mark: str
    interruption: str
    """The interruption that it leads to, or empty if that is on the page of a phase."""
    page: str
    """The phase whose page shows what follows, or empty."""
    anchor: str
    box: Box
    label: Label
    tip: str


@dataclass(frozen=True, slots=True)
class Band:
    """How long something is in one state, along a lifeline."""

    participant: str
    box: Box
    tone: int
    """Number of its colour; the same state has the same one everywhere."""
    title: str
    tip: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """A whole diagram."""

    title: str
    evidence: str
    """Line that a picture away from its page carries, or empty where everything is published."""
    width: float
    height: float
    end: float
    """Where the normal course ends."""
    gap: float
    """Free room above every row and frame, which goes with it when it is taken out."""
    heads: tuple[Head, ...]
    lifelines: tuple[Lifeline, ...]
    frames: tuple[FragmentFrame, ...]
    strokes: tuple[Stroke, ...]
    panels: tuple[Panel, ...]
    marks: tuple[InterruptionMark, ...]
    bands: tuple[Band, ...] = ()

    def labels(self) -> Iterator[Label]:
        """Yield every piece of text."""
        for head in self.heads:
            yield from (head.label, head.title)
        for frame in self.frames:
            yield from (label for label in (frame.title, frame.note) if label)
        for stroke in self.strokes:
            yield from (label for label in (stroke.pill.label, stroke.name, stroke.values) if label)
        yield from (panel.label for panel in self.panels)
        yield from (mark.label for mark in self.marks)
