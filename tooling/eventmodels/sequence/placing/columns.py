"""Where the lifelines stand: every gap is the largest of what heads, labels and marks need.

|<- edge ->|<------- gap ------->|<-- gap -->|<- edge ->|
         head                  head        head
           |         a label here -->#       |
           |------ a name may cross a thin line ->#

A label stands beside the one whose story it is: who gets an event, who sends a request. Bands are never crossed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import ceil
from typing import TYPE_CHECKING

from eventmodels.catalogue.flow import MessageStep
from eventmodels.sequence.placing.asides import Aside, onward
from eventmodels.sequence.placing.form import WHOLE, Form
from eventmodels.sequence.placing.lettering import font
from eventmodels.sequence.placing.stretches import Course
from eventmodels.sequence.text_metrics import balanced, plain, width, wrap

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from eventmodels.catalogue.flow import ActionStep, Mark
    from eventmodels.sequence.placing.drawing import Head
    from eventmodels.sequence.placing.lettering import Label, Style

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
    "marks_width",
    "name_lines",
    "name_of",
    "name_style",
    "reach",
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
    form: Form = WHOLE
    everybody: tuple[str, ...] = ()
    """All participants in their order, those without a lifeline too."""
    aside: Aside = field(default_factory=Aside)
    notes: int = 0
    """Where the texts begin of the one who only listens."""
    words: Label | None = None
    """What stands before the heads of those who have no lifeline."""

    def sides(self, participant: str, slot: int) -> tuple[int, int]:
        """Return the left and the right side of a band."""
        left, right = reach([slot])
        return self.at[participant] + left, self.at[participant] + right

    def clear(self, participant: str, step: str) -> tuple[int, int]:
        """Return the sides of everything at a lifeline that labels of a step must not stand on."""
        left, right = reach(self.course.slots(participant, step))
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
            yield tuple(
                sorted((self.beside(home, step, sender, onward), self.beside(order[far], step, sender, -onward)))
            )  # type: ignore[misc]
            if self.course.slots(order[far], step):
                return

    def onward(self, tag: str, partner: str) -> int:
        """Return on which side of its partner a tag stands: at the right (1) or at the left (-1)."""
        return onward(self.everybody, list(self.at), tag, partner)

    def beside(self, participant: str, step: str, sender: str, onward: int) -> int:
        """Return where a text may begin beside a lifeline: clear of its bands and of the number of the step."""
        left, right = self.clear(participant, step)
        ring = RING if participant == sender else 0
        at = self.at[participant]
        return max(right, at + ring) + PAD if onward > 0 else min(left, at - ring) - PAD


def between(low: float, middle: float, high: float) -> float:
    """Return the place nearest to a middle that is within bounds."""
    return max(low, min(middle, high))


def reach(slots: Collection[int]) -> tuple[int, int]:
    """Return how far bands in some slots reach to the left and to the right of their lifeline."""
    if not slots:
        return 0, 0
    edge = BAND // 2 + BAND_EDGE - 1
    lefts = [slot * (BAND + BAND_EDGE + BESIDE) - edge for slot in slots]
    return min(lefts), max(lefts) + BAND + BAND_EDGE


def mark_width(mark: Mark) -> int:
    """Return the width of an interruption mark."""
    return max(16, ceil(width(plain(mark.mark), font("mark"))) + 10)


def marks_width(marks: Iterable[Mark], form: Form) -> int:
    """Return how much room the marks of a step take: beside each other, or below each other in a narrow picture."""
    widths = [mark_width(mark) + MARK_GAP for mark in marks]
    return max(widths, default=0) if form.brief else sum(widths)


def name_of(step: MessageStep | ActionStep) -> str:
    """Return what stands above an arrow: its message, and the one it stands for in another protocol; what is done."""
    if not isinstance(step, MessageStep):
        return step.text
    other = step.stands_for.rpartition(".")[2]
    return f"{step.message} (for {other})" if other else step.message


def name_lines(step: MessageStep | ActionStep, room: float, style: Style | None = None) -> tuple[str, ...]:
    """Return the name above an arrow, or what is done, in lines; in another style than is usual, if asked."""
    break_ = wrap if isinstance(step, MessageStep) else balanced
    return break_(plain(name_of(step)), font(style or name_style(step)), room)


def name_style(step: MessageStep | ActionStep) -> Style:
    """Return the style of the name of a step: events are told, requests only asked."""
    if not isinstance(step, MessageStep):
        return "action"
    return "request" if step.kind == "request" else "name"


def widest(lines: tuple[str, ...], style: Style) -> float:
    """Return the width of the longest line."""
    return max((width(line, font(style)) for line in lines), default=0)
