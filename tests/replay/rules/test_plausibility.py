"""Doubled messages, two visits at once, an end that others outlive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.replay.small import found

if TYPE_CHECKING:
    from tests.support import House


def test_a_request_of_whoever_hears_for_a_party_stands_between_two_events(house: House) -> None:
    between = "{from: P, to: C, send: RequestOpen, with: {Place: K}}"
    error = "{{id: {0}, from: C, to: H, send: EventError}}"
    assert found(house, f"  - {error.format('one')}\n  - {error.format('two')}\n") == [("nothing-new", "two")]
    assert found(house, f"  - {error.format('one')}\n  - {between}\n  - {error.format('two')}\n") == []
