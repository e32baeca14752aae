"""The picture of a flow on a page: its links lead from where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from eventmodels.sequence import draw_svg, hrefs, place, tone

if TYPE_CHECKING:
    from eventmodels.catalogue import Flow
    from eventmodels.catalogue.addresses import Addresses
    from eventmodels.replay import Replay

__all__ = ["Picture", "picture"]


SLIM = 636
"""Of 1024 px, margins, a panel, the gap between and a scroll bar take 388."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawn flow."""

    svg: str
    """Escaped by its writer."""
    slim: bool
    """Whether a panel has room beside it in a window of 1024 px."""
    legend: tuple[tuple[str, str], ...]
    """Class of a band and the state it stands for."""
    known: str
    """How well the whole is known; empty if a public manual shows it."""


def picture(addresses: Addresses, flow: Flow, here: str, replay: Replay | None = None) -> Picture:
    """Draw a flow for the page at address `here`; with its replay, its states too."""
    drawing = place(flow, replay)
    legend = tuple(sorted({(tone(band), band.title) for band in drawing.bands}))
    svg = draw_svg(drawing, hrefs(addresses, flow.id, here))
    return Picture(svg, drawing.width <= SLIM, legend, drawing.evidence)
