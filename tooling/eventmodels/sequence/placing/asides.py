"""Who has no lifeline in a picture that would be too wide.

Those who say least are name tags beside their partners; one who only listens has a column of notes at the right.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from eventmodels.catalogue.flow import ActionStep, MessageStep, NoteStep, leaves
from eventmodels.sequence.labels import concerned

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from eventmodels.catalogue.flow import Flow, StateStep
    from eventmodels.sequence.placing.stretches import Course

__all__ = ["Aside", "foldings", "onward", "sender_of"]

SELDOM = 2
"""Who speaks no more often needs no lifeline."""
LEAST = 2
"""Lifelines that a picture keeps."""


@dataclass(frozen=True, slots=True)
class Aside:
    """Those without a lifeline."""

    tags: tuple[str, ...] = ()
    listener: str = ""
    counts: tuple[tuple[str, int], ...] = ()
    """How often each of them speaks or is spoken to."""

    @property
    def all(self) -> tuple[str, ...]:
        """Everybody who has no lifeline."""
        return (*self.tags, self.listener) if self.listener else self.tags

    def tag(self, step: MessageStep | ActionStep) -> str:
        """Return the end of a step that is a tag, or nothing."""
        return next((end for end in (sender_of(step), step.to) if end in self.tags), "")

    def noted(self, step: MessageStep | ActionStep) -> bool:
        """Tell whether a step goes to the one who only listens."""
        return bool(self.listener) and step.to == self.listener


def foldings(flow: Flow, course: Course, *, notes: bool) -> Iterator[Aside]:
    """Yield nobody, then ever more who lose their lifeline: those who say least first, those with states last."""
    heard = _Heard(flow)
    yield Aside()
    order = [participant.id for participant in flow.participants]
    # Whoever says more comes last of all, for pictures that would be too wide without.
    ranked = sorted(order, key=lambda each: (not heard.is_quiet(each), each in course.stretches, heard.often[each]))
    # One who is gone may keep those with whom it speaks: then it stays, and they may go.
    for kept in range(len(ranked) - LEAST):
        yield from _gone(ranked[kept:], len(ranked), heard, notes=notes)


def _gone(ranked: list[str], number: int, heard: _Heard, *, notes: bool) -> Iterator[Aside]:
    """Yield ever more of some participants, as long as every step keeps a lifeline."""
    aside = Aside()
    for name in ranked:
        listens = notes and heard.listens(name) and not aside.listener
        if number - len(aside.all) > LEAST and heard.may_go(name, aside.all, alone=listens):
            aside = replace(aside, listener=name) if listens else replace(aside, tags=(*aside.tags, name))
            aside = replace(aside, counts=(*aside.counts, (name, heard.often[name])))
            yield aside


class _Heard:
    """Who speaks how often, and with whom."""

    def __init__(self, flow: Flow) -> None:
        self.often: Counter[str] = Counter()
        self.sends: Counter[str] = Counter()
        self.together: list[set[str]] = []
        """The participants of each step."""
        for _, items in flow.courses():
            for step, _ in leaves(items):
                self._hear(step)

    def _hear(self, step: MessageStep | NoteStep | ActionStep | StateStep) -> None:
        if isinstance(step, MessageStep | ActionStep):
            by = sender_of(step)
            self.sends[by] += 1
            self.often.update((by, step.to) if step.to else (by,))
            self.together.append({by, step.to or by})
        else:
            self.together.append(set(step.over if isinstance(step, NoteStep) else concerned(step)))

    def listens(self, name: str) -> bool:
        """Tell whether somebody is often spoken to and never answers."""
        return self.often[name] > SELDOM and not self.sends[name]

    def is_quiet(self, name: str) -> bool:
        """Tell whether somebody needs no lifeline."""
        return self.often[name] <= SELDOM or self.listens(name)

    def may_go(self, name: str, gone: Collection[str], *, alone: bool) -> bool:
        """Tell whether every step that somebody takes part in keeps a lifeline; what stands `alone` needs none."""
        own = {name}
        return all(name not in each or each - {*own, *gone} or (alone and each == own) for each in self.together)


def sender_of(step: MessageStep | ActionStep) -> str:
    """Return who sends a message or does something."""
    return step.from_ if isinstance(step, MessageStep) else step.by


def onward(everybody: Sequence[str], here: Sequence[str], tag: str, partner: str) -> int:
    """Return on which side of a partner a tag stands: where its lifeline was, but always between two lifelines."""
    at = here.index(partner)
    if at in {0, len(here) - 1}:
        return 1 if at == 0 else -1
    return 1 if everybody.index(tag) > everybody.index(partner) else -1
