"""Bands on lifelines: how long a party is in which state, the word for it written along them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eventmodels.sequence.labels import label_of
from eventmodels.sequence.looks import UNSURE, looks
from eventmodels.sequence.placing.drawing import Band, FragmentFrame, Panel, Stroke
from eventmodels.sequence.placing.lettering import Along, Box, font
from eventmodels.sequence.text_metrics import plain, width

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from eventmodels.replay import Replay
    from eventmodels.sequence.looks import Look
    from eventmodels.sequence.placing.columns import Columns
    from eventmodels.sequence.placing.placement import Shape
    from eventmodels.sequence.placing.stretches import Stretch

__all__ = ["place_bands"]

CLEAR, CLEAR_RING = 3, 10
"""How far words along a band stay from the arrows that cross it, and from the numbers of those that begin at it."""
ENDS = 4
"""Free room at both ends of a word."""


def place_bands(
    replay: Replay, shapes: Iterable[Shape], columns: Columns, bottom: int, numbers: Mapping[str, int]
) -> tuple[Band, ...]:
    """Draw the states of the normal course between its first row and `bottom`; `numbers` are of its identifiers."""
    shapes = [shape for shape in shapes if not getattr(shape, "interruption", "")]
    heights = _heights(shapes, columns, bottom)
    labels = {participant.id: participant for participant in replay.flow.participants}
    known = looks(replay.machines)
    drawn = (
        _band(stretch, heights, columns, numbers, shapes, label_of(participant, labels), known)
        for participant, stretches in sorted(columns.course.stretches.items())
        for stretch in stretches
    )
    # Places may come out at one height: what ends with the last branch of all has nothing left below it.
    return tuple(band for band in drawn if band.box.height > 0)


def _heights(shapes: Iterable[Shape], columns: Columns, bottom: int) -> Mapping[int, float]:
    """Return the height at which each place of the course came out."""
    places = columns.course.places
    found: dict[int, float] = {0: columns.floor, columns.course.end: bottom}
    for shape in shapes:
        if isinstance(shape, Stroke):
            found[places[shape.step]] = shape.y + shape.depth
        elif isinstance(shape, FragmentFrame):
            found[places[f"{shape.id}<"]] = shape.box.top
            found[places[f"{shape.id}>"]] = shape.reach
    return found


def _band(
    stretch: Stretch,
    heights: Mapping[int, float],
    columns: Columns,
    numbers: Mapping[str, int],
    shapes: Iterable[Shape],
    label: str,
    known: Mapping[str, Look],
) -> Band:
    held = stretch.held
    left, right = columns.sides(held.participant, stretch.slot)
    box = Box(left, heights[stretch.since], right, heights[stretch.until])
    about = f", {held.subject}" if held.subject else ""
    title = plain(held.title)
    return Band(
        held.participant,
        box,
        known[held.title] if len(held.states) == 1 else UNSURE,
        held.title,
        f"{label}{about}: {held.title}",
        numbers.get(held.subject, 0),
        _along(title, box, shapes),
    )


def _along(text: str, box: Box, shapes: Iterable[Shape]) -> Along | None:
    """Write a word in the longest stretch of a band that nothing crosses, or nowhere where all are too short."""
    wide = width(text, font("band"))
    top, free = box.top, [(0.0, 0.0)]
    for start, end in sorted(cut for shape in shapes for cut in _crossings(shape, box)):
        free.append((top, min(start, box.bottom)))
        top = max(top, end)
    start, end = max((*free, (top, box.bottom)), key=lambda each: each[1] - each[0])
    return Along(box, (start + end) / 2, wide, text) if end - start >= wide + 2 * ENDS else None


def _crossings(shape: Shape, box: Box) -> Iterator[tuple[float, float]]:
    """Yield from where to where something lies across a band."""
    if isinstance(shape, Stroke):
        left, right = sorted((shape.x1, shape.x2))
        if shape.pill.box.left < box.right and box.left < shape.pill.box.right:
            yield shape.y - CLEAR_RING, shape.y + shape.depth + CLEAR_RING
        elif left < box.right and box.left < right:
            yield shape.y - CLEAR, shape.y + CLEAR
    elif isinstance(shape, Panel):
        across = shape.across
        if across.left < box.right and box.left < across.right:
            yield across.top, across.bottom
    elif isinstance(shape, FragmentFrame) and shape.tab.left < box.right and box.left < shape.tab.right:
        yield shape.tab.top, shape.tab.bottom
