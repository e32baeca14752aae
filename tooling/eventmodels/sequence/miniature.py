"""A picture of a flow so small that only its shape is left: lifelines, and an arrow for each message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eventmodels.catalogue.flow import MessageStep
from eventmodels.catalogue.kinds import MessageKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eventmodels.catalogue.flow import Flow

__all__ = ["HEIGHT", "WIDTH", "miniature"]

WIDTH, HEIGHT = 132, 60
_EDGE = 8
_TOP = 11
"""Where the first arrow is; the heads are above."""
_PITCH = 6
"""Between two arrows, where there is room for all of them."""
_HEAD = 4
"""Length of the head of an arrow, and of the arrow of who speaks to himself."""


def miniature(flow: Flow) -> str:
    """Return the normal course as SVG: arrows are joined to steps by the number in `data-step`.

    Where it is shown, a marker called `em-mini-end` must be, with which its arrows end.
    """
    places = _places(flow)
    heads = "".join(f"M{x - 4} 4h8" for x in places.values())
    lines = "".join(f"M{x} 6V{HEIGHT - 2}" for x in places.values())
    asks, tells = (
        "".join(arrow for kind, arrow in _arrows(flow, places) if (kind is MessageKind.REQUEST) is wanted)
        for wanted in (True, False)
    )
    arrows = f'<g marker-end="url(#em-mini-end)">{tells}<g class="em-asks">{asks}</g></g>'
    grounds = f'<path class="em-mini-heads" d="{heads}"/><path d="{lines}"/>'
    return f'<svg class="em-mini" viewBox="0 0 {WIDTH} {HEIGHT}" aria-hidden="true">{grounds}{arrows}</svg>'


def _places(flow: Flow) -> dict[str, int]:
    between = (WIDTH - 2 * _EDGE) / max(1, len(flow.participants) - 1)
    return {each.id: round(_EDGE + place * between) for place, each in enumerate(flow.participants)}


def _arrows(flow: Flow, places: dict[str, int]) -> Iterator[tuple[MessageKind, str]]:
    steps = [step for step, _ in flow.steps() if isinstance(step, MessageStep)]
    pitch = min(_PITCH, (HEIGHT - _TOP - 5) / max(1, len(steps)))
    for place, step in enumerate(steps):
        start, end = places[step.from_], places[step.to]
        back = -_HEAD if end >= start else _HEAD
        height = f"{_TOP + place * pitch:.1f}".removesuffix(".0")
        begin = start if start != end else start + 2 * back
        yield step.kind, f'<path data-step="{step.number}" d="M{begin} {height}H{end + back}"/>'
