"""Timers: what ends one has begun before it, in a phase too, unless it ends at the very beginning."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from eventmodels.catalogue import expand
from eventmodels.replay import automata_by_kind
from eventmodels.replay import replay as walk
from tests.replay.small import CLOSED, OPENED, replayed, told

if TYPE_CHECKING:
    from tests.support import House

START, CANCEL, EXPIRE = (
    f"  - {{action: {kind}s the clock, by: C, timer: {kind}}}\n" for kind in ("start", "cancel", "expire")
)
STEP = f"  - {OPENED}\n"
END = f"  - {CLOSED}\n"
PHASE = """\
title: Clock
kind: phase
evidence: published
participants: {{C: controller, H: handset}}
identifiers: {{call: VisitID}}
steps:
{steps}"""


@pytest.mark.parametrize(
    ("steps", "wrong"),
    [
        (START + STEP + CANCEL + END, 0),
        (START + STEP + CANCEL + CANCEL + END, 1),
        (START + START + STEP + CANCEL + CANCEL + END, 0),
        (EXPIRE + STEP + END, 1),
    ],
)
def test_a_timer_ends_once(house: House, steps: str, wrong: int) -> None:
    assert len(told(replayed(house, steps), "timer-not-running")) == wrong


@pytest.mark.parametrize(("steps", "wrong"), [(EXPIRE + STEP + END, 0), (STEP + EXPIRE + END, 1)])
def test_a_phase_may_begin_with_the_end_of_a_timer(house: House, steps: str, wrong: int) -> None:
    kind = "  - {use: clock, as: one, bind: {C: C, H: H, call: call}}\n"
    replay = replayed(house, START + kind, clock=PHASE.format(steps=steps))
    assert told(replay, "timer-not-running") == []  # here it runs
    catalogue = house({"interactions/house/clock.yml": PHASE.format(steps=steps)})
    alone = walk(catalogue, automata_by_kind(catalogue), expand(catalogue, catalogue.models["clock"]))
    assert len(told(alone, "timer-not-running")) == wrong
