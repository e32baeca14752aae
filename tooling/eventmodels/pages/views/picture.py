"""The picture of a flow on a page: its links lead from where it stands."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from eventmodels.catalogue.flow import address_of
from eventmodels.catalogue.kinds import Evidence
from eventmodels.sequence import (
    COMPACT,
    HALF,
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
    from collections.abc import Iterable, Mapping

    from eventmodels.catalogue import Flow
    from eventmodels.catalogue.addresses import Addresses
    from eventmodels.replay import Replay
    from eventmodels.sequence import Drawing
    from eventmodels.sequence.placing.drawing import Panel, Stroke

__all__ = ["Picture", "Screens", "picture", "played_screens", "screens", "told_screens"]

FORMS = (WHOLE, COMPACT, NARROW)
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
    lines: str
    """What the lines in them mean, of the kinds that they have."""
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
    return _screens(tuple(place_forms(flow, FORMS, replay)), addresses, flow, here, replay)


def told_screens(addresses: Addresses, flow: Flow, here: str, replay: Replay) -> Screens:
    """Draw the same for a page that tells of every step pressed: the narrow form, for fingers, has no tips of steps."""
    whole, compact, narrow = place_forms(flow, FORMS, replay)
    return _screens((whole, compact, _untipped(narrow)), addresses, flow, here, replay)


def played_screens(addresses: Addresses, flow: Flow, here: str, replay: Replay) -> Screens:
    """Draw a flow for a part of the page at address `here`, half a window wide or as wide as a phone."""
    half, narrow = place_forms(flow, (HALF, NARROW), replay)
    return _written({"narrow": narrow, "half": half}, addresses, flow, here, replay)


def _untipped(drawing: Drawing) -> Drawing:
    """Return a drawing in which steps have no tip beside the name that they are read by."""
    strokes = tuple(replace(each, tip="") if _is_read(each) else each for each in drawing.strokes)
    panels = tuple(replace(each, tip="") if _is_read(each) else each for each in drawing.panels)
    return replace(drawing, strokes=strokes, panels=panels)


def _is_read(drawn: Stroke | Panel) -> bool:
    return bool(drawn.said and address_of(drawn.step))


def _screens(drawings: tuple[Drawing, ...], addresses: Addresses, flow: Flow, here: str, replay: Replay) -> Screens:
    whole, compact, narrow = drawings
    forms = {"narrow": narrow, "compact": compact, "whole": whole}
    if compact.width >= whole.width:
        del forms["compact"]
    return _written(forms, addresses, flow, here, replay)


def _written(forms: Mapping[str, Drawing], addresses: Addresses, flow: Flow, here: str, replay: Replay) -> Screens:
    """Write drawings of one flow by the names of their forms, the largest last."""
    narrow, whole = forms["narrow"], list(forms.values())[-1]
    slim = forms.get("compact", whole).width <= SLIM
    links = hrefs(addresses, flow.id, here)
    svgs = tuple(draw_svg(drawing, links, form=form) for form, drawing in forms.items())
    used = {sign.number for stroke in narrow.strokes for sign in stroke.signs}
    numbers = identifier_numbers(flow, replay.protocols)
    signs = tuple((hue(number).strip(), sign_of(number), name) for name, number in numbers.items() if number in used)
    keys = tuple((each.id, each.label) for each in flow.participants)
    return Screens(svgs, slim, _lines(whole), _legend(whole), keys, signs, whole.evidence)


def _lines(drawing: Drawing) -> str:
    """Say what arrows, boxes and the rings of numbers mean; of what the drawing does not have, nothing."""
    arrows = {stroke.kind for stroke in drawing.strokes}
    boxes = {panel.kind for panel in drawing.panels}
    pills = (*(stroke.pill for stroke in drawing.strokes), *(panel.pill for panel in drawing.panels if panel.pill))
    known = {pill.evidence for pill in pills}
    rings = [word for word in Evidence if word in known]
    acted = [word for word, kinds in (("arrows", arrows), ("boxes", boxes)) if "action" in kinds]
    dashed = [word for word in rings if word is not Evidence.RECONSTRUCTED]
    drawn = (
        "dashed arrows with an open head are requests" if "request" in arrows else "",
        "solid arrows with a filled head are events" if "event" in arrows else "",
        f"dotted {' and '.join(acted)} are actions outside the protocols" if acted else "",
    )
    ringed = (
        f"a dashed ring around a number means that its step is {' or '.join(dashed)}" if dashed else "",
        f"a dotted {'one that it' if dashed else 'ring around a number means that its step'} is reconstructed"
        if dashed != rings
        else "",
    )
    return " ".join(filter(None, map(_sentence, (drawn, ringed))))


def _sentence(parts: Iterable[str]) -> str:
    said = ", ".join(filter(None, parts))
    return f"{said[:1].upper()}{said[1:]}." if said else ""


def _legend(drawing: Drawing) -> tuple[tuple[str, str], ...]:
    return tuple(sorted({(tone(band), band.title) for band in drawing.bands}))
