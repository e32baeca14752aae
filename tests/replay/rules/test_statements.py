"""States that authors name: where flows and phases start, in between, at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eventmodels.replay import Instance
from tests.replay.small import CLOSED, LAMP, OPENED, replayed, told

if TYPE_CHECKING:
    from tests.support import House


def test_a_state_may_be_that_of_the_party_itself(house: House) -> None:
    steps = (
        f"  - {OPENED}\n  - {{state: Lit, of: {{call: {{H: lit}}}}}}\n  - {{state: Dark, of: {{call: {{H: dark}}}}}}\n"
    )
    result = replayed(house, steps, machines={"lamp": LAMP})
    assert told(result, "state-not-reached") == ["H is said to be Dark: Lamp is Lit there"]


def test_a_state_of_the_party_itself_needs_no_subject(house: House) -> None:
    steps = f"  - {OPENED}\n  - {{state: Lit, of: {{H: lit, call: {{H: open}}}}}}\n"
    result = replayed(
        house, f"{steps}  - {{state: Dark, of: {{H: dark, call: {{H: open}}}}}}\n", machines={"lamp": LAMP}
    )
    assert [f.message for f in result.findings] == ["H is said to be Dark: Lamp is Lit there"]


def test_a_model_may_start_in_a_state_of_the_party_itself(house: House) -> None:
    closed = "  - {from: C, to: H, send: EventClosed, with: {VisitID: call}}\n"
    assert [
        f.message for f in replayed(house, closed, starts="{call: {H: open}}", machines={"lamp": LAMP}).findings
    ] == ["EventClosed cannot come to H: Lamp is Dark there"]
    result = replayed(house, closed, starts="{H: lit, call: {H: open}}", machines={"lamp": LAMP})
    assert list(result.findings) == []
    assert dict(result.first.at) == {
        Instance("leaf", "H", "call"): frozenset({"open"}),
        Instance("lamp", "H", ""): frozenset({"lit"}),
    }


SHUTTER = """\
title: Shutter of a door
protocol: door
instance: [VisitID, Place]
of: [handset]
initial: dark
final: [dark]
states: {dark: {title: Dark}, open: {title: Open}}
transitions:
  - {from: dark, event: EventError, to: open}
  - {from: open, event: EventError, to: dark}
"""


def test_a_state_of_two_machines_is_that_which_was_reached(house: House) -> None:
    steps = f"  - {OPENED}\n  - {{state: Talk, of: {{call: {{H: open}}}}}}\n"
    result = replayed(house, steps, machines={"shutter": SHUTTER})
    assert list(result.findings) == []
    assert dict(result.ends[0].at) == {Instance("leaf", "H", "call"): frozenset({"open"})}


def test_an_earlier_state_of_talk_still_holds_at_the_end(house: House) -> None:
    other = "{id: second, from: C, to: K, send: EventOpened, with: {VisitID: call}}"
    states = "  - {state: One, of: {call: {H: open}}}\n  - {state: Other, of: {call: {K: open}}}\n"
    assert [f.code for f in replayed(house, f"  - {OPENED}\n  - {other}\n{states}").findings] == []


PHASE = """\
title: Ringing
kind: phase
evidence: published
participants: {P: panel, C: controller, H: handset, K: handset}
identifiers: {call: VisitID}
steps:
  - {from: C, to: K, send: EventOpened, with: {VisitID: call}}
  - {from: C, to: K, send: EventClosed, with: {VisitID: call}}
"""


def test_a_phase_presumes_nothing_of_whom_it_does_not_touch(house: House) -> None:
    """H goes on as it was; K, whom the phase touches, must be as at its beginning."""
    use = "  - {use: ringing, as: then}\n"
    open_there = OPENED.replace("to: H", "to: K")
    assert [f.code for f in replayed(house, f"  - {OPENED}\n{use}  - {CLOSED}\n", ringing=PHASE).findings] == []
    touched = replayed(house, f"  - {open_there}\n{use}", ringing=PHASE).findings
    assert [f.code for f in touched] == ["start-not-reached", "nothing-new"]


WINDOW = """\
title: Window
protocol: door
instance: [VisitID]
of: [handset]
initial: shut
final: [shut]
states: {shut: {title: Shut}, ajar: {title: Ajar}, wide: {title: Wide}}
transitions:
  - {from: shut, event: EventOpened, to: ajar}
  - {from: ajar, event: EventOpened, to: wide}
  - {from: '*', except: [shut], event: EventClosed, to: shut}
"""


def test_of_two_states_without_a_message_between_the_later_holds_at_the_end(house: House) -> None:
    """At six parties, since the order of sets, which must not matter, differs from one to the other."""
    steps = "".join(f"  - {OPENED.replace('H', party)}\n" for party in "HKLMNO")
    for state in ("wide", "ajar"):
        parties = ", ".join(f"{party}: {state}" for party in "HKLMNO")
        steps += f"  - {{state: {state.title()}, of: {{call: {{{parties}}}}}}}\n"
    result = replayed(house, steps, machines={"leaf": WINDOW})
    assert told(result, "party-left-over") == []


def test_a_party_is_not_left_open_by_an_interruption_either(house: House) -> None:
    stuck = "{mark: '*', after: EventOpened-H, place: inferred, title: Stuck, steps: [{note: Nothing., over: [H]}]}"
    result = replayed(house, f"  - {OPENED}\n  - {CLOSED}\ninterruptions: [{stuck}]\n")
    assert [finding.code for finding in result.findings] == ["party-left-over"]
