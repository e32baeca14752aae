"""Bands on lifelines: how long a party is in which state."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from eventmodels.catalogue.flow import Fragment, MessageStep
from eventmodels.sequence.drawing import Band, Box, FragmentFrame, Stroke
from eventmodels.sequence.labels import label_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from eventmodels.catalogue.flow import Item
    from eventmodels.replay import HeldState, Replay
    from eventmodels.sequence.columns import Columns
    from eventmodels.sequence.placement import Shape

__all__ = ["place_bands"]

WIDE = 5
APART = 6
"""From one band to that of another subject at the same party."""

Open = dict[tuple[str, str, str], tuple["HeldState", float]]
"""(party, subject, machine) -> the state it is in and since which row."""


def place_bands(replay: Replay, shapes: Iterable[Shape], columns: Columns, bottom: float) -> tuple[Band, ...]:
    """Draw the states of the normal course between its first row and `bottom`; interruptions have none."""
    work = _Work(replay, columns)
    for shape in shapes:
        if isinstance(shape, Stroke) and not shape.interruption:
            work.rows[shape.step] = shape.y
        elif isinstance(shape, FragmentFrame) and not shape.interruption:
            work.frames[shape.id] = shape.box
    held = (held for held in replay.states_at_start() if held.lasting)
    first: Open = {(each.participant, each.subject, each.machine): (each, columns.floor) for each in held}
    for key in first:
        work.subjects(key)
    work.close(work.run(replay.flow.items, first), bottom)
    return tuple(work.done[key] for key in sorted(work.done))


@dataclass(slots=True)
class _Work:
    """What is being drawn."""

    replay: Replay
    columns: Columns
    rows: dict[str, float] = field(default_factory=dict)
    frames: dict[str, Box] = field(default_factory=dict)
    places: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    """Party -> its subjects, in the order in which they come up."""
    done: dict[tuple[str, float, str, str], Band] = field(default_factory=dict)

    def subjects(self, key: tuple[str, str, str]) -> int:
        """Return the place of a subject's band at its party, the first at the lifeline itself."""
        known = self.places.setdefault(key[0], [])
        if key[1:] not in known:
            known.append(key[1:])
        return known.index(key[1:])

    def run(self, items: tuple[Item, ...], open_: Open) -> Open:
        """Draw what ends among some items, and return what is still open after them."""
        for item in items:
            if isinstance(item, MessageStep) and item.id in self.rows:
                open_ = self.changed(item.id, open_)
            elif isinstance(item, Fragment):
                open_ = self.alternatives(item, open_) if item.kind == "alternatives" else self.run(item.items, open_)
        return open_

    def changed(self, step: str, open_: Open) -> Open:
        """Begin a new band for everything that the step takes into another state."""
        now, row = dict(open_), self.rows[step]
        for held in self.replay.states_after(step):
            key = held.participant, held.subject, held.machine
            before = now.get(key)
            if not held.lasting or (before is not None and before[0].states == held.states):
                continue
            if before is not None:
                self.close({key: now.pop(key)}, row)
            if not held.over:
                self.subjects(key)
                now[key] = held, row
        return now

    def alternatives(self, fragment: Fragment, open_: Open) -> Open:
        """Draw each branch from the states before all of them; the last that goes on tells the states after them."""
        # Branches exclude each other, so each starts from the same states, and the bands before them end at the first.
        # After them only one branch can have happened: the picture shows the last that goes on, as readers follow it.
        branches = [branch for branch in fragment.items if isinstance(branch, Fragment)]
        after, boxes = open_, [self.frames[branch.id] for branch in branches]
        self.close(open_, boxes[0].top)
        for branch, box in zip(branches, boxes, strict=True):
            ended = self.run(branch.items, _since(open_, box.top))
            self.close(ended, box.bottom)
            after = after if branch.ends else ended
        return _since(after, boxes[-1].bottom)

    def close(self, open_: Open, row: float) -> None:
        """Draw the bands that end at a row."""
        participants = {participant.id: participant for participant in self.replay.flow.participants}
        for key, (held, since) in open_.items():
            if row > since:
                label = label_of(held.participant, participants)
                about = f", {held.subject}" if held.subject else ""
                left = self.columns.at[held.participant] - WIDE / 2 + self.subjects(key) * APART
                box = Box(left, since, left + WIDE, row)
                tone = held.rank if len(held.states) == 1 else 0
                band = Band(held.participant, box, tone, held.title, f"{label}{about}: {held.title}")
                self.done[held.participant, since, held.subject, held.machine] = band


def _since(open_: Open, row: float) -> Open:
    """Return the same states as if they had begun at a row."""
    return {key: (held, row) for key, (held, _) in open_.items()}
