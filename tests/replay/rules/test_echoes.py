"""What was asked for and what comes of it: whose request counts, and for which of the events after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.replay.small import CLOSED, OPENED, found

if TYPE_CHECKING:
    from tests.support import House

ASKED = "asked:\n  - {requests: [RequestOpen], events: [EventOpened], then: {Mood: Mood}}\n"
ANYBODY = ASKED.replace("then", "by: anybody, then")
COMPLETES = """\
completes:
  - {requests: [RequestClose], began: [RequestOpen], of: FormerVisitID}
  - {requests: [RequestOpen], began: [RequestClose], of: FormerVisitID}
"""
BRISK = "{from: P, to: C, send: RequestOpen, with: {Place: H, Mood: MoodBrisk}}"
CALM = BRISK.replace("Brisk", "Calm")
OPENS = OPENED.replace("VisitID: call", "VisitID: call, Mood: MoodCalm")
THERE = OPENS.replace("to: H", "to: K")
ERROR = "{from: C, to: P, send: door.EventError}"


def steps(*lines: str) -> str:
    return "".join(f"  - {line}\n" for line in lines)


@pytest.mark.parametrize(
    ("lines", "wrong"),
    [
        ((BRISK, OPENS), "EventOpened-H"),
        ((CALM, OPENS), ""),
        ((BRISK.replace("MoodBrisk", "{present: true}"), OPENS), ""),  # nothing is known of it
        ((BRISK, OPENS.replace("MoodCalm", "{optional: MoodCalm}")), "EventOpened-H"),
        ((BRISK, ERROR, OPENS), ""),  # what was refused brings nothing about
        ((BRISK, THERE), ""),  # another party did not ask
        ((BRISK, OPENED, CLOSED, OPENS.replace("{from", "{id: again, from")), ""),  # what comes again has another cause
        ((OPENS, BRISK.replace("{from", "{id: later, from"), ERROR), ""),
    ],
)
def test_an_event_says_what_its_receiver_asked(house: House, lines: tuple[str, ...], wrong: str) -> None:
    codes = [(code, step) for code, step in found(house, steps(*lines), rules=ASKED) if code == "not-as-asked"]
    assert codes == ([("not-as-asked", wrong)] if wrong else [])


@pytest.mark.parametrize(
    ("lines", "wrong"),
    [
        ((BRISK.replace("Place: H", "Place: H, VisitID: call"), OPENED, THERE), "EventOpened-K"),
        ((BRISK, OPENED, THERE), "EventOpened-K"),  # the request names no visit, and its sender is in this one
        ((BRISK, THERE), ""),  # the sender is not in it
        ((BRISK.replace("Place: H", "Place: H, VisitID: other"), OPENED, THERE), ""),
    ],
)
def test_an_event_says_what_anybody_asked(house: House, lines: tuple[str, ...], wrong: str) -> None:
    codes = [(code, step) for code, step in found(house, steps(*lines), rules=ANYBODY) if code == "not-as-asked"]
    assert codes == ([("not-as-asked", wrong)] if wrong else [])


def test_what_one_request_began_others_end(house: House) -> None:
    ends = "{id: ends, from: P, to: C, send: %s, with: {Place: H, VisitID: call}}"
    begun = (CALM, OPENED)
    right = steps(*begun, ends % "RequestClose", CLOSED)
    assert "wrong-operation" not in dict(found(house, right, rules=COMPLETES))
    wrong = found(house, steps(*begun, ends % "RequestOpen", ERROR, CLOSED), rules=COMPLETES)
    assert ("wrong-operation", "ends") in wrong
    # Opened by hand: nobody knows what it was begun for.
    assert "wrong-operation" not in dict(found(house, steps(OPENED, ends % "RequestOpen", ERROR), rules=COMPLETES))


def test_what_earlier_events_have_said_stays_so(house: House) -> None:
    """By the row of `EventClosed` its visit is that of `EventOpened`; events about another visit are not asked."""
    assert found(house, steps(OPENED, CLOSED)) == []


@pytest.mark.parametrize("first", ["refused", "done"])
def test_a_request_has_one_outcome(house: House, first: str) -> None:
    ask = "{id: ask, from: P, to: C, send: RequestOpen, with: {Place: H}}"
    no = "{id: no, from: C, to: P, send: door.EventError, answers: ask}"
    yes = OPENED.replace("{from", "{id: yes, answers: ask, from")
    lines = (ask, no, yes) if first == "refused" else (ask, yes, no)
    assert found(house, steps(*lines)) == [("two-outcomes", "yes" if first == "refused" else "no")]
