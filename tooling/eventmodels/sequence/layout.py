"""From a flow to a drawing: rows downwards, one for each step, and frames around the rows of a fragment."""

from __future__ import annotations

from dataclasses import replace
from math import ceil
from typing import TYPE_CHECKING

from eventmodels.catalogue.flow import ActionStep, Fragment, MessageStep, keyed
from eventmodels.catalogue.kinds import Evidence
from eventmodels.sequence.bands import place_bands
from eventmodels.sequence.columns import EDGE, INSET, LOOP, SIDE, name_of, place_columns, values_of, widest
from eventmodels.sequence.drawing import (
    LEADING,
    RACE,
    SMALL_LEADING,
    Box,
    Drawing,
    FragmentFrame,
    InterruptionMark,
    Label,
    Lifeline,
    Panel,
    Pill,
    Stroke,
    font,
)
from eventmodels.sequence.labels import (
    action_tip,
    evidence_line,
    fragment_title,
    interruption_fragment,
    message_tip,
    race_words,
)
from eventmodels.sequence.panels import PANEL_PAD, place_panel
from eventmodels.sequence.placement import HALF_PILL, ROW_GAP, Placement, marks_behind, marks_under
from eventmodels.sequence.text_metrics import HARD, plain, shorten, wrap

if TYPE_CHECKING:
    from eventmodels.catalogue.flow import Flow, Interruption, Item
    from eventmodels.replay import Replay
    from eventmodels.sequence.placement import Placed, Shape

__all__ = ["place"]

FRAME_GAP = 12
"""Free room above and at the foot of every frame."""
TAB_OVERLAP = 6
"""How much of the room above the first row in a frame its tab takes up."""
FOOT = 16
"""How far lifelines go on below the last row."""
NAME_LIFT = 6
"""From an arrow up to the baseline of its name."""
VALUES_DROP = 15
"""From an arrow down to the baseline of its values."""
VALUES_LINES = 2
LOOP_DEPTH = 14

_DOUBTS = {Evidence.INFERRED: "i", Evidence.RECONSTRUCTED: "r"}


def place(flow: Flow, replay: Replay | None = None) -> Drawing:
    """Place every step of a flow, then each interruption in a frame of its own, and with a replay the states too.

    Coordinates are pixels from the upper left corner, y downwards.
    """
    flow = keyed(flow)
    columns = place_columns(flow)
    names = {participant.id: participant for participant in flow.participants}
    marks = {mark.after: tuple(each for each in flow.marks if each.after == mark.after) for mark in flow.marks}
    placement = Placement(columns, names, marks, columns.left, columns.right, race_words(flow))
    # The bands come before the interruptions are added: only the normal course has states that hold from row to row.
    shapes, end = _rows(flow.items, columns.floor + ROW_GAP, placement)
    bands = place_bands(replay, shapes, columns, end) if replay else ()
    y = end
    for interruption in flow.interruptions:
        below, y = _interruption(flow, interruption, y + FRAME_GAP, placement)
        shapes += below
    bottom = y + FOOT
    return Drawing(
        title=plain(flow.title),
        evidence=evidence_line(flow),
        width=columns.right + EDGE,
        height=bottom + EDGE,
        end=end,
        gap=FRAME_GAP,
        heads=columns.heads,
        lifelines=tuple(
            Lifeline(
                participant.id, columns.at[participant.id], columns.floor, bottom, participant.monitored == "false"
            )
            for participant in flow.participants
        ),
        frames=tuple(shape for shape in shapes if isinstance(shape, FragmentFrame)),
        strokes=tuple(shape for shape in shapes if isinstance(shape, Stroke)),
        panels=tuple(shape for shape in shapes if isinstance(shape, Panel)),
        marks=tuple(shape for shape in shapes if isinstance(shape, InterruptionMark)),
        bands=bands,
    )


# `_row` and what it calls take the height at which an item may begin and return the one at which the next may: nothing
# is moved afterwards, and no item knows of those after it.
def _rows(items: tuple[Item, ...], y: int, placement: Placement) -> Placed:
    shapes: list[Shape] = []
    for item in items:
        placed, y = _row(item, y, placement)
        shapes += placed
    return shapes, y


def _row(item: Item, y: int, placement: Placement) -> Placed:
    if isinstance(item, Fragment):
        return _fragment(item, y, placement)
    if isinstance(item, MessageStep):
        return _message(item, y, placement)
    if isinstance(item, ActionStep):
        return _action(item, y, placement)
    return place_panel(item, y, placement)


def _interruption(flow: Flow, interruption: Interruption, y: int, placement: Placement) -> Placed:
    # What follows an interruption has no marks, which are of steps that the normal course has.
    placement = replace(placement, interruption=interruption.id, marks={})
    frame, shapes, y = _framed(interruption_fragment(flow, interruption), y, placement)
    return [replace(frame, after=interruption.after, mark=interruption.mark), *shapes], y


def _fragment(fragment: Fragment, y: int, placement: Placement) -> Placed:
    frame, shapes, y = _framed(fragment, y, placement)
    return [frame, *shapes], y


def _framed(fragment: Fragment, y: int, placement: Placement) -> tuple[FragmentFrame, list[Shape], int]:
    """Draw a frame around rows: tab, note, rows; a branch uses the sides of the frame it stands in."""
    branch = fragment.kind == "branch"
    left, right = (placement.left - INSET, placement.right + INSET) if branch else (placement.left, placement.right)
    top = y + FRAME_GAP
    title, tab = _tab(plain(fragment_title(fragment)), left, top, right)
    note, inner = _frame_note(plain(fragment.note), left, int(tab.bottom), right)
    sides = (placement.left, placement.right) if branch else (left + INSET, right - INSET)
    # The first row keeps its gap to what is above it, of which the tab may take a part: together they would be a hole.
    shapes, bottom = _rows(
        fragment.items,
        inner - TAB_OVERLAP,
        replace(placement, left=sides[0], right=sides[1], around=(*placement.around, fragment)),
    )
    bottom = max(bottom, inner) + (0 if branch else FRAME_GAP)
    box = Box(left, top, right, bottom)
    drawn, bottom = marks_under(fragment.id, box, bottom, placement)
    frame = FragmentFrame(
        id=fragment.id,
        kind=fragment.kind,
        box=box,
        reach=bottom + FRAME_GAP if branch else box.bottom,
        tab=tab,
        title=title,
        note=note,
        parent=placement.parent,
        phase=fragment.phase,
        interruption=placement.interruption,
    )
    return frame, [*shapes, *drawn], bottom


def _tab(text: str, left: int, top: int, right: int) -> tuple[Label, Box]:
    lines = wrap(text, font("tab"), right - left - 2 * PANEL_PAD)
    wide = ceil(widest(lines, "tab")) + 2 * PANEL_PAD
    label = Label(left + PANEL_PAD, top + 14, lines, "tab", "start")
    return label, Box(left, top, left + wide, top + 6 + SMALL_LEADING * len(lines))


def _frame_note(text: str, left: int, y: int, right: int) -> tuple[Label | None, int]:
    if not text:
        return None, y
    lines = wrap(text, font("fragment-note"), right - left - 2 * PANEL_PAD)
    label = Label(left + PANEL_PAD, y + 16, lines, "fragment-note", "start")
    return label, y + 6 + SMALL_LEADING * len(lines)


def _message(step: MessageStep, y: int, placement: Placement) -> Placed:
    """Draw a message: name above the line, values below, in the gap beside the sender if both fit there."""
    name = wrap(plain(name_of(step)), font("name"), _name_room(step.from_, step.to, placement))
    # A name of several lines grows upwards from the arrow; 11 is how far letters of its size reach, rounded up.
    above = NAME_LIFT + LEADING["name"] * (len(name) - 1)
    line = y + ROW_GAP + 11 + above
    start, end = _span(step, name, placement)
    values = _values(step, abs(end - start) - 2 * SIDE)
    middle = (start + end) / 2
    stroke = Stroke(
        step=step.id,
        number=step.number,
        kind="request" if step.kind == "request" else "event",
        from_=step.from_,
        to=step.to,
        x1=placement.columns.at[step.from_],
        x2=placement.columns.at[step.to],
        y=line,
        pill=_pill(step, placement.columns.at[step.from_], line, racing=step.id in placement.races),
        name=Label(middle, line - above, name, "name"),
        values=Label(middle, line + VALUES_DROP, values, "values") if values else None,
        parent=placement.parent,
        tip=message_tip(
            step,
            placement.participants,
            placement.races.get(step.id, ""),
            cut=bool(values) and values[-1].endswith("…"),
        ),
        protocol=step.protocol,
        message=step.message,
        interruption=placement.interruption,
    )
    if step.from_ == step.to:
        stroke = _looped(stroke)
    return [stroke, *marks_behind(stroke, placement)], _below(stroke)


def _name_room(from_: str, to: str, placement: Placement) -> float:
    x1, x2 = placement.columns.at[from_], placement.columns.at[to]
    return abs(x2 - x1) - 2 * SIDE if x1 != x2 else placement.right - x1 - LOOP - 2 * SIDE


def _span(step: MessageStep, name: tuple[str, ...], placement: Placement) -> tuple[int, int]:
    """Choose between which lifelines the label stands: beside the sender, else along the whole arrow."""
    x1, x2 = placement.columns.at[step.from_], placement.columns.at[step.to]
    if x1 == x2:
        return x1 + LOOP - SIDE, max(x1 + LOOP + SIDE + 1, placement.right - SIDE)
    # A short label of a long arrow is read where the arrow begins; in its middle it would stand on other lifelines.
    near = placement.columns.beside(step.from_, step.to)
    fits = abs(near - x1) - 2 * SIDE
    if widest(name, "name") <= fits and len(wrap(values_of(step), font("values"), fits)) <= VALUES_LINES:
        return x1, near
    return x1, x2


def _values(step: MessageStep, fits: float) -> tuple[str, ...]:
    text = plain(values_of(step))
    # Cut to two lines, so that rows stay of one height; what is cut is on pointing and in the table.
    lines = shorten(text, font("values"), fits, VALUES_LINES) if text else ()
    return tuple(line.strip(f" ·{HARD}") for line in lines)


def _pill(step: MessageStep | ActionStep, x: int, y: int, *, racing: bool = False) -> Pill:
    """Put the number of a step on the lifeline it starts from."""
    letter = _DOUBTS.get(step.order, "") if step.order else ""
    # Small digits stand in the middle of the pill when their baseline is 3.5 below it.
    label = Label(x, y + 3.5, (f"{step.number}{letter}{RACE if racing else ''}",), "number")
    half = max(9, ceil(widest(label.lines, "number") / 2) + 4)
    return Pill(Box(x - half, y - HALF_PILL, x + half, y + HALF_PILL), label, letter)


def _looped(stroke: Stroke) -> Stroke:
    """Turn a message to oneself into a loop with its text to the right."""
    left = stroke.x1 + LOOP + 8
    values = stroke.values and replace(stroke.values, x=left, anchor="start", y=stroke.y + VALUES_DROP + 2)
    return replace(
        stroke,
        name=replace(stroke.name, x=left, anchor="start", y=stroke.name.y + 7),
        values=values,
        depth=LOOP_DEPTH,
    )


def _below(stroke: Stroke) -> int:
    # Below an arrow without values hangs the pill of its number, below a loop its own depth.
    text = stroke.values.bottom if stroke.values else 0
    return ceil(max(text, stroke.y + stroke.depth + HALF_PILL + 1))


def _action(action: ActionStep, y: int, placement: Placement) -> Placed:
    """Draw an action: a dotted arrow when it is towards another, else a chip on the lifeline."""
    if action.to in {"", action.by}:
        return place_panel(action, y, placement)
    x1, x2 = placement.columns.at[action.by], placement.columns.at[action.to]
    lines = wrap(plain(action.text), font("action"), abs(x2 - x1) - 2 * SIDE)
    above = NAME_LIFT + SMALL_LEADING * (len(lines) - 1)
    line = y + ROW_GAP + 9 + above
    stroke = Stroke(
        step=action.id,
        number=action.number,
        kind="action",
        from_=action.by,
        to=action.to,
        x1=x1,
        x2=x2,
        y=line,
        pill=_pill(action, x1, line),
        name=Label((x1 + x2) / 2, line - above, lines, "action"),
        values=None,
        parent=placement.parent,
        tip=action_tip(action, placement.participants),
        interruption=placement.interruption,
    )
    return [stroke, *marks_behind(stroke, placement)], _below(stroke)
