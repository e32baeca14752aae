"""Arrows: a message or an action from one lifeline to another, its name above, what distinguishes it below."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from eventmodels.sequence.columns import LOOP, PAD, between, name_lines, name_style, widest
from eventmodels.sequence.drawing import Stroke
from eventmodels.sequence.labels import action_tip, action_words, message_tip, message_words
from eventmodels.sequence.lettering import LEADING, SMALL_LEADING, Label, font
from eventmodels.sequence.panels import PANEL_TEXT, place_panel
from eventmodels.sequence.placement import marks_behind, pill_of
from eventmodels.sequence.shown import Shown
from eventmodels.sequence.text_metrics import plain, wrap
from eventmodels.sequence.values import fitting, set_values, values_width

if TYPE_CHECKING:
    from eventmodels.catalogue.flow import ActionStep, MessageStep
    from eventmodels.sequence.placement import Placed, Placement

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
    if step.from_ == step.to:
        return _drawn(_loop(step, y, placement), placement)
    shown = placement.shown.get(step.id, Shown())
    home, other = (step.from_, step.to) if step.kind == "request" else (step.to, step.from_)
    room = _room(home, other, step, shown, placement)
    name = name_lines(step, min(room.high - room.low, placement.columns.name))
    stroke = _stroke(step, y, name, placement)
    onward = 1 if stroke.x2 > stroke.x1 else -1
    wide = max(widest(name, name_style(step)), values_width(shown, room.high - room.low))
    middle = between(room.low + wide / 2, room.middle, room.high - wide / 2)
    stroke = replace(
        stroke,
        x2=placement.columns.end(step.to, step.id, shown.subject, onward),
        name=replace(stroke.name, x=middle),
        values=set_values(shown, middle, stroke.y + VALUES_DROP, room.high - room.low),
    )
    return _drawn(_told(stroke, step, shown, room.high - room.low, placement), placement)


def _room(home: str, other: str, step: MessageStep, shown: Shown, placement: Placement) -> Room:
    """Choose where the texts stand: beside the one whose story it is, over lifelines only where they must."""
    rooms = list(placement.columns.rooms(home, other, step.id, step.from_))
    asked = max(
        widest(name_lines(step, placement.columns.name), name_style(step)), values_width(shown, placement.columns.ask)
    )
    near, chosen = rooms[0], next((room for room in rooms if room[1] - room[0] >= asked), rooms[-1])
    # Over a lifeline goes only what has to.
    wide = max(asked, near[1] - near[0])
    low, high = (chosen[0], chosen[0] + wide) if chosen[0] == near[0] else (chosen[1] - wide, chosen[1])
    return Room(max(low, chosen[0]), min(high, chosen[1]), (near[0] + near[1]) / 2)


def _stroke(step: MessageStep, y: int, name: tuple[str, ...], placement: Placement) -> Stroke:
    """Return an arrow whose texts have no place yet."""
    # A name of several lines grows upwards from the arrow.
    above = LEADING["name"] * (len(name) - 1)
    line = y + DOWN + above
    x1, x2 = placement.columns.at[step.from_], placement.columns.at[step.to]
    return Stroke(
        step=step.id,
        number=step.number,
        kind="request" if step.kind == "request" else "event",
        from_=step.from_,
        to=step.to,
        x1=x1,
        x2=x2,
        y=line,
        row=placement.row(y, line),
        pill=pill_of(step, x1, line),
        name=Label(x1, line - NAME_LIFT - above, name, name_style(step)),
        values=(),
        parent=placement.parent,
        tip="",
        protocol=step.protocol,
        message=step.message,
        interruption=placement.interruption,
    )


def _told(stroke: Stroke, step: MessageStep, shown: Shown, room: float, placement: Placement) -> Stroke:
    """Say on an arrow what is read and heard of it."""
    said = len(fitting(shown, room)) + bool(shown.subject and shown.tags)
    race = placement.races.get(step.id, "")
    return replace(
        stroke,
        tip=message_tip(step, placement.participants, race, cut=said < len(step.values)),
        said=message_words(step, placement.participants, shown.about),
        identifier=shown.number,
        racing=bool(race),
    )


def _loop(step: MessageStep, y: int, placement: Placement) -> Stroke:
    """Draw a message to oneself as a loop with its text to the right."""
    shown = placement.shown.get(step.id, Shown())
    x = placement.columns.clear(step.from_, step.id)[1]
    left = x + LOOP + PAD
    beyond = (placement.columns.clear(each, step.id)[0] - PAD for each, at in placement.columns.at.items() if at > x)
    room = min(beyond, default=placement.right - PAD) - left
    name = name_lines(step, min(room, placement.columns.name))
    stroke = _stroke(step, y, name, placement)
    middle = left + values_width(shown, room) / 2
    return replace(
        _told(stroke, step, shown, room, placement),
        x1=x,
        x2=x,
        name=replace(stroke.name, x=left, anchor="start", y=stroke.name.y + 7),
        values=set_values(shown, middle, stroke.y + VALUES_DROP + 2, room),
        depth=LOOP_DEPTH,
    )


def place_action(action: ActionStep, y: int, placement: Placement) -> Placed:
    """Draw an action: a dotted arrow when it is towards another, else beside the lifeline."""
    if action.to in {"", action.by}:
        return place_panel(action, y, placement)
    columns = placement.columns
    x1, x2 = columns.at[action.by], columns.at[action.to]
    words = plain(action.text)
    rooms = list(columns.rooms(action.by, action.to, action.id, action.by))
    near = rooms[0]
    low, high = near if len(wrap(words, font("action"), near[1] - near[0])) == 1 else rooms[-1]
    lines = wrap(words, font("action"), min(high - low, PANEL_TEXT))
    above = SMALL_LEADING * (len(lines) - 1)
    line = y + DOWN - 2 + above
    half = widest(lines, "action") / 2
    middle = between(low + half, (near[0] + near[1]) / 2, high - half)
    stroke = Stroke(
        step=action.id,
        number=action.number,
        kind="action",
        from_=action.by,
        to=action.to,
        x1=x1,
        x2=columns.end(action.to, action.id, "", 1 if x2 > x1 else -1),
        y=line,
        row=placement.row(y, line),
        pill=pill_of(action, x1, line),
        name=Label(middle, line - NAME_LIFT - above, lines, "action"),
        values=(),
        parent=placement.parent,
        tip=action_tip(action, placement.participants),
        said=action_words(action, placement.participants),
        interruption=placement.interruption,
    )
    return _drawn(stroke, placement)


def _drawn(stroke: Stroke, placement: Placement) -> Placed:
    """Close the row of an arrow below whatever hangs lowest, and say which lifelines its texts cross."""
    bottom = stroke.y + (BELOW_VALUES if stroke.values else BELOW)
    bottom += (2 if stroke.values else stroke.depth) if stroke.depth else 0
    boxes = [text.box for text in (stroke.name, *stroke.values)]
    over = any(box.left < x < box.right for box in boxes for x in placement.columns.at.values())
    stroke = replace(stroke, row=placement.row(stroke.row.top, int(bottom)), over=over)
    return [stroke, *marks_behind(stroke, placement)], int(bottom)
