"""From a drawing to SVG: markup only, every text escaped, no colours but by class.

What scripts read in it is promised in `docs/architecture.md`.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import quote

from eventmodels.catalogue.flow import address_of
from eventmodels.sequence.frames_svg import caption_of, frame_of, margin_of
from eventmodels.sequence.markup import (
    along,
    data_of,
    down,
    hue,
    label_of,
    number,
    rect,
    ring,
    signs_of,
    span,
    text_of,
    tip_of,
    values_of,
)
from eventmodels.sequence.placing.columns import BAND_EDGE, LOOP
from eventmodels.sequence.placing.frames import REGIONS
from eventmodels.sequence.placing.placement import GAP
from eventmodels.sequence.style import embedded

if TYPE_CHECKING:
    from collections.abc import Callable

    from eventmodels.sequence.placing.drawing import (
        Band,
        Drawing,
        Head,
        InterruptionMark,
        Lifeline,
        NameTag,
        Panel,
        Stroke,
    )
    from eventmodels.sequence.placing.lettering import Box

__all__ = ["Hrefs", "draw_svg", "tone"]

_SAFE = "~*.-_"
"""What stays as it is in an anchor."""
_ROUNDING = {"server": 8, "client": 8, "device": 2, "dn": 2, "network": 16, "database": 2, "person": 16}
_CIRCLE = 14
"""Parties are circles where heads are keys."""
_PAPER = '<rect class="em-paper" width="100%" height="100%"/>'
_UNDER = '<g class="em-under"></g>'
"""Where scripts put what lies below everything, as the ground of the step that is chosen."""
_TAG = ' rx="9"'
_FOLD = 8
_SIGNED = 20
"""Room below a picture that stands alone, for the line that says how well it is known."""
_TIP, _WING = 8, 4
"""Length of an arrow head and half its breadth."""
_END = 4
"""Half the size of the ends of a state."""


@dataclass(frozen=True, slots=True)
class Hrefs:
    """Where the links of a picture lead, as seen from the page or file that it stands in."""

    model: Callable[[str], str]
    """Name of a model -> its page; an empty name is the drawing's own model."""


def draw_svg(drawing: Drawing, hrefs: Hrefs, *, standalone: bool = False, form: str = "") -> str:
    """Write a drawing as SVG; a standalone one carries its own colours and says how well it is known.

    Where a page has a drawing in several forms, each says which it is.
    """
    title = text_of(f"Sequence diagram: {drawing.title}")
    signed = drawing.evidence if standalone else ""
    wide, high = number(drawing.width), number(drawing.height + (_SIGNED if signed else 0))
    size = f'viewBox="0 0 {wide} {high}" width="{wide}" height="{high}"'
    heads = max((head.box.bottom for head in drawing.heads), default=0)
    data = data_of(form=form, heads=heads, end=drawing.end, gap=drawing.gap)
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" class="em-seq" {size}{data} role="group" aria-label="{title}">']
    if standalone:
        parts.append(f"<title>{title}</title><style>{embedded()}</style>{_PAPER}")
    # Grounds first, so that lifelines and bands run over them.
    grounds = [frame for frame in drawing.frames if frame.kind in REGIONS]
    parts.extend(frame_of(frame, hrefs.model) for frame in grounds)
    parts.append(_UNDER)
    parts.extend(map(margin_of, grounds))
    parts.extend(map(_lifeline, drawing.lifelines))
    parts.extend(map(_band, drawing.bands))
    parts.extend(filter(None, map(caption_of, grounds)))
    parts.extend(frame_of(frame, hrefs.model) for frame in drawing.frames if frame.kind not in REGIONS)
    parts.extend(_panel(panel, hrefs) for panel in drawing.panels)
    parts.extend(_stroke(stroke, hrefs) for stroke in drawing.strokes)
    parts.extend(_interruption_mark(mark, hrefs) for mark in drawing.marks)
    if drawing.words:
        parts.append(label_of(drawing.words))
    parts.extend(map(_head, drawing.heads))
    if signed:
        place = f'x="{_FOLD}" y="{number(drawing.height + _SIGNED / 2)}"'
        parts.append(f'<text class="em-start" {place}>{text_of(signed)}</text>')
    return "\n".join([*parts, "</svg>"])


def _lifeline(line: Lifeline) -> str:
    unmonitored = " em-lifeline-unmonitored" if line.dashed else ""
    data = data_of(participant=line.participant) + span(line.top, line.bottom)
    return f'<line class="em-lifeline{unmonitored}"{data} {down(line.x, line.top, line.bottom)}/>'


def tone(band: Band) -> str:
    """Return the classes that colour a band and say what is drawn over it."""
    texture = "" if band.look.texture == "plain" else f" em-{band.look.texture}"
    return f"{_colour(band)}{texture}"


def _colour(band: Band) -> str:
    return f"em-tone-{band.look.tone}"


def _band(band: Band) -> str:
    """Write how long a state lasts: its fill, the edge that tells of what, and the word for it, each by itself."""
    data = data_of(participant=band.participant) + span(band.box.top, band.box.bottom)
    inner, edge = band.box.parted(BAND_EDGE)
    fill = f'<g class="em-band {_colour(band)}"{data}>{tip_of(band.tip)}{rect(inner)}</g>'
    side = f'<g class="em-band em-band-edge{hue(band.identifier)}"{data}>{rect(edge)}</g>'
    word = along(band.along, f"em-band-word {_colour(band)}") if band.along else ""
    return fill + _texture(band, data) + side + word


def _texture(band: Band, data: str) -> str:
    """Write what is drawn over a band: a line along it, dashed in some way, which scripts can shorten."""
    if band.look.texture == "plain":
        return ""
    inner, _ = band.box.parted(BAND_EDGE)
    return f'<line class="em-band em-{band.look.texture}"{data} {down(inner.middle, inner.top, inner.bottom)}/>'


def _head(head: Head) -> str:
    title = label_of(head.title) if head.title.lines else ""
    rounding = 10 if head.aside else _ROUNDING.get(head.kind, 2)
    if head.kind == "dn" and head.label.lines == (head.participant,):
        rounding = _CIRCLE
    box = rect(head.box, f' rx="{rounding}"')
    box = "" if head.aside == "listener" else box
    aside = f" em-{head.aside}" if head.aside else ""
    body = f"{tip_of(head.tip)}{box}{label_of(head.label)}{title}"
    data = data_of(participant=head.participant, x=head.label.x, label=head.name)
    return f'<g class="em-head em-{text_of(head.kind)}{aside}"{data}>{body}</g>'


def _step(drawn: Stroke | Panel, y: float, classes: str, data: str, body: str, hrefs: Hrefs) -> str:
    """Write a step: all of its row can be pointed at, and leads to what is said of it."""
    # A cut takes the free room above a row along, so a row says where it begins without that.
    own = data_of(
        step=drawn.step,
        number=drawn.number,
        parent=drawn.parent,
        interruption=drawn.interruption,
        y=y,
        top=drawn.row.top + GAP,
        bottom=drawn.row.bottom,
    )
    body = rect(drawn.row, ' class="em-hit"') + body
    address = address_of(drawn.step)
    if address:
        name = f' aria-label="{text_of(drawn.said)}"' if drawn.said else ""
        body = f'<a href="{escape(hrefs.model(""))}#{escape(quote(address, safe=_SAFE))}"{name}>{body}</a>'
    dim = " em-dim" if drawn.interruption else ""
    return f'<g class="em-step {classes}{dim}"{own}{data}>{tip_of(drawn.tip)}{body}</g>'


def _panel(panel: Panel, hrefs: Hrefs) -> str:
    middle = (panel.box.top + panel.box.bottom) / 2
    rounding = {"note": 3, "action": 10, "state": 11}[panel.kind]
    shape = _folded(panel.box) if panel.kind == "note" else rect(panel.box, f' class="em-box" rx="{rounding}"')
    number_ = ring(panel.pill) if panel.pill else ""
    body = f"{_ends(panel, middle)}{shape}{number_}{label_of(panel.label)}"
    unsure = _evidence(panel.pill.evidence) if panel.pill else ""
    return _step(panel, middle, f"em-{panel.kind}{unsure}", data_of(over=" ".join(panel.over)), body, hrefs)


def _ends(panel: Panel, middle: float) -> str:
    """Write the line through a state, with an end at each participant that is in it."""
    if not panel.ends:
        return ""
    across, y = panel.across, number(middle)
    line = f'<path class="em-line" d="M{number(across.left)} {y}H{number(across.right)}"/>'
    return line + "".join(f'<circle class="em-end" cx="{number(x)}" cy="{y}" r="{_END}"/>' for x in panel.ends)


def _folded(box: Box) -> str:
    """Write a box whose upper right corner is folded over."""
    left, top, right, bottom = map(number, (box.left, box.top, box.right, box.bottom))
    edge = f"M{left} {top}H{number(box.right - _FOLD)}l{_FOLD} {_FOLD}V{bottom}H{left}z"
    return f'<path class="em-box" d="{edge}M{number(box.right - _FOLD)} {top}v{_FOLD}H{right}"/>'


def _stroke(stroke: Stroke, hrefs: Hrefs) -> str:
    """Write an arrow with its texts."""
    body = (
        _line(stroke)
        + _tag(stroke.tag)
        + ring(stroke.pill)
        + label_of(stroke.name)
        + signs_of(stroke.signs)
        + values_of(stroke.values)
    )
    over = {"": "", "line": "em-over-line", "region": "em-over-line em-on-region"}[stroke.over]
    looks = (over, "em-racing" if stroke.racing else "", "em-noted" if stroke.noted else "")
    classes = " ".join(filter(None, (f"em-stroke em-{stroke.kind}{hue(stroke.identifier)}", *looks)))
    data = data_of(from_=stroke.from_, to=stroke.to, message=stroke.message, protocol=stroke.protocol)
    if stroke.tag:
        data += data_of(x1=stroke.x1, x2=stroke.x2)
    return _step(stroke, stroke.y, classes + _evidence(stroke.pill.evidence), data, body, hrefs)


def _tag(tag: NameTag | None) -> str:
    """Write the name of one who has no lifeline."""
    if tag is None:
        return ""
    return (
        f'<g class="em-name-tag"{data_of(participant=tag.participant)}>{rect(tag.box, _TAG)}{label_of(tag.label)}</g>'
    )


def _evidence(word: str) -> str:
    return f" em-unsure em-{text_of(word)}" if word else ""


def _line(stroke: Stroke) -> str:
    """Write line and head: open for requests and actions, filled for events."""
    onward = 1 if stroke.x2 > stroke.x1 else -1
    back, end = -onward * _TIP, stroke.y + stroke.depth
    swing = LOOP if stroke.depth else 0
    path = f"M{number(stroke.x1)} {number(stroke.y)}" + (f"h{swing}v{number(stroke.depth)}" if swing else "")
    stop = stroke.x2 + back / 2 if stroke.kind == "event" else stroke.x2
    close = "z" if stroke.kind == "event" else ""
    wing = f"M{number(stroke.x2 + back)} {number(end - _WING)}l{-back} {_WING} {back} {_WING}{close}"
    return f'<path class="em-line" d="{path}H{number(stop)}"/><path class="em-arrowhead" d="{wing}"/>'


def _interruption_mark(mark: InterruptionMark, hrefs: Hrefs) -> str:
    address = hrefs.model(mark.page) + "#" + quote(mark.anchor, safe=_SAFE)
    body = rect(mark.box, ' class="em-pill" rx="8"') + label_of(mark.label)
    away = " em-away" if mark.page else ""
    # Its middle says whether its row is there: its edges may touch what is taken out beside it.
    data = data_of(after=mark.after, interruption=mark.interruption, y=(mark.box.top + mark.box.bottom) / 2)
    return f'<a class="em-interruption-mark{away}" href="{escape(address)}"{data}>{tip_of(mark.tip)}{body}</a>'
