"""Which courses of a flow are walked: optional, repeated, alternative and unordered steps, interruptions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eventmodels.checks.check import check
from eventmodels.replay.walker import Walker
from tests.replay.small import CLOSED, HEAD, OPENED, found, replayed

if TYPE_CHECKING:
    import pytest

    from eventmodels.replay.effects import MessageEffect
    from eventmodels.replay.world import World
    from tests.support import House


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


def test_an_unordered_region_is_result_in_every_order_that_matters(house: House) -> None:
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
    walk_message = Walker._walk_message  # noqa: SLF001 - counts the steps walked

    def count(walker: Walker, effect: MessageEffect, world: World) -> World:
        walked.append(effect.step.id)
        return walk_message(walker, effect, world)

    monkeypatch.setattr(Walker, "_walk_message", count)
    chain = (
        "      - in-order:\n"
        "          - {{id: o-{0}, from: C, to: {1}, send: EventOpened, with: {{VisitID: call}}}}\n"
        "          - {{id: c-{0}, from: C, to: {1}, send: EventClosed, with: {{VisitID: call}}}}\n"
    )
    replayed(house, "  - any-order:\n" + "".join(chain.format(party.lower(), party) for party in "HKLMNO"))
    assert len(walked) == 12


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


def test_steps_that_meet_are_walked_by_what_was_done_not_by_every_permutation(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    walked: list[str] = []
    walk_message = Walker._walk_message  # noqa: SLF001 - counts the steps walked

    def count(walker: Walker, effect: MessageEffect, world: World) -> World:
        walked.append(effect.step.id)
        return walk_message(walker, effect, world)

    monkeypatch.setattr(Walker, "_walk_message", count)
    lit = "{{id: lit-{0}, from: C, to: H, send: EventOpened, with: {{VisitID: call, Sequence: '{0}'}}}}"
    region = "  - any-order:\n" + "".join(f"      - {lit.format(n)}\n" for n in range(6))
    result = replayed(house, region, machines={"leaf": TOGGLE})
    assert [f.code for f in result.findings] == []
    assert 6 < len(walked) <= 6 * 2**6 < 720


def test_an_interruption_starts_after_its_step(house: House) -> None:
    again = "{from: C, to: H, send: EventClosed, with: {VisitID: call, Place: H}}"
    more = f"""\
interruptions:
  - {{mark: '*', after: EventOpened-H, place: inferred, title: Shut, steps: [{CLOSED}]}}
  - {{mark: '**', after: EventClosed-H, place: inferred, title: Shut again, steps: [{again}]}}
"""
    assert found(house, f"  - {OPENED}\n  - {CLOSED}\n{more}") == [
        ("event-not-allowed", "EventClosed-H~**.EventClosed-H")
    ]


DOORWAY = """\
title: Doorway
kind: phase
evidence: published
sources: [book/Doors]
participants: {C: controller, G: handset, S: handset}
identifiers: {it: VisitID}
steps:
  - {from: C, to: G, send: EventOpened, with: {VisitID: it}}
  - {from: C, to: G, send: EventClosed, with: {VisitID: it}}
interruptions:
  - mark: '*'
    after: EventOpened-G
    place: inferred
    title: The side door opens
    steps:
      - {from: C, to: G, send: EventClosed, with: {VisitID: it}}
      - {from: C, to: S, send: EventOpened, with: {VisitID: it}}
      - {state: At the side, of: {it: {S: open}}}
"""
DOORWAY_USED = "  - {use: doorway, as: one, bind: {G: H, S: K, it: call}}\n"


def test_what_interrupts_a_phase_starts_where_its_user_has_come_to(house: House) -> None:
    """The other visit is at the side door in one model, and at a third one in the next."""
    for place, codes in (("K", ["busy-twice"]), ("L", [])):
        there = f"  - {{from: C, to: {place}, send: EventOpened, with: {{VisitID: other}}}}\n"
        gone = f"  - {{from: C, to: {place}, send: EventClosed, with: {{VisitID: other}}}}\n"
        result = replayed(house, there + DOORWAY_USED + gone, doorway=DOORWAY)
        assert [finding.code for finding in result.findings] == codes
        assert {finding.step for finding in result.findings} <= {"one.EventOpened-G~*.EventOpened-S"}
        assert result.flow.borrowed
        assert [held.title for held in result.states_after("one.EventOpened-G~*.EventOpened-S")] == ["Open"]


def test_a_mistake_in_what_interrupts_a_phase_names_its_user(house: House) -> None:
    steps = "  - {from: C, to: K, send: EventOpened, with: {VisitID: other}}\n" + DOORWAY_USED
    catalogue = house(
        {
            "interactions/house/new.yml": HEAD + steps + "  - {state: Two, of: {other: {K: open}}}\n",
            "interactions/house/doorway.yml": DOORWAY,
        }
    )
    (problem,) = [problem for problem in check(catalogue) if problem.span.file.endswith("doorway.yml")]
    assert (problem.code, problem.span.line + 1) == ("busy-twice", 17)
    assert problem.message.endswith(", in new at step 'one.EventOpened-G~*.EventOpened-S'")


def test_a_guard_that_is_not_shown_may_hold_or_not(house: House) -> None:
    """The leaf opens on a calm mood or none; another mood is not allowed where the door is closed."""
    wild = ["event-not-allowed", "value-not-possible"]
    for shown, codes in (("", []), (", Mood: MoodCalm", []), (", Mood: MoodWild", wild)):
        opened = f"{{from: C, to: H, send: EventOpened, with: {{VisitID: call{shown}}}}}"
        assert [code for code, _ in found(house, f"  - {opened}\n")] == codes


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
