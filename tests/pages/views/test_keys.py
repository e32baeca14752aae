"""Keys: pages of their own, and links from where they stand, where they are shown and who sets them."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from eventmodels.pages import build
from eventmodels.pages.render.render import render
from tests.support import BASE, cells, said, small_site

if TYPE_CHECKING:
    from eventmodels.pages import Site

TONES = """\
title: Tones
kind: model
evidence: inferred
participants: {C: controller, H: handset}
steps:
  - {id: first, from: C, to: H, send: EventOpened, with: {Extras: {keys: {Tone: soft}}}}
  - {id: between, from: C, to: H, send: EventClosed}
  - {id: second, from: C, to: H, send: EventOpened, with: {Extras: {optional: {keys: {Line7: '2', Tone: loud}}}}}
  - {from: C, to: H, send: EventClosed}
"""


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The small catalogue with a model that shows keys."""
    folder = tmp_path_factory.mktemp("shown")
    shutil.copytree(BASE, folder, dirs_exist_ok=True)
    (folder / "interactions" / "house" / "tones.yml").write_text(TONES, encoding="utf-8")
    return build(folder, "models")


def html(site: Site, address: str) -> str:
    """Return the body of a page."""
    return render(next(page for page in site.pages if page.address == address), site.reference)


def test_a_key_has_a_page_among_those_of_its_group() -> None:
    pages = [page for page in small_site().pages if page.address.startswith("keys/")]
    assert [(page.address, page.title, page.section, page.index) for page in pages] == [
        ("keys/", "Keys", ("Attributes", "Keys"), True),
        ("keys/Tone/", "Tone", ("Attributes", "Keys", "What doors say"), False),
        ("keys/Line-n-/", "Line<n>", ("Attributes", "Keys", "What doors say"), False),
    ]


def test_its_page_says_where_it_stands_and_what_it_may_hold() -> None:
    page = html(small_site(), "keys/Tone/")
    where, values, names = (page.split("<h2")[part] for part in (1, 2, 3))
    assert [cells(f"{table}</table>", "em-table em-facts") for table in where.split("</table>")[:-1]] == [
        [
            ["In", "Extras of Door protocol"],
            ["On", "EventOpened"],
            ["Set by", "Controller"],
            ["When", "While it opens."],
            ["Known of", "Front doors only."],
        ],
        [["In", "Extras of Door protocol"], ["On", "no source we saw names its messages"]],
    ]
    assert "Seen without its message." in said(where)
    assert 'href="../../door/EventOpened/#Extras"' in where
    assert 'href="../../participants/controller/"' in where
    assert cells(values, "em-table") == [["soft", "Hardly heard."], ["loud", "Heard in the street."]]
    assert "observed" in names


def test_steps_that_show_it_are_named_with_what_it_is_there(shown: Site) -> None:
    assert shown.problems == ()
    pages = {page.address: page.data for page in shown.pages if page.address.startswith("keys/")}
    steps = {
        address: [(use.model.name, [(step.address, step.name, step.note) for step in use.steps]) for use in data.models]
        for address, data in pages.items()
        if address != "keys/"
    }
    first, second = "models/tones/#first", "models/tones/#second"
    assert steps == {
        "keys/Tone/": [("Tones", [(first, "step 1", "soft"), (second, "step 3", "loud")])],
        "keys/Line-n-/": [("Tones", [(second, "step 3", "2")])],
    }


def test_the_list_its_messages_and_whoever_sets_it_lead_to_it() -> None:
    site = small_site()
    for address in ("door/attributes/Extras/", "door/EventOpened/", "participants/controller/"):
        assert 'keys/Tone/"' in html(site, address), address
    assert 'keys/Line-n-/"' in html(site, "door/EventOpened/")
    assert 'keys/Line-n-/"' not in html(site, "participants/controller/")
    assert "keys/" not in html(site, "door/EventClosed/")
