"""Questions that everything after loading asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from eventmodels.catalogue import Flows, Response
from eventmodels.catalogue.kinds import Role
from tests.checks.cases import CASES

if TYPE_CHECKING:
    from tests.support import House


def test_lineage_ends_even_where_it_goes_round(house: House) -> None:
    catalogue = house()
    assert list(catalogue.lineage("wide-panel")) == ["wide-panel", "panel"]
    assert list(catalogue.lineage("nobody")) == []
    assert catalogue.children("panel") == ("wide-panel",)


def test_participants_speak_what_their_ancestors_speak(house: House) -> None:
    catalogue = house()
    assert catalogue.speaks("wide-panel") == {"door": (Role.CLIENT,)}
    assert catalogue.speaks("porter") == {}
    assert catalogue.shared("controller", "cabin") == ("door", "lift")
    assert catalogue.shared("controller", "porter") == ()


@pytest.mark.parametrize(
    ("send", "sender", "receiver", "protocol"),
    [
        ("RequestOpen", "panel", "controller", "door"),
        ("RequestOpen", "cabin", "controller", "door"),
        ("EventError", "controller", "panel", "door"),
        ("EventError", "controller", "cabin", ""),
        ("lift.EventError", "controller", "cabin", "lift"),
        ("RequestOpne", "panel", "controller", ""),
        ("RequestOpen", "porter", "controller", ""),
    ],
)
def test_the_protocol_of_a_step(house: House, send: str, sender: str, receiver: str, protocol: str) -> None:
    assert house().protocol_of(send, sender, receiver) == protocol


def test_protocols_stand_where_they_say_and_then_by_name(house: House) -> None:
    assert list(house().protocols) == ["door", "lift"]
    lift = (CASES / "base/protocols/lift/protocol.yml").read_text("utf-8")
    assert list(house({"protocols/lift/protocol.yml": f"place: 1\n{lift}"}).protocols) == ["lift", "door"]


def test_replies_link_events_to_requests(house: House) -> None:
    door = house().protocols["door"]
    assert [(r.event, r.relation, r.request) for r in door.responses] == [
        ("EventOpened", "answers", "RequestOpen"),
        ("EventClosed", "answers", "RequestClose"),
        ("EventError", "refuses", "RequestOpen"),
        ("EventError", "refuses", "RequestClose"),
    ]
    assert door.responses[-1] == Response("EventError", "RequestClose", "refuses", None)


def test_who_carries_an_attribute_and_what_its_values_are(house: House) -> None:
    door = house().protocols["door"]
    assert door.carriers("Visitor") == ("EventOpened", "EventClosed")
    assert door.carriers("Nothing") == ()
    vocabulary = door.enumeration_of("Mood")
    assert vocabulary is not None
    assert list(vocabulary.values) == ["MoodCalm", "MoodBrisk", "MoodWild"]
    assert door.enumeration_of("Place") is None
    assert door.enumeration_of("Nothing") is None


def test_messages_know_their_category(house: House) -> None:
    catalogue = house()
    door = catalogue.protocols["door"]
    assert [(category.id, category.title) for category in door.categories] == [("opening", "Opening")]
    assert door.homes["EventError"] == "opening"
    assert catalogue.message("door", "EventOpened") is door.messages["EventOpened"]
    assert catalogue.message("gate", "EventOpened") is None
    assert catalogue.message("door", "EventSung") is None


def test_models_are_found_by_name_whatever_their_family(house: House) -> None:
    entry = house().models["visit"]
    assert (entry.family, entry.path) == ("house", "interactions/house/visit.yml")


def test_every_step_that_sends_a_message_is_found(house: House) -> None:
    flows = Flows.of(house())
    assert [(use.model, use.step.id, use.phase, use.interruption) for use in flows.uses["door", "RequestOpen"]] == [
        ("entering", "RequestOpen-C", "", ""),
        ("farewell", "RequestOpen-C", "", ""),
        ("visit", "first.RequestOpen-C", "entering", ""),
    ]
    assert [(use.model, use.interruption) for use in flows.uses["door", "EventError"]] == [
        ("farewell", ""),
        ("visit", "The door is stuck"),
    ]
    assert flows.users == {"entering": ("visit",)}
