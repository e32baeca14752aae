"""From a drawing to SVG: markup only, every text escaped, no colours but by class.

What scripts read in it is promised in `docs/architecture.md`.
"""

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
    "values": "em-values",
    "number": "em-number",
    "label": "em-label",
    "title": "",
    "tab": "em-fragment-title",
    "fragment-note": "em-fragment-note",
    "action": "em-action-text",
    "note": "",
    "state": "",
    "mark": "",
}
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
    heads = max((head.box.bottom for head in drawing.heads), default=0)
    data = _data(heads=heads, end=drawing.end, gap=drawing.gap)
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" class="em-seq" {size}{data} role="group" aria-label="{title}">']
    if standalone:
        parts.append(f"<title>{title}</title><style>{embedded()}</style>{_PAPER}")
    parts.extend(_lifeline(line, _reach(line)) for line in drawing.lifelines)
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


def _data(**values: str | float | None) -> str:
    """Write data attributes, leaving out the empty ones; `from_` is `data-from`, `tab_right` is `data-tab-right`."""
    given = ((key.rstrip("_").replace("_", "-"), value) for key, value in values.items() if value not in (None, ""))
    return "".join(f' data-{key}="{_text(v) if isinstance(v, str) else _n(v)}"' for key, v in given)


def _tip(text: str) -> str:
    return f"<title>{_text(text)}</title>" if text else ""


def _rect(box: Box, attributes: str = "") -> str:
    return f'<rect{attributes} x="{_n(box.left)}" y="{_n(box.top)}" width="{_n(box.width)}" height="{_n(box.height)}"/>'


def _label(label: Label, content: Iterator[str] | None = None, data: str = "") -> str:
    """Write lines of text, each further line a leading below the one before."""
    loop = label.anchor == "start" and label.style in {"name", "values"}
    classes = f"{_CLASSES[label.style]}{' em-start' if loop else ''}".strip()
    kind = f' class="{classes}"' if classes else ""
    first, *rest = content or map(_text, label.lines)
    x = _n(label.x)
    more = "".join(f'<tspan x="{x}" dy="{label.leading}">{line}</tspan>' for line in rest)
    return f'<text{kind}{data} x="{x}" y="{_n(label.y)}">{first}{more}</text>'


def _lifeline(line: Lifeline, data: str = "") -> str:
    unmonitored = " em-lifeline-unmonitored" if line.dashed else ""
    participant = _data(participant=line.participant)
    return f'<line class="em-lifeline{unmonitored}"{participant}{data} {_down(line.x, line.top, line.bottom)}/>'


def _down(x: float, top: float, bottom: float) -> str:
    return f'x1="{_n(x)}" y1="{_n(top)}" x2="{_n(x)}" y2="{_n(bottom)}"'


def _reach(each: Lifeline | Box) -> str:
    """Write from where to where something goes, which becomes shorter when rows within are taken out."""
    return _data(top=each.top, bottom=each.bottom)


def tone(band: Band) -> str:
    """Return the class that colours a band."""
    return f"em-tone-{_TONES[band.tone % len(_TONES)]}"


def _band(band: Band) -> str:
    data = _data(participant=band.participant) + _reach(band.box)
    return f'<g class="em-band {tone(band)}"{data}>{_tip(band.tip)}{_rect(band.box)}</g>'


def _head(head: Head) -> str:
    title = _label(head.title) if head.title.lines else ""
    box = _rect(head.box, f' rx="{_ROUNDING.get(head.kind, 2)}"')
    body = f"{_tip(head.tip)}{box}{_label(head.label)}{title}"
    data = _data(participant=head.participant, x=head.label.x, label=" ".join(head.label.lines))
    return f'<g class="em-head em-{_text(head.kind)}"{data}>{body}</g>'


def _frame(frame: FragmentFrame, hrefs: Hrefs) -> str:
    """Write the outline and the tab; the tab of a phase links to its page."""
    kind = f"em-fragment em-{frame.kind}{' em-dim' if frame.interruption else ''}"
    if frame.kind == "branch":
        outline = f'<path class="em-divider" d="M{_n(frame.box.left)} {_n(frame.box.top)}H{_n(frame.box.right)}"/>'
    else:
        outline = _rect(frame.box, ' class="em-outline" rx="3"')
    tab = _rect(frame.tab, ' class="em-tab" rx="3"') + _label(frame.title)
    if frame.phase:
        tab = f'<a href="{escape(hrefs.model(frame.phase))}">{tab}</a>'
    note = _label(frame.note, data=_data(y=frame.note.y)) if frame.note else ""
    return f'<g class="{kind}"{_fragment_data(frame)}>{outline}{tab}{note}</g>'


def _fragment_data(frame: FragmentFrame) -> str:
    """Write what a fragment says of itself; its title and the end of its tab only where it can be folded or chosen."""
    named = frame.kind in {"phase", "interruption"}
    return _data(
        fragment=frame.id,
        parent=frame.parent,
        kind=frame.kind,
        title=" ".join(frame.title.lines) if named else "",
        after=frame.after,
        mark=frame.mark,
        top=frame.box.top,
        bottom=frame.reach,
        tab_right=frame.tab.right if named else None,
        tab_bottom=frame.tab.bottom if named else None,
    )


def _panel(panel: Panel) -> str:
    dim = " em-dim" if panel.interruption else ""
    rounding = 11 if panel.kind == "action" else 3
    shape = _folded(panel.box) if panel.kind == "note" else _rect(panel.box, f' class="em-box" rx="{rounding}"')
    body = f"{_tip(panel.tip)}{shape}{''.join(map(_break, panel.passing))}{_label(panel.label)}"
    middle = (panel.box.top + panel.box.bottom) / 2
    data = _data(over=" ".join(panel.over)) + _step_data(panel, middle, panel.box)
    return f'<g class="em-step em-{panel.kind}{dim}"{data}>{body}</g>'


def _step_data(drawn: Stroke | Panel, y: float, room: Box) -> str:
    """Write what every step says of itself."""
    return _data(
        step=drawn.step,
        number=drawn.number,
        parent=drawn.parent,
        interruption=drawn.interruption,
        y=y,
        top=room.top,
        bottom=room.bottom,
    )


def _break(line: Lifeline) -> str:
    """Write a lifeline that breaks a box, outline and all."""
    return f'<line class="em-break" {_down(line.x, line.top - 1, line.bottom + 1)}/>{_lifeline(line)}'


def _folded(box: Box) -> str:
    """Write a box whose upper right corner is folded over."""
    left, top, right, bottom = map(_n, (box.left, box.top, box.right, box.bottom))
    edge = f"M{left} {top}H{_n(box.right - _FOLD)}l{_FOLD} {_FOLD}V{bottom}H{left}z"
    return f'<path class="em-box" d="{edge}M{_n(box.right - _FOLD)} {top}v{_FOLD}H{right}"/>'


def _stroke(stroke: Stroke, hrefs: Hrefs) -> str:
    """Write an arrow with its texts, all of it one link to the page of its message."""
    unsure, dim = " em-unsure" if stroke.pill.doubt else "", " em-dim" if stroke.interruption else ""
    room = _room(stroke)
    body = (
        _rect(room, ' class="em-hit"')
        + _line(stroke)
        + _rect(stroke.pill.box, ' class="em-pill" rx="8"')
        + _label(stroke.pill.label, iter([_number(stroke.pill)]))
        + _label(stroke.name)
        + (_label(stroke.values) if stroke.values else "")
    )
    if stroke.message:
        body = f'<a href="{escape(hrefs.message(stroke.protocol, stroke.message))}">{body}</a>'
    ends = _data(from_=stroke.from_, to=stroke.to, message=stroke.message, protocol=stroke.protocol)
    data = _step_data(stroke, stroke.y, room) + ends
    return f'<g class="em-step em-stroke em-{stroke.kind}{unsure}{dim}"{data}>{_tip(stroke.tip)}{body}</g>'


def _number(pill: Pill) -> str:
    text = pill.label.lines[0]
    race = RACE if text.endswith(RACE) else ""
    number = text.removesuffix(race).removesuffix(pill.doubt)
    doubt = f'<tspan class="em-doubt">{pill.doubt}</tspan>' if pill.doubt else ""
    return f"{_text(number)}{doubt}{race}"


def _room(stroke: Stroke) -> Box:
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
    return f'<path class="em-line" d="{path}H{_n(stop)}"/><path class="em-arrowhead" d="{wing}"/>'


def _interruption_mark(mark: InterruptionMark, hrefs: Hrefs) -> str:
    address = hrefs.model(mark.page) + "#" + quote(mark.anchor, safe="~*.-_")
    body = _rect(mark.box, ' class="em-pill" rx="8"') + _label(mark.label)
    away = " em-away" if mark.page else ""
    # Its middle says whether its row is there: its edges may touch what is taken out beside it.
    data = _data(after=mark.after, interruption=mark.interruption, y=(mark.box.top + mark.box.bottom) / 2)
    return f'<a class="em-interruption-mark{away}" href="{escape(address)}"{data}>{_tip(mark.tip)}{body}</a>'
