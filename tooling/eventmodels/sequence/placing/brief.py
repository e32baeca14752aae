"""Rows of a narrow picture: the name above the number, nothing below the arrow, identifiers as marks behind the name.

Only what alone tells a message from others of its name stands below that.

   Opened <>
      north
(10)------------------>#     A name ends at its party's side; over a lifeline it goes, over a band never.
"""

from __future__ import annotations

from itertools import pairwise, product
from typing import TYPE_CHECKING

from eventmodels.catalogue.flow import MessageStep
from eventmodels.sequence.placing.asides import sender_of
from eventmodels.sequence.placing.columns import PAD, RING, between, name_lines, name_style, widest
from eventmodels.sequence.placing.drawing import NameTag
from eventmodels.sequence.placing.lettering import (
    LEADING,
    SMALL_LEADING,
    Box,
    IdentifierSign,
    Label,
    TextRun,
    value_lines,
)
from eventmodels.sequence.placing.placement import marks_behind, marks_from, marks_height
from eventmodels.sequence.placing.strokes import ArrowPath, Texts, stroke_of
from eventmodels.sequence.placing.tagged import STUB, tag_lines, tag_width
from eventmodels.sequence.shown import Shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eventmodels.catalogue.flow import ActionStep
    from eventmodels.sequence.placing.lettering import Style
    from eventmodels.sequence.placing.placement import Placed, Placement
    from eventmodels.sequence.shown import Said

    Name = tuple[tuple[str, ...], Style, tuple[float, float]]

__all__ = ["free_rooms", "place_brief"]

TOP = 14
"""From the top of a row to its first baseline."""
LIFT = 13
"""From an arrow up to the baseline of its name, over the ring of its number."""
BELOW = 13
LOOP_DEPTH = 12
SIGN, SIGN_GAP = 9, 3
"""Size of the mark of an identifier, and its distance."""
CLEAR = 2
"""From a name to a band."""
INNER = 3
"""From a name to the frame that it stands in."""
MOST_LINES = 2


def place_brief(step: MessageStep | ActionStep, y: int, placement: Placement) -> Placed:
    """Draw a message, or an action towards another, in a row of a narrow picture."""
    shown = placement.shown.get(step.id, Shown())
    numbers = tuple(tag.identifier for tag in shown.tags)
    room = len(numbers) * (SIGN + SIGN_GAP)
    name, style, (low, high) = _name(step, room, placement)
    inner, onward = _side(step, placement)
    leading = LEADING.get(style, SMALL_LEADING)
    last = y + TOP + leading * (len(name) - 1)
    values = _values(shown.telling, last + SMALL_LEADING, (low, inner, high), onward)
    line = last + SMALL_LEADING * len(values) + LIFT
    behind = room if name[-1] else 0
    wide = widest(name, style) + behind
    middle = between(low + wide / 2, inner - onward * wide / 2, high - wide / 2) - behind / 2
    label = Label(middle, y + TOP, name, style)
    signs = tuple(_signs(numbers, middle + widest(name[-1:], style) / 2, last))
    path = _path(step, shown, y, line, placement)
    stroke = stroke_of(step, shown, Texts(label, values, 0, signs), path, placement)
    if path.tag is None:
        return [stroke, *marks_behind(stroke, placement)], path.bottom
    # Beyond the tag and its number, away from the lifeline.
    away = 1 if path.tag.box.left > min(path.x1, path.x2) else -1
    edge = max(path.tag.box.right, path.ring + RING) if away > 0 else min(path.tag.box.left, path.ring - RING)
    return [stroke, *marks_from(stroke, edge + away * PAD, away, placement)], path.bottom


def _values(values: tuple[Said, ...], y: int, room: tuple[float, float, float], onward: int) -> tuple[TextRun, ...]:
    """Set values in lines below a name, as near as it to the party whose story it is."""
    low, inner, high = room
    runs = []
    for index, (wide, parts) in enumerate(each for said in values for each in value_lines(said, high - low)):
        middle = between(low + wide / 2, inner - onward * wide / 2, high - wide / 2)
        runs.append(TextRun(middle - wide / 2, y + SMALL_LEADING * index, wide, parts))
    return tuple(runs)


def _signs(numbers: tuple[int, ...], x: float, y: float) -> list[IdentifierSign]:
    return [
        IdentifierSign(Box(left, y - SIGN, left + SIGN, y), number)
        for index, number in enumerate(numbers)
        for left in (x + SIGN_GAP + index * (SIGN + SIGN_GAP),)
    ]


def _lifelines(step: MessageStep | ActionStep, placement: Placement) -> list[int]:
    """Return where the lifelines are that an arrow goes from and to; one end may have none."""
    at = placement.columns.at
    return [at[end] for end in (sender_of(step), step.to) if end in at]


def _side(step: MessageStep | ActionStep, placement: Placement) -> tuple[int, int]:
    """Return where a name should end, just inside of the party whose story it is, and from where it comes (1: left)."""
    ends = _lifelines(step, placement)
    told = isinstance(step, MessageStep) and step.kind != "request"
    home, other = (ends[-1], ends[0]) if told else (ends[0], ends[-1])
    onward = 1 if home > other else -1
    return home - onward * 2, onward


def _name(step: MessageStep | ActionStep, signs: int, placement: Placement) -> Name:
    """Return the lines of a name, their style, and the room they stand in.

    An empty line at the end is for the marks of identifiers, where a name takes the whole width.
    """
    ends, rooms, style = _lifelines(step, placement), free_rooms(step.id, placement), name_style(step)
    inner, _ = _side(step, placement)
    # First where the party is whose story it is, then along the arrow, then in small letters there, then anywhere.
    near = [room for room in rooms if room[0] <= inner <= room[1]]
    beside = min(rooms, key=lambda room: max(room[0] - inner, inner - room[1]))
    along = [room for room in rooms if room[0] < max(ends) and room[1] > min(ends)]
    close = (*near, beside, *along)
    small: Style = "slim" if isinstance(step, MessageStep) else style
    # Rather in a line more than far from its arrow.
    for (places, letters), most in product(
        ((close, style), (close, small), (rooms, style)), (MOST_LINES, MOST_LINES + 1)
    ):
        for room in places:
            for lines in _lines(step, letters, room[1] - room[0], signs, most):
                if len(lines) <= most and _whole(step, lines):
                    return lines, letters, room
    room = max(rooms, key=lambda each: each[1] - each[0])
    return next(_lines(step, style, room[1] - room[0], signs, MOST_LINES)), style, room


def _lines(
    step: MessageStep | ActionStep, style: Style, room: float, signs: int, most: int
) -> Iterator[tuple[str, ...]]:
    """Yield the lines of a name with room for marks behind the last, then with a line for them where one is left."""
    yield name_lines(step, room - signs, style)
    if signs and most > MOST_LINES:
        yield (*name_lines(step, room, style), "")


def _whole(step: MessageStep | ActionStep, lines: tuple[str, ...]) -> bool:
    """Tell whether a name breaks between its parts alone: each line begins with a capital."""
    return not isinstance(step, MessageStep) or all(line[:1].isupper() or line[:1] == "(" for line in lines if line)


def free_rooms(step: str, placement: Placement) -> list[tuple[float, float]]:
    """Return where no band is at a step, from left to right."""
    columns = placement.columns
    taken = [columns.clear(each, step) for each in columns.at if columns.course.slots(each, step)]
    edges = [placement.left + INNER, *(x for low, high in taken for x in (low - CLEAR, high + CLEAR))]
    edges.append(placement.right - INNER)
    return [(low, high) for low, high in list(pairwise(edges))[::2] if high > low]


def _path(step: MessageStep | ActionStep, shown: Shown, y: int, line: int, placement: Placement) -> ArrowPath:
    columns, sender = placement.columns, sender_of(step)
    tag = columns.aside.tag(step)
    bottom = max(line + BELOW, y + marks_height(placement.marks.get(step.id, ())))
    if tag:
        return _tagged(step, tag, (y, line, bottom), shown, placement)
    if sender == step.to:
        x = columns.clear(sender, step.id)[1]
        return ArrowPath(x, x, y, line, bottom + LOOP_DEPTH, columns.at[sender], LOOP_DEPTH)
    x1, x2 = columns.at[sender], columns.at[step.to]
    end = columns.end(step.to, step.id, shown.subject, 1 if x2 > x1 else -1)
    return ArrowPath(x1, end, y, line, bottom, x1)


def _tagged(
    step: MessageStep | ActionStep, tag: str, heights: tuple[int, int, int], shown: Shown, placement: Placement
) -> ArrowPath:
    y, line, bottom = heights
    columns, sender = placement.columns, sender_of(step)
    partner = step.to if sender == tag else sender
    onward = columns.onward(tag, partner)
    lines = tag_lines(placement.participants[tag], columns.form)
    near = columns.beside(partner, step.id, sender, onward) + onward * (STUB - PAD)
    far = near + onward * tag_width(lines)
    box = Box(min(near, far), line - RING, max(near, far), line + RING)
    name = NameTag(tag, box, Label(box.middle, line + 4, lines, "tag"))
    at = columns.at[partner]
    if sender != tag:
        return ArrowPath(at, near, y, line, bottom, at, tag=name)
    end = columns.end(partner, step.id, shown.subject, -onward)
    return ArrowPath(near, end, y, line, bottom, far + onward * (RING + 5), tag=name)
