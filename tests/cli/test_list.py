"""What `list` prints."""

from __future__ import annotations

import json

import pytest
from click import unstyle

from eventmodels.search.names import KINDS
from tests.support import BASE, REAL, refusal, run
from tests.terminals import typed


def listed(*words: str) -> str:
    code, text = run("list", *words, "--models", str(BASE))
    assert code == 0
    return text


def test_what_there_is_of_each_kind() -> None:
    assert listed("protocols") == (
        "door  protocol  Door protocol: How panels ask for doors and controllers report on them.\n"
        "lift  protocol  Lift protocol: How cabins are told where to go.\n"
    )
    assert listed("enumerations") == (
        "DoorMood  door 3 values  How a door moves.\nKeyBits   door 2 values  Keys that add up.\n"
    )
    assert listed("models") == (
        "entering  phase, published  Entering\n"
        "farewell  model, reconstructed  Farewell\n"
        "visit     model, published  Visit\n"
    )
    assert listed("states") == "leaf.closed  door state  Closed\nleaf.open    door state  Open\n"


def test_messages_of_a_protocol() -> None:
    assert listed("messages", "--protocol", "lift") == "EventError  lift event  A cabin is stuck.\n"


@pytest.mark.parametrize("kind", KINDS)
def test_a_list_as_data_has_the_same_names(kind: str) -> None:
    names = [one["name"] for one in json.loads(listed(kind, "--format", "json"))]
    assert names == [line.split()[0] for line in listed(kind).splitlines()] != []


def test_what_explain_accepts_is_listed() -> None:
    for kind in KINDS.keys() - {"protocols"}:
        for one in json.loads(listed(kind, "--format", "json")):
            assert run("explain", one["name"], "--models", str(BASE))[0] == 0, one


def test_a_filter_that_fits_nothing_is_refused() -> None:
    def refused(*words: str) -> tuple[int, str]:
        return run("list", *words, "--models", str(BASE))

    near = "no protocol is called 'dor'; did you mean 'door'?"
    assert refused("messages", "--protocol", "dor") == refusal("list", "KIND", near)
    assert refused("models", "--family", "qq") == refusal("list", "KIND", "no family is called 'qq'")
    reason = "models belong to no protocol, so --protocol cannot choose among them"
    assert refused("models", "--protocol", "door") == refusal("list", "KIND", reason)
    reason = "messages stand in no family, so --family cannot choose among them"
    assert refused("messages", "--family", "house") == refusal("list", "KIND", reason)


def test_a_family_holds_those_below_it() -> None:
    def models(*words: str) -> set[str]:
        text = run("list", "models", "--format", "json", "--models", str(REAL), *words)[1]
        return {one["name"] for one in json.loads(text)}

    assert models() > models("--family", "voice") > models("--family", "voice/basic") != set()


def test_a_terminal_gets_a_screenful() -> None:
    shown = unstyle(typed("list", "messages", models=REAL)).splitlines()
    every = len(run("list", "messages", "--models", str(REAL))[1].splitlines())
    assert shown[-1] == f"  and {every - 40} more (--all)"
    assert max(map(len, shown)) <= 80
    assert len(unstyle(typed("list", "messages", "--all", models=REAL)).splitlines()) >= every
