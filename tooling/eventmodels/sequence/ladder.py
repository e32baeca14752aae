"""A flow as plain text, to be pasted into a ticket.

Party A          Server
   |               |
1  |- - Request - >|
   |  Attribute A  |
2  |<--- Event ----|
"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from eventmodels.catalogue.flow import Arrow, Block, Deed, Note
from eventmodels.catalogue.flow.values import known_as
from eventmodels.sequence.labels import (
    block_title,
    concerned,
    doubt,
    evidence_line,
    label_of,
    marks_after,
    marks_line,
    outcome_block,
    state_text,
    values_doubt,
)
from eventmodels.sequence.text_metrics import HARD, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from eventmodels.catalogue.flow import Flow, Item, Lane

__all__ = ["to_text"]

GUTTER = 6
"""Columns to the left of the first lifeline, for the number."""
LEAST = 16
ENDS = 10
"""Columns of an arrow that its name leaves to the line."""
VALUE_ENDS = 5
"""Columns between two lifelines that a value leaves free."""
LONGEST_VALUE = 30
"""Columns that one value may take in one piece; what is longer is broken between its words."""
LEAST_TEXT = 40
"""Columns that a remark may take in any case."""


@dataclass(frozen=True, slots=True)
class _Known:
    at: Mapping[str, int]
    """Lane -> column of its lifeline."""
    lanes: Mapping[str, Lane]
    marks: Mapping[str, str]


def to_text(flow: Flow) -> str:
    """Write a flow as a ladder of text; evidence that is not published stands under the title."""
    at = _places(flow)
    known = _Known(at, {lane.id: lane for lane in flow.lanes}, marks_after(flow))
    lines = [plain(flow.title), *filter(None, [evidence_line(flow)]), "", *_heads(flow, at), _bars(at)]
    lines += _items(flow.items, known)
    for outcome in flow.outcomes:
        lines += [_bars(at), *_block(outcome_block(flow, outcome), replace(known, marks={}))]
    lines += [_bars(at), *filter(None, [marks_line(flow)])]
    return "\n".join(line.rstrip() for line in [*lines, ""])


def _places(flow: Flow) -> Mapping[str, int]:
    """Set each lifeline so far from the one before that heads and names fit."""
    labels = [len(plain(lane.label)) for lane in flow.lanes]
    order = {lane.id: index for index, lane in enumerate(flow.lanes)}
    gaps = [max(LEAST, (one + other) // 2 + 3) for one, other in pairwise(labels)]
    for arrow in flow.arrows():
        start, end = sorted((order[arrow.from_], order[arrow.to]))
        longest = max((len(word) for value in _values(arrow) for word in value.split(" ")), default=0) + VALUE_ENDS
        missing = max(len(_name(arrow)) + ENDS, longest) - sum(gaps[start:end])
        for index in range(start, end):
            gaps[index] += max(0, -(-missing // (end - start)))
    first = GUTTER + max(0, labels[0] // 2 - GUTTER + 1)
    return {lane.id: first + sum(gaps[:index]) for index, lane in enumerate(flow.lanes)}


def _bars(at: Mapping[str, int]) -> str:
    return _put("", *((place, "|") for place in at.values()))


def _put(line: str, *texts: tuple[int, str]) -> str:
    """Write texts over a line, each from its column on."""
    for place, text in texts:
        line = line.ljust(place)
        line = line[:place] + text + line[place + len(text) :]
    return line


def _heads(flow: Flow, at: Mapping[str, int]) -> list[str]:
    return [_put("", *((at[lane.id] - len(plain(lane.label)) // 2, plain(lane.label)) for lane in flow.lanes))]


def _items(items: tuple[Item, ...], known: _Known) -> list[str]:
    return [line for item in items for line in _item(item, known)]


def _item(item: Item, known: _Known) -> list[str]:
    if isinstance(item, Block):
        return _block(item, known)
    if isinstance(item, Arrow):
        return list(_message(item, known))
    if isinstance(item, Deed):
        return _deed(item, known)
    mark = known.marks.get(item.id, "")
    if isinstance(item, Note):
        return _said("", f"({item.text}){mark}", item.over, known.at)
    states = f" ({state_text(item)})" if item.of else ""
    return _said("", f"[{item.text}{states}{doubt(item.order)}]{mark}", concerned(item), known.at)


def _block(block: Block, known: _Known) -> list[str]:
    """Write rows between two rules, the title in the upper one."""
    end = max(known.at.values()) + 3
    title = f".-- {plain(block_title(block))}{known.marks.get(block.id, '')} "
    note = _said("", f"({block.note})", (), known.at) if block.note else []
    foot = [] if block.kind == "branch" else [f"'{'-' * end}"]
    return [title.ljust(end + 1, "-"), *note, *_items(block.items, known), *foot]


def _message(arrow: Arrow, known: _Known) -> Iterator[str]:
    """Yield the arrow with its name on the line, then the values below it."""
    at = known.at
    x1, x2 = at[arrow.from_], at[arrow.to]
    name = _name(arrow)
    mark = known.marks.get(arrow.id, "")
    if x1 == x2:
        yield _put(_bars(at), (0, f"{arrow.number:>3}"), (x1 + 1, f"<-. {name}{mark}"))
        room, start = 60, x1 + 3
    else:
        left, right = sorted((x1, x2))
        line = _line(right - left - 1, name, dashed=arrow.kind == "request", onward=x2 > x1)
        yield _put(_bars(at), (0, f"{arrow.number:>3}"), (left + 1, line)) + mark
        room, start = max(right - left - 4, 12), left + 3
    for values in textwrap.wrap(" ".join(_values(arrow)), room, break_on_hyphens=False):
        yield _put(_bars(at), (start, values.replace(HARD, " ")))


def _name(arrow: Arrow) -> str:
    return plain(f"{arrow.message}{doubt(arrow.order)}")


def _values(arrow: Arrow) -> list[str]:
    """Return the values shown and how they are known, each in one piece that no line end divides."""
    shown = [f"{each.attribute} {each.text}{known_as(each.evidence)}" for each in arrow.shown]
    meant = [f"(for {arrow.stands_for.rpartition('.')[2]})"] if arrow.stands_for else []
    pieces = [*meant, *(f"{each}," for each in shown[:-1]), *shown[-1:], values_doubt(arrow).strip()]
    short = (plain(piece) for piece in pieces if piece)
    return [piece.replace(" ", HARD) if len(piece) <= LONGEST_VALUE else piece for piece in short]


def _line(length: int, name: str, *, dashed: bool, onward: bool) -> str:
    """Write a line of some length with a name in its middle and a head at its end."""
    body = ("- " * length if dashed else "-" * length)[: length - 1]
    body = f"{body[:-1]}-"
    middle = textwrap.shorten(f"{name}", max(length - 4, 1), placeholder="") or name[: max(length - 4, 1)]
    start = (len(body) - len(middle) - 2) // 2
    body = _put(body, (max(start, 0), f" {middle} "))
    return f"{body}>" if onward else f"<{body}"


def _deed(deed: Deed, known: _Known) -> list[str]:
    to = f" -> {label_of(deed.to, known.lanes)}" if deed.to else ""
    said = f"{label_of(deed.by, known.lanes)}{to}: {deed.text}{doubt(deed.order)}{known.marks.get(deed.id, '')}"
    return _said(f"{deed.number:>3}", f"<{said}>", (deed.by,), known.at)


def _said(number: str, text: str, lanes: tuple[str, ...], at: Mapping[str, int]) -> list[str]:
    """Write text over the first of the participants it concerns, kept inside the right edge."""
    edge = max(max(at.values()) + 4, min(at.values()) + LEAST_TEXT + 2)
    start = min((at[lane] for lane in lanes if lane in at), default=min(at.values())) + 2
    lines = textwrap.wrap(plain(text), max(edge - start, LEAST_TEXT)) or [""]
    start = min(start, edge - max(map(len, lines)))
    return [_put(_bars(at), (0, "" if index else number), (start, line)) for index, line in enumerate(lines)]
