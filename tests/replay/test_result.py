"""What a replay tells afterwards: states before and after a step, at the start and at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eventmodels.replay import Instance
from tests.replay.small import CLOSED, OPENED, replayed

if TYPE_CHECKING:
    from tests.support import House


def test_states_before_and_after_each_step(house: House) -> None:
    result = replayed(house, f"  - {OPENED}\n  - {CLOSED}\n")
    leaf = Instance("leaf", "H", "call")
    assert result.before["EventClosed-H"] == {leaf: frozenset({"open"})}
    assert result.after["EventClosed-H"] == {leaf: frozenset({"closed"})}
    assert [dict(world.at) for world in result.ends] == [{}]
