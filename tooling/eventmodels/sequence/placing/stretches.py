"""How long somebody is in which state, step by step: what bands are drawn from, and what labels keep clear of.

Everything here is told in places of the normal course, which are counted before a row has a height: bands decide how
wide the gaps between lifelines have to be, and rows come after those.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import count
from typing import TYPE_CHECKING

from eventmodels.catalogue.flow import Fragment, MessageStep

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from eventmodels.catalogue.flow import Flow, Item
    from eventmodels.replay import HeldState, Replay

__all__ = ["Course", "Stretch", "course_of"]

Held = tuple[str, str, str]
"""(party, subject, machine)."""
Open = dict[Held, tuple["HeldState", int]]
"""The state that each thing is in, and since which place."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """One state of one thing at a participant, between two places of the course."""

    held: HeldState
    since: int
    until: int
    slot: int = 0
    """0 at the lifeline itself, 1 beside it, and so on."""


@dataclass(frozen=True)
class Course:
    """The normal course of a flow: its places, and the states that hold between them."""

    places: Mapping[str, int] = field(default_factory=dict)
    """Step -> place; fragment, with `<` before or `>` behind it -> where it begins and ends."""
    end: int = 0
    stretches: Mapping[str, tuple[Stretch, ...]] = field(default_factory=dict)
    """Participant -> its states, in order."""

    def without(self, participants: Collection[str]) -> Course:
        """Return the course with the states of some participants left out."""
        if not participants:
            return self
        kept = {each: found for each, found in self.stretches.items() if each not in participants}
        return replace(self, stretches=kept)

    def slots(self, participant: str, step: str) -> tuple[int, ...]:
        """Return where a participant has bands at a step: which slots they take."""
        return tuple(each.slot for each in self._at(participant, step))

    def all_slots(self, participant: str) -> tuple[int, ...]:
        """Return which slots the bands of a participant ever take."""
        return tuple({each.slot for each in self.stretches.get(participant, ())})

    def slot_of(self, participant: str, step: str, subject: str) -> int | None:
        """Return the slot of the band that a step about a subject speaks of: one that it begins or ends comes first."""
        at = self.places.get(step, -1)
        own = [each for each in self._at(participant, step) if each.held.subject == subject]
        return min(own, key=lambda each: (at not in {each.since, each.until}, each.slot)).slot if own else None

    def slot_in(self, participant: str, step: str, subject: str, state: str) -> int | None:
        """Return the slot of the band in which a participant is in a state."""
        own = (each for each in self._at(participant, step) if each.held.subject == subject)
        return next((each.slot for each in own if state in each.held.states), None)

    def _at(self, participant: str, step: str) -> tuple[Stretch, ...]:
        # Asked again and again, for every label and every lifeline that it may cross.
        found = self.stretches.get(participant)
        if found is None:
            return ()
        key, at = (participant, step), self.places.get(step, -1)
        if key not in self._known:
            self._known[key] = tuple(each for each in found if each.since <= at <= each.until)
        return self._known[key]

    @cached_property
    def _known(self) -> dict[tuple[str, str], tuple[Stretch, ...]]:
        return {}

    def formers(self) -> Mapping[str, str]:
        """Return step -> what its subject was called before, where a state goes on under another identifier."""
        steps = {place: step for step, place in self.places.items()}
        begun = (
            (steps.get(new.since, ""), old.held.subject)
            for each in self.stretches.values()
            for new in each
            for old in each
            if old.until == new.since
            and old.slot == new.slot
            and old.held.subject != new.held.subject
            and old.held.machine == new.held.machine
        )
        return {step: subject for step, subject in begun if step and step[-1] not in "<>"}


def course_of(flow: Flow, replay: Replay | None) -> Course:
    """Follow the states of the normal course; interruptions have none."""
    counter = count(1)
    places = dict(_places(flow.items, counter))
    end = next(counter)
    if replay is None:
        return Course(places, end)
    work = _Work(replay, places)
    held = (held for held in replay.states_at_start() if held.lasting)
    work.close(work.run(flow.items, {(each.participant, each.subject, each.machine): (each, 0) for each in held}), end)
    return Course(places, end, _beside(work))


def _places(items: tuple[Item, ...], counter: Iterator[int]) -> Iterator[tuple[str, int]]:
    for item in items:
        if isinstance(item, Fragment):
            yield f"{item.id}<", next(counter)
            yield from _places(item.items, counter)
            yield f"{item.id}>", next(counter)
        else:
            yield item.id, next(counter)


@dataclass(slots=True)
class _Work:
    """What is being followed."""

    replay: Replay
    places: Mapping[str, int]
    done: dict[tuple[Held, int], Stretch] = field(default_factory=dict)

    def run(self, items: tuple[Item, ...], open_: Open) -> Open:
        """Tell what ends among some items, and return what is still open after them."""
        for item in items:
            if isinstance(item, MessageStep):
                open_ = self.changed(item.id, open_)
            elif isinstance(item, Fragment):
                open_ = self.alternatives(item, open_) if item.kind == "alternatives" else self.run(item.items, open_)
        return open_

    def changed(self, step: str, open_: Open) -> Open:
        """Begin anew for everything that the step takes into another state."""
        now, place = dict(open_), self.places[step]
        for held in self.replay.states_after(step):
            key = held.participant, held.subject, held.machine
            before = now.get(key)
            if not held.lasting or (before is not None and before[0].states == held.states):
                continue
            if before is not None:
                self.close({key: now.pop(key)}, place)
            if not held.over:
                now[key] = held, place
        return now

    def alternatives(self, fragment: Fragment, open_: Open) -> Open:
        """Follow each branch from the states before all of them; the last that goes on tells the states after them."""
        # Branches exclude each other, so each starts from the same states, and what is before them ends at the first.
        # After them only one branch can have happened: the picture shows the last that goes on, as readers follow it.
        branches = [branch for branch in fragment.items if isinstance(branch, Fragment)]
        after = open_
        self.close(open_, self.places[f"{branches[0].id}<"])
        for branch in branches:
            ended = self.run(branch.items, _since(open_, self.places[f"{branch.id}<"]))
            self.close(ended, self.places[f"{branch.id}>"])
            after = after if branch.ends else ended
        return _since(after, self.places[f"{branches[-1].id}>"])

    def close(self, open_: Open, place: int) -> None:
        """Note what ends at a place."""
        for key, (held, since) in open_.items():
            if place > since:
                self.done[key, since] = Stretch(held, since, place)


def _since(open_: Open, place: int) -> Open:
    """Return the same states as if they had begun at a place."""
    return {key: (held, place) for key, (held, _) in open_.items()}


def _beside(work: _Work) -> Mapping[str, tuple[Stretch, ...]]:
    """Put what lasts at the same time side by side: each thing keeps its slot from its first state to its last."""
    spans: dict[Held, tuple[int, int]] = {}
    for (key, since), stretch in work.done.items():
        first, last = spans.get(key, (since, stretch.until))
        spans[key] = min(first, since), max(last, stretch.until)
    ends: dict[str, list[int]] = defaultdict(list)
    slots: dict[Held, int] = {}
    for key in sorted(spans, key=lambda each: spans[each]):
        rows, (since, until) = ends[key[0]], spans[key]
        slot = next((slot for slot, end in enumerate(rows) if end <= since), len(rows))
        rows[slot : slot + 1] = [until]
        slots[key] = slot
    found: dict[str, list[Stretch]] = defaultdict(list)
    for (key, since), each in sorted(
        work.done.items(), key=lambda item: (item[0][0][0], item[0][1], slots[item[0][0]])
    ):
        found[key[0]].append(Stretch(each.held, since, each.until, slots[key]))
    return {participant: tuple(stretches) for participant, stretches in found.items()}
