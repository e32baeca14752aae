"""What stands below an arrow: what tells a message from the others, by the rules of its protocol."""

from __future__ import annotations

import pytest

from eventmodels.catalogue import Flows
from eventmodels.sequence import place, shown_in
from eventmodels.sequence.placing.lettering import fitting, values_width
from eventmodels.sequence.shown import Said, Shown
from tests.sequence.drawn import BASE, drawn, replayed


@pytest.fixture(scope="module")
def blind() -> dict[str, str]:
    """Step -> what stands below its arrow in a transfer that is completed while the third party rings."""
    strokes = drawn("two-step-transfer-blind").strokes
    return {stroke.step: " ".join(line for piece in stroke.values for line in piece.lines) for stroke in strokes}


@pytest.mark.parametrize(
    ("step", "below"),
    [
        ("RequestInitiateTransfer-TS", "OtherDN C"),
        ("EventHeld-B", "call"),
        ("EventDialing-B", "consult PreviousConnID call"),
        ("EventRinging-C", "consult PreviousConnID call"),
        ("EventPartyChanged-C", "consult → call OtherDN B → A"),
    ],
)
def test_what_distinguishes_a_message_stands_below_it(step: str, below: str, blind: dict[str, str]) -> None:
    assert blind[step].startswith(below)


def test_what_the_arrow_says_itself_is_left_out(blind: dict[str, str]) -> None:
    said = " ".join(blind.values())
    assert "ThisDN" not in said
    assert "Role" not in said


def test_what_is_as_usual_is_left_out_and_words_lose_the_name_of_their_vocabulary(blind: dict[str, str]) -> None:
    states = {word for text in blind.values() for word in text.split("CallState ")[1:]}
    assert states == {"Transferred"}


def test_a_model_about_one_call_needs_no_tags() -> None:
    drawing = drawn("call-establishing-internal-inbound")
    assert {stroke.identifier for stroke in drawing.strokes if stroke.kind == "event"} == {1}
    assert [piece for stroke in drawing.strokes for piece in stroke.values if piece.lines == ("call",)] == []


@pytest.mark.parametrize(
    ("step", "matter"),
    [
        ("EventRinging-C", {"ConnID", "PreviousConnID", "TransferConnID", "OtherDN"}),
        ("EventHeld-B", {"ConnID"}),
        ("released-consultation", {"ConnID", "CallState"}),
    ],
)
def test_identifiers_and_what_is_new_matter_more_than_what_the_arrow_says(step: str, matter: set[str]) -> None:
    assert shown_in(replayed("two-step-transfer-blind"))[step].matter == matter


def test_what_is_left_out_is_said_on_pointing() -> None:
    stroke = next(each for each in drawn("two-step-transfer-blind").strokes if each.step == "EventRinging-C")
    assert "ThisDN C" in stroke.tip
    assert stroke.said == "step 10, EventRinging from T-Server to Party C, ConnID consult, C Alerting"


def test_the_last_values_give_way_first_and_tags_never() -> None:
    tag, values = Said("", "call", 1), tuple(Said(name, "value") for name in ("First", "Second", "Third"))
    shown = Shown("call", about="CallID call", number=1, tags=(tag,), values=values)
    kept = [len(fitting(shown, room)) for room in (1000, 200, 120, 10)]
    assert kept == [3, 2, 1, 0]
    assert values_width(shown, 10) > 10


def test_a_protocol_without_rules_shows_its_values_as_they_are() -> None:
    flow = Flows.of(BASE).all["visit"]
    assert all(stroke.identifier == 0 for stroke in place(flow).strokes)
