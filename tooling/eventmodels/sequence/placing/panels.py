"""What stands on lifelines and is no arrow: notes, actions of one participant, and states."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, pairwise
from math import ceil
from typing import TYPE_CHECKING

from eventmodels.catalogue.flow import ActionStep, NoteStep
from eventmodels.sequence.labels import action_tip, action_words, concerned, doubt, state_tip, state_title
from eventmodels.sequence.placing.brief import free_rooms
from eventmodels.sequence.placing.columns import EDGE, PAD, RING, between, widest
from eventmodels.sequence.placing.drawing import Panel
from eventmodels.sequence.placing.lettering import SMALL_LEADING, Box, Label, font
from eventmodels.sequence.placing.placement import GAP, marks_under, pill_of
from eventmodels.sequence.text_metrics import balanced, least_room, plain, width, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eventmodels.catalogue.flow import StateStep
    from eventmodels.sequence.placing.lettering import Style
    from eventmodels.sequence.placing.placement import Placed, Placement

__all__ = ["place_panel"]

PANEL_PAD = 10
PANEL_TEXT = 220
"""Up to here a panel grows with its text; then the text wraps."""
PANEL_REACH = 34
"""How far a note reaches beyond the outer lifelines it concerns."""
LEAST_TEXT = 60
"""Text in less room than this would come out letter by letter."""
FLAT = 2
"""Lines of a flat box: what would have more stands elsewhere where that makes it flatter."""
UNDER = 4
"""Free room below."""


def place_panel(item: NoteStep | ActionStep | StateStep, y: int, placement: Placement) -> Placed:
    """Place what stands on lifelines in a row of its own."""
    if isinstance(item, NoteStep):
        return _row(_note(item, y, placement), y, placement)
    if isinstance(item, ActionStep):
        return _row(_action(item, y, placement), y, placement)
    return _row(_state(item, y, placement), y, placement)


def _row(panel: Panel, y: int, placement: Placement) -> Placed:
    """Give a panel its row, down to the marks below it."""
    drawn, bottom = marks_under(panel.step, panel.box, ceil(panel.across.bottom) + UNDER, placement)
    return [replace(panel, row=placement.row(y, bottom)), *drawn], bottom


def _note(note: NoteStep, y: int, placement: Placement) -> Panel:
    """Draw a box over the lifelines that a note is about."""
    words = plain(note.text)
    columns = placement.columns
    places = [x for each, x in columns.at.items() if each in note.over]
    if not places and columns.aside.listener in note.over:
        left, right = columns.notes, columns.right - EDGE
    else:
        left, right = _sides(words, places, placement)
    lines = balanced(words, font("note"), right - left - 2 * PANEL_PAD)
    box = _boxed(left, right, y, lines)
    over = tuple(each for each, x in placement.columns.at.items() if left < x < right)
    return Panel(
        note.id,
        "note",
        box,
        box,
        _text(box, lines, "note"),
        over,
        placement.parent,
        "",
        interruption=placement.interruption,
    )


def _sides(words: str, places: list[int], placement: Placement) -> tuple[int, int]:
    """Span the lifelines concerned (all when none is), kept between the sides of the frame."""
    places = places or list(placement.columns.at.values())
    own = min(width(words, font("note")), PANEL_TEXT) + 2 * PANEL_PAD
    wide = min(ceil(max(own, max(places) - min(places) + 2 * PANEL_REACH)), placement.right - placement.left - 4)
    left = (min(places) + max(places) - wide) // 2
    # Pushed back between the sides of the frame, where the middle of its lifelines cannot be its own.
    left = max(placement.left + 2, min(left, placement.right - 2 - wide))
    return left, left + wide


def _boxed(left: float, right: float, y: int, lines: tuple[str, ...]) -> Box:
    top = y + GAP + 1
    return Box(left, top, right, top + 8 + SMALL_LEADING * len(lines))


def _text(box: Box, lines: tuple[str, ...], style: str) -> Label:
    return Label(box.middle, box.top + 15, lines, style)  # type: ignore[arg-type]


def _action(action: ActionStep, y: int, placement: Placement) -> Panel:
    """Draw what somebody does beside their lifeline, the number on it as at an arrow."""
    words = plain(action.text)
    wanted = min(LEAST_TEXT, width(words, font("action"))) if placement.columns.form.brief else LEAST_TEXT
    least = ceil(max(wanted, least_room(words, font("action")))) + 2 * PANEL_PAD
    rooms = [room for room in _sides_of(action.by, action.id, placement) if _width(room) >= least]
    low, high = _flattest(words, "action", rooms) if rooms else _beside(action.by, action.id, least, placement)
    if placement.columns.form.brief and high - low < least:
        low, high = _elsewhere(action, least, placement)
    lines = balanced(words, font("action"), min(high - low, PANEL_TEXT) - 2 * PANEL_PAD)
    wide = ceil(widest(lines, "action")) + 2 * PANEL_PAD
    at = placement.columns.at[action.by]
    left = low if low > at else high - wide
    box = _boxed(left, left + wide, y, lines)
    pill = pill_of(action, at, int(box.top + box.height / 2))
    return Panel(
        action.id,
        "action",
        box,
        box,
        _text(box, lines, "action"),
        (action.by,),
        placement.parent,
        action_tip(action, placement.participants),
        action_words(action, placement.participants),
        action.number,
        pill,
        interruption=placement.interruption,
    )


def _elsewhere(action: ActionStep, least: int, placement: Placement) -> tuple[float, float]:
    """Return the nearest room without a band and without the number that is wide enough; else the widest."""
    at = placement.columns.at[action.by]
    rooms = [
        side
        for low, high in free_rooms(action.id, placement)
        for side in ((low, min(high, at - RING - PAD)), (max(low, at + RING + PAD), high))
    ]
    near = sorted(rooms, key=lambda room: max(room[0] - at, at - room[1]))
    return next((room for room in near if _width(room) >= least), max(rooms, key=_width))


def _flattest(words: str, style: Style, rooms: list[tuple[float, float]]) -> tuple[float, float]:
    """Return the first room in which words take few lines, else the one in which they take the fewest."""
    lines = [len(wrap(words, font(style), min(_width(room), PANEL_TEXT) - 2 * PANEL_PAD)) for room in rooms]
    return next(
        (room for room, count in zip(rooms, lines, strict=True) if count <= FLAT), rooms[lines.index(min(lines))]
    )


def _sides_of(participant: str, step: str, placement: Placement) -> list[tuple[float, float]]:
    """Return the rooms beside a lifeline, at its right and its left: up to the next one, then up to the next band."""
    return [_free(participant, step, onward, far, placement) for far in (False, True) for onward in (1, -1)]


def _beside(participant: str, step: str, wanted: float, placement: Placement) -> tuple[float, float]:
    """Return the room beside a lifeline that is wide enough: at its right, its left, or over lifelines without band."""
    rooms = _sides_of(participant, step, placement)
    return next((room for room in rooms if _width(room) >= wanted), max(rooms, key=_width))


def _free(participant: str, step: str, onward: int, far: bool, placement: Placement) -> tuple[float, float]:  # noqa: FBT001
    """Return the room at one side of a lifeline, up to the next one or to the next that has a band."""
    columns = placement.columns
    at, sides = columns.at[participant], columns.clear(participant, step)
    start = onward * max(onward * sides[onward > 0], onward * at + RING) + onward * PAD
    beyond = [each for each, x in columns.at.items() if onward * x > onward * at]
    stops = [columns.clear(each, step)[onward < 0] for each in beyond if not far or columns.course.slots(each, step)]
    side = placement.right if onward > 0 else placement.left
    end = onward * min([onward * stop for stop in stops] or [onward * side]) - onward * PAD
    return (start, end) if onward > 0 else (end, start)


def _state(state: StateStep, y: int, placement: Placement) -> Panel:
    """Draw a line between all that a state is asserted of, its words where no band is crossed."""
    columns = placement.columns
    of = [each for each in columns.at if each in concerned(state)]
    noted = not of and columns.aside.listener in concerned(state)
    of = of if of or noted else list(columns.at)
    # Who is in it is told by the ends of its line, where all of them have a lifeline.
    title = state.text if set(of) == set(concerned(state)) else state_title(state)
    words = plain(f"{title}{doubt(state.order)}")
    ends = tuple(_ends(state, placement))
    # Where only the one who listens is in it, it stands among the notes.
    low, high = float(columns.notes), float(columns.right - EDGE)
    if of:
        low, high = _room_of(words, of, state.id, placement)
    lines = balanced(words, font("state"), high - low - 2 * PANEL_PAD)
    wide = ceil(widest(lines, "state")) + 2 * PANEL_PAD
    # Beside the one who is in it; between several, in the middle.
    best = (low + high) / 2 if len(of) > 1 else ends[0] if ends else low
    middle = between(low + wide / 2, best, high - wide / 2)
    box = _boxed(middle - wide / 2, middle + wide / 2, y, lines)
    return Panel(
        state.id,
        "state",
        box,
        box,
        _text(box, lines, "state"),
        tuple(of),
        placement.parent,
        state_tip(state),
        ends=ends,
        interruption=placement.interruption,
    )


def _ends(state: StateStep, placement: Placement) -> Iterator[float]:
    """Yield where the line of a state ends: at the band of what it is about, else at the lifeline of who is in it."""
    columns = placement.columns
    held = {who: (subject, name) for subject, states in reversed(state.of) for who, name in reversed(states)}
    for each, x in columns.at.items():
        if each in held or not held:
            slot = columns.course.slot_in(each, state.id, *held[each]) if held else None
            yield sum(columns.sides(each, slot)) / 2 if slot else float(x)


def _room_of(words: str, of: list[str], step: str, placement: Placement) -> tuple[float, float]:
    """Return the room for the words of a state: between those who are in it, else where no word of it breaks."""
    between_them = _piece(of, step, width(words, font("state")) + 2 * PANEL_PAD, placement)
    widest_free = max(free_rooms(step, placement), key=_width)
    least = least_room(words, font("state")) + 2 * PANEL_PAD
    # Its line goes on to where it stands, over bands if need be; at the worst its box covers them.
    fitting = [room for room in (between_them, widest_free) if _width(room) >= least]
    fitting = fitting or [(placement.left + 2.0, placement.right - 2.0)]
    return _flattest(words, "state", fitting)


def _width(room: tuple[float, float]) -> float:
    return room[1] - room[0]


def _piece(of: list[str], step: str, wide: float, placement: Placement) -> tuple[float, float]:
    """Return the first room between two lifelines in which words fit, over thin ones if need be; else the widest."""
    columns = placement.columns
    if len(of) == 1:
        return _beside(of[0], step, wide, placement)
    order = list(columns.at)
    inner = order[order.index(of[0]) : order.index(of[-1]) + 1]
    rooms = [(columns.clear(a, step)[1] + PAD, columns.clear(b, step)[0] - PAD) for a, b in pairwise(inner)]
    whole = [
        (columns.clear(a, step)[1] + PAD, columns.clear(b, step)[0] - PAD)
        for a, b in combinations(inner, 2)
        if not any(columns.course.slots(each, step) for each in inner[inner.index(a) + 1 : inner.index(b)])
    ]
    fits = (room for room in (*rooms, *whole) if _width(room) >= wide)
    return next(fits, max(whole, key=_width))
