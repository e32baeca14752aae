"""Messages that may overtake each other: happened-before, with hand-made flows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from eventmodels.catalogue import Evidence, Flow
from eventmodels.catalogue.flow import ActionStep, Fragment, Item, MessageStep, Participant
from eventmodels.catalogue.kinds import MessageKind, ParticipantKind
from eventmodels.replay import races
from tests.replay.small import OPENED, found

if TYPE_CHECKING:
    from tests.support import House


def message(name: str, ends: str) -> MessageStep:
    """Return a message between two participants of one letter each."""
    return MessageStep(name, 0, ends[0], ends[1], "door", name, MessageKind.EVENT)


def racing(*items: Item, speaks_for: dict[str, tuple[str, ...]] | None = None) -> list[str]:
    participants = tuple(
        Participant(name, name, "panel", name, ParticipantKind.CLIENT, speaks_for=(speaks_for or {}).get(name, ()))
        for name in "ABCD"
    )
    flow = Flow("any", "Any", "model", "", Evidence.INFERRED, participants, items)
    return [f"{first.id} {second.id}" for first, second in races(flow)]


FIRST, SECOND = message("first", "AC"), message("second", "BC")


def test_two_senders_who_know_nothing_of_each_other() -> None:
    assert racing(FIRST, SECOND) == ["first second"]


@pytest.mark.parametrize(
    "between", [message("told", "AB"), ActionStep("waves", 0, "waves", "A", "B"), message("passed on", "CB")]
)
def test_whoever_was_told_comes_after(between: Item) -> None:
    assert racing(FIRST, between, SECOND) == []


def test_a_message_before_tells_nothing_of_what_is_sent_after_it() -> None:
    assert racing(message("early", "AB"), FIRST, SECOND) == ["first second"]


def test_whoever_speaks_for_the_receiver_hears_it_too() -> None:
    assert racing(FIRST, SECOND, speaks_for={"B": ("C",)}) == []


def test_only_the_last_message_of_a_sender_is_named() -> None:
    assert racing(message("zeroth", "AC"), FIRST, SECOND) == ["first second"]


def test_branches_exclude_each_other_and_regions_promise_nothing() -> None:
    one, other = Fragment("one", "branch", "", (FIRST,)), Fragment("other", "branch", "", (SECOND,))
    assert racing(Fragment("way", "alternatives", "", (one, other))) == []
    assert racing(Fragment("region", "any-order", "", (FIRST, SECOND))) == []
    assert racing(Fragment("box", "frame", "", (FIRST, SECOND))) == ["first second"]


def test_whoever_hears_for_a_party_knows_what_came_before(house: House) -> None:
    """P hears what H is told; so the request of P comes after all that C had then."""
    asks = "  - {{from: {0}, to: C, send: {1}, with: {{Place: H}}}}\n"
    told = f"{asks.format('K', 'RequestOpen')}  - {OPENED}\n{asks.format('P', 'RequestClose')}"
    assert "order-not-promised" not in {code for code, _ in found(house, told)}
    untold = f"{asks.format('K', 'RequestOpen')}{asks.format('P', 'RequestClose')}  - {OPENED}\n"
    assert "order-not-promised" in {code for code, _ in found(house, untold)}
