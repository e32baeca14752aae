"""Models by messages in order: the same answers from Python and from the script."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from eventmodels.search.courses import Courses, Sent, Way, courses, courses_script
from eventmodels.search.sequences import sequences
from tests.search.scripts import run_script
from tests.support import real_reference, small_reference

HERE = Path(__file__).parent
WAYS = {"": {}, "directly": {"directly": True}, "party": {"party": True}}
ASKED = [line.split("\t") for line in (HERE / "sequences.tsv").read_text("utf-8").splitlines()]
"""Messages, how they are to follow each other, and the three best: model, number of each step, party."""
ALL = [courses(flow) for flow in real_reference().flows.all.values()]


def told(names: str, way: str) -> list[str]:
    found = sequences(ALL, names.split(), **WAYS[way])
    return [f"{m.model} {','.join(str(each.number) for each in m.sent)} {m.party or '-'}" for m in found]


@pytest.mark.parametrize(("names", "way", "best"), ASKED)
def test_the_closest_models_come_first(names: str, way: str, best: str) -> None:
    assert " | ".join(told(names, way)[:3]) == best


def test_what_comes_in_another_order_is_not_found() -> None:
    assert told("EventReleased EventDialing", "directly") == []
    assert told("EventAbandoned EventEstablished EventRinging", "") == []


def test_alternatives_never_come_in_one_course() -> None:
    first, other, last, after = (
        Sent("One", 0, 1, 1, branches=("which.0",)),
        Sent("Two", 0, 1, 2, branches=("which.1!",)),
        Sent("Three", 0, 1, 3, branches=("which.1!",)),
        Sent("Four", 0, 1, 4),
    )
    model = Courses("m", ("A", "B"), ("A", "B"), (first, other, last, after), (Way(0, 0, 4),))
    asked = {"One Two": [], "Two Three": ["m"], "One Four": ["m"], "Two Four": []}
    assert {names: [match.model for match in sequences([model], names.split())] for names in asked} == asked


def test_a_message_asked_for_twice_comes_twice() -> None:
    models = [courses(flow) for flow in small_reference().flows.all.values()]
    for match in sequences(models, ["EventOpened", "EventOpened"]):
        first, second = match.sent
        assert first.number < second.number


def test_the_script_finds_the_same(node: str) -> None:
    asked = [[names.split(), WAYS[way]] for names, way, _ in ASKED]
    line = "(m) => `${m.model} ${m.sent.map((each) => each.number).join(',')} ${m.party || '-'}`"
    all_found = f"{json.dumps(asked)}.map(([names, wanted]) => em.sequences(names, wanted).map({line}))"
    theirs = run_script(node, [courses_script(ALL)], all_found)
    assert theirs == [told(names, way) for names, way, _ in ASKED]
