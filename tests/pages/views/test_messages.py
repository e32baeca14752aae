"""Pages of messages: what they say, how they are found and filed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from eventmodels.catalogue.addresses import NamedAddress
from eventmodels.pages.page import Heading, Page
from eventmodels.pages.views.messages import Change, MessageView, ModelUses, Row, message_pages

if TYPE_CHECKING:
    from collections.abc import Mapping

    from eventmodels.pages.reference import Reference


@pytest.fixture
def pages(reference: Reference) -> Mapping[str, Page]:
    """The pages of all messages, by address."""
    return {page.address: page for page in message_pages(reference)}


def view(page: Page) -> MessageView:
    assert isinstance(page.data, MessageView)
    return page.data


def test_every_message_has_a_page_at_its_address(pages: Mapping[str, Page]) -> None:
    assert list(pages) == [
        "door/RequestOpen/",
        "door/RequestClose/",
        "door/EventOpened/",
        "door/EventClosed/",
        "door/EventError/",
        "door/MessageSpare/",
        "lift/EventError/",
    ]


def test_what_a_page_is_found_and_filed_by(pages: Mapping[str, Page]) -> None:
    page = pages["door/EventOpened/"]
    assert (page.title, page.summary) == ("EventOpened", "A door has opened.")
    assert page.section == ("Messages", "Door protocol", "Opening")
    assert page.source == "protocols/door/messages/opening.yml"
    assert page.headings == (
        Heading("attributes", "Attributes"),
        Heading("relations", "Requests and answers"),
        Heading("models", "Models that use it"),
        Heading("occurs-in", "States in which it occurs"),
        Heading("states", "States it changes"),
        Heading("names", "Names and sources"),
    )


def test_rows_stand_by_presence_then_by_the_order_of_attributes(pages: Mapping[str, Page]) -> None:
    rows = view(pages["door/EventOpened/"]).rows
    assert [(row.name, row.presence) for row in rows] == [
        ("VisitID", "mandatory"),
        ("Place", "mandatory"),
        ("FormerVisitID", "optional"),
        ("Visitor", "optional"),
        ("Mood", "optional"),
        ("Keys", "optional"),
        ("Sequence", "optional"),
        ("Extras", "optional"),
        ("Frame", "optional"),
        ("Remark", "never"),
    ]
    assert rows[3] == Row(
        name="Visitor",
        address="door/attributes/Visitor/",
        presence="optional",
        type="dn",
        values=None,
        conditions=("required when it answers RequestOpen", "absent when it comes from controller"),
        summary="Who stands out there.",
        note="",
        evidence="",
        keys=(),
    )
    assert rows[4].values == NamedAddress("door/enumerations/DoorMood/", "DoorMood")
    assert rows[4].conditions == ("always MoodCalm",)


def test_requests_and_answers_are_told_from_both_sides(pages: Mapping[str, Page]) -> None:
    assert view(pages["door/EventOpened/"]).relations == (
        ("Answers", (NamedAddress("door/RequestOpen/", "RequestOpen"),)),
    )
    assert view(pages["door/RequestOpen/"]).relations == (
        ("Answered by", (NamedAddress("door/EventOpened/", "EventOpened"),)),
        ("Refused by", (NamedAddress("door/EventError/", "EventError"),)),
    )
    assert view(pages["door/EventError/"]).refuses_all
    stands_for = NamedAddress("lift/EventError/", "lift.EventError", "between Controller and Cabin")
    assert view(pages["door/EventError/"]).relations == (("Stands for", (stands_for,)),)
    spoken_as = NamedAddress("door/EventError/", "door.EventError", "between Controller and Cabin")
    assert ("Spoken as", (spoken_as,)) in view(pages["lift/EventError/"]).relations


def test_uses_lead_to_the_step_or_name_the_phase_once(pages: Mapping[str, Page]) -> None:
    opened = view(pages["door/EventOpened/"])
    assert opened.models.uses == (
        ModelUses(
            NamedAddress("models/entering/", "Entering", evidence="published"),
            (NamedAddress("models/entering/#EventOpened-H", "step 2", "C to H"),),
        ),
        ModelUses(
            NamedAddress("models/farewell/", "Farewell", evidence="reconstructed"),
            (
                NamedAddress("models/farewell/#EventOpened-H.H1", "step 2", "C to H1"),
                NamedAddress("models/farewell/#EventOpened-H.H2", "step 3", "C to H2"),
            ),
        ),
    )
    assert opened.models.through == (NamedAddress("models/visit/", "Visit", evidence="published"),)


def test_changes_of_state(pages: Mapping[str, Page]) -> None:
    leaf = NamedAddress("states/leaf/", "Leaf of a door")
    assert view(pages["door/EventOpened/"]).states.changes == (
        Change(leaf, ("Closed",), NamedAddress("states/leaf/#open", "Open"), ("Mood is MoodCalm or absent",), ""),
        Change(leaf, ("any",), NamedAddress("states/leaf/", "the same state"), (), ""),
    )
