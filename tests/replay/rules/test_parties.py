"""Who is in a subject: who must be told, who was named and comes, leaves or is there no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.replay.small import found, replayed, told
from tests.support import BASE

if TYPE_CHECKING:
    from tests.support import House

LEAF = (
    (BASE / "states/leaf.yml").read_text("utf-8").replace(", moves: {VisitID: FormerVisitID}, pending: [VisitID]", "")
)
"""A leaf to which more events may come while it is open."""
TOLD = "told:\n  - {event: EventOpened, when: EventOpened, if: {Keys: KeyBack}, about: Visitor}\n"
COMES = "announces:\n  - {messages: [EventOpened], names: Visitor, unless: {Mood: MoodCalm}}\n"
LEAVES = "  leavers: [KeyFront]\n"


def event(step: str, to: str, values: str = "", message: str = "EventOpened", visit: str = "call") -> str:
    shown = f"VisitID: {visit}, {values}" if values else f"VisitID: {visit}"
    return f"  - {{id: {step}, from: C, to: {to}, send: {message}, with: {{{shown}}}}}\n"


def closed(step: str, to: str) -> str:
    return event(step, to, message="EventClosed")


def codes(house: House, steps: str, *codes: str, rules: str = "", roles: str = "") -> list[tuple[str, str]]:
    return [pair for pair in found(house, steps, rules=rules, roles=roles, leaf=LEAF) if pair[0] in codes]


@pytest.mark.parametrize(
    ("steps", "missing"),
    [
        (event("h", "H") + event("k", "K") + event("tells", "H", "Visitor: L, Keys: KeyBack"), True),
        (event("h", "H") + event("k", "K") + event("tells", "H", "Visitor: K, Keys: KeyBack"), False),  # it is K itself
        (event("h", "H") + event("tells", "H", "Visitor: L, Keys: KeyBack") + event("k", "K"), False),  # K came later
        (event("h", "H") + event("k", "K", visit="other") + event("tells", "H", "Visitor: L, Keys: KeyBack"), False),
        (event("h", "H") + event("k", "K") + event("tells", "H", "Visitor: B"), False),  # the rule does not hold
        (
            event("h", "H") + event("k", "K") + event("tells", "H", "Visitor: L, Keys: KeyBack") + closed("off", "K"),
            False,
        ),
    ],
)
def test_all_who_are_there_are_told(house: House, steps: str, missing: bool) -> None:  # noqa: FBT001
    assert codes(house, steps, "not-told", rules=TOLD) == ([("not-told", "tells")] if missing else [])


def test_who_is_told_hears_of_the_same_party_in_any_order(house: House) -> None:
    both = event("h", "H") + event("k", "K")
    here, there = event("one", "H", "Visitor: L, Keys: KeyBack"), event("two", "K", "Visitor: L, Keys: KeyBack")
    assert codes(house, both + here + there, "not-told", rules=TOLD) == []
    assert codes(house, both + there + here, "not-told", rules=TOLD) == []
    other = event("two", "K", "Visitor: M")
    assert codes(house, both + here + other, "not-told", rules=TOLD) == [("not-told", "one")]


def test_a_state_shows_that_a_party_was_there_and_not_told(house: House) -> None:
    """What leaves later was there all the same; what leaves without such a word may have been about to."""
    steps = event("h", "H") + event("k", "K") + event("tells", "H", "Visitor: L, Keys: KeyBack")
    said = steps + "  - {state: Both, of: {call: {H: open, K: open}}}\n" + closed("off", "K")
    assert codes(house, said, "not-told", rules=TOLD) == [("not-told", "tells")]


@pytest.mark.parametrize(
    ("steps", "wrong"),
    [
        (event("h", "H", "Visitor: {dialled: K}") + event("m", "M"), "m"),
        (event("h", "H", "Visitor: {dialled: K}") + event("k", "K"), ""),
        (event("h", "H", "Visitor: {dialled: K}"), ""),  # nobody has come yet
        (event("h", "H", "Visitor: {dialled: K}") + event("m", "M") + event("k", "K"), ""),  # it comes after all
        (event("h", "H", "Visitor: {dialled: K}") + event("m", "M", "Mood: MoodCalm"), ""),  # a value says why
        (event("h", "H", "Visitor: {dialled: K}") + "  - {action: rings, by: C}\n" + event("m", "M"), ""),
        (event("h", "H", "Visitor: {dialled: P}") + event("m", "M"), ""),  # no machine follows a panel
        (event("h", "H", "Visitor: {dialled: K}") + event("m", "M", visit="other"), ""),
    ],
)
def test_who_was_named_comes(house: House, steps: str, wrong: str) -> None:
    expected = [("other-party-comes", wrong)] if wrong else []
    assert codes(house, steps, "other-party-comes", rules=COMES) == expected


@pytest.mark.parametrize(("who", "stays"), [("K", False), ("H", True)])
def test_who_is_said_to_leave_leaves(house: House, who: str, stays: bool) -> None:  # noqa: FBT001
    says = event("says", "H", "Visitor: K, Keys: KeyFront, Extras: {present: true}")
    steps = event("h", "H") + event("k", "K") + says + closed("off", who)
    assert codes(house, steps, "party-stays", roles=LEAVES) == ([("party-stays", "says")] if stays else [])


@pytest.mark.parametrize(
    ("word", "wrong"),
    [("now", ["left", "before"]), ("still", ["left"]), ("once", ["before"])],
)
def test_who_is_named_is_there(house: House, word: str, wrong: list[str]) -> None:
    """K has not come when H hears of it first, is there in between, and has left when H hears of it last."""
    steps = (
        event("before", "H", "Visitor: K")
        + event("k", "K")
        + event("there", "H", "Visitor: K")
        + closed("off", "K")
        + event("left", "H", "Visitor: K")
    )
    roles = f"  present: {{Visitor: {{{word}: [EventOpened]}}}}\n"
    found = codes(house, steps, "party-not-there", roles=roles)
    assert sorted(found) == sorted(("party-not-there", step) for step in wrong)


def test_a_party_of_which_nothing_is_heard_is_not_there(house: House) -> None:
    steps = event("h", "H", "Visitor: K") + event("k", "K", visit="other")
    assert codes(house, steps, "party-not-there") == [("party-not-there", "h")]
    # One message that shows both visits makes them one.
    tied = event("k", "K", "FormerVisitID: call", visit="other")
    assert codes(house, event("h", "H", "Visitor: K") + tied, "party-not-there") == []


def test_what_goes_on_needs_so_many(house: House) -> None:
    leaves = event("off", "H", "Visitor: {present: true}", "EventClosed")
    alone = event("h", "H") + event("k", "K") + leaves
    said = replayed(house, alone + closed("end", "K"), machines={"leaf": LEAF}, rules="at-least: 2\n")
    assert told(said, "nobody-left") == ["EventClosed to H says that call goes on, and K stays alone in it"]
    for rest, least in ((event("m", "M") + closed("end", "K"), 2), (closed("end", "K"), 1)):
        steps = alone + rest
        assert codes(house, steps, "nobody-left", rules=f"at-least: {least}\n") == []
