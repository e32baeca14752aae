"""Old addresses lead on: pages to their successors, anchors to what they were called after."""

from __future__ import annotations

import re

import pytest

from eventmodels.catalogue.ledger import write_ledger
from eventmodels.pages import Site, render
from tests.pages.renamed import renamed


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return renamed(tmp_path_factory.mktemp("moved") / "models")


def page(site: Site, address: str) -> str:
    return render(next(page for page in site.pages if page.address == address), site.reference)


@pytest.mark.parametrize(
    ("old", "way", "name"),
    [
        ("models/call-at-the-door/", "../visit/", "Visit"),
        ("door/EventShut/", "../EventClosed/", "EventClosed"),
        ("door/attributes/Where/", "../Place/", "Place"),
        ("participants/flap/", "../panel/", "Panel"),
        ("states/wing/", "../leaf/", "Leaf of a door"),
    ],
)
def test_an_old_page_leads_to_its_successor(site: Site, old: str, way: str, name: str) -> None:
    html = site.files[f"{old}index.html"]
    assert f'<link rel="canonical" href="{way}">' in html
    assert f'<meta http-equiv="refresh" content="0; url={way}">' in html
    assert f'<p>It is now called <a href="{way}">{name}</a>.</p>' in html
    assert re.findall(r"<script\b[^>]*>([^<]*)</script>", html) == [""]


@pytest.mark.parametrize(
    ("address", "old", "new"),
    [
        ("door/EventClosed/", "Where", "Place"),
        ("door/enumerations/DoorMood/high/", "MoodFurious", "MoodWild"),
        ("states/leaf/", "ajar", "open"),
        ("models/visit/", "slam", "shut"),
        ("models/visit/", "slam~*", "shut~*"),
    ],
)
def test_an_old_anchor_stands_beside_the_new_one(site: Site, address: str, old: str, new: str) -> None:
    html = page(site, address)
    assert html.count(f'id="{old}"') == 1
    row = re.search(rf'<(?:tr|h3)[^>]* id="{re.escape(new)}"[^>]*>(.*?)</(?:tr|h3)>', html, re.DOTALL)
    assert row is not None
    assert f'<a id="{old}" data-moved-to="{new}"></a>' in row[1]


def test_nothing_is_added_where_nothing_moved(site: Site) -> None:
    assert "data-moved-to" not in page(site, "door/EventOpened/").replace('data-moved-to="Place"', "")
    assert "data-moved-to" not in page(site, "participants/panel/")


def test_a_ledger_that_is_written_again_keeps_what_moved(site: Site) -> None:
    text = write_ledger(site.reference.catalogue, site.reference.flows, ("coverage/", "go/"))
    assert (
        """\
moved:
  messages:
    door:
      EventShut: EventClosed
  attributes:
    door:
      Where: Place
  values:
    door:
      DoorMood:
        MoodFurious: MoodWild
  participants:
    flap: panel
  machines:
    wing: leaf
  states:
    leaf:
      ajar: open
  steps:
    visit:
      slam: shut
      'slam~*': 'shut~*'
models:
"""
        in text
    )
