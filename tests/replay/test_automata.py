"""Tables of events: which ways there are, what is unknown, and which events may change places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eventmodels.replay import Automaton, Instance, automata_by_kind
from eventmodels.replay.automata import NextState, after, commute

if TYPE_CHECKING:
    from tests.support import House

DIAL = """\
title: Dial
protocol: door
instance: [VisitID]
of: [handset]
initial: low
final: [low]
states: {low: {title: Low}, middle: {title: Middle}, high: {title: High}}
transitions:
  - {from: low, event: EventOpened, if: {Mood: MoodCalm}, to: middle}
  - {from: [low, middle], event: EventOpened, to: high}
  - {from: '*', except: [low], event: EventClosed, to: low}
  - {from: '*', event: EventError, to: same}
exclusive: [high]
"""


def dial(house: House) -> Automaton:
    return Automaton("dial", house({"states/dial.yml": DIAL}).machines["dial"])


def test_the_first_transition_that_matches_wins(house: House) -> None:
    table = dial(house).table("EventOpened", (True, True))
    assert table == {"low": (NextState("middle"),), "middle": (NextState("high"),)}


def test_a_guard_that_is_not_known_leaves_both_ways_open(house: House) -> None:
    automaton = dial(house)
    assert automaton.table("EventOpened", (None, True))["low"] == (NextState("middle"), NextState("high"))
    assert automaton.table("EventOpened", (False, True))["low"] == (NextState("high"),)


def test_an_event_leads_nowhere_from_states_that_do_not_allow_it(house: House) -> None:
    automaton = dial(house)
    opened, closed = automaton.table("EventOpened", (True, True)), automaton.table("EventClosed", (True,))
    assert after(opened, frozenset({"low", "middle"})) == {"middle", "high"}
    assert after(closed, automaton.initial) == frozenset()


def test_which_events_may_change_places(house: House) -> None:
    automaton = dial(house)
    opened = automaton.table("EventOpened", (True, True))
    closed, error = automaton.table("EventClosed", (True,)), automaton.table("EventError", (True,))
    states = automaton.machine.states
    assert commute(opened, error, states)
    assert not commute(opened, closed, states)


def test_what_touches_another_instance_never_changes_places(house: House) -> None:
    leaf = Automaton("leaf", house().machines["leaf"])
    moved = leaf.table("EventOpened", (False, True))
    assert not commute(moved, moved, leaf.machine.states)


def test_what_an_automaton_says_of_itself(house: House) -> None:
    automaton = dial(house)
    assert automaton.lasting
    assert automaton.allowed(frozenset({"high"})) == ("EventClosed", "EventError")
    assert automaton.fills(automaton.table("EventOpened", (True, True)))
    assert not automaton.fills(automaton.table("EventClosed", (True,)))
    here = Instance("dial", "H", "call")
    assert automaton.describe(here, frozenset({"high", "low"})) == "call (Dial) is Low or High"
    assert automaton.describe(here._replace(subject=""), automaton.initial) == "Dial is Low"


def test_machines_hold_for_what_their_participants_are_a_kind_of(house: House) -> None:
    catalogue = house()
    automata = automata_by_kind(catalogue)
    kinds = {kind for kind in catalogue.participants if "handset" in catalogue.lineage(kind)}
    assert {kind for kind, machines in automata.items() if any(a.id == "leaf" for a in machines)} == kinds
