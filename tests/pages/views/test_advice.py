"""What a reader makes of a message, and why values come: on pages, in the terminal and for programs."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from eventmodels.pages import build
from eventmodels.pages.render.render import render
from eventmodels.search.explain import explain
from tests.support import BASE, said

if TYPE_CHECKING:
    from eventmodels.pages import Site

ADVICE = """\
    tells: {text: You may go in., evidence: inferred}
    absent-when: {text: Nobody watches the door., evidence: reconstructed, sources: [book/Doors]}
"""
CAUSES = """\
      KeyBent:
        number: 4
        causes:
          - {on: [RequestOpen], cause: Somebody holds it., remedy: Ask., servers: Old doors., evidence: observed}
          - {remedy: Oil it., sources: [book/Doors], note: Seen once.}
"""


@pytest.fixture(scope="module")
def advised(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The small catalogue with advice on a message and causes of a value."""
    folder = tmp_path_factory.mktemp("advised")
    shutil.copytree(BASE, folder, dirs_exist_ok=True)
    for file, was, more in (
        ("messages/opening.yml", "  EventOpened:\n    kind: event\n", ADVICE),
        ("enumerations.yml", "  KeyBits:\n    summary: Keys that add up.\n    flags: true\n    values:\n", CAUSES),
    ):
        path = folder / "protocols" / "door" / file
        text = path.read_text(encoding="utf-8")
        assert was in text
        path.write_text(text.replace(was, was + more), encoding="utf-8")
    return build(folder, "models")


def html(site: Site, address: str) -> str:
    """Return the body of a page."""
    assert site.problems == ()
    return render(next(page for page in site.pages if page.address == address), site.reference)


def test_advice_stands_on_the_page_with_how_it_is_known(advised: Site) -> None:
    page = html(advised, "door/EventOpened/")
    tells = page.partition('<h2 id="_tells">')[2].partition("<h2")[0]
    absent = page.partition('<h2 id="_absent">')[2].partition("<h2")[0]
    assert said(tells).endswith("You may go in. inferred")
    assert said(absent).endswith("Nobody watches the door. reconstructed Sources: Doors and what they report")
    assert "_tells" not in html(advised, "door/EventClosed/")


def test_a_value_says_what_it_refuses_and_the_request_what_it_fails_with(advised: Site) -> None:
    row = html(advised, "door/enumerations/KeyBits/").partition('<tr id="KeyBent">')[2].partition("</tr>")[0]
    assert said(row).split("KeyBent ")[1] == (
        "RequestOpen: Somebody holds it. Ask. Old doors. observed Oil it. Seen once. Doors and what they report"
    )
    page = html(advised, "door/RequestOpen/")
    assert "Known to fail with4 KeyBent Somebody holds it. Ask. observed" in said(page)
    assert "Known to fail with" not in html(advised, "door/RequestClose/")


def test_both_are_explained_and_given_to_programs(advised: Site) -> None:
    catalogue, flows = advised.reference.catalogue, advised.reference.flows
    message, value = (explain(catalogue, flows, word)[0].lines for word in ("EventOpened", "KeyBent"))
    assert "Tells: You may go in." in message
    assert "May not come: Nobody watches the door." in message
    assert value[:2] == ("RequestOpen (Old doors): Somebody holds it. Ask. (observed)", "Oil it.")
    door = json.loads(advised.files["catalogue.json"])["protocols"]["door"]
    opened = door["messages"]["EventOpened"]
    assert (opened["tells"], opened["absent_when"]) == ("You may go in.", "Nobody watches the door.")
    assert door["enumerations"]["KeyBits"]["values"]["KeyBent"]["causes"] == [
        {"requests": ["RequestOpen"], "cause": "Somebody holds it.", "remedy": "Ask.", "evidence": "observed"},
        {"remedy": "Oil it."},
    ]
