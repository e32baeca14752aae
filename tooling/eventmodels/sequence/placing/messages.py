"""Arrows: a message or an action from one lifeline to another, its name above, what distinguishes it below."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from eventmodels.sequence.placing.brief import place_brief
from eventmodels.sequence.placing.columns import LOOP, PAD, between, name_lines, name_style, widest
from eventmodels.sequence.placing.lettering import (
    LEADING,
    SMALL_LEADING,
    Label,
    font,
    set_values,
    values_width,
)
from eventmodels.sequence.placing.panels import PANEL_TEXT, place_panel
from eventmodels.sequence.placing.placement import marks_behind
from eventmodels.sequence.placing.strokes import ArrowPath, Texts, stroke_of
from eventmodels.sequence.placing.tags import place_note_of, place_tagged
from eventmodels.sequence.shown import Shown
from eventmodels.sequence.text_metrics import balanced, plain, wrap

if TYPE_CHECKING:
    from eventmodels.catalogue.flow import ActionStep, MessageStep
    from eventmodels.sequence.placing.drawing import Stroke
    from eventmodels.sequence.placing.lettering import TagBox, TextRun
    from eventmodels.sequence.placing.placement import Placed, Placement

__all__ = ["place_action", "place_message"]

DOWN = 20
"""From the top of a row to its arrow; a name of several lines needs more."""
NAME_LIFT = 6
"""From an arrow up to the baseline of its name."""
VALUES_DROP = 15
"""From an arrow down to the baseline of its values."""
BELOW, BELOW_VALUES = 10, 22
"""From an arrow down to the end of its row, without and with values."""
LOOP_DEPTH = 14


class Room(NamedTuple):
    """Where the texts of an arrow stand."""

    low: float
    high: float
    middle: float
    """Where they stand best."""


def place_message(step: MessageStep, y: int, placement: Placement) -> Placed:
    """Draw a message in a row of its own."""
    if placement.columns.form.brief:
        return place_brief(step, y, placement)
    aside = _aside(step, y, placement)
    if aside:
        return aside
    if step.from_ == step.to:
        return _loop(step, y, placement)
    columns, shown = placement.columns, placement.shown.get(step.id, Shown())
    home, other = (step.from_, step.to) if step.kind == "request" else (step.to, step.from_)
    room = _room(home, other, step, shown, placement)
    free = room.high - room.low
    name = name_lines(step, min(free, columns.name))
    line = _line(y, name)
    wide = max(widest(name, name_style(step)), values_width(shown, free))
    middle = between(room.low + wide / 2, room.middle, room.high - wide / 2)
    label = Label(middle, line - NAME_LIFT - LEADING["name"] * (len(name) - 1), name, name_style(step))
    values = set_values(shown, middle, line + VALUES_DROP, free)
    x1, x2 = columns.at[step.from_], columns.at[step.to]
    end = columns.end(step.to, step.id, shown.subject, 1 if x2 > x1 else -1)
    path = ArrowPath(x1, end, y, line, _bottom(line, values), x1)
    return _placed(stroke_of(step, shown, Texts(label, values, free), path, placement), placement)


def _placed(stroke: Stroke, placement: Placement) -> Placed:
    return [stroke, *marks_behind(stroke, placement)], int(stroke.row.bottom)


def _aside(step: MessageStep | ActionStep, y: int, placement: Placement) -> Placed | None:
    """Draw a step of one who has no lifeline."""
    aside = placement.columns.aside
    tag = aside.tag(step)
    if tag:
        return place_tagged(step, tag, y, placement)
    return place_note_of(step, y, placement) if aside.noted(step) else None


def _room(home: str, other: str, step: MessageStep, shown: Shown, placement: Placement) -> Room:
    """Choose where the texts stand: beside the one whose story it is, over lifelines only where they must."""
    rooms = list(placement.columns.rooms(home, other, step.id, step.from_))
    asked = max(
        widest(name_lines(step, placement.columns.name), name_style(step)), values_width(shown, placement.columns.ask)
    )
    near, chosen = rooms[0], next((room for room in rooms if room[1] - room[0] >= asked), rooms[-1])
    # Over a lifeline goes only what has to; whole pixels, so that what just fits is not found too wide.
    wide = ceil(max(asked, near[1] - near[0])) + 1
    low, high = (chosen[0], chosen[0] + wide) if chosen[0] == near[0] else (chosen[1] - wide, chosen[1])
    return Room(max(low, chosen[0]), min(high, chosen[1]), (near[0] + near[1]) / 2)


def _line(y: int, name: tuple[str, ...]) -> int:
    """Return the height of an arrow in a row: a name of several lines grows upwards from it."""
    return y + DOWN + LEADING["name"] * (len(name) - 1)


def _loop(step: MessageStep, y: int, placement: Placement) -> Placed:
    """Draw a message to oneself as a loop with its text to the right."""
    columns, shown = placement.columns, placement.shown.get(step.id, Shown())
    x = columns.clear(step.from_, step.id)[1]
    left = x + LOOP + PAD
    beyond = (columns.clear(each, step.id)[0] - PAD for each, at in columns.at.items() if at > x)
    free = min(beyond, default=placement.right - PAD) - left
    name = name_lines(step, min(free, columns.name))
    line = _line(y, name)
    up = NAME_LIFT - 7 + LEADING["name"] * (len(name) - 1)
    label = Label(left, line - up, name, name_style(step), "start")
    values = set_values(shown, left + values_width(shown, free) / 2, line + VALUES_DROP + 2, free)
    path = ArrowPath(x, x, y, line, _bottom(line, values, LOOP_DEPTH), columns.at[step.from_], LOOP_DEPTH)
    return _placed(stroke_of(step, shown, Texts(label, values, free), path, placement), placement)


def _bottom(y: int, values: tuple[TextRun | TagBox, ...], depth: int = 0) -> int:
    """Return where a row ends: below whatever hangs lowest."""
    if values:
        return y + BELOW_VALUES + (2 if depth else 0)
    return y + BELOW + depth


def place_action(action: ActionStep, y: int, placement: Placement) -> Placed:
    """Draw an action: a dotted arrow when it is towards another, else beside the lifeline."""
    if action.to in {"", action.by}:
        return place_panel(action, y, placement)
    if placement.columns.form.brief:
        return place_brief(action, y, placement)
    aside = _aside(action, y, placement)
    if aside:
        return aside
    columns = placement.columns
    x1, x2 = columns.at[action.by], columns.at[action.to]
    words = plain(action.text)
    rooms = list(columns.rooms(action.by, action.to, action.id, action.by))
    near = rooms[0]
    low, high = near if len(wrap(words, font("action"), near[1] - near[0])) == 1 else rooms[-1]
    lines = balanced(words, font("action"), min(high - low, PANEL_TEXT))
    above = SMALL_LEADING * (len(lines) - 1)
    line = y + DOWN - 2 + above
    half = widest(lines, "action") / 2
    middle = between(low + half, (near[0] + near[1]) / 2, high - half)
    label = Label(middle, line - NAME_LIFT - above, lines, "action")
    end = columns.end(action.to, action.id, "", 1 if x2 > x1 else -1)
    path = ArrowPath(x1, end, y, line, _bottom(line, ()), x1)
    return _placed(stroke_of(action, Shown(), Texts(label, (), 0), path, placement), placement)
