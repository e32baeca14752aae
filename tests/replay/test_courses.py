"""Which courses of a flow are walked: optional, repeated, alternative and unordered steps, interruptions, phases."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from eventmodels.catalogue import expand
from eventmodels.replay import Instance, Walk
from eventmodels.replay.replay import automata

if TYPE_CHECKING:
    from tests.catalogue.conftest import House

HEAD = """\
title: New
kind: model
evidence: published
participants:
  P: {is: panel, registers: [H]}
  C: controller
  H: handset
  K: handset
  L: handset
  M: handset
  N: handset
  O: handset
identifiers: {call: VisitID, other: VisitID, ticket: Ticket, stub: Ticket}
steps:
"""
OPENED = "{from: C, to: H, send: EventOpened, with: {VisitID: call}}"
CLOSED = "{from: C, to: H, send: EventClosed, with: {VisitID: call}}"


def walk(house: House, steps: str, more: str = "", machine: str = "", **phases: str) -> Walk:
    files = {f"interactions/house/{name}.yml": text for name, text in phases.items()}
    files |= {"states/own.yml": machine} if machine else {}
    catalogue = house({"interactions/house/new.yml": HEAD + steps + more, **files})
    return Walk(catalogue, automata(catalogue), expand(catalogue, catalogue.models["new"]))


def found(house: House, steps: str, more: str = "") -> list[tuple[str, str]]:
    """Return (code, step) of everything that is found, ends left out."""
    walked = walk(house, steps, more)
    return [(f.code, f.step) for f in walked.findings.values() if f.code != "party-left-over"]


def test_an_optional_step_may_be_left_out(house: House) -> None:
    steps = f"  - optional: [{OPENED}]\n    when: at times\n  - {CLOSED}\n"
    assert found(house, steps) == [("event-not-allowed", "EventClosed-H")]


def test_every_alternative_is_taken(house: House) -> None:
    steps = f"""\
  - alternatives: way
    branches:
      - {{branch: good, title: Good, steps: [{OPENED}]}}
      - {{branch: bad, title: Bad, steps: [{CLOSED}]}}
"""
    assert found(house, steps) == [("event-not-allowed", "bad.EventClosed-H")]


def test_nothing_follows_a_branch_that_ends(house: House) -> None:
    steps = f"""\
  - {OPENED}
  - alternatives: way
    branches:
      - {{branch: last, title: Last, ends: true, steps: [{CLOSED}]}}
      - {{branch: on, title: On, steps: [{{note: Nothing., over: [H]}}]}}
  - {CLOSED}
"""
    assert found(house, steps) == []


def test_repeated_steps_can_come_again(house: House) -> None:
    assert found(house, f"  - repeat: for each\n    steps: [{OPENED}, {CLOSED}]\n") == []
    assert found(house, f"  - repeat: for each\n    steps: [{CLOSED}, {OPENED}]\n") == [
        ("event-not-allowed", "EventClosed-H")
    ]


def test_an_unordered_region_is_walked_in_every_order_that_matters(house: House) -> None:
    assert found(house, f"  - any-order: [{OPENED}, {CLOSED}]\n") == [("event-not-allowed", "EventClosed-H")]
    assert (
        found(house, f"  - any-order:\n      - in-order: [{OPENED}, {CLOSED}]\n      - {{note: N., over: [H]}}\n") == []
    )


def test_two_that_exclude_each_other_are_found_in_some_order(house: House) -> None:
    other = "{id: second, from: C, to: H, send: EventOpened, with: {VisitID: other}}"
    shut = "{id: second-shut, from: C, to: H, send: EventClosed, with: {VisitID: other}}"
    chains = f"  - any-order:\n      - in-order: [{OPENED}, {CLOSED}]\n      - in-order: [{other}, {shut}]\n"
    assert {code for code, _ in found(house, chains)} == {"busy-twice"}


def test_an_order_inside_an_unordered_region_is_kept(house: House) -> None:
    other = "{id: other, from: C, to: K, send: EventOpened, with: {VisitID: call}}"
    shut = "{id: other-shut, from: C, to: K, send: EventClosed, with: {VisitID: call}}"
    chains = f"  - any-order:\n      - in-order: [{OPENED}, {CLOSED}]\n      - in-order: [{other}, {shut}]\n"
    assert found(house, chains) == []


def test_steps_that_do_not_meet_are_walked_once(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Twelve steps, two for each of six parties, and no order among the parties."""
    walked: list[str] = []
    one = Walk._one  # noqa: SLF001 - counts the steps walked
    monkeypatch.setattr(Walk, "_one", lambda self, step, world: walked.append(step.arrow.id) or one(self, step, world))
    chain = (
        "      - in-order:\n"
        "          - {{id: o-{0}, from: C, to: {1}, send: EventOpened, with: {{VisitID: call}}}}\n"
        "          - {{id: c-{0}, from: C, to: {1}, send: EventClosed, with: {{VisitID: call}}}}\n"
    )
    walk(house, "  - any-order:\n" + "".join(chain.format(party.lower(), party) for party in "HKLMNO"))
    assert len(walked) == 12


def test_steps_that_meet_are_walked_by_what_was_done_not_by_every_permutation(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    walked: list[str] = []
    one = Walk._one  # noqa: SLF001 - counts the steps walked
    monkeypatch.setattr(Walk, "_one", lambda self, step, world: walked.append(step.arrow.id) or one(self, step, world))
    lit = "{{id: lit-{0}, from: C, to: H, send: EventOpened, with: {{VisitID: call, Sequence: '{0}'}}}}"
    region = "  - any-order:\n" + "".join(f"      - {lit.format(n)}\n" for n in range(6))
    catalogue = house({"interactions/house/new.yml": HEAD + region, "states/leaf.yml": TOGGLE})
    found = Walk(catalogue, automata(catalogue), expand(catalogue, catalogue.models["new"])).findings.values()
    assert [f.code for f in found] == []
    assert 6 < len(walked) <= 6 * 2**6 < 720


def test_an_outcome_starts_after_its_step(house: House) -> None:
    again = "{from: C, to: H, send: EventClosed, with: {VisitID: call, Place: H}}"
    more = f"""\
interruptions:
  - {{mark: '*', after: EventOpened-H, place: inferred, title: Shut, steps: [{CLOSED}]}}
  - {{mark: '**', after: EventClosed-H, place: inferred, title: Shut again, steps: [{again}]}}
"""
    assert found(house, f"  - {OPENED}\n  - {CLOSED}\n", more) == [
        ("event-not-allowed", "EventClosed-H~**.EventClosed-H")
    ]


def test_a_party_is_not_left_open_by_an_outcome_either(house: House) -> None:
    outcome = "{mark: '*', after: EventOpened-H, place: inferred, title: Stuck, steps: [{note: Nothing., over: [H]}]}"
    walked = walk(house, f"  - {OPENED}\n  - {CLOSED}\n", f"interruptions: [{outcome}]\n")
    assert [f.code for f in walked.findings.values()] == ["party-left-over"]


def test_whoever_hears_for_a_party_knows_what_came_before(house: House) -> None:
    """P hears what H is told; so the request of P comes after all that C had then."""
    asks = "  - {{from: {0}, to: C, send: {1}, with: {{Place: H}}}}\n"
    told = f"{asks.format('K', 'RequestOpen')}  - {OPENED}\n{asks.format('P', 'RequestClose')}"
    assert "order-not-promised" not in {code for code, _ in found(house, told)}
    untold = f"{asks.format('K', 'RequestOpen')}{asks.format('P', 'RequestClose')}  - {OPENED}\n"
    assert "order-not-promised" in {code for code, _ in found(house, untold)}


HOOK = """\
title: Hook
protocol: door
instance: [VisitID]
of: [handset]
initial: down
states: {down: {title: Down}, up: {title: Up}, busy: {title: Busy}}
transitions:
  - {from: down, event: EventError, to: up, pending: [VisitID]}
  - {from: up, event: EventOpened, to: busy}
"""
"""The first event cannot name the visit; the next one takes the state over."""


def test_an_event_that_names_a_subject_takes_over_the_state_that_waits_for_it(house: House) -> None:
    steps = "  - {from: C, to: N, send: EventError}\n  - {from: C, to: N, send: EventOpened, with: {VisitID: call}}\n"
    walked = walk(house, steps, machine=HOOK)
    own = {instance: states for instance, states in walked.ends[0].at.items() if instance.machine == "own"}
    assert own == {Instance("own", "N", "call"): frozenset({"busy"})}


def test_a_guard_that_is_not_shown_may_hold_or_not(house: House) -> None:
    """The leaf opens on a calm mood or none; another mood is not allowed where the door is closed."""
    for shown, codes in (("", []), (", Mood: MoodCalm", []), (", Mood: MoodWild", ["event-not-allowed"])):
        opened = f"{{from: C, to: H, send: EventOpened, with: {{VisitID: call{shown}}}}}"
        assert [code for code, _ in found(house, f"  - {opened}\n")] == codes


def test_an_event_without_an_identifier_is_about_the_only_one_there_is(house: House) -> None:
    bare = "{id: bare, from: C, to: H, send: EventClosed}"
    assert found(house, f"  - {OPENED}\n  - {bare}\n  - {CLOSED}\n") == [("event-not-allowed", "EventClosed-H")]


def test_states_before_and_after_each_step(house: House) -> None:
    walked = walk(house, f"  - {OPENED}\n  - {CLOSED}\n")
    leaf = Instance("leaf", "H", "call")
    assert walked.before["EventClosed-H"] == {leaf: frozenset({"open"})}
    assert walked.after["EventClosed-H"] == {leaf: frozenset({"closed"})}
    assert [dict(world.at) for world in walked.ends] == [{}]


TOGGLE = """\
title: Leaf of a door
protocol: door
instance: [VisitID, Place]
of: [handset]
initial: closed
states: {closed: {title: Closed}, open: {title: Open}}
transitions:
  - {from: closed, event: EventOpened, if: {Sequence: ['0', '2', '4']}, to: open}
  - {from: open, event: EventOpened, if: {Sequence: ['1', '3', '5']}, to: closed}
  - {from: '*', event: EventOpened, to: same}
"""
"""Six events on one leaf that do not all commute, and are allowed everywhere."""


LAMP = """\
title: Lamp
protocol: door
instance: [Place]
of: [handset]
initial: dark
states: {dark: {title: Dark}, lit: {title: Lit}}
transitions:
  - {from: [dark, lit], event: EventOpened, to: lit}
  - {from: lit, event: EventClosed, to: dark}
"""


def test_a_state_may_be_that_of_the_party_itself(house: House) -> None:
    steps = (
        f"  - {OPENED}\n  - {{state: Lit, of: {{call: {{H: lit}}}}}}\n  - {{state: Dark, of: {{call: {{H: dark}}}}}}\n"
    )
    catalogue = house({"interactions/house/new.yml": HEAD + steps, "states/lamp.yml": LAMP})
    walked = Walk(catalogue, automata(catalogue), expand(catalogue, catalogue.models["new"]))
    messages = [f.message for f in walked.findings.values()]
    assert messages[0] == "H is said to be Dark: Lamp is Lit there"


def test_a_region_inside_a_chain_does_not_multiply(house: House) -> None:
    """Six events to six parties inside a chain of a region: 720 orders that nobody has to walk."""
    inner = "".join(
        f"              - {{id: in-{p.lower()}, from: C, to: {p}, send: EventOpened, with: {{VisitID: call}}}}\n"
        for p in "HKLMNO"
    )
    steps = "  - any-order:\n      - {from: P, to: C, send: RequestOpen}\n      - in-order:\n          - any-order:\n"
    assert found(house, f"{steps}{inner}          - {{note: Done., over: [H]}}\n") == []


def test_repeated_steps_inside_a_region_come_again(house: House) -> None:
    first = OPENED.replace("{from", "{id: first, from")
    steps = f"  - any-order:\n      - repeat: for each\n        steps: [{CLOSED}, {OPENED}]\n      - {first}\n"
    assert "event-not-allowed" in {code for code, _ in found(house, steps)}


def test_many_optional_answers_do_not_multiply(house: House) -> None:
    asked = "{{id: ask-{0}, from: P, to: C, send: RequestOpen, with: {{Mood: MoodCalm}}}}"
    pair = f"  - optional: [{asked}, {{{{id: no-{{0}}, from: C, to: P, send: EventError}}}}]\n    when: at times\n"
    assert found(house, "".join(pair.format(n) for n in range(20))) == []


def test_an_earlier_state_of_talk_still_holds_at_the_end(house: House) -> None:
    other = "{id: second, from: C, to: K, send: EventOpened, with: {VisitID: call}}"
    states = "  - {state: One, of: {call: {H: open}}}\n  - {state: Other, of: {call: {K: open}}}\n"
    assert [f.code for f in walk(house, f"  - {OPENED}\n  - {other}\n{states}").findings.values()] == []


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
    assert [f.code for f in walk(house, f"  - {OPENED}\n{use}  - {CLOSED}\n", ringing=PHASE).findings.values()] == []
    touched = walk(house, f"  - {open_there}\n{use}", ringing=PHASE).findings.values()
    assert [f.code for f in touched] == ["start-not-reached", "nothing-new"]


def lamp(house: House, steps: str, starts: str = "") -> Walk:
    """Walk a model of a handset with a lamp, whose state needs no visit."""
    text = HEAD.replace("identifiers", f"starts: {starts}\nidentifiers") if starts else HEAD
    catalogue = house({"interactions/house/new.yml": text + steps, "states/lamp.yml": LAMP})
    return Walk(catalogue, automata(catalogue), expand(catalogue, catalogue.models["new"]))


def test_a_state_of_the_party_itself_needs_no_subject(house: House) -> None:
    steps = f"  - {OPENED}\n  - {{state: Lit, of: {{H: lit, call: {{H: open}}}}}}\n"
    walked = lamp(house, f"{steps}  - {{state: Dark, of: {{H: dark, call: {{H: open}}}}}}\n")
    assert [f.message for f in walked.findings.values()] == ["H is said to be Dark: Lamp is Lit there"]


def test_a_model_may_start_in_a_state_of_the_party_itself(house: House) -> None:
    closed = "  - {from: C, to: H, send: EventClosed, with: {VisitID: call}}\n"
    assert [f.message for f in lamp(house, closed, "{call: {H: open}}").findings.values()] == [
        "EventClosed cannot come to H: Lamp is Dark there"
    ]
    walked = lamp(house, closed, "{H: lit, call: {H: open}}")
    assert list(walked.findings.values()) == []
    assert dict(walked.first.at) == {
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
    catalogue = house({"interactions/house/new.yml": HEAD + steps, "states/shutter.yml": SHUTTER})
    walked = Walk(catalogue, automata(catalogue), expand(catalogue, catalogue.models["new"]))
    assert list(walked.findings.values()) == []
    assert dict(walked.ends[0].at) == {Instance("leaf", "H", "call"): frozenset({"open"})}


def test_a_request_of_whoever_hears_for_a_party_stands_between_two_events(house: House) -> None:
    between = "{from: P, to: C, send: RequestOpen, with: {Place: K}}"
    error = "{{id: {0}, from: C, to: H, send: EventError}}"
    assert found(house, f"  - {error.format('one')}\n  - {error.format('two')}\n") == [("nothing-new", "two")]
    assert found(house, f"  - {error.format('one')}\n  - {between}\n  - {error.format('two')}\n") == []


OFFER = """\
title: Offer of a door
protocol: door
instance: [VisitID]
of: [panel]
initial: none
states: {none: {title: None}, open: {title: Open}, taken: {title: Taken}, refused: {title: Refused}}
transitions:
  - {from: none, event: EventOpened, to: open}
  - {from: open, event: EventError, if: {answers: RequestOpen}, to: taken}
  - {from: open, event: EventError, if: {answers: RequestClose}, to: refused}
  - {from: '*', event: EventError, to: same}
"""
"""What an event does here depends on the request that it answers, and it does not name the visit itself."""
OFFERED = "  - {id: offer, from: C, to: P, send: EventOpened, with: {VisitID: call}}\n"
TAKE = "  - {id: take, from: P, to: C, send: RequestOpen, with: {VisitID: call, Ticket: ticket}}\n"
REFUSE = "  - {id: refuse, from: P, to: C, send: RequestClose, with: {VisitID: call, Ticket: stub}}\n"


@pytest.mark.parametrize(
    ("steps", "states"),
    [
        (f"{TAKE}  - {{id: end, from: C, to: P, send: EventError}}\n", {"taken"}),
        (f"{REFUSE}  - {{id: end, from: C, to: P, send: EventError}}\n", {"refused"}),
        (f"{TAKE}{REFUSE}  - {{id: end, from: C, to: P, send: EventError}}\n", {"refused"}),
        (f"{TAKE}{REFUSE}  - {{id: end, from: C, to: P, send: EventError, with: {{Ticket: ticket}}}}\n", {"taken"}),
        (f"{TAKE}{REFUSE}  - {{id: end, from: C, to: P, send: EventError, answers: take}}\n", {"taken"}),
        ("  - {id: end, from: C, to: P, send: EventError}\n", {"open", "taken", "refused"}),
    ],
    ids=["request", "other-request", "last-request", "reference", "author", "not-known"],
)
def test_an_event_changes_what_the_request_that_it_answers_says(house: House, steps: str, states: set[str]) -> None:
    walked = walk(house, OFFERED + steps, machine=OFFER)
    assert walked.after["end"] == {Instance("own", "P", "call"): states}


def test_an_event_that_cannot_name_its_subject_is_about_that_of_the_request(house: House) -> None:
    other = OFFERED.replace("offer", "offer-other").replace("call", "other")
    walked = walk(house, f"{OFFERED}{other}{REFUSE}  - {{from: C, to: P, send: EventError}}\n", machine=OFFER)
    assert [dict(world.at) for world in walked.ends] == [
        {Instance("own", "P", "other"): frozenset({"open"}), Instance("own", "P", "call"): frozenset({"refused"})}
    ]


def test_a_request_needs_the_state_of_the_party_itself(house: House) -> None:
    lamp = f"{LAMP}accepts: [{{request: RequestOpen, in: lit}}]\n"
    ask = "  - {from: P, to: C, send: RequestOpen, with: {VisitID: call, Place: H}}\n"
    opened = walk(house, f"  - {OPENED}\n{ask}", machine=lamp)
    assert "request-not-accepted" not in {f.code for f in opened.findings.values()}
    shut = walk(house, f"  - {OPENED}\n  - {CLOSED}\n{ask}", machine=lamp)
    assert [f.message for f in shut.findings.values() if f.code == "request-not-accepted"] == [
        "RequestOpen of P cannot be carried out: Lamp is Dark at H"
    ]


BOOKING = """\
title: Booking
protocol: door
instance: [Ticket]
of: [handset]
initial: none
states: {none: {title: None}, booked: {title: Booked}}
transitions:
  - {from: none, event: EventOpened, to: booked}
accepts: [{request: RequestOpen, in: booked}]
"""


@pytest.mark.parametrize(
    ("ticket", "messages"),
    [
        ("ticket", []),
        ("stub", ["RequestOpen of P cannot be carried out: stub (Booking) is None at H"]),
    ],
)
def test_a_request_is_about_what_its_machine_tells_apart(house: House, ticket: str, messages: list[str]) -> None:
    opened = "  - {from: C, to: H, send: EventOpened, with: {VisitID: call, Ticket: ticket}}\n"
    ask = f"  - {{from: P, to: C, send: RequestOpen, with: {{VisitID: call, Place: H, Ticket: {ticket}}}}}\n"
    walked = walk(house, opened + ask, machine=BOOKING)
    assert [f.message for f in walked.findings.values() if f.code == "request-not-accepted"] == messages
