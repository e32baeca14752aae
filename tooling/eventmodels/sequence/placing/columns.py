"""Where the lifelines stand: every gap is the largest of what heads, labels and marks need.

|<- edge ->|<------- gap ------->|<-- gap -->|<- edge ->|
         head                  head        head
           |         a label here -->#       |
           |------ a name may cross a thin line ->#

A label stands beside the one whose story it is: who gets an event, who sends a request. Bands are never crossed.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import pairwise
from math import ceil
from typing import TYPE_CHECKING

from eventmodels.catalogue.flow import ActionStep, Fragment, MessageStep, leaves
from eventmodels.sequence.placing.drawing import Head
from eventmodels.sequence.placing.lettering import Box, Label, font, values_width
from eventmodels.sequence.placing.stretches import Course
from eventmodels.sequence.text_metrics import plain, width, wrap

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from eventmodels.catalogue.flow import Flow, Item, Mark, NoteStep, Participant, StateStep
    from eventmodels.sequence.placing.lettering import Style
    from eventmodels.sequence.shown import Shown

__all__ = [
    "BAND_EDGE",
    "EDGE",
    "GUTTER",
    "INSETS",
    "LOOP",
    "MARGIN",
    "MARK_GAP",
    "OUTLINED",
    "PAD",
    "RING",
    "Columns",
    "between",
    "mark_width",
    "name_lines",
    "name_of",
    "name_style",
    "place_columns",
    "widest",
]

EDGE = 4
"""Free room around everything."""
MARGIN = 3
"""From the sides that a fragment stands between to its line or its bar."""
GUTTER = 22
"""At the left of a region without a promised order: its bracket, and the words for it."""
OUTLINED = (9, 9)
"""How much further in, at the left and at the right, stands what is in a fragment with a line around it."""
INSETS: Mapping[str, tuple[int, int]] = {
    "any-order": (GUTTER, 0),
    "in-order": (GUTTER, 0),
    "phase": (8, MARGIN),
    "branch": (0, 0),
}
RING = 9
"""Half the size of the ring around a number."""
PAD = 7
"""From a label to what it must not touch."""
LOOP = 36
"""How far a message to oneself swings out."""
LEAST_WIDTH = 420
LIFELINE_ROOM = 34
"""Between an outer lifeline and the innermost frame."""
HEAD_GAP = 12
HEAD_TEXT = 128
"""Where the lines of a head break."""
ASKS = ((230, 230, 120), (190, 230, 120), (150, 200, 120), (110, 170, 104))
"""How far values may set lifelines apart, where names break, and the least gap: the first that fits most screens."""
MOST_WIDTH = 960
MARK_GAP = 4
BAND, BAND_EDGE, BESIDE = 12, 3, 1
"""Width of a band and of its edge, and the room between two bands."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Where each lifeline stands (participant -> x), the width of the picture, and the heads on top."""

    at: Mapping[str, int]
    """From left to right."""
    right: int
    """How wide the picture is."""
    heads: tuple[Head, ...]
    floor: int
    """Where the heads end and the rows begin."""
    course: Course = field(default_factory=Course)
    ask: int = 0
    """Up to how wide values were let set lifelines apart."""
    name: int = 0
    """Where names break."""

    def sides(self, participant: str, slot: int) -> tuple[int, int]:
        """Return the left and the right side of a band."""
        left, right = _reach([slot])
        return self.at[participant] + left, self.at[participant] + right

    def clear(self, participant: str, step: str) -> tuple[int, int]:
        """Return the sides of everything at a lifeline that labels of a step must not stand on."""
        left, right = _reach(self.course.slots(participant, step))
        return self.at[participant] + left, self.at[participant] + right

    def end(self, participant: str, step: str, subject: str, onward: int) -> int:
        """Return where an arrow about a subject ends that comes from the left (1) or from the right (-1)."""
        slot = self.course.slot_of(participant, step, subject)
        if slot is None and 0 not in self.course.slots(participant, step):
            return self.at[participant]
        return self.sides(participant, slot or 0)[onward < 0]

    def rooms(self, home: str, other: str, step: str, sender: str) -> Iterator[tuple[int, int]]:
        """Yield where a label of an arrow may stand: beside its home, then further over lifelines without a band."""
        order = list(self.at)
        here, there = order.index(home), order.index(other)
        onward = 1 if there > here else -1
        for far in range(here + onward, there + onward, onward):
            yield tuple(sorted((self._side(home, step, sender, onward), self._side(order[far], step, sender, -onward))))  # type: ignore[misc]
            if self.course.slots(order[far], step):
                return

    def _side(self, participant: str, step: str, sender: str, onward: int) -> int:
        left, right = self.clear(participant, step)
        ring = RING if participant == sender else 0
        at = self.at[participant]
        return max(right, at + ring) + PAD if onward > 0 else min(left, at - ring) - PAD


def between(low: float, middle: float, high: float) -> float:
    """Return the place nearest to a middle that is within bounds."""
    return max(low, min(middle, high))


def _reach(slots: Collection[int]) -> tuple[int, int]:
    """Return how far bands in some slots reach to the left and to the right of their lifeline."""
    if not slots:
        return 0, 0
    edge = BAND // 2 + BAND_EDGE - 1
    lefts = [slot * (BAND + BAND_EDGE + BESIDE) - edge for slot in slots]
    return min(lefts), max(lefts) + BAND + BAND_EDGE


def mark_width(mark: Mark) -> int:
    """Return the width of an interruption mark."""
    return max(16, ceil(width(plain(mark.mark), font("mark"))) + 10)


def name_of(step: MessageStep) -> str:
    """Return what stands above an arrow: its message, and the one it stands for in another protocol."""
    other = step.stands_for.rpartition(".")[2]
    return f"{step.message} (for {other})" if other else step.message


def name_lines(step: MessageStep, room: float) -> tuple[str, ...]:
    """Return the name above an arrow in lines."""
    return wrap(plain(name_of(step)), font(name_style(step)), room)


def name_style(step: MessageStep) -> Style:
    """Return the style of the name of a message: events are told, requests only asked."""
    return "request" if step.kind == "request" else "name"


def widest(lines: tuple[str, ...], style: Style) -> float:
    """Return the width of the longest line."""
    return max((width(line, font(style)) for line in lines), default=0)


def place_columns(flow: Flow, shown: Mapping[str, Shown], course: Course) -> Columns:
    """Set every lifeline as far from the one before it as its heads and labels ask."""
    heads, steps = [_measure(participant) for participant in flow.participants], tuple(_steps(flow))
    for ask, name, gap in ASKS:
        asked = _Asked(flow, steps, shown, course, ask, name, gap)
        places, right = _places(asked, heads)
        if right <= MOST_WIDTH:
            break
    tall = max(head.height for head in heads)
    drawn = tuple(
        _head(participant, head, x, tall) for participant, head, x in zip(flow.participants, heads, places, strict=True)
    )
    at = {participant.id: x for participant, x in zip(flow.participants, places, strict=True)}
    return Columns(at, right, drawn, EDGE + tall, course, asked.ask, asked.name)


def _places(asked: _Asked, heads: list[_Measured]) -> tuple[list[int], int]:
    """Return where the lifelines stand, and how wide that makes the picture."""
    flow, gaps = asked.flow, _gaps(asked, heads)
    # Every frame around the innermost rows takes its insets, and those of interruptions are one more.
    every = [_insets(flow.items), *(_plus(OUTLINED, _insets(each.items or ())) for each in flow.interruptions)]
    inner = [LIFELINE_ROOM + max(each[side] for each in every) for side in (0, 1)]
    first, last = flow.participants[0].id, flow.participants[-1].id
    before = max(inner[0] + asked.marks(first, 0), EDGE + heads[0].width / 2)
    after = max(inner[1] + max(asked.marks(last, 1), asked.loops(last)), EDGE + heads[-1].width / 2)
    # A picture of two lifelines would be too narrow for its own frames' titles: what is missing goes to both sides.
    spare = max(0, LEAST_WIDTH - before - after - sum(gaps)) / 2
    places = [ceil(before + spare)]
    for gap in gaps:
        places.append(places[-1] + gap)
    return places, ceil(places[-1] + after + spare)


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
    wide = max(widest(label, "label"), widest(title, "title"), 56) + 20
    return _Measured(label, title, 2 * ceil(wide / 2), 16 + 15 * len(label) + 14 * len(title))


def _head(participant: Participant, head: _Measured, x: int, tall: int) -> Head:
    top = EDGE + (tall - head.height) / 2
    label = Label(x, top + 19, head.label, "label")
    title = Label(x, top + 19 + 15 * len(head.label), head.title, "title")
    box = Box(x - head.width // 2, EDGE, x + head.width // 2, EDGE + tall)
    tip = {"true": "", "false": "not monitored: no events", "maybe": "may be monitored"}[participant.monitored]
    return Head(participant.id, participant.kind, box, label, title, tip)


def _gaps(asked: _Asked, heads: list[_Measured]) -> list[int]:
    gaps = [max(asked.gap, ceil(one.width / 2 + other.width / 2 + HEAD_GAP)) for one, other in pairwise(heads)]
    needs = asked.needs()
    # Short spans first: what they widen already helps the longer ones across them, which then have less to spread.
    # The other way round, gaps would be widened for a long label and once more for a short one.
    for start, end in sorted(needs, key=lambda span: (span[1] - span[0], span)):
        missing = needs[start, end] - sum(gaps[start:end])
        for index in range(start, end):
            gaps[index] += max(0, ceil(missing / (end - start)))
    return gaps


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the steps of a flow ask of the room between lifelines and beside them."""

    flow: Flow
    steps: tuple[MessageStep | NoteStep | ActionStep | StateStep, ...]
    shown: Mapping[str, Shown]
    course: Course
    ask: int
    name: int
    gap: int

    def needs(self) -> dict[tuple[int, int], float]:
        """Return how far apart (in pixels) labels set two lifelines, given by position."""
        order = [participant.id for participant in self.flow.participants]
        needs: dict[tuple[int, int], float] = defaultdict(float)
        for item in self.steps:
            if not isinstance(item, MessageStep):
                continue  # what is done wraps in whatever room there is
            start, end = self._span(item, order)
            # The room of a loop ends at the next lifeline; that of the last lifeline is `loops`.
            if end < len(order):
                loop = LOOP if item.from_ == item.to else 0
                sides = self._side(order[start], item, 1) + self._side(order[end], item, 0)
                needs[start, end] = max(needs[start, end], self._label(item) + loop + sides)
        return needs

    def _span(self, step: MessageStep, order: list[str]) -> tuple[int, int]:
        """Return the lifelines between which a label may stand: up to the first that has a band then."""
        here, there = order.index(step.from_), order.index(step.to)
        if here == there:
            return here, here + 1
        if step.kind != "request":
            here, there = there, here
        onward = 1 if there > here else -1
        between = range(here + onward, there, onward)
        stop = next((index for index in between if self.course.slots(order[index], step.id)), there)
        return min(here, stop), max(here, stop)

    def _side(self, participant: str, step: MessageStep, side: int) -> int:
        """Return how much of the room beside a lifeline its bands and the number of the step take."""
        reach = abs(_reach(self.course.slots(participant, step.id))[side])
        return max(reach, RING if participant == step.from_ else 0) + PAD

    def _label(self, step: MessageStep) -> float:
        return max(
            widest(name_lines(step, self.name), name_style(step)), values_width(self.shown.get(step.id), self.ask)
        )

    def marks(self, participant: str, side: int) -> float:
        """Say how much more than the usual room marks need behind messages that end at a lifeline."""
        rooms: dict[str, float] = defaultdict(float)
        if not self.flow.marks:
            return 0
        steps = {step.id: step for step in self.steps if isinstance(step, MessageStep | ActionStep)}
        for mark in self.flow.marks:
            if mark.after in steps and steps[mark.after].to == participant:
                reach = abs(_reach(self.course.slots(participant, mark.after))[side])
                rooms[mark.after] = max(rooms[mark.after], reach + PAD) + mark_width(mark) + MARK_GAP
        return max(0.0, max(rooms.values(), default=0) - LIFELINE_ROOM)

    def loops(self, participant: str) -> float:
        """Say how much more than the usual room messages of the last participant to itself need."""
        steps = (each for each in self.steps if isinstance(each, MessageStep))
        own = (each for each in steps if each.from_ == each.to == participant)
        return max(
            (self._label(each) + LOOP + self._side(participant, each, 1) - LIFELINE_ROOM for each in own), default=0
        )


def _steps(flow: Flow) -> Iterator[MessageStep | NoteStep | ActionStep | StateStep]:
    for _, items in flow.courses():
        yield from (step for step, _ in leaves(items))


def _insets(items: tuple[Item, ...]) -> tuple[int, int]:
    """Return the room that the frames around the innermost items take at the left and at the right."""
    inner = [
        _plus(INSETS.get(each.kind, OUTLINED), _insets(each.items)) for each in items if isinstance(each, Fragment)
    ]
    return max((left for left, _ in inner), default=0), max((right for _, right in inner), default=0)


def _plus(one: tuple[int, int], other: tuple[int, int]) -> tuple[int, int]:
    return one[0] + other[0], one[1] + other[1]
