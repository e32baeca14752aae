"""What people ask, and what they mean: the same answers on the command line and in a browser."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING

import pytest

from eventmodels.search.entries import COLUMNS, Entry, index_script, read_index
from eventmodels.search.find import find
from tests.search.conftest import everything, scripts
from tests.search.questions import NAMES, QUESTIONS, is_right
from tests.search.scripts import run_script

if TYPE_CHECKING:
    from eventmodels.search.questions import Hit

RIGHT = 0.95
SHOWN = 6


@cache  # several tests ask the same
def found(typed: str) -> list[Hit]:
    return find(*everything(), typed)


def addresses(typed: str) -> list[str]:
    return [answer.address for answer in found(typed)[:SHOWN]]


def test_questions_are_answered_first() -> None:
    """By somebody who had not seen the index, and fixed before the ranking; what is open among the first three."""
    assert len(QUESTIONS) == 100
    wrong = {asked.typed: addresses(asked.typed) for asked in QUESTIONS if not is_right(asked, addresses(asked.typed))}
    assert 1 - len(wrong) / len(QUESTIONS) >= RIGHT, wrong


def test_names_are_found_first() -> None:
    assert len(NAMES) >= 158
    wrong = {typed: addresses(typed) for typed, wanted in NAMES.items() if addresses(typed)[:1] != [wanted]}
    assert 1 - len(wrong) / len(NAMES) >= RIGHT, wrong
    assert {typed: wanted for typed, wanted in NAMES.items() if wanted not in addresses(typed)[:5]} == {}


def test_the_scripts_find_the_same(node: str) -> None:
    asked = [*NAMES, *(each.typed for each in QUESTIONS)]
    told = f"{json.dumps(asked)}.map((typed) => em.finder.find(typed, {SHOWN}).map((e) => [e.address, e.why]))"
    theirs = dict(zip(asked, run_script(node, scripts(), told), strict=True))
    ours = {typed: [[answer.address, answer.why] for answer in found(typed)[:SHOWN]] for typed in asked}
    assert {typed: each for typed, each in theirs.items() if each != ours[typed]} == {}


@pytest.mark.parametrize(
    ("typed", "title", "why"),
    [
        (
            "warm transfer",
            "Two-Step Transfer: Complete After Consulted Party Answers",
            "“warm transfer” is what people say",
        ),
        ("EventRinging ThisDN", "EventRinging.ThisDN", "mandatory"),
        ("EventAgentLogin ThisQueue", "EventAgentLogin.ThisQueue", ""),
        ("error 59", "TERR_NOT_CONFIGURED", ""),
    ],
)
def test_the_best_answer_says_why_it_fits(typed: str, title: str, why: str) -> None:
    best = found(typed)[0]
    assert (best.title, best.why) == (title, why)


def test_what_is_mandatory_is_told_at_once() -> None:
    best = found("EventReleased mandatory")[0]
    assert (best.title, best.why.startswith("mandatory: ")) == ("EventReleased", True)


def test_messages_in_order_lead_to_the_first_of_them() -> None:
    best = found("EventHeld, EventRetrieved -> EventReleased")[0]
    assert best.address == "models/hold-retrieve-consulted-no-answer/#EventHeld-B"
    assert best.why == "steps 8 → 11 → 14, all at Party B"


def test_messages_of_any_order_are_found_in_either() -> None:
    """The model writes the one before the other, and says that nobody promises it."""
    for asked in ("RequestAlternateCall EventHeld EventRetrieved", "RequestAlternateCall EventRetrieved EventHeld"):
        assert found(asked)[0].address.startswith("models/alternate-call-service/")


def test_one_chance_hit_is_marked_as_such() -> None:
    assert [answer.near for answer in found("zebra workbin giraffe lamp")[:1]] == [True]
    assert found("zzzz qqqq") == []


def test_a_whole_log_pasted_is_no_question() -> None:
    assert [hit.address for hit in found("EventRinging " * 50_000)] == [
        hit.address for hit in found("EventRinging " * 39)
    ]


def test_an_index_is_read_as_it_was_written() -> None:
    entries = (
        Entry(
            "a/", "A", "event", ("B", "C"), "7", "about", "summary", "inferred", 2, ("X!", "Y"), ("e/",), ("say so",)
        ),
        Entry("b/", "B", "page").saying("Words with MARKS and a_mark, words."),
    )
    assert read_index(index_script(entries)) == entries
    assert entries[1].words == ("words", "marks", "mark", "amark")
    assert entries[1].marks == ("MARKS", "a_mark")
    assert len(COLUMNS) == len(entries[0].__slots__)
