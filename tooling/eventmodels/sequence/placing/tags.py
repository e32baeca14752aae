"""Steps of those who have no lifeline: a name tag beside the partner, or a note at the right of the picture.

name
(4)----->[ DB Server ]          The number stands on the sender, behind its tag where that is one.
|<------[ Customer ](5)
(6) . . . . . . . . . . . ->  name
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from eventmodels.sequence.placing.asides import sender_of
from eventmodels.sequence.placing.columns import (
    EDGE,
    MARK_GAP,
    PAD,
    RING,
    between,
    mark_width,
    name_lines,
    name_style,
    widest,
)
from eventmodels.sequence.placing.drawing import NameTag
from eventmodels.sequence.placing.lettering import (
    LEADING,
    SMALL_LEADING,
    Box,
    Label,
    set_values,
    values_width,
)
from eventmodels.sequence.placing.needs import NOTE_TIGHTER
from eventmodels.sequence.placing.placement import marks_from
from eventmodels.sequence.placing.strokes import ArrowPath, Texts, stroke_of
from eventmodels.sequence.placing.tagged import STUB, tag_lines, tag_width
from eventmodels.sequence.shown import Shown

if TYPE_CHECKING:
    from eventmodels.catalogue.flow import ActionStep, MessageStep
    from eventmodels.sequence.placing.placement import Placed, Placement

__all__ = ["place_note_of", "place_tagged"]

TAG_ROOM = 4
"""Above and below the lines of a tag, together."""
ABOVE, ABOVE_TEXT = 3, 14
"""From the top of a row to its first letters, and from there to their baseline."""
LIFT = 4
"""From a tag up to the baseline of the name above it."""
BELOW, DROP = 4, 13
"""From a tag down to the end of its row, and to the baseline of its values."""
NOTE_DOWN, NOTE_DROP, NOTE_BELOW = 15, 19, 10
"""Of a note: from the top of its row to its arrow, from there to its values, and to the end of the row without any."""


def place_tagged(step: MessageStep | ActionStep, tag: str, y: int, placement: Placement) -> Placed:
    """Draw a step between a lifeline and the tag of one who has none."""
    columns, shown = placement.columns, placement.shown.get(step.id, Shown())
    sender = sender_of(step)
    partner = step.to if sender == tag else sender
    onward = columns.onward(tag, partner)
    begin = columns.beside(partner, step.id, sender, onward)
    other = list(columns.at)[list(columns.at).index(partner) + onward]
    free = abs(columns.beside(other, step.id, "", -onward) - begin)
    lines, name = tag_lines(placement.participants[tag], columns.form), name_lines(step, min(free, columns.name))
    near = begin + onward * (STUB - PAD)
    far = near + onward * tag_width(lines)
    half = (SMALL_LEADING * len(lines) + TAG_ROOM) // 2
    leading = LEADING.get(name_style(step), SMALL_LEADING)
    first = y + ABOVE + ABOVE_TEXT - 3
    line = first + leading * (len(name) - 1) + LIFT + half
    box = Box(min(near, far), line - half, max(near, far), line + half)
    wide = max(widest(name, name_style(step)), values_width(shown, free))
    low, high = sorted((begin, begin + onward * free))
    middle = between(low + wide / 2, (begin + far) / 2, high - wide / 2)
    values = set_values(shown, middle, line + half + DROP, free)
    at = columns.at[partner]
    end = columns.end(partner, step.id, shown.subject, -onward)
    path = ArrowPath(
        near if sender == tag else at,
        end if sender == tag else near,
        y,
        line,
        line + half + (DROP + 5 if values else BELOW),
        far + onward * (RING + 5) if sender == tag else at,
        tag=NameTag(tag, box, Label(box.middle, line - half + 13, lines, "tag")),
    )
    stroke = stroke_of(step, shown, Texts(Label(middle, first, name, name_style(step)), values, free), path, placement)
    # Beyond the tag, where its gap has room for them.
    beyond = far if sender != tag else far + onward * 2 * (RING + 5)
    return [stroke, *marks_from(stroke, beyond + onward * PAD, onward, placement)], path.bottom


def place_note_of(step: MessageStep | ActionStep, y: int, placement: Placement) -> Placed:
    """Draw a step to the one who only listens: its name stands at the end of the arrow."""
    columns, shown = placement.columns, placement.shown.get(step.id, Shown())
    sender = sender_of(step)
    marks = placement.marks.get(step.id, ())
    free = placement.columns.right - EDGE - columns.notes - sum(mark_width(mark) + MARK_GAP for mark in marks)
    name = name_lines(step, min(free, columns.name - NOTE_TIGHTER))
    line = y + NOTE_DOWN
    drop = LEADING.get(name_style(step), SMALL_LEADING) * (len(name) - 1) + NOTE_DROP
    values = set_values(shown, columns.notes + values_width(shown, free) / 2, line + drop, free)
    bottom = line + drop - NOTE_DROP + (NOTE_DROP + 6 if values else NOTE_BELOW)
    path = ArrowPath(columns.at[sender], columns.notes - PAD, y, line, bottom, columns.at[sender])
    label = Label(columns.notes, line + 4, name, name_style(step), "start")
    stroke = stroke_of(step, shown, Texts(label, values, free), path, placement)
    behind = columns.notes + ceil(widest(name, name_style(step))) + PAD
    return [stroke, *marks_from(stroke, behind, 1, placement)], path.bottom
