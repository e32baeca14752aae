"""What a replay tells afterwards: states before and after a step, at the start and at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eventmodels.replay import Instance
from tests.replay.small import CLOSED, LAMP, OPENED, replayed
from tests.support import real_reference

if TYPE_CHECKING:
    from tests.support import House


def test_states_before_and_after_each_step(house: House) -> None:
    result = replayed(house, f"  - {OPENED}\n  - {CLOSED}\n")
    leaf = Instance("leaf", "H", "call")
    assert result.before["EventClosed-H"] == {leaf: frozenset({"open"})}
    assert result.after["EventClosed-H"] == {leaf: frozenset({"closed"})}
    assert [dict(world.at) for world in result.ends] == [{}]


def test_states_after_a_step_know_the_one_before(house: House) -> None:
    result = replayed(house, f"  - {OPENED}\n  - {CLOSED}\n")
    (opened,), (closed,) = result.states_after("EventOpened-H"), result.states_after("EventClosed-H")
    assert (opened.participant, opened.subject, opened.machine, opened.states) == ("H", "call", "leaf", ("open",))
    assert (opened.former, opened.title, opened.over) == ("Closed", "Open", False)
    assert (closed.former, closed.title, closed.over) == ("Open", "Closed", True)
    assert result.states_after("nowhere") == ()


def test_what_only_ever_changes_is_told_where_it_has_changed(house: House) -> None:
    again = OPENED.replace("{from", "{id: again, from").replace("call", "other")
    result = replayed(house, f"  - {OPENED}\n  - {again}\n", machines={"lamp": LAMP})
    assert [held.machine for held in result.states_after("EventOpened-H")] == ["lamp", "leaf"]
    assert [held.machine for held in result.states_after("again")] == ["leaf"]


def test_states_at_the_start_and_at_the_end(house: House) -> None:
    branches = f"""\
  - alternatives: way
    branches:
      - {{branch: shut, title: Shut, steps: [{CLOSED}]}}
      - {{branch: left, title: Left, steps: [{{note: Nothing., over: [H]}}]}}
"""
    result = replayed(house, branches, starts="{call: {H: open}}")
    assert [(held.title, held.former) for held in result.states_at_start()] == [("Open", "")]
    assert [[held.title for held in way] for way in result.states_at_end()] == [[], ["Open"]]


def test_findings_are_in_the_order_in_which_they_were_met(house: House) -> None:
    wild = OPENED.replace("VisitID: call", "VisitID: call, Mood: MoodWild")
    result = replayed(house, f"  - {CLOSED}\n  - {wild}\n")
    assert [(finding.code, finding.step) for finding in result.findings] == [
        ("event-not-allowed", "EventClosed-H"),
        ("event-not-allowed", "EventOpened-H"),
        ("value-not-possible", "EventOpened-H"),
    ]
    assert [step.id for step in result.findings[1].trail] == ["EventClosed-H"]


def test_what_is_known_by_another_name_from_now_on_was_in_its_state_before() -> None:
    result = real_reference().replays.all["two-step-transfer-blind"]
    held = {each.subject: (each.former, each.title) for each in result.states_after("EventPartyChanged-C")}
    assert held == {"consult": ("Alerting", "NULL"), "call": ("NULL", "Alerting")}
