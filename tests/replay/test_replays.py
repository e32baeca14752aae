"""All flows of a catalogue, replayed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eventmodels.catalogue import Flows
from eventmodels.replay import Replays

if TYPE_CHECKING:
    from tests.support import House


def test_where_an_event_comes_in_which_state(house: House) -> None:
    catalogue = house()
    flows = Flows.of(catalogue).all
    replays = Replays.of(catalogue, flows)
    assert {name: each.flow for name, each in replays.all.items()} == flows
    closed = replays.occurrences["door", "EventClosed"]
    assert closed["leaf", "open"] == tuple(name for name in flows if name in closed["leaf", "open"])
    assert "visit" in closed["leaf", "open"]
