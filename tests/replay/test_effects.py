"""Messages made ready, and whether the order of two may matter."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from eventmodels.catalogue import expand
from eventmodels.replay import Instance, automata_by_kind
from eventmodels.replay.context import Context
from eventmodels.replay.effects import meet
from tests.replay.small import CLOSED, HEAD, OPENED

if TYPE_CHECKING:
    from tests.support import House

ASKED = "{from: P, to: C, send: RequestClose, with: {Place: H}}"


def context(house: House, *steps: str) -> Context:
    catalogue = house({"interactions/house/new.yml": HEAD + "".join(f"  - {step}\n" for step in steps)})
    return Context(catalogue, automata_by_kind(catalogue), expand(catalogue, catalogue.models["new"]))


def test_an_event_is_about_the_instance_that_it_names(house: House) -> None:
    ready = context(house, OPENED, "{id: bare, from: C, to: K, send: EventClosed}")
    opened, bare = map(ready.effect, ready.flow.messages())
    assert opened is not None
    assert bare is not None
    assert [(each.instance, each.vague) for each in opened.state_effects] == [(Instance("leaf", "H", "call"), False)]
    assert [(each.instance, each.vague) for each in bare.state_effects] == [(Instance("leaf", "K", ""), True)]
    assert opened.partners == {"H", "P"}
    assert not opened.depends_on_request


def test_a_message_is_made_ready_once(house: House) -> None:
    ready = context(house, OPENED)
    (step,) = ready.flow.messages()
    assert ready.effect(step) is ready.effect(step)


def test_a_request_changes_nothing_and_needs_the_party_that_it_names(house: House) -> None:
    ready = context(house, ASKED)
    (asked,) = ready.effects_in(ready.flow.items[0])
    assert asked.request
    assert asked.state_effects == ()
    assert asked.about == ("H",)
    assert asked.answered_by == ("EventClosed",)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (OPENED, CLOSED, True),
        (OPENED, CLOSED.replace("to: H", "to: K"), False),
        (OPENED, "{id: two, from: C, to: H, send: EventOpened, with: {VisitID: other}}", True),
        (CLOSED, "{id: two, from: C, to: H, send: EventClosed, with: {VisitID: other}}", False),
        (OPENED, ASKED, True),
        (CLOSED, ASKED, False),
    ],
    ids=["one instance", "two parties", "a full party", "two visits", "a request needs it", "its own answer"],
)
def test_whether_the_order_of_two_messages_may_matter(house: House, one: str, other: str, *, expected: bool) -> None:
    ready = context(house, one, other)
    first, second = map(ready.effect, ready.flow.messages())
    assert meet(first, second) is meet(second, first) is expected
