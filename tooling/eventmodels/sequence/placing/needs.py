"""What the steps of a flow ask of the room between lifelines and beside them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from eventmodels.catalogue.flow import ActionStep, MessageStep, NoteStep, StateStep
from eventmodels.sequence.placing.asides import onward, sender_of
from eventmodels.sequence.placing.columns import (
    LOOP,
    PAD,
    RING,
    marks_width,
    name_lines,
    name_style,
    reach,
    widest,
)
from eventmodels.sequence.placing.lettering import values_width
from eventmodels.sequence.placing.tagged import tagged_width

if TYPE_CHECKING:
    from collections.abc import Mapping

    from eventmodels.catalogue.flow import Flow, Participant
    from eventmodels.sequence.placing.asides import Aside
    from eventmodels.sequence.placing.form import Form
    from eventmodels.sequence.placing.stretches import Course
    from eventmodels.sequence.shown import Shown

__all__ = ["LIFELINE_ROOM", "NOTE_TIGHTER", "Needs"]

NOTE_TIGHTER = 36
"""How much earlier than above an arrow names break in notes, which have a column of their own."""

LIFELINE_ROOM = 34
"""Between an outer lifeline and the innermost frame."""


@dataclass(frozen=True, slots=True)
class Needs:
    """What the steps of a flow ask of the room between lifelines and beside them."""

    flow: Flow
    steps: tuple[MessageStep | NoteStep | ActionStep | StateStep, ...]
    shown: Mapping[str, Shown]
    course: Course
    aside: Aside
    ask: int
    name: int
    gap: int
    form: Form

    @property
    def here(self) -> tuple[Participant, ...]:
        """Those who have a lifeline."""
        return tuple(each for each in self.flow.participants if each.id not in self.aside.all)

    def apart(self) -> dict[tuple[int, int], float]:
        """Return how far apart (in pixels) labels and tags set two lifelines, given by position."""
        order = [participant.id for participant in self.here]
        needs: dict[tuple[int, int], float] = defaultdict(float)
        for item in self.steps:
            tag = "" if isinstance(item, NoteStep | StateStep) else self.aside.tag(item)
            if tag and not isinstance(item, NoteStep | StateStep):
                span, wide = self._tagged(item, tag, order)
                needs[span] = max(needs[span], wide)
                continue
            # What is done wraps in whatever room there is, and notes stand where no lifeline is.
            if self.form.brief or not isinstance(item, MessageStep) or self.aside.noted(item):
                continue
            start, end = self._span(item, order)
            # The room of a loop ends at the next lifeline; that of the last lifeline is `loops`.
            if end < len(order):
                loop = LOOP if item.from_ == item.to else 0
                sides = self._side(order[start], item, 1) + self._side(order[end], item, 0)
                needs[start, end] = max(needs[start, end], self._label(item) + loop + sides)
        return needs

    def _tagged(self, step: MessageStep | ActionStep, tag: str, order: list[str]) -> tuple[tuple[int, int], float]:
        """Return the gap that a tag stands in, and how wide it has to be."""
        sender = sender_of(step)
        partner = step.to if sender == tag else sender
        at = order.index(partner)
        other = at + onward([each.id for each in self.flow.participants], order, tag, partner)
        start, end = sorted((at, other))
        named = next(each for each in self.flow.participants if each.id == tag)
        own = max(0 if self.form.brief else self._label(step), tagged_width(named, self.form, sends=sender == tag))
        marks = self._marks(step.id)
        own += marks + (PAD if marks else 0)
        return (start, end), own + self._side(order[start], step, 1) + self._side(order[end], step, 0)

    def noted(self) -> float:
        """Return how wide the notes come out of one who only listens."""
        widths = [0.0]
        for step in self.steps:
            if isinstance(step, MessageStep | ActionStep) and self.aside.noted(step):
                text = max(
                    widest(name_lines(step, self.name - NOTE_TIGHTER), name_style(step)),
                    values_width(self.shown.get(step.id), self.ask),
                )
                widths.append(text + PAD + self._marks(step.id))
        return max(widths)

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

    def _side(self, participant: str, step: MessageStep | ActionStep, side: int) -> int:
        """Return how much of the room beside a lifeline its bands and the number of the step take."""
        beside = abs(reach(self.course.slots(participant, step.id))[side])
        return max(beside, RING if participant == sender_of(step) else 0) + PAD

    def _label(self, step: MessageStep | ActionStep) -> float:
        return max(
            widest(name_lines(step, self.name), name_style(step)), values_width(self.shown.get(step.id), self.ask)
        )

    def marks(self, participant: str, side: int, room: int = LIFELINE_ROOM) -> float:
        """Say how much more than the usual room marks need behind messages that end at a lifeline."""
        marked = {mark.after for mark in self.flow.marks}
        steps = (step for step in self.steps if step.id in marked and isinstance(step, MessageStep | ActionStep))
        rooms = (
            abs(reach(self.course.slots(participant, step.id))[side]) + PAD + self._marks(step.id)
            for step in steps
            if step.to == participant and not self.aside.tag(step)
        )
        return max(0.0, max(rooms, default=0) - room)

    def _marks(self, step: str) -> int:
        return marks_width((mark for mark in self.flow.marks if mark.after == step), self.form)

    def loops(self, participant: str) -> float:
        """Say how much more than the usual room messages of the last participant to itself need."""
        steps = (each for each in self.steps if isinstance(each, MessageStep))
        own = (each for each in steps if each.from_ == each.to == participant)
        return max(
            (self._label(each) + LOOP + self._side(participant, each, 1) - LIFELINE_ROOM for each in own), default=0
        )

    def loop(self, participant: str) -> bool:
        """Tell whether somebody sends itself something."""
        return any(isinstance(each, MessageStep) and each.from_ == each.to == participant for each in self.steps)
