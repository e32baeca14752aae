"""What a word of a log is said to mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from eventmodels.catalogue import Catalogue, Flows, load
from eventmodels.search.explain import explain, guess
from tests.support import BASE, real_catalogue

if TYPE_CHECKING:
    from eventmodels.search.found import Found

SMALL, _ = load(BASE)
REAL_CATALOGUE = real_catalogue()
FLOWS = {id(c): Flows.of(c) for c in (SMALL, REAL_CATALOGUE)}


def found(word: str, catalogue: Catalogue = SMALL) -> list[Found]:
    return list(explain(catalogue, FLOWS[id(catalogue)], word))


def told(word: str) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(one.name, one.what, one.lines) for one in found(word)]


def heads(word: str) -> list[tuple[str, str]]:
    return [(one.name, one.what) for one in found(word, REAL_CATALOGUE)]


def test_a_message() -> None:
    assert told("RequestOpen") == [
        (
            "RequestOpen",
            "Door protocol request 1",
            (
                "Asks for a door to be opened.",
                "Mandatory: Place",
                "Optional: VisitID, Mood",
                "Answered by: EventOpened",
                "Models: entering, farewell, visit",
            ),
        )
    ]


def test_an_attribute_of_a_message() -> None:
    assert told("EventOpened.Visitor") == [
        (
            "EventOpened.Visitor",
            "Door protocol attribute of a message, optional",
            (
                "Who stands out there.",
                "Type: dn",
                "Required when it answers RequestOpen",
                "Absent when it comes from controller",
            ),
        )
    ]


def test_a_value_and_its_other_spelling() -> None:
    calm = [("MoodCalm", "Door protocol value 0 of DoorMood", ("Of: How a door moves.",))]
    assert told("MoodCalm") == told("Calm") == calm


def test_an_enumeration() -> None:
    lines = ("Keys that add up.", "1 KeyFront: The key of the front.", "2 KeyBack")
    assert told("KeyBits") == [("KeyBits", "Door protocol enumeration", lines)]


def test_a_state_a_machine_and_a_participant() -> None:
    assert told("open") == told("leaf.open") == [("Open", "state of Leaf of a door", ("Reached by: EventOpened",))]
    assert told("leaf") == [("leaf", "state machine", ("Closed", "Open"))]
    lines = ("Asks for doors to be opened.", "Speaks: door as client")
    assert told("wide panel") == [("wide-panel", "participant", ("A panel with more keys.", lines[1]))]
    assert told("panel") == [("panel", "participant", lines)]


def test_every_match_of_a_number_in_either_base() -> None:
    names = [(one.name, one.what) for one in found("2")]
    assert names == [
        ("RequestClose", "Door protocol request 2"),
        ("FormerVisitID", "Door protocol attribute 2"),
        ("MoodWild", "Door protocol value 2 of DoorMood"),
        ("KeyBack", "Door protocol value 2 of KeyBits"),
    ]
    assert found("0x2") == found("2")


def test_one_name_in_two_protocols() -> None:
    assert [one.what for one in found("EventError")] == ["Door protocol event 5", "Lift protocol event"]


@pytest.mark.parametrize("word", ["EventOpened", "eventopened", "EVENTOPENED.mood", "moodcalm", "VISIT"])
def test_capitals_do_not_matter(word: str) -> None:
    assert found(word) == found(word.swapcase()) != []


@pytest.mark.parametrize("word", ["", ".", "EventOpened.", "EventOpened.Nothing", "0x", "-", "1_0", "٣", "a" * 10_000])
def test_words_that_name_nothing(word: str) -> None:
    assert found(word) == []


def test_a_guess_is_the_nearest_name() -> None:
    assert guess(SMALL, "EventOpend") == "EventOpened"
    assert guess(SMALL, "controler") == "controller"
    assert guess(SMALL, "qqqqqq") == ""


@pytest.mark.parametrize(
    ("word", "expected"),
    {
        "EventRinging": ("EventRinging", "T-Library event 60"),
        "EventRinging.ThisDN": ("EventRinging.ThisDN", "T-Library attribute of a message, mandatory"),
        "CallStateBusy": ("CallStateBusy", "T-Library value 6 of TCallState"),
        "AttributeThisDN": ("ThisDN", "T-Library attribute 20"),
        "TMakeCall": ("RequestMakeCall", "T-Library request 14"),
        "release-phase": ("release-phase", "phase, published"),
        "t-server": ("t-server", "participant"),
    }.items(),
)
def test_words_of_real_logs(word: str, expected: tuple[str, str]) -> None:
    assert expected in heads(word)


def test_every_real_match_of_a_number() -> None:
    assert [head for head in heads("60") if head[1].startswith("T-Library")] == [
        ("EventRinging", "T-Library event 60"),
        ("RouteType", "T-Library attribute 60"),
        ("TERR_INV_CALL_TN", "T-Library value 60 of TErrors"),
    ]


@pytest.mark.parametrize(
    ("word", "last"),
    [
        ("CallStateBusy", "Evidence: published"),
        ("AttributeThisDN", "Evidence: published"),
        ("Connected and dialling", "Evidence: inferred"),
        ("t-server", "Evidence: published"),
        ("call-party", "Evidence: inferred"),
    ],
)
def test_everything_says_how_it_is_known(word: str, last: str) -> None:
    assert found(word, REAL_CATALOGUE)[0].lines[-1] == last


def test_an_event_that_refuses_every_request_says_so() -> None:
    assert "Refuses: any request" in found("EventError")[0].lines


def test_of_keys_that_fit_the_closest_is_meant() -> None:
    assert heads("LCTSupervisor0_mode") == [("LCTSupervisor<n>_mode", "key of key-value lists")]
    assert heads("LCTSupervisor0") == [("LCTSupervisor<n>", "key of key-value lists")]


def test_a_key_by_what_a_log_shows() -> None:
    assert told("line12") == [
        (
            "Line<n>",
            "key of key-value lists",
            (
                "How often a line has rung.",
                "Type: integer",
                "in Extras of Door protocol; on EventOpened",
                "Evidence: published",
            ),
        )
    ]
    assert told("tone") == [
        (
            "Tone",
            "key of key-value lists",
            (
                "How the door sounds.",
                "Type: text",
                "soft: Hardly heard.",
                "loud: Heard in the street.",
                "in Extras of Door protocol; on EventOpened; set by Controller; While it opens; Front doors only",
                "in Extras of Door protocol",
                "Evidence: observed",
            ),
        )
    ]
