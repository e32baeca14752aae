"""Arrows: a message or an action from one lifeline to another, its name above, what distinguishes it below."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Literal, NamedTuple

from eventmodels.sequence.labels import action_tip, action_words, message_tip, message_words
from eventmodels.sequence.placing.columns import LOOP, PAD, between, name_lines, name_style, widest
from eventmodels.sequence.placing.drawing import Stroke
from eventmodels.sequence.placing.lettering import (
    LEADING,
    SMALL_LEADING,
    Label,
    fitting,
    font,
    set_values,
    values_width,
)
from eventmodels.sequence.placing.panels import PANEL_TEXT, place_panel
from eventmodels.sequence.placing.placement import marks_behind, pill_of
from eventmodels.sequence.shown import Shown
from eventmodels.sequence.text_metrics import plain, wrap

if TYPE_CHECKING:
    from eventmodels.catalogue.flow import ActionStep, MessageStep
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


class Texts(NamedTuple):
    """What is written at an arrow."""

    name: Label
    values: tuple[TextRun | TagBox, ...]


class ArrowPath(NamedTuple):
    """Where an arrow goes, in a row that begins at `top`."""

    x1: int
    x2: int
    top: int
    y: int
    depth: int = 0


def place_message(step: MessageStep, y: int, placement: Placement) -> Placed:
    """Draw a message in a row of its own."""
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
    return _stroke(step, shown, free, Texts(label, values), ArrowPath(x1, end, y, line), placement)


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
    return _stroke(step, shown, free, Texts(label, values), ArrowPath(x, x, y, line, LOOP_DEPTH), placement)


def _stroke(
    step: MessageStep, shown: Shown, free: float, texts: Texts, path: ArrowPath, placement: Placement
) -> Placed:
    """Return an arrow with all that is read and heard of it, and the marks behind its end."""
    said = len(fitting(shown, free)) + bool(shown.subject and shown.tags)
    race = placement.races.get(step.id, "")
    bottom = _bottom(texts, path)
    stroke = Stroke(
        step=step.id,
        number=step.number,
        kind="request" if step.kind == "request" else "event",
        from_=step.from_,
        to=step.to,
        x1=path.x1,
        x2=path.x2,
        y=path.y,
        row=placement.row(path.top, bottom),
        pill=pill_of(step, placement.columns.at[step.from_], path.y),
        name=texts.name,
        values=texts.values,
        parent=placement.parent,
        tip=message_tip(step, placement.participants, race, cut=said < len(step.values)),
        said=message_words(step, placement.participants, shown.about),
        identifier=shown.number,
        protocol=step.protocol,
        message=step.message,
        depth=path.depth,
        racing=bool(race),
        over=_over(texts, placement),
        interruption=placement.interruption,
    )
    return [stroke, *marks_behind(stroke, placement)], bottom


def _bottom(texts: Texts, path: ArrowPath) -> int:
    """Return where a row ends: below whatever hangs lowest."""
    if texts.values:
        return path.y + BELOW_VALUES + (2 if path.depth else 0)
    return path.y + BELOW + path.depth


def _over(texts: Texts, placement: Placement) -> Literal["", "line", "sunk"]:
    """Tell whether texts stand over a lifeline, and on which ground."""
    boxes = [text.box for text in (texts.name, *texts.values)]
    low, high = min(box.left for box in boxes), max(box.right for box in boxes)
    if not any(low < x < high for x in placement.columns.at.values()):
        return ""
    regions = [each.kind for each in placement.around if each.kind in {"any-order", "in-order"}]
    return "sunk" if regions and regions[-1] == "any-order" else "line"


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
    texts = Texts(
        Label(between(low + half, (near[0] + near[1]) / 2, high - half), line - NAME_LIFT - above, lines, "action"),
        (),
    )
    stroke = Stroke(
        step=action.id,
        number=action.number,
        kind="action",
        from_=action.by,
        to=action.to,
        x1=x1,
        x2=columns.end(action.to, action.id, "", 1 if x2 > x1 else -1),
        y=line,
        row=placement.row(y, line + BELOW),
        pill=pill_of(action, x1, line),
        name=texts.name,
        values=(),
        parent=placement.parent,
        tip=action_tip(action, placement.participants),
        said=action_words(action, placement.participants),
        over=_over(texts, placement),
        interruption=placement.interruption,
    )
    return [stroke, *marks_behind(stroke, placement)], line + BELOW
