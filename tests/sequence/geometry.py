"""What tests ask of the places of things in a drawing."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eventmodels.sequence import Drawing
    from eventmodels.sequence.placing.lettering import Box


def boxes(drawing: Drawing) -> Iterator[Box]:
    """Everything drawn, as the room it takes."""
    yield from (label.box for label in drawing.labels() if any(label.lines))
    for group in (drawing.heads, drawing.frames, drawing.panels, drawing.marks, drawing.bands):
        yield from (each.box for each in group)
    yield from (each.pill.box for each in (*drawing.strokes, *drawing.panels) if each.pill)
    yield from (each.row for each in (*drawing.strokes, *drawing.panels))


def overlap(one: Box, other: Box) -> bool:
    return one.left < other.right and other.left < one.right and one.top < other.bottom and other.top < one.bottom


def holds(outer: Box, inner: Box) -> bool:
    return (
        outer.left <= inner.left
        and inner.right <= outer.right
        and outer.top <= inner.top
        and inner.bottom <= outer.bottom
    )
