"""What stands around rows: grounds of regions, bars of phases, and lines around everything else.

any |  row       A region whose order is not promised is a ground with a bracket.
    |  row
[ phase ------ ]  A phase is a bar, its steps below it.
+-tab----------+  Everything else has a line around it; of a branch only the line above is drawn.
+--------------+
"""

from __future__ import annotations

from dataclasses import replace
from math import ceil
from typing import TYPE_CHECKING

from eventmodels.sequence.labels import fragment_title, side_words
from eventmodels.sequence.placing.columns import GUTTER, INSETS, MARGIN, OUTLINED, widest
from eventmodels.sequence.placing.drawing import FragmentFrame
from eventmodels.sequence.placing.lettering import SMALL_LEADING, Along, Box, Label, font
from eventmodels.sequence.placing.placement import GAP, marks_in, marks_under
from eventmodels.sequence.text_metrics import plain, width, wrap

if TYPE_CHECKING:
    from eventmodels.catalogue.flow import Fragment
    from eventmodels.sequence.placing.drawing import InterruptionMark
    from eventmodels.sequence.placing.placement import Placement

__all__ = ["REGIONS", "begun", "ended", "sides_within"]

REGIONS = ("any-order", "in-order")
TAB_PAD = 8
FOLD = 14
FOOT = 4
"""Free room at the foot of a line around rows."""
ENDS = 1
"""Free room above and below the words beside a region."""


def sides_within(fragment: Fragment, placement: Placement) -> tuple[int, int]:
    """Return between which sides the rows of a fragment stand."""
    left, right = INSETS.get(fragment.kind, OUTLINED)
    return placement.left + left, placement.right - right


def begun(fragment: Fragment, y: int, placement: Placement) -> tuple[FragmentFrame, int]:
    """Return the frame of a fragment with its title, not yet closed, and where its rows begin."""
    left, right = _sides(fragment, placement)
    top = y + GAP
    title = "" if side_words(fragment) else plain(fragment_title(fragment))
    # Where words go to the very end of a bar, the button that folds it has room behind them.
    words = right - FOLD if fragment.kind == "phase" and placement.columns.form.brief else right
    tab, label, note = _tab(title, plain(fragment.note), left, top, words, _pads(fragment))
    if fragment.kind == "phase" or (tab.height and fragment.kind in REGIONS):
        tab = Box(left if fragment.kind == "phase" else left + GUTTER, tab.top, right, tab.bottom)
    frame = FragmentFrame(
        id=fragment.id,
        kind=fragment.kind,
        box=Box(left, top, right, top),
        reach=top,
        tab=tab,
        title=label,
        note=note,
        parent=placement.parent,
        tip=fragment_title(fragment) if fragment.kind in REGIONS else "",
        phase=fragment.phase,
        interruption=placement.interruption,
    )
    # A region without a line of its own begins with its first row, which brings the room above it along.
    return frame, int(tab.bottom) if tab.height else y


def _sides(fragment: Fragment, placement: Placement) -> tuple[int, int]:
    """Return the sides of the frame itself; a branch uses those of the frame it stands in."""
    if fragment.kind in REGIONS:
        return placement.left, placement.right
    if fragment.kind == "branch":
        out = OUTLINED[0] - MARGIN
        return placement.left - out, placement.right + out
    return placement.left + MARGIN, placement.right - MARGIN


def _pads(fragment: Fragment) -> tuple[int, int]:
    """Return the room beside the words of a tab, and above and below them."""
    if fragment.kind in REGIONS:
        return GUTTER + 2, 2
    return (TAB_PAD + 4, 5) if fragment.kind == "phase" else (TAB_PAD, 2)


def _tab(
    title: str, note: str, left: int, top: int, right: int, pads: tuple[int, int]
) -> tuple[Box, Label | None, Label | None]:
    """Put title and note below each other into a box as wide as they are."""
    beside, above = pads
    room = right - left - 2 * beside
    lines = wrap(title, font("tab"), room) if title else ()
    more = wrap(note, font("fragment-note"), room) if note else ()
    if not lines and not more:
        return Box(left, top, left, top), None, None
    first = top + above + 11
    label = Label(left + beside, first, lines, "tab", "start") if lines else None
    said = Label(left + beside, first + SMALL_LEADING * len(lines), more, "fragment-note", "start") if more else None
    wide = ceil(max(widest(lines, "tab"), widest(more, "fragment-note"))) + 2 * beside
    return Box(left, top, left + wide, top + 2 * above + SMALL_LEADING * (len(lines) + len(more))), label, said


def ended(
    frame: FragmentFrame, fragment: Fragment, bottom: int, placement: Placement
) -> tuple[FragmentFrame, list[InterruptionMark], int]:
    """Close a frame below its rows, and put its marks in their place."""
    if fragment.kind in REGIONS:
        bottom = max(bottom, int(frame.box.top) + FOOT)
    elif fragment.kind not in {"phase", "branch"}:
        bottom += FOOT
    box = replace(frame.box, bottom=bottom)
    if fragment.kind == "phase":
        marks = marks_in(fragment.id, frame.tab, placement)
    else:
        marks, bottom = marks_under(fragment.id, box, bottom, placement)
    side = _beside(side_words(fragment), box) if fragment.kind in REGIONS else None
    reach = bottom + GAP if fragment.kind == "branch" else box.bottom
    return replace(frame, box=box, reach=reach, title=side or frame.title), marks, bottom


def _beside(words: str, box: Box) -> Along | None:
    """Write the words of a region into its gutter, where they are not longer than it is high."""
    wide = width(words, font("side"))
    if not words or wide + 2 * ENDS > box.height:
        return None
    return Along(Box(box.left + 1, box.top, box.left + 14, box.bottom), (box.top + box.bottom) / 2, wide, words)
