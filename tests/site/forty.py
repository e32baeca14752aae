"""A model of forty steps, and how long its page keeps a browser busy while somebody steps through it."""

from __future__ import annotations

import json
import math
from itertools import pairwise
from shutil import copytree
from typing import TYPE_CHECKING, Any, Literal

from playwright.sync_api import sync_playwright

from tests.browser import launching
from tests.site.sites import Built, build, served
from tests.support import BASE

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

__all__ = ["LONG", "STEPS", "site_of_forty", "step_through", "steps_of_forty"]

STEPS = 40
PAUSE = 100
"""Milliseconds between steps, for what a step leaves to be done after it."""
MODEL = "models/forty/"
MARK = "forty"
"""Name of the marks between steps."""
SETTINGS = {
    "site_name": "Forty",
    "site_url": "http://localhost/",
    "theme": {"name": "material", "font": False, "features": ["navigation.prune"]},
    "plugins": [{"eventmodels": {"models": "models"}}],
}
TRACED = ["disabled-by-default-devtools.timeline", "blink.user_timing"]
"""What the browser writes down: its tasks, and the marks between steps."""
LONG = 50
"""Milliseconds from which on a task is long."""
ARRIVED = "words => document.querySelector('.em-count').textContent === words"


def steps_of_forty(folder: Path, *, rounds: int = 3) -> list[float]:
    """Build the site in a new folder, step through it, and return the longest task of each step by the clock.

    In ms; 0 where none is over 50. A busy machine spoils a round, hence the best of each step; another round is made
    only while some step has a task worth telling.
    """
    site = site_of_forty(folder)
    with served(site.folder) as host, sync_playwright() as player:
        browser = player.chromium.launch(**launching())
        best = [math.inf] * STEPS
        for _ in range(rounds):
            found = step_through(browser.new_page(), f"{host}/", "dur")
            best = [min(pair) if min(pair) > LONG else 0 for pair in zip(best, found, strict=True)]
            if not any(best):
                break
    return best


def site_of_forty(folder: Path) -> Built:
    """Build a small site with the model of forty steps."""
    copytree(BASE, folder / "models")
    (folder / "docs").mkdir()
    (folder / "docs" / "index.md").write_text("# Forty\n", "utf-8")
    (folder / "mkdocs.yml").write_text(json.dumps(SETTINGS), "utf-8")
    # JSON is YAML.
    model = folder / "models" / "interactions" / "house" / "forty.yml"
    model.write_text(json.dumps(_model(), indent=1), "utf-8")
    site = build(folder / "site", address="/", project=folder)
    assert site.code == 0, site.said
    return site


def step_through(page: Page, address: str, measure: Literal["dur", "tdur"]) -> list[float]:
    """Press the key for the next step until the end; return the longest task of each step in ms.

    Measured by the clock (`dur`), or as the processor time that the page's own thread took (`tdur`), which is the
    same on a machine that does other things besides.
    """
    browser = page.context.browser
    assert browser
    page.goto(f"{address}{MODEL}", wait_until="networkidle")
    page.locator(".em-figure .em-scroll").focus()
    page.wait_for_timeout(500)
    browser.start_tracing(page=page, categories=TRACED)
    for number in range(1, STEPS + 1):
        page.evaluate("name => performance.mark(name)", MARK)
        page.keyboard.press("ArrowDown")
        page.wait_for_function(ARRIVED, arg=f"Step {number} of {STEPS}")
        page.wait_for_timeout(PAUSE)
    page.evaluate("name => performance.mark(name)", MARK)
    return longest(json.loads(browser.stop_tracing())["traceEvents"], measure)


def longest(events: list[dict[str, Any]], measure: Literal["dur", "tdur"]) -> list[float]:
    """Return the longest task between each two marks, in ms, of the thread that the marks stand in."""
    marks = [event for event in events if event["name"] == MARK]
    tasks = [
        (event["ts"], event[measure] / 1000)
        for event in events
        if event["name"] == "RunTask" and event["ph"] == "X" and event["tid"] == marks[0]["tid"]
    ]
    return [
        max((lasted for began, lasted in tasks if start["ts"] <= began < end["ts"]), default=0.0)
        for start, end in pairwise(marks)
    ]


def _model() -> dict[str, Any]:
    """Ten visits at five doors, each asked for, opened, left and closed."""
    visits = [(f"visit{n}", f"H{n % 5}") for n in range(STEPS // 4)]
    places = sorted({place for _, place in visits})
    return {
        "title": "Forty steps",
        "kind": "model",
        "evidence": "published",
        "sources": ["book/Doors"],
        "participants": {
            "P": {"is": "panel", "registers": places},
            "C": "controller",
            **dict.fromkeys(places, "handset"),
        },
        "identifiers": dict.fromkeys((visit for visit, _ in visits), "VisitID"),
        "steps": [{"frame": visit, "steps": _visit(visit, place)} for visit, place in visits],
    }


def _visit(visit: str, place: str) -> list[dict[str, Any]]:
    known = {"VisitID": visit, "Place": place}
    return [
        {"id": f"{visit}-ask", "from": "P", "to": "C", "send": "RequestOpen", "with": {"Place": place}},
        {"id": f"{visit}-open", "from": "C", "to": place, "send": "EventOpened", "with": {**known, "Mood": "MoodCalm"}},
        {"id": f"{visit}-leave", "from": "P", "to": "C", "send": "RequestClose", "with": known},
        {"id": f"{visit}-close", "from": "C", "to": place, "send": "EventClosed", "with": known},
    ]
