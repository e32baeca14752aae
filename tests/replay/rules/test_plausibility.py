"""Doubled messages, two visits at once, an end that others outlive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.replay.small import CLOSED, OPENED, found

if TYPE_CHECKING:
    from tests.support import House


def test_a_request_of_whoever_hears_for_a_party_stands_between_two_events(house: House) -> None:
    between = "{from: P, to: C, send: RequestOpen, with: {Place: K}}"
    error = "{{id: {0}, from: C, to: H, send: EventError}}"
    assert found(house, f"  - {error.format('one')}\n  - {error.format('two')}\n") == [("nothing-new", "two")]
    assert found(house, f"  - {error.format('one')}\n  - {between}\n  - {error.format('two')}\n") == []


def test_two_subjects_do_not_keep_a_party_busy_at_once(house: House) -> None:
    second = "{id: second, from: C, to: H, send: EventOpened, with: {VisitID: other}}"
    assert found(house, f"  - {OPENED}\n  - {second}\n") == [("busy-twice", "second")]
    assert found(house, f"  - {OPENED}\n  - {CLOSED}\n  - {second}\n") == []
    assert found(house, f"  - {OPENED}\n  - {second.replace('to: H', 'to: K')}\n") == []


def test_what_goes_on_needs_somebody_left(house: House) -> None:
    """The protocol says so: a closed door that shows a visitor leaves the visit to others."""
    gone = CLOSED.replace("VisitID: call", "VisitID: call, Visitor: {present: true}")
    there = OPENED.replace("{from", "{id: there, from").replace("to: H", "to: K")
    assert found(house, f"  - {OPENED}\n  - {gone}\n") == [("nobody-left", "EventClosed-H")]
    assert found(house, f"  - {OPENED}\n  - {there}\n  - {gone}\n") == []
