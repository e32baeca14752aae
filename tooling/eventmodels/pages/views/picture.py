"""The picture of a flow on a page: its links lead from where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from eventmodels.sequence import (
    COMPACT,
    NARROW,
    WHOLE,
    draw_svg,
    hrefs,
    hue,
    identifier_numbers,
    place,
    place_forms,
    sign_of,
    tone,
)

if TYPE_CHECKING:
    from eventmodels.catalogue import Flow
    from eventmodels.catalogue.addresses import Addresses
    from eventmodels.replay import Replay
    from eventmodels.sequence import Drawing

__all__ = ["Picture", "Screens", "picture", "screens"]

SLIM = 636
"""Of 1024 px, margins, a panel, the gap between and a scroll bar take 388."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawn flow."""

    svg: str
    """Escaped by its writer."""
    legend: tuple[tuple[str, str], ...]
    """Class of a band and the state it stands for."""
    known: str
    """How well the whole is known; empty if a public manual shows it."""


@dataclass(frozen=True, slots=True)
class Screens:
    """A flow drawn in every form: narrow, compact where the whole would be too wide, whole."""

    svgs: tuple[str, ...]
    """Escaped by their writer."""
    slim: bool
    """Whether a panel has room beside them in a window of 1024 px."""
    legend: tuple[tuple[str, str], ...]
    """Class of a band and the state it stands for."""
    keys: tuple[tuple[str, str], ...]
    """The keys that are heads of the narrow picture, and whom they stand for."""
    signs: tuple[tuple[str, str, str], ...]
    """Class and mark of an identifier in the narrow picture, and its name."""
    known: str
    """How well the whole is known; empty if a public manual shows it."""


def picture(addresses: Addresses, flow: Flow, here: str, replay: Replay | None = None) -> Picture:
    """Draw a flow for the page at address `here`; with its replay, its states too."""
    drawing = place(flow, replay)
    return Picture(draw_svg(drawing, hrefs(addresses, flow.id, here)), _legend(drawing), drawing.evidence)


def screens(addresses: Addresses, flow: Flow, here: str, replay: Replay) -> Screens:
    """Draw a flow for every screen that the page at address `here` may be read on, and for paper."""
    whole, compact, narrow = place_forms(flow, (WHOLE, COMPACT, NARROW), replay)
    forms = {"narrow": narrow, "compact": compact, "whole": whole}
    if compact.width >= whole.width:
        del forms["compact"]
    links = hrefs(addresses, flow.id, here)
    svgs = tuple(draw_svg(drawing, links, form=form) for form, drawing in forms.items())
    used = {sign.number for stroke in narrow.strokes for sign in stroke.signs}
    numbers = identifier_numbers(flow, replay.protocols)
    signs = tuple((hue(number).strip(), sign_of(number), name) for name, number in numbers.items() if number in used)
    keys = tuple((each.id, each.label) for each in flow.participants)
    return Screens(svgs, compact.width <= SLIM, _legend(whole), keys, signs, whole.evidence)


def _legend(drawing: Drawing) -> tuple[tuple[str, str], ...]:
    return tuple(sorted({(tone(band), band.title) for band in drawing.bands}))
