"""Requests and what answers them: the states that they need, the states that they bring."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from eventmodels.replay import Instance
from tests.replay.small import CLOSED, LAMP, OPENED, replayed, told

if TYPE_CHECKING:
    from tests.support import House


OFFER = """\
title: Offer of a door
protocol: door
instance: [VisitID]
of: [panel]
initial: none
states: {none: {title: None}, open: {title: Open}, taken: {title: Taken}, refused: {title: Refused}}
transitions:
  - {from: none, event: EventOpened, to: open}
  - {from: open, event: EventError, if: {answers: RequestOpen}, to: taken}
  - {from: open, event: EventError, if: {answers: RequestClose}, to: refused}
  - {from: '*', event: EventError, to: same}
"""
"""What an event does here depends on the request that it answers, and it does not name the visit itself."""
OFFERED = "  - {id: offer, from: C, to: P, send: EventOpened, with: {VisitID: call}}\n"
TAKE = "  - {id: take, from: P, to: C, send: RequestOpen, with: {VisitID: call, Ticket: ticket}}\n"
REFUSE = "  - {id: refuse, from: P, to: C, send: RequestClose, with: {VisitID: call, Ticket: stub}}\n"


@pytest.mark.parametrize(
    ("steps", "states"),
    [
        (f"{TAKE}  - {{id: end, from: C, to: P, send: EventError}}\n", {"taken"}),
        (f"{REFUSE}  - {{id: end, from: C, to: P, send: EventError}}\n", {"refused"}),
        (f"{TAKE}{REFUSE}  - {{id: end, from: C, to: P, send: EventError}}\n", {"refused"}),
        (f"{TAKE}{REFUSE}  - {{id: end, from: C, to: P, send: EventError, with: {{Ticket: ticket}}}}\n", {"taken"}),
        (f"{TAKE}{REFUSE}  - {{id: end, from: C, to: P, send: EventError, answers: take}}\n", {"taken"}),
        ("  - {id: end, from: C, to: P, send: EventError}\n", {"open", "taken", "refused"}),
    ],
    ids=["request", "other-request", "last-request", "reference", "author", "not-known"],
)
def test_an_event_changes_what_the_request_that_it_answers_says(house: House, steps: str, states: set[str]) -> None:
    result = replayed(house, OFFERED + steps, machines={"own": OFFER})
    assert result.after["end"] == {Instance("own", "P", "call"): states}


def test_an_event_that_cannot_name_its_subject_is_about_that_of_the_request(house: House) -> None:
    other = OFFERED.replace("offer", "offer-other").replace("call", "other")
    result = replayed(
        house, f"{OFFERED}{other}{REFUSE}  - {{from: C, to: P, send: EventError}}\n", machines={"own": OFFER}
    )
    assert [dict(world.at) for world in result.ends] == [
        {Instance("own", "P", "other"): frozenset({"open"}), Instance("own", "P", "call"): frozenset({"refused"})}
    ]


def test_a_request_needs_the_state_of_the_party_itself(house: House) -> None:
    lamp = f"{LAMP}accepts: [{{request: RequestOpen, in: lit}}]\n"
    ask = "  - {from: P, to: C, send: RequestOpen, with: {VisitID: call, Place: H}}\n"
    opened = replayed(house, f"  - {OPENED}\n{ask}", machines={"own": lamp})
    assert "request-not-accepted" not in {f.code for f in opened.findings}
    shut = replayed(house, f"  - {OPENED}\n  - {CLOSED}\n{ask}", machines={"own": lamp})
    assert told(shut, "request-not-accepted") == ["RequestOpen of P cannot be carried out: Lamp is Dark at H"]


BOOKING = """\
title: Booking
protocol: door
instance: [Ticket]
of: [handset]
initial: none
states: {none: {title: None}, booked: {title: Booked}}
transitions:
  - {from: none, event: EventOpened, to: booked}
accepts: [{request: RequestOpen, in: booked}]
"""


@pytest.mark.parametrize(
    ("ticket", "messages"),
    [
        ("ticket", []),
        ("stub", ["RequestOpen of P cannot be carried out: stub (Booking) is None at H"]),
    ],
)
def test_a_request_is_about_what_its_machine_tells_apart(house: House, ticket: str, messages: list[str]) -> None:
    opened = "  - {from: C, to: H, send: EventOpened, with: {VisitID: call, Ticket: ticket}}\n"
    ask = f"  - {{from: P, to: C, send: RequestOpen, with: {{VisitID: call, Place: H, Ticket: {ticket}}}}}\n"
    result = replayed(house, opened + ask, machines={"own": BOOKING})
    assert told(result, "request-not-accepted") == messages
