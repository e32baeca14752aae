"""Boxes on lifelines: notes, actions of one participant, and states."""

from __future__ import annotations

from itertools import pairwise
from math import ceil
from typing import TYPE_CHECKING, Literal

from eventmodels.catalogue.flow import ActionStep, NoteStep, StateStep
from eventmodels.sequence.drawing import SMALL_LEADING, Box, Label, Lifeline, Panel, font
from eventmodels.sequence.labels import action_tip, concerned, doubt, state_tip, state_title
from eventmodels.sequence.placement import ROW_GAP, marks_under
from eventmodels.sequence.text_metrics import plain, width, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable

    from eventmodels.sequence.placement import Placed, Placement

__all__ = ["PANEL_PAD", "place_panel"]

PANEL_PAD = 10
PANEL_TEXT = 220
"""Up to here a panel grows with its text; then the text wraps."""
PANEL_REACH = 34
"""How far a panel reaches beyond the outer lifelines it concerns."""

Kind = Literal["note", "action", "state"]


def place_panel(item: NoteStep | ActionStep | StateStep, y: int, placement: Placement) -> Placed:
    """Draw a box over lifelines, its text beside those that break it."""
    kind, text, participants, tip = _content(item, placement)
    words = plain(text)
    # A state is asserted of some participants only: the lifelines of the others run through its box, and the text
    # goes where none of them cuts it.
    left, right = _sides(
        kind, words, [x for participant, x in placement.columns.at.items() if participant in participants], placement
    )
    passing = _passing(participants, left, right, placement) if kind == "state" else []
    start, end = _between([left, *(x for _, x in passing), right], width(words, font(kind)) + 2 * PANEL_PAD)
    lines = wrap(words, font(kind), end - start - 2 * PANEL_PAD)
    top = y + ROW_GAP + 1
    box = Box(left, top, right, top + 8 + SMALL_LEADING * len(lines))
    lifelines = tuple(
        Lifeline(participant, x, box.top, box.bottom, placement.participants[participant].monitored == "false")
        for participant, x in passing
    )
    label = Label((start + end) / 2, top + 15, lines, kind)
    panel = Panel(
        step=item.id,
        kind=kind,
        box=box,
        label=label,
        over=tuple(participant for participant, x in placement.columns.at.items() if left < x < right),
        parent=placement.parent,
        tip=tip,
        number=item.number if isinstance(item, ActionStep) else None,
        passing=lifelines,
        interruption=placement.interruption,
    )
    drawn, bottom = marks_under(item.id, box, int(box.bottom), placement)
    return [panel, *drawn], bottom


def _content(item: NoteStep | ActionStep | StateStep, placement: Placement) -> tuple[Kind, str, tuple[str, ...], str]:
    """Return the kind of a box, its text, whom it concerns and what it says on pointing."""
    if isinstance(item, NoteStep):
        return "note", item.text, item.over, ""
    if isinstance(item, ActionStep):
        return (
            "action",
            f"{item.number} · {item.text}{doubt(item.order)}",
            (item.by,),
            action_tip(item, placement.participants),
        )
    return "state", f"{state_title(item)}{doubt(item.order)}", concerned(item), state_tip(item)


def _sides(kind: Kind, words: str, places: list[int], placement: Placement) -> tuple[int, int]:
    """Span the lifelines concerned (all when none is), kept between the sides of the frame."""
    places = places or list(placement.columns.at.values())
    own = min(width(words, font(kind)), PANEL_TEXT) + 2 * PANEL_PAD
    # An action is of one participant and as wide as its text; other boxes have to reach all that they concern.
    reach = 0 if kind == "action" else max(places) - min(places) + 2 * PANEL_REACH
    wide = min(ceil(max(own, reach)), placement.right - placement.left - 4)
    left = (min(places) + max(places) - wide) // 2
    # Pushed back between the sides of the frame, where the middle of its lifelines cannot be its own.
    left = max(placement.left + 2, min(left, placement.right - 2 - wide))
    return left, left + wide


def _passing(participants: Iterable[str], left: int, right: int, placement: Placement) -> list[tuple[str, int]]:
    """List the lifelines that a box stands on without concerning them."""
    at = placement.columns.at
    meant = set(participants) & set(at) or set(at)
    return [(participant, x) for participant, x in at.items() if participant not in meant and left < x < right]


def _between(edges: list[int], wide: float) -> tuple[int, int]:
    """Return the first piece of a box that is wide enough, else the widest one."""
    pieces = list(pairwise(edges))
    widest = max(pieces, key=lambda piece: piece[1] - piece[0])
    return next((piece for piece in pieces if piece[1] - piece[0] >= wide), widest)
