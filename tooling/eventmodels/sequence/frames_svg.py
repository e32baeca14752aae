"""Frames as markup: outlines, grounds, bars and brackets."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from eventmodels.sequence.markup import along, data_of, down, label_of, number, rect, span, tip_of
from eventmodels.sequence.placing.columns import GUTTER
from eventmodels.sequence.placing.frames import REGIONS
from eventmodels.sequence.placing.lettering import Along, Box

if TYPE_CHECKING:
    from collections.abc import Callable

    from eventmodels.sequence.placing.drawing import FragmentFrame

__all__ = ["caption_of", "frame_of", "margin_of"]

RAIL = 3
"""Width of the line at the left of the steps of a phase."""
TICK, TIP = 4, 4
"""Length of the ends of a bracket, and half the breadth of the tip of one around steps in order."""
BRACKET = 5
"""From the words of a region to the rows."""


def frame_of(frame: FragmentFrame, model: Callable[[str], str]) -> str:
    """Write a frame; the bar of a phase links to its page, which `model` gives."""
    kind = f"em-fragment em-{frame.kind}{' em-dim' if frame.interruption else ''}"
    body = tip_of(frame.tip) + _shape(frame)
    if frame.kind not in REGIONS:
        body += _linked(frame, model) + _note(frame)
    return f'<g class="{kind}"{_data(frame)}>{body}</g>'


def margin_of(frame: FragmentFrame) -> str:
    """Write what stands at the left of a region, its bracket and mostly its title: above what may lie on its ground."""
    title = along(frame.title, "em-side") if isinstance(frame.title, Along) else ""
    return f'<g class="em-margin{" em-dim" if frame.interruption else ""}">{title}{_bracket(frame)}</g>'


def caption_of(frame: FragmentFrame) -> str:
    """Write the title and the note of a region: its ground lies below lifelines and bands, and these above them."""
    if frame.kind not in REGIONS or not frame.tab.height:
        return ""
    middle = (frame.tab.top + frame.tab.bottom) / 2
    data = data_of(y=middle, top=frame.tab.top, bottom=frame.tab.bottom)
    return f'<g class="em-caption em-{frame.kind}"{data}>{_tab(frame)}{_note(frame)}</g>'


def _note(frame: FragmentFrame) -> str:
    return label_of(frame.note, data_of(y=frame.note.y)) if frame.note else ""


def _shape(frame: FragmentFrame) -> str:
    box = frame.box
    if frame.kind == "branch":
        return f'<path class="em-divider" d="M{number(box.left)} {number(box.top)}H{number(box.right)}"/>'
    if frame.kind == "phase":
        return rect(Box(box.left, box.top, box.left + RAIL, box.bottom), ' class="em-outline" rx="1.5"')
    if frame.kind in REGIONS:
        return rect(box, ' class="em-outline"')
    return rect(box, ' class="em-outline" rx="4"')


def _bracket(frame: FragmentFrame) -> str:
    """Write a bracket in parts that scripts lengthen and move each by itself; that of steps in order ends in a tip."""
    x = frame.box.left + GUTTER - BRACKET
    top, bottom = frame.box.top + 3, frame.box.bottom - 3
    line = f'<line class="em-bracket"{span(top, bottom)} {down(x, top, bottom)}/>'
    foot = f"M{number(x)} {number(bottom)}h{TICK}"
    if frame.kind == "in-order":
        foot = f"M{number(x - TIP)} {number(bottom - TIP)}l{TIP} {TIP} {TIP} -{TIP}"
    ends = ((top, f"M{number(x)} {number(top)}h{TICK}"), (bottom, foot))
    return line + "".join(f'<path class="em-bracket"{data_of(y=y)} d="{shape}"/>' for y, shape in ends)


def _linked(frame: FragmentFrame, model: Callable[[str], str]) -> str:
    return f'<a href="{escape(model(frame.phase))}">{_tab(frame)}</a>' if frame.phase else _tab(frame)


def _tab(frame: FragmentFrame) -> str:
    title = label_of(frame.title) if frame.title and not isinstance(frame.title, Along) else ""
    return rect(frame.tab, f' class="em-tab" rx="{6 if frame.kind == "phase" else 4}"') + title


def _data(frame: FragmentFrame) -> str:
    """Write what a fragment says of itself; its title and the end of its tab only where it can be folded or chosen."""
    named = frame.kind in {"phase", "interruption"} and frame.title is not None
    title = frame.title if named and frame.title else None
    return data_of(
        fragment=frame.id,
        parent=frame.parent,
        kind=frame.kind,
        title=" ".join(title.lines) if title else "",
        after=frame.after,
        mark=frame.mark,
        top=frame.box.top,
        bottom=frame.reach,
        tab_right=title.box.right if title else None,
        tab_bottom=frame.tab.bottom if title else None,
    )
