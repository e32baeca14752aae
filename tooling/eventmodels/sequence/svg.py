"""From a drawing to SVG: markup only, every text escaped, no colours but by class."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import quote

from eventmodels.sequence.columns import LOOP
from eventmodels.sequence.drawing import RACE, Box
from eventmodels.sequence.style import embedded
from eventmodels.sequence.text_metrics import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from eventmodels.sequence.drawing import (
        Band,
        Drawing,
        FragmentFrame,
        Head,
        InterruptionMark,
        Label,
        Lifeline,
        Panel,
        Pill,
        Stroke,
    )

__all__ = ["Hrefs", "draw_svg", "tone"]

_CLASSES = {
    "name": "em-name",
    "values": "",
    "number": "",
    "label": "em-label",
    "title": "",
    "tab": "em-title",
    "remark": "em-remark",
    "action": "em-does",
    "note": "",
    "state": "",
    "mark": "",
}
_STROKES = {"request": "em-request", "event": "em-event", "action": "em-deed"}
_ROUNDING = {"server": 8, "client": 8, "device": 2, "dn": 2, "network": 16, "database": 2, "person": 16}
_PAPER = '<rect class="em-paper" width="100%" height="100%"/>'
_FOLD = 8
_SIGNED = 20
"""Room below a picture that stands alone, for the line that says how well it is known."""
_TONES = "abcdefghi"
_TIP, _WING = 9, 4
"""Length of an arrow head and half its breadth."""


@dataclass(frozen=True, slots=True)
class Hrefs:
    """Where the links of a picture lead, as seen from the page or file that it stands in."""

    message: Callable[[str, str], str]
    """Protocol and name of a message -> its page."""
    model: Callable[[str], str]
    """Name of a model -> its page; an empty name is the drawing's own model."""


def draw_svg(drawing: Drawing, hrefs: Hrefs, *, standalone: bool = False) -> str:
    """Write a drawing as SVG; a standalone one carries its own colours and says how well it is known."""
    title = _text(f"Sequence diagram: {drawing.title}")
    signed = drawing.evidence if standalone else ""
    wide, high = _n(drawing.width), _n(drawing.height + (_SIGNED if signed else 0))
    size = f'viewBox="0 0 {wide} {high}" width="{wide}" height="{high}"'
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" class="em-seq" {size} role="group" aria-label="{title}">']
    if standalone:
        parts.append(f"<title>{title}</title><style>{embedded()}</style>{_PAPER}")
    parts.extend(map(_lifeline, drawing.lifelines))
    parts.extend(map(_band, drawing.bands))
    parts.extend(_frame(frame, hrefs) for frame in drawing.frames)
    parts.extend(map(_panel, drawing.panels))
    parts.extend(_stroke(stroke, hrefs) for stroke in drawing.strokes)
    parts.extend(_interruption_mark(mark, hrefs) for mark in drawing.marks)
    parts.extend(map(_head, drawing.heads))
    if signed:
        parts.append(
            f'<text class="em-start" x="{_FOLD}" y="{_n(drawing.height + _SIGNED / 2)}">{_text(signed)}</text>'
        )
    return "\n".join([*parts, "</svg>"])


@lru_cache(maxsize=4096)
def _n(number: float) -> str:
    """Write a number with at most one decimal."""
    return f"{number:.1f}".removesuffix(".0")


@lru_cache(maxsize=4096)
def _text(text: str) -> str:
    return escape(plain(text))


def _data(**values: str) -> str:
    """Write data attributes, leaving out the empty ones."""
    return "".join(f' data-{key}="{_text(value)}"' for key, value in values.items() if value)


def _tip(text: str) -> str:
    return f"<title>{_text(text)}</title>" if text else ""


def _rect(box: Box, attributes: str = "") -> str:
    return f'<rect{attributes} x="{_n(box.left)}" y="{_n(box.top)}" width="{_n(box.width)}" height="{_n(box.height)}"/>'


def _label(label: Label, content: Iterator[str] | None = None) -> str:
    """Write lines of text, each further line a leading below the one before."""
    loop = label.anchor == "start" and label.style in {"name", "values"}
    classes = f"{_CLASSES[label.style]}{' em-start' if loop else ''}".strip()
    kind = f' class="{classes}"' if classes else ""
    first, *rest = content or map(_text, label.lines)
    x = _n(label.x)
    more = "".join(f'<tspan x="{x}" dy="{label.leading}">{line}</tspan>' for line in rest)
    return f'<text{kind} x="{x}" y="{_n(label.y)}">{first}{more}</text>'


def _lifeline(line: Lifeline) -> str:
    unheard = " em-life-unheard" if line.dashed else ""
    path = f"M{_n(line.x)} {_n(line.top)}V{_n(line.bottom)}"
    return f'<path class="em-life{unheard}"{_data(lane=line.participant)} d="{path}"/>'


def tone(band: Band) -> str:
    """Return the class that colours a band."""
    return f"em-tone-{_TONES[band.tone % len(_TONES)]}"


def _band(band: Band) -> str:
    return f'<g class="em-band {tone(band)}"{_data(lane=band.participant)}>{_tip(band.tip)}{_rect(band.box)}</g>'


def _head(head: Head) -> str:
    title = _label(head.title) if head.title.lines else ""
    box = _rect(head.box, f' rx="{_ROUNDING.get(head.kind, 2)}"')
    body = f"{_tip(head.tip)}{box}{_label(head.label)}{title}"
    return f'<g class="em-head em-{_text(head.kind)}"{_data(lane=head.participant)}>{body}</g>'


def _frame(frame: FragmentFrame, hrefs: Hrefs) -> str:
    """Write the outline and the tab; the tab of a phase links to its page."""
    kind = f"em-frame em-{frame.kind}{' em-dim' if frame.dim else ''}"
    if frame.kind == "branch":
        outline = f'<path d="M{_n(frame.box.left)} {_n(frame.box.top)}H{_n(frame.box.right)}"/>'
    else:
        outline = _rect(frame.box, ' rx="3"')
    tab = _rect(frame.tab, ' class="em-tab" rx="3"') + _label(frame.title)
    if frame.phase:
        tab = f'<a href="{escape(hrefs.model(frame.phase))}">{tab}</a>'
    remark = _label(frame.remark) if frame.remark else ""
    return f'<g class="{kind}"{_data(block=frame.id, parent=frame.parent)}>{outline}{tab}{remark}</g>'


def _panel(panel: Panel) -> str:
    kind = {"note": "em-note", "action": "em-action", "state": "em-state"}[panel.kind]
    dim = " em-dim" if panel.dim else ""
    shape = (
        _folded(panel.box) if panel.kind == "note" else _rect(panel.box, f' rx="{11 if panel.kind == "action" else 3}"')
    )
    body = f"{_tip(panel.tip)}{shape}{''.join(map(_break, panel.passing))}{_label(panel.label)}"
    return f'<g class="{kind}{dim}"{_data(step=panel.step, group=panel.group)}>{body}</g>'


def _break(line: Lifeline) -> str:
    """Write a lifeline that breaks a box, outline and all."""
    return f'<path class="em-break" d="M{_n(line.x)} {_n(line.top - 1)}V{_n(line.bottom + 1)}"/>{_lifeline(line)}'


def _folded(box: Box) -> str:
    """Write a box whose upper right corner is folded over."""
    left, top, right, bottom = map(_n, (box.left, box.top, box.right, box.bottom))
    edge = f"M{left} {top}H{_n(box.right - _FOLD)}l{_FOLD} {_FOLD}V{bottom}H{left}z"
    return f'<path d="{edge}M{_n(box.right - _FOLD)} {top}v{_FOLD}H{right}"/>'


def _stroke(stroke: Stroke, hrefs: Hrefs) -> str:
    """Write an arrow with its texts, all of it one link to the page of its message."""
    classes = f"{_STROKES[stroke.kind]}{' em-unsure' if stroke.pill.doubt else ''}{' em-dim' if stroke.dim else ''}"
    body = (
        _rect(_reach(stroke), ' class="em-hit"')
        + _line(stroke)
        + _rect(stroke.pill.box, ' class="em-pill" rx="8"')
        + _label(stroke.pill.label, iter([_number(stroke.pill)]))
        + _label(stroke.name)
        + (_label(stroke.values) if stroke.values else "")
    )
    data = _data(
        step=stroke.step,
        **{"from": stroke.from_},
        to=stroke.to,
        message=stroke.message,
        protocol=stroke.protocol,
        group=stroke.group,
    )
    if stroke.message:
        body = f'<a href="{escape(hrefs.message(stroke.protocol, stroke.message))}">{body}</a>'
    return f'<g class="em-msg {classes}"{data}>{_tip(stroke.tip)}{body}</g>'


def _number(pill: Pill) -> str:
    text = pill.label.lines[0]
    race = RACE if text.endswith(RACE) else ""
    number = text.removesuffix(race).removesuffix(pill.doubt)
    doubt = f'<tspan class="em-doubt">{pill.doubt}</tspan>' if pill.doubt else ""
    return f"{_text(number)}{doubt}{race}"


def _reach(stroke: Stroke) -> Box:
    """Return the room in which pointing at an arrow counts: from end to end, with the texts of a loop."""
    labels = [stroke.name, stroke.values] if stroke.values else [stroke.name]
    ends = [stroke.x2, *(label.box.right for label in labels)] if stroke.depth else [stroke.x2]
    left, right = min(stroke.pill.box.left, *ends), max(stroke.pill.box.right, *ends)
    bottom = max(stroke.pill.box.bottom + stroke.depth, labels[-1].bottom)
    return Box(int(left), int(stroke.name.top) - 1, int(right) + 1, int(bottom) + 2)


def _line(stroke: Stroke) -> str:
    """Write line and head: open for requests and actions, filled for events."""
    onward = 1 if stroke.x2 > stroke.x1 else -1
    back, end = -onward * _TIP, stroke.y + stroke.depth
    swing = LOOP if stroke.depth else 0
    path = f"M{_n(stroke.x1)} {_n(stroke.y)}" + (f"h{swing}v{_n(stroke.depth)}" if swing else "")
    stop = stroke.x2 + back / 2 if stroke.kind == "event" else stroke.x2
    close = "z" if stroke.kind == "event" else ""
    wing = f"M{_n(stroke.x2 + back)} {_n(end - _WING)}l{-back} {_WING} {back} {_WING}{close}"
    return f'<path class="em-line" d="{path}H{_n(stop)}"/><path d="{wing}"/>'


def _interruption_mark(mark: InterruptionMark, hrefs: Hrefs) -> str:
    address = hrefs.model(mark.page) + "#" + quote(mark.anchor, safe="~*.-_")
    body = _rect(mark.box, ' class="em-pill" rx="8"') + _label(mark.label)
    away = " em-away" if mark.page else ""
    return f'<a class="em-mark{away}" href="{escape(address)}"{_data(after=mark.after)}>{_tip(mark.tip)}{body}</a>'
