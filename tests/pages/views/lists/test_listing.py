"""Lists that narrow: what may be chosen, what each row has, and everything is there without a script."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from eventmodels.catalogue.addresses import NamedAddress
from eventmodels.pages import render
from eventmodels.pages.views.attributes import EnumerationView
from eventmodels.pages.views.lists.listing import (
    Choice,
    ListView,
    Narrowed,
    Question,
    band,
    bands,
    narrowing,
    often_first,
)
from eventmodels.pages.views.participants import TopologyView
from tests.support import said

if TYPE_CHECKING:
    from eventmodels.pages import Page, Site

ENDS = (0, 1, 5)
LISTS = (
    *("models/", "messages/", "attributes/", "states/", "keys/", "participants/", "compare/"),
    "door/enumerations/DoorMood/",
)


def row(name: str, *has: str) -> Narrowed:
    return Narrowed(NamedAddress(f"{name}/", name), "", id=name, has=tuple((each[0], each) for each in has))


def page(site: Site, address: str) -> Page:
    return next(page for page in site.pages if page.address == address)


def list_of(site: Site, address: str) -> ListView:
    """Return the list on a page."""
    data = page(site, address).data
    view = data.list if isinstance(data, TopologyView) else data.every if isinstance(data, EnumerationView) else data
    assert isinstance(view, ListView)
    return view


@pytest.mark.parametrize(("amount", "id_"), [(0, "0"), (1, "1"), (2, "2-5"), (5, "2-5"), (6, "6-"), (900, "6-")])
def test_an_amount_is_in_one_stretch(amount: int, id_: str) -> None:
    assert band(amount, ENDS) == id_


def test_stretches_are_told_in_words() -> None:
    assert bands(ENDS, "none") == {"0": "none", "1": "1", "2-5": "2 to 5", "6-": "6 or more"}
    assert bands((5, 10)) == {"1-5": "1 to 5", "6-10": "6 to 10", "11-": "11 or more"}


def test_only_what_some_row_has_is_asked_and_nothing_that_all_rows_have() -> None:
    rows = [row("one", "a1", "b1", "b1", "c1"), row("two", "a1", "b2", "c1"), row("three", "b2")]
    titles = {f"{letter}{number}": f"{letter} {number}" for letter in "abc" for number in (2, 1, 3)}
    asked = [Question(letter, letter.upper(), titles, every=letter == "b") for letter in "abc"]
    own = narrowing("things", rows, asked, grouped="as they are")
    assert [(facet.name, facet.title, facet.every) for facet in own.facets] == [("b", "B", True)]
    assert own.facets[0].choices == (Choice(1, "b2", "b 2", 2), Choice(2, "b1", "b 1", 1))
    assert [list(own.numbers_of(each)) for each in rows] == [[2], [1], [1]]
    assert (own.things, own.count) == ("things", 3)


def test_what_most_rows_have_comes_first_and_then_by_its_title() -> None:
    rows = [row("one", "a1", "a1", "a2"), row("two", "a3"), row("three", "a3")]
    assert list(often_first(rows, "a", {"a1": "Z", "a2": "Y", "a3": "X", "a4": "W"})) == ["a3", "a2", "a1", "a4"]


@pytest.mark.parametrize("address", LISTS)
def test_each_row_is_on_the_page_once_with_its_link_and_what_it_has(address: str, site: Site) -> None:
    view = list_of(site, address)
    assert view.narrowing is not None
    rows = [row for part in view.parts for row in part.rows]
    html = render(page(site, address), site.reference)
    shown = re.findall(r'<li class="em-row" data-has="([^"]*)".*?<a href="[^"]*">(?:<svg.*?</svg>)?(.*?)</a>', html)
    expected = [(" ".join(map(str, view.narrowing.numbers_of(row))), row.link.name) for row in rows]  # type: ignore[arg-type]
    assert [(has, said(name)) for has, name in shown] == expected
    assert len(rows) == view.narrowing.count > 0
    assert f"<b>{len(rows)} {view.narrowing.things}</b>" in html
    assert all(f'id="_{part.heading.id}"' in html for part in view.parts)


@pytest.mark.parametrize("address", LISTS)
def test_the_page_offers_every_choice_under_its_number(address: str, site: Site) -> None:
    view = list_of(site, address)
    assert view.narrowing is not None
    html = render(page(site, address), site.reference)
    offered = re.findall(
        r'<input type="checkbox" name="(\w+)" value="([^"]*)" data-number="(\d+)">'
        r"<span>(.*?)</span>(?:</span>)?<small>(\d+)<",
        html,
    )
    expected = [
        (facet.name, choice.id, str(choice.number), choice.title, str(choice.count))
        for facet in view.narrowing.facets
        for choice in facet.choices
    ]
    assert [(name, id_, number, said(title), count) for name, id_, number, title, count in offered] == expected


def test_everything_of_each_kind_is_listed(site: Site) -> None:
    catalogue = site.reference.catalogue
    protocols = catalogue.protocols.values()
    things = {
        "models/": list(catalogue.models),
        "messages/": [name for protocol in protocols for name in protocol.messages],
        "attributes/": [name for protocol in protocols for name in protocol.attributes],
        "states/": [name for machine in catalogue.machines.values() for name in machine.states],
        "keys/": list(catalogue.keys),
        "participants/": list(catalogue.participants),
        "compare/": ["entering", "visit"],
        "door/enumerations/DoorMood/": list(catalogue.protocols["door"].enumerations["DoorMood"].values),
    }
    listed = {a: [row.id for part in list_of(site, a).parts for row in part.rows] for a in LISTS}
    assert {a: sorted(names) for a, names in listed.items()} == {a: sorted(names) for a, names in things.items()}


def test_a_model_says_what_it_can_be_found_by(site: Site) -> None:
    rows = {row.id: row for part in list_of(site, "models/").parts for row in part.rows}
    visit = rows["visit"]
    assert isinstance(visit, Narrowed)
    assert visit.has == (
        ("family", "house"),
        ("kind", "model"),
        ("evidence", "published"),
        ("length", "1-5"),
        *(("participant", name) for name in ("panel", "controller", "handset", "porter")),
        *(("message", name) for name in ("RequestOpen", "EventOpened", "RequestClose", "EventClosed", "EventError")),
    )
    assert (visit.line, visit.amounts) == ("Panel, Controller, H, Porter", (("length", 4),))


def test_the_former_list_of_events_leads_to_all_messages(site: Site) -> None:
    assert '<meta http-equiv="refresh" content="0; url=../messages/">' in site.files["events/index.html"]
