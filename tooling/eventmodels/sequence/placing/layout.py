"""From a flow to a drawing: rows downwards, one for each step, and frames around the rows of a fragment."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from eventmodels.catalogue.flow import ActionStep, Fragment, MessageStep, keyed
from eventmodels.sequence.labels import evidence_line, interruption_fragment, race_words
from eventmodels.sequence.placing.bands import place_bands
from eventmodels.sequence.placing.columns import EDGE
from eventmodels.sequence.placing.drawing import Drawing, FragmentFrame, InterruptionMark, Lifeline, Panel, Stroke
from eventmodels.sequence.placing.form import WHOLE, Form
from eventmodels.sequence.placing.frames import begun, ended, sides_within
from eventmodels.sequence.placing.messages import place_action, place_message
from eventmodels.sequence.placing.panels import place_panel
from eventmodels.sequence.placing.placement import GAP, Placement
from eventmodels.sequence.placing.spacing import place_columns
from eventmodels.sequence.placing.stretches import course_of
from eventmodels.sequence.shown import identifier_numbers, shown_values
from eventmodels.sequence.text_metrics import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from eventmodels.catalogue import ProtocolEntry
    from eventmodels.catalogue.flow import Flow, Interruption, Item
    from eventmodels.replay import Replay
    from eventmodels.sequence.placing.columns import Columns
    from eventmodels.sequence.placing.placement import Placed, Shape
    from eventmodels.sequence.shown import Shown

__all__ = ["place", "place_forms", "shown_in"]

HEAD_ROOM = 6
"""Between the heads and the first row."""
BEFORE_INTERRUPTION = 12
FOOT = 16
"""How far lifelines go on below the last row."""


def place(
    flow: Flow,
    replay: Replay | None = None,
    protocols: Mapping[str, ProtocolEntry] | None = None,
    form: Form = WHOLE,
) -> Drawing:
    """Place every step of a flow, then each interruption in a frame of its own, and with a replay the states too.

    Coordinates are pixels from the upper left corner, y downwards. Protocols say what messages are about; those of the
    replay do, where none are given.
    """
    return next(place_forms(flow, (form,), replay, protocols))


def place_forms(
    flow: Flow,
    forms: Iterable[Form],
    replay: Replay | None = None,
    protocols: Mapping[str, ProtocolEntry] | None = None,
) -> Iterator[Drawing]:
    """Place a flow in several forms, which share what is said and which states hold."""
    flow = keyed(flow)
    known = _spoken(flow, protocols if protocols is not None else replay.protocols if replay else {})
    course = course_of(flow, replay)
    shown = shown_values(flow, known, course.formers(), replay)
    numbers = identifier_numbers(flow, known)
    for form in forms:
        columns = place_columns(flow, shown, course, form)
        yield _drawn(flow, columns, shown, replay, numbers)


def shown_in(replay: Replay) -> Mapping[str, Shown]:
    """Return what stands below each message of a flow, by the rules of the protocols that it speaks."""
    flow = keyed(replay.flow)
    return shown_values(flow, _spoken(flow, replay.protocols), course_of(flow, replay).formers(), replay)


def _spoken(flow: Flow, protocols: Mapping[str, ProtocolEntry]) -> Mapping[str, ProtocolEntry]:
    names = {step.protocol for step in flow.messages()}
    return {name: entry for name, entry in protocols.items() if name in names}


def _drawn(
    flow: Flow, columns: Columns, shown: Mapping[str, Shown], replay: Replay | None, numbers: Mapping[str, int]
) -> Drawing:
    placement = _placement(flow, columns, shown)
    # The bands come before the interruptions are added: only the normal course has states that hold from row to row.
    shapes, end = _rows(flow.items, columns.floor + HEAD_ROOM, placement)
    bands = place_bands(replay, shapes, columns, end, numbers) if replay else ()
    bottom = end
    for interruption in flow.interruptions:
        below, bottom = _interruption(flow, interruption, bottom + BEFORE_INTERRUPTION, placement)
        shapes += below
    return Drawing(
        title=plain(flow.title),
        evidence=evidence_line(flow),
        width=columns.right,
        height=bottom + FOOT + EDGE,
        end=end,
        gap=GAP,
        heads=columns.heads,
        lifelines=_lifelines(flow, columns, bottom + FOOT),
        frames=tuple(shape for shape in shapes if isinstance(shape, FragmentFrame)),
        strokes=tuple(shape for shape in shapes if isinstance(shape, Stroke)),
        panels=tuple(shape for shape in shapes if isinstance(shape, Panel)),
        marks=tuple(shape for shape in shapes if isinstance(shape, InterruptionMark)),
        bands=bands,
        words=columns.words,
    )


def _placement(flow: Flow, columns: Columns, shown: Mapping[str, Shown]) -> Placement:
    names = {participant.id: participant for participant in flow.participants}
    marks = {mark.after: tuple(each for each in flow.marks if each.after == mark.after) for mark in flow.marks}
    return Placement(columns, names, marks, 0, columns.right, race_words(flow), shown)


def _lifelines(flow: Flow, columns: Columns, bottom: int) -> tuple[Lifeline, ...]:
    return tuple(
        Lifeline(each.id, columns.at[each.id], columns.floor, bottom, each.monitored == "false")
        for each in flow.participants
        if each.id in columns.at
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
        return place_message(item, y, placement)
    if isinstance(item, ActionStep):
        return place_action(item, y, placement)
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
    """Draw a frame around rows: its title, its note, its rows."""
    frame, inner = begun(fragment, y, placement)
    left, right = sides_within(fragment, placement)
    within = replace(placement, left=left, right=right, around=(*placement.around, fragment))
    shapes, bottom = _rows(fragment.items, inner, within)
    frame, marks, bottom = ended(frame, fragment, max(bottom, inner), placement)
    return frame, [*shapes, *marks], bottom
