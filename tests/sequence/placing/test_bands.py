"""Bands on lifelines: from the step that leads to a state to the one that ends it, branch by branch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eventmodels.sequence.looks import Look
from tests.sequence.drawn import drawn

if TYPE_CHECKING:
    from eventmodels.sequence import Drawing


def bands(drawing: Drawing) -> list[tuple[str, object, object]]:
    """Return what each band says, and the steps or block edges it reaches from and to."""
    rows: dict[float, object] = {frame.box.top: f"{frame.id} begins" for frame in drawing.frames}
    rows |= {frame.reach: f"{frame.id} ends" for frame in drawing.frames if frame.kind == "branch"} | rows
    rows |= {stroke.y: stroke.step for stroke in drawing.strokes if not stroke.interruption}
    return [(band.tip, rows.get(band.box.top, "?"), rows.get(band.box.bottom, "bottom")) for band in drawing.bands]


def test_a_band_reaches_from_step_to_step() -> None:
    assert bands(drawn("visit")) == [("H, call: Open", "first.EventOpened-H", "EventClosed-H")]


def test_each_branch_goes_on_from_the_states_before_it() -> None:
    assert bands(drawn("entering")) == [
        ("H, visit: Open", "EventOpened-H", "shut begins"),
        ("H, visit: Open", "shut begins", "shut.EventClosed-H"),
        ("H, visit: Open", "left begins", "left ends"),
    ]


def test_what_goes_on_under_another_identifier_has_one_band_at_a_time() -> None:
    """At the completion of a transfer, the consultation call of the consulted party becomes the original one."""
    found = [band for band in bands(drawn("two-step-transfer-complete-after-answer")) if band[0].startswith("Party C")]
    assert found == [
        ("Party C, consult: Alerting", "EventRinging-C", "EventEstablished-C"),
        ("Party C, consult: Connected", "EventEstablished-C", "EventPartyChanged-C"),
        ("Party C, call: Connected", "EventPartyChanged-C", "bottom"),
    ]


def test_two_subjects_at_one_party_stand_side_by_side() -> None:
    drawing = drawn("two-step-transfer-complete-after-answer")
    at_b = {band.tip.split(":")[0]: band.box.left for band in drawing.bands if band.participant == "B"}
    assert at_b["Party B, consult"] - at_b["Party B, call"] == 16


def test_what_follows_under_another_name_stays_in_its_place() -> None:
    drawing = drawn("two-step-transfer-complete-after-answer")
    at_c = [band for band in drawing.bands if band.participant == "C"]
    assert len({band.box.left for band in at_c}) == 1
    assert [one.box.bottom for one in at_c[:-1]] == [other.box.top for other in at_c[1:]]
    assert [band.identifier for band in at_c] == [2, 2, 1]


def test_the_same_state_has_the_same_look() -> None:
    found = {band.title: band.look for name in ("conference", "simple-call-model") for band in drawn(name).bands}
    assert len(set(found.values())) == len(found)
    assert found["Held"] == Look("g", "bars")
    assert {band.look for band in drawn("ivr-transfer-consult-busy").bands if band.title == "Held"} == {found["Held"]}


def test_an_event_ends_at_the_state_that_it_begins() -> None:
    """Where a party has two states in one call, as one with the switch and one with the network."""
    drawing = drawn("net-consult-urs-destination")
    lefts = {(band.participant, band.box.top): band.box.left for band in drawing.bands}
    begun = [stroke for stroke in drawing.strokes if stroke.kind == "event" and (stroke.to, stroke.y) in lefts]
    assert len(begun) > 3
    assert [stroke.step for stroke in begun if stroke.x2 != lefts[stroke.to, stroke.y]] == []
