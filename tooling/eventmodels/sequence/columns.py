"""Where the lifelines stand: every gap is the largest of what heads, labels and marks need.

|<- edge ->|<------- gap ------->|<-- gap -->|<- edge ->|
         head                  head        head
           |-- a label here --->|           |
           |------- a long label is spread ->|
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from math import ceil
from typing import TYPE_CHECKING

from eventmodels.catalogue.flow import ActionStep, Fragment, MessageStep, leaves
from eventmodels.sequence.drawing import Box, Head, Label, font
from eventmodels.sequence.text_metrics import HARD, plain, width, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from eventmodels.catalogue.flow import Flow, Item, Mark, NoteStep, Participant, StateStep
    from eventmodels.sequence.drawing import Style

__all__ = ["EDGE", "INSET", "LOOP", "SIDE", "Columns", "mark_width", "name_of", "place_columns", "values_of", "widest"]

EDGE = 4
"""Free room around everything."""
INSET = 10
"""How much further in a frame stands than the one around it."""
SIDE = 20
"""Room at both ends of an arrow that labels leave to the number and to the arrow head."""
LOOP = 36
"""How far a message to oneself swings out."""
LEAST_GAP = 170
LEAST_WIDTH = 420
LIFELINE_ROOM = 40
"""Between an outer lifeline and the innermost frame."""
HEAD_GAP = 24
HEAD_TEXT = 150
"""Where the lines of a head break."""
NAME_TEXT = 230
"""Where the name of a message breaks."""
VALUES_TEXT = 240
"""Values ask for two lines of up to this width."""
CUT_TEXT = 200
"""What they ask for when they are longer and have to be cut short anyway."""
MARK_GAP = 4


@dataclass(frozen=True, slots=True)
class Columns:
    """Where each lifeline stands (participant -> x), the edges of the picture, and the heads on top."""

    at: Mapping[str, int]
    left: int
    right: int
    heads: tuple[Head, ...]
    floor: int
    """Where the heads end and the rows begin."""

    def beside(self, participant: str, towards: str) -> int:
        """Return the place of the lifeline next to a participant's in the direction of another."""
        # Asked only where the other stands elsewhere, so that there is always a lifeline in its direction.
        near = sorted(self.at.values())
        here = near.index(self.at[participant])
        return near[here + 1 if self.at[towards] > self.at[participant] else here - 1]


def mark_width(mark: Mark) -> int:
    """Return the width of an interruption mark."""
    return max(16, ceil(width(plain(mark.mark), font("mark"))) + 10)


def name_of(step: MessageStep) -> str:
    """Return what stands above an arrow: its message, and the one it stands for in another protocol."""
    other = step.stands_for.rpartition(".")[2]
    return f"{step.message} (for {other})" if other else step.message


def values_of(step: MessageStep) -> str:
    """Return what stands below an arrow: the values shown, each held together by hard spaces."""
    return " ".join(f"{value.attribute} {value.text} ·".replace(" ", HARD) for value in step.values).rstrip(f"·{HARD}")


def widest(lines: tuple[str, ...], style: Style) -> float:
    """Return the width of the longest line."""
    return max((width(line, font(style)) for line in lines), default=0)


def place_columns(flow: Flow) -> Columns:
    """Set every lifeline as far from the one before it as its heads and labels ask."""
    heads = [_measure(participant) for participant in flow.participants]
    gaps = _gaps(flow, heads)
    # Every frame around the innermost rows takes its inset from both edges, and those of interruptions are one more.
    depth = max(_depth(flow.items), *(1 + _depth(each.items or ()) for each in flow.interruptions), 0)
    inner = EDGE + INSET * depth + LIFELINE_ROOM
    first, last = flow.participants[0].id, flow.participants[-1].id
    before = max(inner + _mark_room(flow, first), EDGE + heads[0].width / 2)
    after = max(inner + max(_mark_room(flow, last), _loop_room(flow, last)), EDGE + heads[-1].width / 2)
    # A picture of two lifelines would be too narrow for its own frames' titles: what is missing goes to both sides.
    spare = max(0, LEAST_WIDTH - before - after - sum(gaps)) / 2
    places = [ceil(before + spare)]
    for gap in gaps:
        places.append(places[-1] + gap)
    right = ceil(places[-1] + after + spare)
    tall = max(head.height for head in heads)
    drawn = tuple(
        _head(participant, head, x, tall) for participant, head, x in zip(flow.participants, heads, places, strict=True)
    )
    at = {participant.id: x for participant, x in zip(flow.participants, places, strict=True)}
    return Columns(at, EDGE, right - EDGE, drawn, EDGE + tall)


@dataclass(frozen=True, slots=True)
class _Measured:
    label: tuple[str, ...]
    title: tuple[str, ...]
    width: int
    height: int


def _measure(participant: Participant) -> _Measured:
    label = wrap(plain(participant.label), font("label"), HEAD_TEXT)
    second = "" if participant.title == participant.label else participant.title
    if participant.members:
        second = f"{second}: {', '.join(participant.members)}" if second else ", ".join(participant.members)
    title = wrap(plain(second), font("title"), HEAD_TEXT) if second else ()
    # An even width: the lifeline stands on a whole pixel in the middle, and so do both sides.
    wide = max(widest(label, "label"), widest(title, "title"), 56) + 28
    return _Measured(label, title, 2 * ceil(wide / 2), 18 + 15 * len(label) + 14 * len(title))


def _head(participant: Participant, head: _Measured, x: int, tall: int) -> Head:
    top = EDGE + (tall - head.height) / 2
    label = Label(x, top + 20, head.label, "label")
    title = Label(x, top + 20 + 15 * len(head.label), head.title, "title")
    box = Box(x - head.width // 2, EDGE, x + head.width // 2, EDGE + tall)
    tip = {"true": "", "false": "not monitored: no events", "maybe": "may be monitored"}[participant.monitored]
    return Head(participant.id, participant.kind, box, label, title, tip)


def _gaps(flow: Flow, heads: list[_Measured]) -> list[int]:
    gaps = [max(LEAST_GAP, ceil(one.width / 2 + other.width / 2 + HEAD_GAP)) for one, other in pairwise(heads)]
    needs = _needs(flow)
    # Short spans first: what they widen already helps the longer ones across them, which then have less to spread.
    # The other way round, gaps would be widened for a long label and once more for a short one.
    for start, end in sorted(needs, key=lambda span: (span[1] - span[0], span)):
        missing = needs[start, end] - sum(gaps[start:end])
        for index in range(start, end):
            gaps[index] += max(0, ceil(missing / (end - start)))
    return gaps


def _needs(flow: Flow) -> dict[tuple[int, int], float]:
    """Return how far apart (in pixels) the widest message between two lifelines, given by position, sets them."""
    order = {participant.id: index for index, participant in enumerate(flow.participants)}
    needs: dict[tuple[int, int], float] = defaultdict(float)
    for item in _steps(flow):
        if not isinstance(item, MessageStep):
            continue  # what is done wraps in whatever room there is
        start, end = sorted((order[item.from_], order[item.to]))
        # A loop needs the room to its right up to the next lifeline; that of the last lifeline is `_loop_room`.
        loop = start == end
        span = (start, start + 1) if loop else (start, end)
        if span[1] < len(order):
            needs[span] = max(needs[span], _label_need(item) + 2 * SIDE + LOOP * loop)
    return needs


def _label_need(step: MessageStep) -> float:
    # Values that have to be cut short anyway ask for less than those that just fit: the whole picture would grow wider,
    # and they would still be cut.
    name = widest(wrap(plain(name_of(step)), font("name"), NAME_TEXT), "name")
    values = _two_lines(plain(values_of(step)))
    return max(name, values if values <= VALUES_TEXT else CUT_TEXT)


def _two_lines(text: str) -> float:
    """Return the least width in which values stand on two lines."""
    whole = width(text, font("values"))
    # Every break between two words is tried: the wider of both lines counts, and the narrowest such pair wins.
    first, least = 0.0, whole
    for word in text.split(" "):
        first += width(f"{word} ", font("values"))
        least = min(least, max(first, whole - first))
    return least


def _mark_room(flow: Flow, participant: str) -> float:
    """Say how much more than the usual room marks need behind messages that end at a lifeline."""
    ends = {step.id: step.to for step in _steps(flow) if isinstance(step, MessageStep | ActionStep)}
    rooms: dict[str, float] = defaultdict(float)
    for mark in flow.marks:
        if ends.get(mark.after) == participant:
            rooms[mark.after] += mark_width(mark) + MARK_GAP
    return max(0.0, SIDE + max(rooms.values(), default=0) - LIFELINE_ROOM)


def _loop_room(flow: Flow, participant: str) -> float:
    """Say how much more than the usual room messages of the last participant to itself need."""
    loops = (each for each in _steps(flow) if isinstance(each, MessageStep) and each.from_ == each.to == participant)
    return max((_label_need(loop) + LOOP + SIDE - LIFELINE_ROOM for loop in loops), default=0)


def _steps(flow: Flow) -> Iterator[MessageStep | NoteStep | ActionStep | StateStep]:
    for _, items in flow.courses():
        yield from (step for step, _ in leaves(items))


def _depth(items: tuple[Item, ...]) -> int:
    """Count the frames around the innermost item; a branch stands in the frame of its alternatives."""
    return max(
        ((item.kind != "branch") + _depth(item.items) for item in items if isinstance(item, Fragment)), default=0
    )
