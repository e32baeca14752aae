"""Where a row stands: its columns, the frame around it, and the interruption marks beside what is in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import ceil
from typing import TYPE_CHECKING

from eventmodels.catalogue.flow.values import weaker
from eventmodels.sequence.labels import mark_tip
from eventmodels.sequence.placing.columns import MARK_GAP, PAD, RING, mark_width
from eventmodels.sequence.placing.drawing import FragmentFrame, InterruptionMark, Panel, Pill, Stroke
from eventmodels.sequence.placing.lettering import Box, Label, font
from eventmodels.sequence.text_metrics import plain, width

if TYPE_CHECKING:
    from collections.abc import Mapping

    from eventmodels.catalogue.flow import ActionStep, Fragment, Mark, MessageStep, Participant
    from eventmodels.sequence.placing.columns import Columns
    from eventmodels.sequence.shown import Shown

__all__ = [
    "GAP",
    "Placed",
    "Placement",
    "Shape",
    "marks_behind",
    "marks_from",
    "marks_height",
    "marks_in",
    "marks_under",
    "pill_of",
]

GAP = 4
"""Free room above what stands in a row, and above every frame, in pixels."""
HALF_MARK = 8
MARK_STEP = 18
"""From one mark to the next below it."""

Shape = Stroke | Panel | FragmentFrame | InterruptionMark
Placed = tuple[list[Shape], int]
"""Shapes and the row below them."""


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a row stands: between which sides, in which fragments, and what is to be drawn beside it."""

    columns: Columns
    participants: Mapping[str, Participant]
    marks: Mapping[str, tuple[Mark, ...]]
    left: int
    right: int
    races: Mapping[str, str] = field(default_factory=dict)
    """Step -> the words for a message that races an earlier one."""
    shown: Mapping[str, Shown] = field(default_factory=dict)
    """Step -> what stands below its arrow."""
    around: tuple[Fragment, ...] = ()
    interruption: str = ""
    """The interruption that the row belongs to."""

    def row(self, top: float, bottom: float) -> Box:
        """Return the room of a row, over the whole picture."""
        return Box(0, top, self.columns.right, bottom)

    @property
    def parent(self) -> str:
        """The id of the innermost fragment around the row."""
        return self.around[-1].id if self.around else ""


def pill_of(step: MessageStep | ActionStep, x: int, y: int) -> Pill:
    """Put the number of a step on the lifeline it starts from."""
    evidence = weaker(step.order)
    # Digits stand in the middle of the ring when their baseline is 4 below it.
    label = Label(x, y + 4, (str(step.number),), "number")
    half = max(RING, ceil(width(label.lines[0], font("number")) / 2) + 3)
    return Pill(Box(x - half, y - RING, x + half, y + RING), label, evidence)


def marks_behind(stroke: Stroke, placement: Placement) -> list[InterruptionMark]:
    """Put the marks behind the end of the arrow, away from its text and from the bands that it ends at."""
    onward = 1 if stroke.x2 > stroke.x1 else -1
    ring = placement.columns.at[stroke.to] + onward * RING if stroke.depth else stroke.x2
    x = onward * max(onward * each for each in (*placement.columns.clear(stroke.to, stroke.step), ring)) + onward * PAD
    return marks_from(stroke, x, onward, placement)


def marks_from(stroke: Stroke, x: float, onward: int, placement: Placement) -> list[InterruptionMark]:
    """Put the marks of a step beside each other, from a place on; in a narrow picture below each other."""
    drawn = []
    marks = placement.marks.get(stroke.step, ())
    if placement.columns.form.brief:
        top = min(stroke.y + (stroke.depth - marks_height(marks)) / 2, stroke.row.bottom - marks_height(marks))
        for index, mark in enumerate(marks):
            left = x if onward > 0 else x - mark_width(mark)
            drawn.append(_interruption_mark(mark, left, top + index * MARK_STEP, placement))
        return drawn
    # They grow away from the arrow, to the left of one that goes left; reversed, so that they read from left to right.
    for mark in marks if onward > 0 else reversed(marks):
        wide = mark_width(mark)
        left = x if onward > 0 else x - wide
        drawn.append(_interruption_mark(mark, left, stroke.y - HALF_MARK, placement))
        x += onward * (wide + MARK_GAP)
    return drawn


def marks_height(marks: tuple[Mark, ...]) -> int:
    """Return how high marks are below each other, with the room below the last."""
    return MARK_STEP * len(marks)


def marks_in(step: str, bar: Box, placement: Placement) -> list[InterruptionMark]:
    """Put the marks of a phase into its bar, at the right."""
    right, drawn = bar.right - 6, []
    for mark in reversed(placement.marks.get(step, ())):
        drawn.append(_interruption_mark(mark, right - mark_width(mark), bar.top + 12 - HALF_MARK, placement))
        right -= mark_width(mark) + MARK_GAP
    return drawn


def marks_under(step: str, box: Box, bottom: int, placement: Placement) -> tuple[list[InterruptionMark], int]:
    """Hang the marks of a box on its lower edge, from the right."""
    marks = placement.marks.get(step, ())
    right = box.right - 6
    drawn = []
    for mark in reversed(marks):
        drawn.append(_interruption_mark(mark, right - mark_width(mark), box.bottom - 4, placement))
        right -= mark_width(mark) + MARK_GAP
    return drawn, bottom + 16 if marks else bottom


def _interruption_mark(mark: Mark, left: float, top: float, placement: Placement) -> InterruptionMark:
    box = Box(left, top, left + mark_width(mark), top + 2 * HALF_MARK)
    home = next(
        (fragment for fragment in reversed(placement.around) if fragment.phase and fragment.phase == mark.page), None
    )
    label = Label(box.middle, top + 12, (plain(mark.mark),), "mark")
    tip = mark_tip(mark, home.title if home else mark.page)
    anchor = mark.origin or f"{mark.after}~{mark.mark}"
    return InterruptionMark(mark.after, mark.mark, "" if mark.page else anchor, mark.page, anchor, box, label, tip)
