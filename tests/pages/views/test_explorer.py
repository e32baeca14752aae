"""The data of the matrix, and what its page shows without a script."""

from __future__ import annotations

import json
from shutil import copytree
from typing import TYPE_CHECKING, Any

import pytest

from eventmodels.catalogue.addresses import NamedAddress
from eventmodels.pages import build
from eventmodels.pages.views.explorer import CarrierRow, ExplorerView
from eventmodels.web.assets import MATRIX
from tests.support import BASE

if TYPE_CHECKING:
    from pathlib import Path

    from eventmodels.pages import Site
    from eventmodels.pages.reference import Reference


@pytest.fixture
def protocols(site: Site) -> list[Any]:
    """The data of each protocol."""
    text = site.files[MATRIX].removeprefix("(window.em ??= {}).matrix = ").removesuffix(";\n")
    return list(json.loads(text))


@pytest.fixture
def door(protocols: list[Any]) -> Any:
    """The data of the first protocol."""
    return protocols[0]


@pytest.fixture
def lift(protocols: list[Any]) -> Any:
    """The data of the second."""
    return protocols[1]


def test_a_message_names_its_attributes_by_place_and_presence(door: Any) -> None:
    assert door["messages"][1] == [
        "RequestClose",
        2,
        "",
        "request",
        "opening",
        "3m0o",
        "handset>controller panel>controller",
    ]
    assert [door["attributes"][place][0] for place in (3, 0)] == ["Place", "VisitID"]


def test_forms_of_addresses_hold_for_every_name(door: Any, lift: Any, reference: Reference) -> None:
    """They are written once for all names, so no name may have an address of another form."""
    for data, protocol in zip((door, lift), reference.catalogue.protocols.values(), strict=True):
        forms: dict[str, str] = data["forms"]
        for message, record in protocol.messages.items():
            assert forms["message"].format(message=message) == reference.addresses.message(protocol.id, message)
            for name in record.attributes:
                assert forms["attribute"].format(attribute=name) == reference.addresses.attribute(protocol.id, name)
                carried = forms["carried"].format(message=message, attribute=name)
                assert carried == reference.addresses.message(protocol.id, message, name)


def test_a_capital_says_that_conditions_apply(door: Any, site: Site) -> None:
    presences = site.reference.catalogue.protocols["door"].messages["EventOpened"].attributes
    conditional = [n for n, presence in presences.items() if presence.required_when or presence.absent_when]
    cells = door["messages"][2][5]
    places = {row[0]: place for place, row in enumerate(door["attributes"])}
    assert conditional
    assert [n for n in presences if any(f"{places[n]}{code}" in cells for code in "MOUN")] == conditional


def test_an_attribute_has_its_number_and_other_spellings(door: Any) -> None:
    assert door["attributes"][0] == ["VisitID", 1, "Visit"]


def test_protocols_stand_apart(lift: Any) -> None:
    assert (lift["id"], lift["title"]) == ("lift", "Lift protocol")
    assert [row[0] for row in lift["messages"]] == ["EventError"]


def test_a_message_that_no_model_shows_has_no_ends(lift: Any) -> None:
    assert lift["messages"] == [["EventError", None, "", "event", "moving", "0o", ""]]


def test_those_who_send_or_receive_in_a_model_can_be_chosen(site: Site) -> None:
    view = next(page.data for page in site.pages if page.address == "explorer/")
    assert isinstance(view, ExplorerView)
    busy = {"senders": set[str](), "receivers": set[str]()}
    for flow in site.reference.flows.all.values():
        kinds = {participant.id: participant.is_ for participant in flow.participants}
        busy["senders"] |= {kinds[step.from_] for step in flow.messages()}
        busy["receivers"] |= {kinds[step.to] for step in flow.messages()}
    assert {name for name, _ in view.senders} == busy["senders"]
    assert {name for name, _ in view.receivers} == busy["receivers"]
    assert ("controller", "Controller") in view.senders


def test_the_page_lists_who_carries_what(site: Site) -> None:
    page = next(page for page in site.pages if page.address == "explorer/")
    assert isinstance(page.data, ExplorerView)
    rows = {row.link.name: row for row in page.data.blocks[0].rows}
    link = NamedAddress("door/attributes/Ticket/", "Ticket")
    assert rows["Ticket"] == CarrierRow(link, "3", (), ("EventError",), ())


def test_a_condition_of_absence_is_enough(tmp_path: Path) -> None:
    opening = copytree(BASE, tmp_path / "models") / "protocols/door/messages/opening.yml"
    text = opening.read_text("utf-8")
    opening.write_text(text.replace("equals: Place", "absent-when: {from: controller}"), "utf-8")
    script = build(tmp_path / "models").files[MATRIX]
    assert '["EventClosed",4,"","event","opening","0m3m4O"' in script
