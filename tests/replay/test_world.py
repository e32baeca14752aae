"""What an event makes of a world: of which instance, and in which states."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.replay.small import CLOSED, OPENED, found

if TYPE_CHECKING:
    from tests.support import House


def test_an_event_without_an_identifier_is_about_the_only_one_there_is(house: House) -> None:
    bare = "{id: bare, from: C, to: H, send: EventClosed}"
    assert found(house, f"  - {OPENED}\n  - {bare}\n  - {CLOSED}\n") == [("event-not-allowed", "EventClosed-H")]
