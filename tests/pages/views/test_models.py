"""The page of a model: how well its steps and values are known, and who takes part."""

from __future__ import annotations

import re
from shutil import copytree
from typing import TYPE_CHECKING

import pytest

from eventmodels.catalogue import load
from eventmodels.pages import render
from eventmodels.pages.reference import Reference
from eventmodels.pages.views.models import model_pages
from tests.support import BASE, cells, said

if TYPE_CHECKING:
    from pathlib import Path

CHAT = """\
title: Chat
kind: model
evidence: {evidence}
sources: [book/Doors]
derived-from: [visit]
participants: {{P: {{is: panel, registers: [H]}}, C: controller, H: {{is: handset, label: 'H, front door'}}}}
identifiers: {{visit: VisitID}}
steps:
  - {{from: P, to: C, send: RequestOpen, with: {{Place: H}}, evidence: {{order: published, with: inferred}}}}
  - from: C
    to: H
    send: EventOpened
    with: {{VisitID: {{value: visit, evidence: {weakest}}}, Place: H}}
    evidence: inferred
  - {{state: Talk, of: {{visit: {{P: open, H: open}}}}}}
related: [visit, farewell]
"""


def chat(folder: Path, evidence: str = "published", weakest: str = "reconstructed") -> str:
    """Return the page of a model that is known unevenly."""
    root = copytree(BASE, folder / "models")
    (root / "interactions/house/chat.yml").write_text(CHAT.format(evidence=evidence, weakest=weakest), "utf-8")
    catalogue, problems = load(root)
    assert [str(problem) for problem in problems] == []
    reference = Reference.of(catalogue)
    page = next(page for page in model_pages(reference) if page.title == "Chat")
    return render(page, reference)


TOLD = (
    "Panel turns to Controller: the request asks for a door to be opened. It shows Place H.",
    "Controller tells H, front door: a door has opened. With this, visit goes from Closed to Open.",
)
LOOK = ("Answered by step 2, EventOpened; may be refused by EventError", "Answers step 1, RequestOpen")


def test_the_table_says_how_steps_and_values_are_known(tmp_path: Path) -> None:
    assert cells(chat(tmp_path), "em-steps") == [
        ["1", "Panel", "Controller", "RequestOpen", f"{TOLD[0]} Place H values inferred {LOOK[0]}", ""],
        [
            "2",
            "Controller",
            "H, front door",
            "EventOpened inferred",
            f"{TOLD[1]} VisitID visit reconstructed 1 more: Place Place H {LOOK[1]}",
            "H visit Open",
        ],
        ["", "Panel; H, front door", "Talk (visit: P open, H open)", "", ""],
    ]


@pytest.mark.parametrize(
    ("evidence", "weakest", "chips"),
    [
        ("published", "reconstructed", "published with reconstructed steps"),
        ("published", "published", "published with inferred steps"),
        ("inferred", "reconstructed", "inferred with reconstructed steps"),
        ("reconstructed", "reconstructed", "reconstructed"),
    ],
)
def test_weaker_steps_show_beside_the_evidence_of_the_model(
    evidence: str, weakest: str, chips: str, tmp_path: Path
) -> None:
    line = next(line for line in chat(tmp_path, evidence, weakest).splitlines() if "em-known" in line)
    assert said(line.replace("</span>", " ").partition("<u>")[0]) == chips


def test_participants_have_their_keys_and_say_for_whom_they_speak(tmp_path: Path) -> None:
    assert cells(chat(tmp_path), "em-table em-facts") == [
        ["P", "Panel", "Panel; hears and speaks for H, front door"],
        ["C", "Controller", "Controller"],
        ["H", "H, front door", "Handset"],
        ["visit", "identifier", "a VisitID"],
    ]


def test_lists_of_models_have_no_space_before_a_comma(tmp_path: Path) -> None:
    found = re.search(r"<dt>See also</dt><dd>(.*?)</dd>", chat(tmp_path))
    assert found
    assert said(found[1]) == "Visit, Farewell reconstructed"


def test_a_model_says_in_which_states_it_starts_and_ends(tmp_path: Path) -> None:
    html = chat(tmp_path)
    assert [said(line) for line in re.findall(r"<dt>(?:Starts|Ends) in</dt><dd>.*?</dd>", html)] == [
        "Starts innothing: no party is in any state that lasts",
        "Ends inH visit Open",
    ]
    assert "Bands on the lifelines show states: Open." in said(html)


def test_scripts_find_numbers_identifiers_and_former_states(tmp_path: Path) -> None:
    html = chat(tmp_path)
    assert re.findall(r'<tr class="em-step-row em-row-\w+"[^>]*>', html) == [
        (
            '<tr class="em-step-row em-row-request" data-step="RequestOpen-C" id="RequestOpen-C" data-code="1"'
            ' data-logged="message RequestOpen\nPlace\t&#39;H&#39;" data-others="3">'
        ),
        (
            '<tr class="em-step-row em-row-event" data-step="EventOpened-H" id="EventOpened-H" data-code="3"'
            ' data-logged="message EventOpened\nVisitID\tvisit\nPlace\t&#39;H&#39;" data-others="3">'
        ),
        '<tr class="em-step-row em-row-state" data-step="#1">',
    ]
    assert re.findall(r'data-(ids|log|before)="([^"]*)"', html) == [
        ("ids", "visit"),
        ("log", "VisitID"),
        ("before", "Closed"),
    ]


def test_the_life_of_attributes_shows_what_comes_stays_and_goes(tmp_path: Path) -> None:
    html = chat(tmp_path)
    asked, told = re.findall(r'<table class="em-grid">.*?</table>', html, re.DOTALL)
    assert cells(asked, "em-grid") == [["Place", "H"]]
    assert cells(told, "em-grid") == [["VisitID", "visit"], ["Place", "H"]]
    assert re.findall(r'<td(?: class="([^"]*)")?>', asked + told) == ["em-new em-last"] * 3


LEGEND = (
    "Time runs down. Dashed arrows with an open head are requests, solid arrows with a filled head are events. "
    "A dashed ring around a number means that its step is inferred. Bands on the lifelines show states: Open."
)


def test_the_legend_has_what_the_picture_has_and_no_more(tmp_path: Path, reference: Reference) -> None:
    assert f"{LEGEND} Download:" in said(chat(tmp_path))
    visit = next(said(render(page, reference)) for page in model_pages(reference) if page.title == "Visit")
    assert "dotted arrows are actions outside the protocols. Bands" in visit
    farewell = next(said(render(page, reference)) for page in model_pages(reference) if page.title == "Farewell")
    assert "A dotted ring around a number means that its step is reconstructed." in farewell
    assert "action" not in farewell.partition("Time runs down.")[2].partition("Download:")[0]


def test_in_the_narrow_picture_every_step_is_read_by_one_name(tmp_path: Path) -> None:
    narrow, whole = re.findall(r"<svg .*?</svg>", chat(tmp_path), re.DOTALL)
    assert 'data-form="narrow"' in narrow
    named = re.findall(r'<g class="em-step [^>]*>(<title>[^<]*</title>)?<a [^>]*aria-label="([^"]*)"', narrow)
    assert named == [
        ("", "step 1, RequestOpen from Panel to Controller"),
        ("", "step 2, EventOpened from Controller to H, front door, VisitID visit, H Open"),
    ]
    assert re.findall(r'<g class="em-step em-state[^>]*><title>([^<]*)</title>', narrow) == [
        "Talk. visit: P open, H open."
    ]
    assert len(re.findall(r'<g class="em-step [^>]*><title>', whole)) == 3
