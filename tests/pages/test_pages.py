"""The pages of the small catalogue: what a message page says, pictures that stay the same, pages as Markdown files."""

from __future__ import annotations

import re
from shutil import copytree
from typing import TYPE_CHECKING

from eventmodels.catalogue import Flows, load
from eventmodels.catalogue.addresses import NamedAddress
from eventmodels.pages import Addresses, build, render
from eventmodels.pages.data.search_index import INDEX
from eventmodels.pages.export.markdown import markdown_files
from eventmodels.pages.page import Heading, Page
from eventmodels.pages.views.graphs import draw_machine, draw_topology
from eventmodels.pages.views.machines import MachineView, machine_pages
from eventmodels.pages.views.messages import Change, MessageView, ModelUses, Row, message_pages
from eventmodels.replay import Replays
from eventmodels.web.assets import assets
from tests.test_cli import BASE

if TYPE_CHECKING:
    from pathlib import Path

CATALOGUE, _ = load(BASE)
LINKS = Addresses(CATALOGUE)
FLOWS = Flows.of(CATALOGUE)
REPLAYS = Replays.of(CATALOGUE, FLOWS.all)
PAGES = {page.address: page for page in message_pages(CATALOGUE, FLOWS, REPLAYS, LINKS)}
SITE = build(BASE)


def view(page: Page) -> MessageView:
    assert isinstance(page.data, MessageView)
    return page.data


def test_every_message_has_a_page_at_its_address() -> None:
    assert list(PAGES) == [
        "door/RequestOpen/",
        "door/RequestClose/",
        "door/EventOpened/",
        "door/EventClosed/",
        "door/EventError/",
        "door/MessageSpare/",
        "lift/EventError/",
    ]


def test_what_a_page_is_found_and_filed_by() -> None:
    page = PAGES["door/EventOpened/"]
    assert (page.title, page.summary) == ("EventOpened", "A door has opened.")
    assert page.section == ("Events", "Door protocol", "Opening")
    assert page.source == "protocols/door/messages/opening.yml"
    assert page.headings == (
        Heading("attributes", "Attributes"),
        Heading("relations", "Requests and answers"),
        Heading("models", "Models that use it"),
        Heading("occurs-in", "States in which it occurs"),
        Heading("states", "States it changes"),
        Heading("names", "Names and sources"),
    )


def test_rows_stand_by_presence_then_by_the_order_of_attributes() -> None:
    rows = view(PAGES["door/EventOpened/"]).rows
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
    )
    assert rows[4].values == NamedAddress("door/enumerations/DoorMood/", "DoorMood")
    assert rows[4].conditions == ("always MoodCalm",)


def test_requests_and_answers_are_told_from_both_sides() -> None:
    assert view(PAGES["door/EventOpened/"]).relations == (
        ("Answers", (NamedAddress("door/RequestOpen/", "RequestOpen"),)),
    )
    assert view(PAGES["door/RequestOpen/"]).relations == (
        ("Answered by", (NamedAddress("door/EventOpened/", "EventOpened"),)),
        ("Refused by", (NamedAddress("door/EventError/", "EventError"),)),
    )
    assert view(PAGES["door/EventError/"]).refuses_all
    stands_for = NamedAddress("lift/EventError/", "lift.EventError", "between Controller and Cabin")
    assert view(PAGES["door/EventError/"]).relations == (("Stands for", (stands_for,)),)
    spoken_as = NamedAddress("door/EventError/", "door.EventError", "between Controller and Cabin")
    assert ("Spoken as", (spoken_as,)) in view(PAGES["lift/EventError/"]).relations


def test_uses_lead_to_the_step_or_name_the_phase_once() -> None:
    opened = view(PAGES["door/EventOpened/"])
    assert opened.uses == (
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
    assert opened.through == (NamedAddress("models/visit/", "Visit", evidence="published"),)


def test_changes_of_state() -> None:
    leaf = NamedAddress("states/leaf/", "Leaf of a door")
    assert view(PAGES["door/EventOpened/"]).changes == (
        Change(leaf, ("Closed",), NamedAddress("states/leaf/#open", "Open"), ("Mood is MoodCalm or absent",), ""),
        Change(leaf, ("any",), NamedAddress("states/leaf/", "the same state"), (), ""),
    )


def test_words_from_yaml_are_escaped() -> None:
    page = Page("x/", "T", "message.html", view(PAGES["door/EventOpened/"]), "<script>")
    named = NamedAddress("door/", "<b>bold</b>")
    hostile = page.data.__class__(**{f: getattr(page.data, f) for f in page.data.__slots__} | {"category": named})
    body = render(Page("x/", "T", "message.html", hostile), LINKS)
    assert "<b>bold</b>" not in body
    assert "&lt;b&gt;bold&lt;/b&gt;" in body


def test_graphs_are_the_same_bytes_every_time() -> None:
    machine = CATALOGUE.machines["leaf"]
    assert draw_machine("leaf", machine, LINKS) == draw_machine("leaf", machine, LINKS)
    assert draw_topology(CATALOGUE, LINKS) == draw_topology(load(BASE)[0], LINKS)


def test_a_graph_leaves_colours_and_ids_to_the_page() -> None:
    for picture in (draw_machine("leaf", CATALOGUE.machines["leaf"], LINKS), draw_topology(CATALOGUE, LINKS)):
        assert picture.startswith('<svg class="em-graph')
        assert not re.findall(r' (?:id|fill|stroke|xlink:href|font-family)="', picture)
        assert "\n\n" not in picture
    assert 'href="#open"' in draw_machine("leaf", CATALOGUE.machines["leaf"], LINKS)


def test_the_site_is_the_same_bytes_every_time() -> None:
    again = build(BASE)
    assert again.files == SITE.files
    assert [render(p, again.links) for p in again.pages] == [render(p, SITE.links) for p in SITE.pages]


def test_every_page_is_a_markdown_file_that_markdown_leaves_alone() -> None:
    written = {path: text for path, text in markdown_files(SITE).items() if path.endswith(".md")}
    assert len(written) == len(SITE.pages)
    for path, text in written.items():
        block = re.search(r'^<div class="em-page">\n(.*)\n</div>\n\Z', text, re.DOTALL | re.MULTILINE)
        assert block, path
        assert all(line.strip() for line in block[1].split("\n")), f"a blank line would end the block in {path}"


def test_the_markdown_files_carry_pictures_and_styles() -> None:
    written = markdown_files(SITE)
    assert set(SITE.files) <= set(written)
    assert {"assets/eventmodels/diagram.css", *assets(), INDEX} <= set(written)


def test_two_pages_never_share_an_address(tmp_path: Path) -> None:
    root = copytree(BASE, tmp_path / "models")
    opening = root / "protocols" / "door" / "messages" / "opening.yml"
    text = opening.read_text("utf-8") + "  attributes: {kind: event, summary: Has the name of a list.}\n"
    opening.write_text(text, "utf-8")
    problems = build(root).problems
    assert [str(p) for p in problems] == [
        "attributes and Door protocol attributes would have the address door/attributes/; expected another name"
    ]


def test_a_transition_says_which_instance_goes_on() -> None:
    (page,) = (page for page in machine_pages(CATALOGUE, LINKS) if page.address == LINKS.machine("leaf"))
    assert isinstance(page.data, MachineView)
    assert [row.condition for row in page.data.rows] == [
        "Mood is MoodCalm or absent",
        (
            "the instance that FormerVisitID names goes on under VisitID; "
            "the next event that has VisitID tells of which instance it is"
        ),
        "",
    ]
