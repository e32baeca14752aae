"""The first page: it shows what there is, plays a model calmly, and is whole without scripts."""

from __future__ import annotations

import gzip
import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from eventmodels.pages.views.figures import figures
from eventmodels.pages.views.played import played
from tests.site.axe import LOOKS, axe_complaints

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from eventmodels.pages import Site
    from tests.site.contexts import Lend
    from tests.site.reading import Document
    from tests.site.sites import Built

MODEL = "two-step-transfer-blind"
BLIND = "Two-Step Transfer: Complete Before Consulted Party Answers (Blind)"
WAIT = 2400
MOST = 60_000
"""Bytes of the page, packed."""
NOW = "em-player li.em-now"
PARTS = "h1, h2, .home-try li, em-player, .em-player-foot, footer"
PLACES = """(parts) => [...document.querySelectorAll(parts)].map((each) => {
  const { top, height } = each.getBoundingClientRect();
  return [top + scrollY, height];
})"""


@pytest.fixture
def home(address: str, page: Page) -> Page:
    """The first page, at whose clock time stands still."""
    page.set_viewport_size({"width": 1400, "height": 900})
    page.clock.install()
    page.goto(address)
    expect(page.get_by_role("button", name="Pause the model")).to_be_visible()
    expect(page.locator(NOW)).to_have_count(1)  # it begins once it is in sight
    return page


def step(page: Page) -> str:
    """Return the number of the step that is told."""
    return page.locator(f"{NOW} b").inner_text().split()[0]


def after(page: Page, steps: int) -> str:
    """Let it play as long as that many steps take, and return where it is."""
    page.clock.run_for(WAIT * steps)
    return step(page)


def test_it_plays_one_step_after_the_other_once(home: Page, generated: Site) -> None:
    steps = played(generated.reference, MODEL, "").steps
    home.clock.pause_at("2040-01-01")
    first = int(step(home))
    assert after(home, 1) == str(first + 1)
    assert after(home, 2) == str(first + 3)
    after(home, len(steps))
    told = steps[-1]
    expect(home.locator(NOW)).to_have_text(f"{told.number} {told.message} {told.said}")
    play = home.get_by_role("button", name="Play the model")
    play.press("Enter")
    assert step(home) == "1"


def test_what_is_told_is_marked_and_has_its_address(home: Page) -> None:
    home.get_by_role("button", name="Pause the model").click()
    marked = home.locator("em-player .em-seq[data-form] .em-now")
    key = home.locator(NOW).get_attribute("data-step")
    assert [marked.count(), marked.get_attribute("data-step")] == [1, key]
    way = home.get_by_role("link", name=f"Open {BLIND}")
    box = way.bounding_box()
    assert box
    assert box["width"] < 100  # its title is for the ear alone
    assert (way.get_attribute("href") or "").endswith(f"models/{MODEL}/#{key}")
    expect(home.locator("em-player .em-player-veil")).to_have_count(1)


@pytest.mark.parametrize("hold", ["pointer", "focus", "button", "sight"])
def test_it_stops_while_somebody_looks_at_it_or_nobody_can(hold: str, home: Page) -> None:
    box = home.locator(".em-player-box")
    button = home.locator("em-player button")
    stop, go = {
        "pointer": (box.hover, lambda: home.mouse.move(5, 5)),
        "focus": (box.focus, home.locator(".home input").focus),
        "button": (lambda: button.press("Enter"), lambda: button.press("Enter")),
        "sight": (
            lambda: home.set_viewport_size({"width": 1400, "height": 120}),
            lambda: home.set_viewport_size({"width": 1400, "height": 900}),
        ),
    }[hold]
    stop()
    home.wait_for_function("document.querySelector('em-player').timer === 0")
    home.clock.pause_at("2040-01-01")
    at = step(home)
    assert after(home, 3) == at
    go()
    home.wait_for_function("document.querySelector('em-player').timer !== 0")
    assert after(home, 1) == str(int(at) + 1)


def test_nothing_moves_the_page(home: Page, generated: Site) -> None:
    home.clock.pause_at("2040-01-01")
    places, scrolled = home.evaluate(PLACES, PARTS), home.evaluate("scrollY")
    for _ in played(generated.reference, MODEL, "").steps:
        home.clock.run_for(WAIT)
        assert [home.evaluate(PLACES, PARTS), home.evaluate("scrollY")] == [places, scrolled]


@pytest.mark.parametrize("width", [1400, 390])
def test_scripts_move_nothing_as_they_come(width: int, address: str, new_context: Lend) -> None:
    places = []
    for scripts in (False, True):
        page = new_context(java_script_enabled=scripts, reduced_motion="reduce").new_page()
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(address)
        if scripts:
            expect(page.get_by_role("button", name="Play the model")).to_be_visible()
        places.append([page.locator(each).first.bounding_box() for each in ("h1", "em-player", ".home-ways", "footer")])
    assert places[0] == places[1]


def test_with_reduced_motion_nothing_plays_until_it_is_asked_for(address: str, page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.clock.install()
    page.goto(address)
    expect(page.get_by_role("button", name="Play the model")).to_be_visible()
    page.clock.run_for(WAIT * 3)
    expect(page.locator(NOW)).to_have_count(0)
    expect(page.get_by_text("Step by step, with a table, on its page.")).to_be_visible()
    page.get_by_role("button", name="Play the model").press("Enter")
    assert step(page) == "1"


def test_a_phone_sees_the_narrow_picture_and_a_wider_window_the_other(address: str, page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.emulate_media(reduced_motion="reduce")
    page.goto(address)
    shown = page.locator("em-player svg.em-seq[data-form]:visible")
    assert shown.get_attribute("data-form") == "narrow"
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert fits(page.locator(".em-player-box"))
    page.set_viewport_size({"width": 1024, "height": 900})
    expect(shown).to_have_attribute("data-form", "half")
    assert fits(page.locator(".em-player-box"))
    assert page.locator(".em-player-heads svg").get_attribute("width") == "600"


def fits(box: Locator) -> bool:
    return bool(box.evaluate("each => each.scrollWidth <= each.clientWidth"))


def test_the_page_is_small(published: Built) -> None:
    assert len(gzip.compress((published.folder / "index.html").read_bytes())) < MOST


def test_the_figures_are_those_of_the_catalogue(published: Built, generated: Site) -> None:
    html = (published.folder / "index.html").read_text("utf-8")
    found = re.findall(r'<a href="([^"]+)"><b>(\d+)</b> (\w+)</a>.*?aria-label="\w+: ([^"]+)"', html)
    counted = figures(generated.reference)
    assert found == [(each.list.address, str(each.count), each.list.name, each.words) for each in counted]


def test_examples_lead_straight_to_answers_or_ask_the_search(
    documents: dict[str, Document], address: str, page: Page
) -> None:
    page.goto(address)
    links = [link.get_attribute("href") or "" for link in page.locator(".home-try a").all()]
    straight = [link.partition("#") for link in links if not link.startswith("?")]
    assert [place for place, _, _ in straight if place not in documents] == []
    assert [anchor for place, _, anchor in straight if anchor and anchor not in documents[place].ids] == []
    (asked,) = [link for link in links if link.startswith("?")]
    page.goto(address + asked)
    expect(page.locator(".em-hits a").filter(has_text=BLIND)).to_be_visible()


def test_all_of_it_is_there_without_scripts(address: str, new_context: Lend) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.set_viewport_size({"width": 1400, "height": 900})
    page.goto(address)
    headings = [each.inner_text() for each in page.get_by_role("heading").all()]
    assert headings == [
        "What each event means, and what comes next",
        "I have an event or attribute",
        "I have a situation",
        "I write a program",
        "How much is known",
        "What changed last",
    ]
    expect(page.get_by_role("main")).to_have_count(1)
    for part in (
        ".em-find",
        ".home-try",
        "em-player svg[data-form='half']",
        ".em-figures",
        ".home-changes li >> nth=0",
    ):
        expect(page.locator(f".home {part}")).to_be_visible()
    expect(page.get_by_text("Step by step, with a table, on its page.")).to_be_visible()
    expect(page.locator("em-player button, em-player li:visible")).to_have_count(0)


@pytest.mark.parametrize(("scheme", "width"), LOOKS)
def test_axe_has_nothing_against_it(scheme: str, width: int, address: str, page: Page) -> None:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(address)
    expect(page.get_by_role("button", name="Play the model")).to_be_visible()
    assert axe_complaints(page, "main") == {}
    page.get_by_role("button", name="Play the model").press("Enter")
    page.locator(".em-player-box").evaluate("each => each.scrollIntoView({ block: 'center' })")
    expect(page.locator(NOW)).to_have_count(1)
    assert axe_complaints(page, "main") == {}
