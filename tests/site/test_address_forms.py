"""Every form of an address does what it says: below a path and from disk, and without scripts leads to a whole page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.site.viewing import HELD, MODEL, NAME, OUTCOME

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import BrowserContext, Locator, Page

    from tests.site.sites import Built

    Seen = Callable[[Page], None]

STEP, STEPS = '[data-step="{}"]', "[data-step]"
SEEN = "(svgs, steps) => svgs.map((svg) => [...svg.querySelectorAll(steps)].map((step) => step.checkVisibility()))"
"""Of each form of the picture, whether its steps are seen: one form is, and all of it."""
"""Steps of pictures; all else is found by what readers see and hear."""
FADED = "0.15"
"""How much is left of what a bare page fades."""
INDEX = re.compile(r"(?<=/)(?=[?#])")
"""Where an address leaves out the file of a folder."""
PAPER = {"light": "rgb(255, 255, 255)", "dark": "rgb(26, 32, 35)"}
BARE = f"embed/{NAME}/"
QUEUE, BARE_QUEUE = "models/place-in-queue-urs/", "embed/place-in-queue-urs/"
"""A model of two protocols."""
COMPARED = f"compare/alternate-call-service/{NAME}/"
TURNED = f"compare/{NAME}/alternate-call-service/"
"""The same comparison the other way round, whose page leads on."""
ROW = "other.RequestHoldCall-TS"


def diagram(page: Page) -> Locator:
    return page.get_by_role("region", name="Diagram")


def says(words: str) -> Seen:
    return lambda page: expect(page.get_by_text(words, exact=True).first).to_be_visible()


def shows(step: str, *hidden: str) -> Seen:
    """Look for a step in the picture of a model, and that others are not in it."""

    def seen(page: Page) -> None:
        expect(diagram(page).locator(STEP.format(step))).to_be_visible()
        for name in hidden:
            expect(diagram(page).locator(STEP.format(name))).to_be_hidden()

    return seen


def fades(step: str, other: str) -> Seen:
    """Look for a step that a bare page fades, and for another that it does not."""

    def seen(page: Page) -> None:
        expect(page.locator(STEP.format(step))).to_have_css("opacity", FADED)
        expect(page.locator(STEP.format(other))).to_have_css("opacity", "1")

    return seen


def points(page: Page) -> None:
    """Look for the one step that a bare page points to."""
    expect(page.locator(STEP.format(HELD))).to_have_attribute("aria-current", "step")
    expect(page.locator(STEP.format(HELD))).to_be_in_viewport()


def follows(page: Page) -> None:
    page.locator("summary", has_text="Follow").click()
    expect(page.get_by_role("button", name="consult", exact=True, pressed=True)).to_be_visible()


def unfolds(page: Page) -> None:
    expect(page.get_by_role("button", name="Unfold phases")).to_be_visible()
    shows(HELD, "main.dialing")(page)


def painted(scheme: Literal["light", "dark"], system: Literal["light", "dark"]) -> Seen:
    """Look for the colours of a scheme where the system asks for the other."""

    def seen(page: Page) -> None:
        page.emulate_media(color_scheme=system)
        expect(page.locator("html")).to_have_css("background-color", PAPER[scheme])

    return seen


def finds(page: Page) -> None:
    expect(page.locator(".em-found [role=option]").first).to_contain_text("value 59")


def filters(page: Page) -> None:
    expect(page.get_by_role("searchbox", name="Attributes")).to_have_value("ThisDNRole")
    expect(page.get_by_role("combobox", name="Kind")).to_have_value("event")
    expect(page.get_by_text(re.compile(r"^1 attribute on \d+ messages"))).to_be_visible()


def leads(address: str) -> Seen:
    path, _, anchor = address.partition("#")

    def there(url: str) -> bool:
        parts = urlsplit(url)
        return parts.path.removesuffix("index.html").endswith(f"/{path}") and parts.fragment == anchor

    return lambda page: page.wait_for_url(there)


FORMS: dict[str, Seen] = {
    f"{MODEL}#{HELD}": says("Step 8 of 22"),
    f"{MODEL}?step={HELD}": says("Step 8 of 22"),
    f"{MODEL}#{OUTCOME}": says("Step 9 of 10"),
    f"{MODEL}?interruption={OUTCOME}": says("10 steps"),
    f"{MODEL}?participants=B,TS": shows(HELD, "main.dialing"),
    f"{MODEL}?hide=C": shows("main.dialing", "consultation.ringing"),
    f"{QUEUE}?without=tlib": shows("EventPlacedInQueue-REP", "RequestRouteCall-IXN"),
    f"{MODEL}?follow=consult": follows,
    f"{MODEL}?fold=main": unfolds,
    f"{BARE}#{HELD}": points,
    f"{BARE}?step={HELD}": points,
    f"{BARE}?participants=B,TS": fades("main.dialing", HELD),
    f"{BARE}?hide=C": fades("consultation.ringing", HELD),
    f"{BARE_QUEUE}?without=tlib": fades("RequestRouteCall-IXN", "EventPlacedInQueue-REP"),
    f"{BARE}?scheme=light": painted("light", "dark"),
    f"{BARE}?scheme=dark": painted("dark", "light"),
    f"{TURNED}?hide=C#{ROW}": leads(f"{COMPARED}#{ROW}"),
    "go/?to=EventRinging.ThisDN": leads("tlib/EventRinging/#ThisDN"),
    "go/?to=release-phase#EventReleased-A": leads("models/release-phase/#EventReleased-A"),
    "go/#EventRinging": leads("tlib/EventRinging/"),
    "about/?q=error 59": finds,
    "explorer/#a=ThisDNRole&kind=event": filters,
}
"""What is asked of a page -> what readers see then."""
EACH_PAGE = {re.split("[?#]", asked)[0]: asked for asked in FORMS}
"""Each page, with one of the forms of its address."""
PLACED = [("below a path", asked) for asked in FORMS] + [
    pytest.param("from disk", asked, marks=() if asked in EACH_PAGE.values() else pytest.mark.sweep) for asked in FORMS
]
"""All forms below a path; from disk one of each page, and all in `make sweep`."""
DRAWN = ("compare/", "embed/", "models/")
"""Where pages with pictures are."""
ANCHORS = [
    f"{COMPARED}#{ROW}",
    f"{MODEL}#{HELD}",
    f"{MODEL}#{OUTCOME}",
    f"{MODEL}#_participants",
    "about/#whom-it-is-for",
    "api/#eventmodels.catalogue.Catalogue",
    "checks/#unknown-message",
    "glossary/#acd",
    "sources/#8g-ref",
    "states/agent/#ready",
    "tlib/EventRinging/#ThisDN",
    "tlib/EventRinging/#_attributes",
    "tlib/EventRinging/#top",
    "tlib/enumerations/TCallState/#CallStateBusy",
]
"""An id of each kind."""


@pytest.fixture(params=["below a path", "from disk"])
def at(request: pytest.FixtureRequest) -> Callable[[str], str]:
    """Tell where a page is, with what is asked of it; from disk, its file."""
    if request.param == "below a path":
        address: str = request.getfixturevalue("address")
        return lambda asked: address + asked
    on_disk: Built = request.getfixturevalue("on_disk")
    return lambda asked: f"{on_disk.folder.as_uri()}/{INDEX.sub('index.html', asked)}"


@pytest.fixture
def still(new_context: Callable[..., BrowserContext]) -> Page:
    """A page on which no scripts run."""
    return new_context(java_script_enabled=False).new_page()


@pytest.mark.parametrize(("at", "asked"), PLACED, indirect=["at"])
def test_a_form_does_what_it_says(asked: str, at: Callable[[str], str], page: Page) -> None:
    page.goto(at(asked))
    FORMS[asked](page)


def test_without_scripts_the_page_is_whole(at: Callable[[str], str], still: Page, subtests: pytest.Subtests) -> None:
    """Nothing reads then what else is asked of the page."""
    for asked in EACH_PAGE.values():
        with subtests.test(asked):
            still.goto(at(asked))
            if asked.startswith(TURNED):
                leads(COMPARED)(still)
            expect(still.get_by_role("heading", level=1)).to_be_visible()
            forms: list[list[bool]] = still.locator("svg.em-seq").evaluate_all(SEEN, STEPS)
            assert [seen for seen in forms if any(seen)] == [seen for seen in forms if seen and all(seen)]
            assert any(map(any, forms)) == asked.startswith(DRAWN)


def test_without_scripts_the_resolver_says_that_it_cannot(at: Callable[[str], str], still: Page) -> None:
    still.goto(at("go/?to=EventRinging"))
    says("Without scripts nothing can be looked up here.")(still)


def test_an_anchor_names_its_place(at: Callable[[str], str], page: Page) -> None:
    assert {asked: named(page, at(asked)) for asked in ANCHORS} == {asked: anchor(asked) for asked in ANCHORS}


def test_without_scripts_it_is_in_sight(at: Callable[[str], str], still: Page) -> None:
    for asked in ANCHORS:
        assert named(still, at(asked)) == anchor(asked)
        expect(still.locator(":target")).to_be_in_viewport()


def named(page: Page, address: str) -> str:
    """Open an address and return the id that the browser takes its anchor for."""
    page.goto(address)
    found: str = page.evaluate("document.querySelector(':target')?.id ?? ''")
    return found


def anchor(asked: str) -> str:
    return asked.partition("#")[2]
