"""A placed diagram: where everything stands, in pixels, and nothing about markup.

  head        head          Heads stand on top of their lifelines.
    |  name     #
   (1)--------->#  [*]      A stroke: number at its start, name above, values below, marks behind its end.
    |  values   #           Bands tell states; arrows end at them, and no text stands on them.
+-tab---------------+
|   |           |   |       Frames hold the rows between their top and bottom; they nest, they never cross.
+-------------------+
    o--[ state ]--o         Panels are notes, actions of one participant, and states.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from eventmodels.sequence.placing.lettering import Box

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eventmodels.catalogue.flow import FragmentKind
    from eventmodels.sequence.looks import Look
    from eventmodels.sequence.placing.lettering import Along, IdentifierSign, Label, TagBox, TextRun

__all__ = [
    "Band",
    "Drawing",
    "FragmentFrame",
    "Head",
    "InterruptionMark",
    "Lifeline",
    "NameTag",
    "Panel",
    "Pill",
    "Stroke",
]


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a lifeline."""

    participant: str
    name: str
    """What readers call the participant."""
    kind: str
    box: Box
    label: Label
    title: Label
    tip: str
    aside: Literal["", "listener", "seldom"] = ""
    """Why there is no lifeline below it: it only listens, or it says too little for one."""


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
    """The number of a step in a ring, on the lifeline that the step starts from."""

    box: Box
    label: Label
    evidence: str
    """How well the order of the step is known, told by the line of the ring; empty for what is published."""


@dataclass(frozen=True, slots=True)
class NameTag:
    """The name of one who has no lifeline, at the end of an arrow."""

    participant: str
    box: Box
    label: Label


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
    row: Box
    """The room in which pointing counts: over the whole picture, from the end of the row before."""
    pill: Pill
    name: Label
    values: tuple[TextRun | TagBox, ...]
    parent: str
    tip: str
    said: str = ""
    """The whole of it in words, for those who hear it."""
    identifier: int = 0
    """Number of the identifier that it is about, 0 for none."""
    protocol: str = ""
    message: str = ""
    depth: float = 0
    racing: bool = False
    """It may overtake an earlier one."""
    over: Literal["", "line", "region"] = ""
    """Whether its texts stand over lifelines, which they need a halo against, and whether on the ground of a region."""
    signs: tuple[IdentifierSign, ...] = ()
    """The identifiers that it is about, behind its name, where they are no tags below it."""
    tag: NameTag | None = None
    """The end of it that has no lifeline."""
    noted: bool = False
    """It goes to one who only listens."""
    interruption: str = ""
    """The interruption it belongs to, or empty for the normal course; what is after one is dimmed."""


@dataclass(frozen=True, slots=True)
class Panel:
    """A note over lifelines, something done by one participant beside its own, a state between those concerned."""

    step: str
    kind: Literal["note", "action", "state"]
    row: Box
    box: Box
    label: Label
    over: tuple[str, ...]
    """The participants on whose lifelines it stands."""
    parent: str
    tip: str
    said: str = ""
    number: int | None = None
    pill: Pill | None = None
    """The number of an action."""
    ends: tuple[float, ...] = ()
    """Of a state: where the line through it touches the participants that are in it."""
    interruption: str = ""

    @property
    def across(self) -> Box:
        """The room that it takes with its number and its ends."""
        reach = [*self.ends, *((self.pill.box.left, self.pill.box.right) if self.pill else ())]
        left, right = min([self.box.left, *reach]), max([self.box.right, *reach])
        return Box(left, self.box.top, right, self.box.bottom)


@dataclass(frozen=True, slots=True)
class FragmentFrame:
    """The outline of a fragment, its title in a tab; of a branch only the line above it is drawn."""

    id: str
    kind: FragmentKind
    box: Box
    reach: float
    """How far down its room goes: of a branch to the next one, or to the end of the frame around it."""
    tab: Box
    """Empty where the title stands at the side."""
    title: Label | Along | None
    note: Label | None
    parent: str
    tip: str = ""
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
    look: Look
    """The same state has the same one everywhere."""
    title: str
    tip: str
    identifier: int = 0
    along: Along | None = None


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
    words: Label | None = None
    """What stands before the heads of those who have no lifeline."""

    def labels(self) -> Iterator[Label | TextRun | TagBox | Along]:
        """Yield every piece of text."""
        if self.words:
            yield self.words
        for head in self.heads:
            yield from (head.label, head.title)
        for frame in self.frames:
            yield from (label for label in (frame.title, frame.note) if label)
        for stroke in self.strokes:
            yield from (stroke.pill.label, stroke.name, *stroke.values)
            if stroke.tag:
                yield stroke.tag.label
        for panel in self.panels:
            yield from (panel.label, panel.pill.label) if panel.pill else (panel.label,)
        yield from (mark.label for mark in self.marks)
        yield from (band.along for band in self.bands if band.along)
