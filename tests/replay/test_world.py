"""What an event makes of a world: of which instance, and in which states."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from eventmodels.catalogue import load
from eventmodels.replay import Automaton, Instance
from eventmodels.replay.effects import StateEffect
from eventmodels.replay.world import World, distinct
from tests.replay.small import CLOSED, OPENED, found, replayed
from tests.support import BASE

if TYPE_CHECKING:
    from tests.support import House


LEAF = Automaton("leaf", load(BASE)[0].machines["leaf"])


def test_an_event_without_an_identifier_is_about_the_only_one_there_is(house: House) -> None:
    bare = "{id: bare, from: C, to: H, send: EventClosed}"
    assert found(house, f"  - {OPENED}\n  - {bare}\n  - {CLOSED}\n") == [("event-not-allowed", "EventClosed-H")]


def test_an_instance_of_which_one_key_is_shown_is_the_one_with_that_key() -> None:
    """Of a medium at a place: what shows another medium is another instance, though the place is not shown."""
    kinds = {"chat": "Medium", "mail": "Medium", "desk": "Place"}
    shown = {name: Instance("channel", "R", name) for name in ("chat", "mail chat", "desk chat", "desk", "")}
    chat, desk = (StateEffect(LEAF, shown[name], {}, vague=True, formers={}, kinds=kinds) for name in ("chat", "desk"))
    assert not any(chat.contradicts(shown[name]) for name in ("chat", "desk chat", "desk", ""))
    assert chat.contradicts(Instance("channel", "R", "desk mail"))
    assert not desk.contradicts(shown["chat"])


@pytest.mark.parametrize(("visit", "codes"), [("call", []), ("other", ["event-not-allowed"])])
def test_an_event_that_shows_another_key_is_about_another_instance(house: House, visit: str, codes: list[str]) -> None:
    """The leaf has two keys here, of which the closing shows one: only what is open can be closed."""
    closing = f"{{from: C, to: H, send: EventClosed, with: {{VisitID: {visit}}}}}"
    replay = replayed(house, f"  - {OPENED}\n  - {closing}\n", machines={"leaf": TWO_KEYS})
    assert [finding.code for finding in replay.findings if finding.code == "event-not-allowed"] == codes


MOVED = "{id: moved, from: C, to: H, send: EventOpened, with: {VisitID: other, FormerVisitID: call, Mood: MoodWild}}"
TWO_KEYS = """\
title: Leaf of a door
protocol: door
instance: [VisitID, Ticket]
of: [handset]
initial: closed
final: [closed]
states: {closed: {title: Closed}, open: {title: Open}}
transitions:
  - {from: closed, event: EventOpened, to: open}
  - {from: open, event: EventClosed, to: closed}
"""
PASSED = """\
title: Leaf of a door
protocol: door
instance: [VisitID]
of: [handset]
initial: closed
final: [closed]
states: {closed: {title: Closed}, open: {title: Open}}
transitions:
  - {from: closed, event: EventOpened, if: {FormerVisitID: absent}, to: open}
  - {from: closed, event: EventOpened, to: same, moves: {VisitID: FormerVisitID}}
  - {from: closed, event: EventError, to: open, pending: [VisitID]}
  - {from: open, event: EventClosed, to: closed}
  - {from: open, event: EventOpened, to: same}
"""


def test_a_state_goes_on_under_another_identifier(house: House) -> None:
    first = OPENED.replace("VisitID: call", "VisitID: call, FormerVisitID: {absent: true}")
    result = replayed(house, f"  - {first}\n  - {MOVED}\n", machines={"leaf": PASSED})
    assert [dict(world.at) for world in result.ends] == [{Instance("leaf", "H", "other"): frozenset({"open"})}]
    assert result.after["moved"] == {
        Instance("leaf", "H", "call"): frozenset({"closed"}),
        Instance("leaf", "H", "other"): frozenset({"open"}),
    }


def test_the_first_event_with_an_identifier_takes_a_pending_state_over(house: House) -> None:
    pending = "  - {id: pending, from: C, to: H, send: EventError}\n"
    result = replayed(house, f"{pending}  - {OPENED}\n", machines={"leaf": PASSED})
    assert result.after["pending"] == {Instance("leaf", "H", ""): frozenset({"open"})}
    assert result.before["EventOpened-H"] == {Instance("leaf", "H", "call"): frozenset({"open"})}
    assert [dict(world.at) for world in result.ends] == [{Instance("leaf", "H", "call"): frozenset({"open"})}]


def test_an_event_that_may_be_about_several_changes_none(house: House) -> None:
    other = "{id: second, from: C, to: H, send: EventOpened, with: {VisitID: other, FormerVisitID: {absent: true}}}"
    bare = "{id: bare, from: C, to: H, send: EventClosed}"
    first = OPENED.replace("VisitID: call", "VisitID: call, FormerVisitID: {absent: true}")
    result = replayed(house, f"  - {first}\n  - {other}\n  - {bare}\n", machines={"leaf": PASSED})
    assert "bare" not in result.after
    assert len(result.ends[0].at) == 2


def test_worlds_are_alike_however_they_came_about(house: House) -> None:
    (end,) = replayed(house, f"  - {OPENED}\n").ends
    assert distinct((end, replace(end, trail=None), World())) == (end, World())
