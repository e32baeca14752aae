"""The picture of a flow on a page: its links lead from where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from eventmodels.sequence import COMPACT, WHOLE, draw_svg, hrefs, place_forms, tone

if TYPE_CHECKING:
    from eventmodels.catalogue import Flow
    from eventmodels.catalogue.addresses import Addresses
    from eventmodels.replay import Replay

__all__ = ["Picture", "picture"]


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawn flow."""

    svg: str
    """Escaped by its writer, as are the following."""
    screens: str
    """The same in the forms for screens, where the whole one would be too wide; nothing where it would not."""
    legend: tuple[tuple[str, str], ...]
    """Class of a band and the state it stands for."""
    known: str
    """How well the whole is known; empty if a public manual shows it."""


def picture(addresses: Addresses, flow: Flow, here: str, replay: Replay | None = None) -> Picture:
    """Draw a flow for the page at address `here`; with its replay, its states too."""
    whole, compact = place_forms(flow, (WHOLE, COMPACT), replay)
    legend = tuple(sorted({(tone(band), band.title) for band in whole.bands}))
    links = hrefs(addresses, flow.id, here)
    if compact.width >= whole.width:
        return Picture(draw_svg(whole, links), "", legend, whole.evidence)
    return Picture(
        draw_svg(whole, links, form="whole"), draw_svg(compact, links, form="compact"), legend, whole.evidence
    )
