"""The data of the matrix, and what its page shows without a script."""

from __future__ import annotations

import json
from shutil import copytree
from typing import TYPE_CHECKING

from eventmodels.pages import build
from eventmodels.pages.explorer_pages import MATRIX, Carried, ExplorerView
from eventmodels.pages.page import Named
from tests.test_cli import BASE

if TYPE_CHECKING:
    from pathlib import Path

SITE = build(BASE)
DOOR, LIFT = json.loads(SITE.files[MATRIX].removeprefix("window.emMatrix = ").removesuffix(";\n"))


def test_a_message_names_its_attributes_by_place_and_presence() -> None:
    assert DOOR["messages"][1] == [
        "RequestClose",
        2,
        "",
        "request",
        "opening",
        "3m0o",
        "handset>controller panel>controller",
    ]
    assert [DOOR["attributes"][place][0] for place in (3, 0)] == ["Place", "VisitID"]


def test_a_capital_says_that_conditions_apply() -> None:
    presences = SITE.catalogue.protocols["door"].messages["EventOpened"].attributes
    conditional = [n for n, presence in presences.items() if presence.required_when or presence.absent_when]
    cells = DOOR["messages"][2][5]
    places = {row[0]: place for place, row in enumerate(DOOR["attributes"])}
    assert conditional
    assert [n for n in presences if any(f"{places[n]}{code}" in cells for code in "MOUN")] == conditional


def test_a_condition_of_absence_is_enough(tmp_path: Path) -> None:
    opening = copytree(BASE, tmp_path / "models") / "protocols/door/messages/opening.yml"
    text = opening.read_text("utf-8")
    opening.write_text(text.replace("equals: Place", "absent-when: {from: controller}"), "utf-8")
    script = build(tmp_path / "models").files[MATRIX]
    assert '["EventClosed",4,"","event","opening","0m3m4O"' in script


def test_an_attribute_has_its_number_and_other_spellings() -> None:
    assert DOOR["attributes"][0] == ["VisitID", 1, "Visit"]


def test_protocols_stand_apart() -> None:
    assert (LIFT["id"], LIFT["title"]) == ("lift", "Lift protocol")
    assert [row[0] for row in LIFT["messages"]] == ["EventError"]


def test_a_message_that_no_model_shows_has_no_ends() -> None:
    assert LIFT["messages"] == [["EventError", None, "", "event", "moving", "0o", ""]]


def test_those_who_send_or_receive_in_a_model_can_be_chosen() -> None:
    view = next(page.data for page in SITE.pages if page.address == "explorer/")
    assert isinstance(view, ExplorerView)
    busy = {"senders": set[str](), "receivers": set[str]()}
    for flow in SITE.flows.all.values():
        kinds = {lane.id: lane.is_ for lane in flow.lanes}
        busy["senders"] |= {kinds[arrow.from_] for arrow in flow.arrows()}
        busy["receivers"] |= {kinds[arrow.to] for arrow in flow.arrows()}
    assert {name for name, _ in view.senders} == busy["senders"]
    assert {name for name, _ in view.receivers} == busy["receivers"]
    assert ("controller", "Controller") in view.senders


def test_the_page_lists_who_carries_what() -> None:
    page = next(page for page in SITE.pages if page.address == "explorer/")
    assert isinstance(page.data, ExplorerView)
    rows = {row.link.name: row for row in page.data.blocks[0].rows}
    link = Named("door/attributes/Ticket/", "Ticket")
    assert rows["Ticket"] == Carried(link, "3", (), ("EventError",), ())
