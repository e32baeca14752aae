"""Where a row stands: its columns, the frame around it, and the interruption marks beside what is in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from eventmodels.sequence.columns import MARK_GAP, SIDE, mark_width
from eventmodels.sequence.drawing import Box, FragmentFrame, InterruptionMark, Label, Panel, Stroke
from eventmodels.sequence.labels import mark_tip
from eventmodels.sequence.text_metrics import plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from eventmodels.catalogue.flow import Fragment, Mark, Participant
    from eventmodels.sequence.columns import Columns

__all__ = ["HALF_PILL", "ROW_GAP", "Placed", "Placement", "Shape", "marks_behind", "marks_under"]

ROW_GAP = 13
"""Free room above every row, in pixels."""
HALF_PILL = 8

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
    around: tuple[Fragment, ...] = ()
    interruption: str = ""
    """The interruption that the row belongs to."""

    @property
    def parent(self) -> str:
        """The id of the innermost fragment around the row."""
        return self.around[-1].id if self.around else ""


def marks_behind(stroke: Stroke, placement: Placement) -> list[InterruptionMark]:
    """Put the marks behind the end of the arrow, away from its text."""
    loop = stroke.x1 == stroke.x2
    onward = 1 if stroke.x2 > stroke.x1 else -1
    x = stroke.x2 + onward * (SIDE if loop else MARK_GAP + 4)
    drawn = []
    marks = placement.marks.get(stroke.step, ())
    # They grow away from the arrow, to the left of one that goes left; reversed, so that they read from left to right.
    for mark in marks if onward > 0 else reversed(marks):
        wide = mark_width(mark)
        left = x if onward > 0 else x - wide
        drawn.append(_interruption_mark(mark, left, stroke.y - HALF_PILL, placement))
        x += onward * (wide + MARK_GAP)
    return drawn


def marks_under(step: str, box: Box, bottom: int, placement: Placement) -> tuple[list[InterruptionMark], int]:
    """Hang the marks of a box on its lower edge, from the right."""
    marks = placement.marks.get(step, ())
    right = box.right - 6
    drawn = []
    for mark in reversed(marks):
        drawn.append(_interruption_mark(mark, right - mark_width(mark), box.bottom - 4, placement))
        right -= mark_width(mark) + MARK_GAP
    return drawn, bottom + 14 if marks else bottom


def _interruption_mark(mark: Mark, left: float, top: float, placement: Placement) -> InterruptionMark:
    box = Box(left, top, left + mark_width(mark), top + 2 * HALF_PILL)
    home = next(
        (fragment for fragment in reversed(placement.around) if fragment.phase and fragment.phase == mark.page), None
    )
    # The mark of a used phase leads to the page of that phase, where the step has the name it has in its own file.
    local = mark.after.removeprefix(f"{home.id}.") if home else mark.after
    label = Label(box.middle, top + 12, (plain(mark.mark),), "mark")
    tip = mark_tip(mark, home.title if home else mark.page)
    anchor = f"{local}~{mark.mark}"
    return InterruptionMark(mark.after, mark.mark, "" if mark.page else anchor, mark.page, anchor, box, label, tip)
