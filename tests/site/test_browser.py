"""The published site in a browser, served below a path."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pytest
from playwright.sync_api import expect

from tests.site.axe import LOOKS, THEME, axe_complaints, violations
from tests.site.browsing import ALIKE, COMPARED, KINDS, MODEL

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import BrowserContext, Page

    from eventmodels.pages import Site
    from tests.site.sites import Built

SCHEMES = {"light": "default", "dark": "slate"}
FEW = [pytest.param(kind, marks=pytest.mark.sweep) if kind in ALIKE else kind for kind in KINDS]
"""Of the kinds that are alike one; all in `make sweep`."""


@pytest.mark.parametrize(("scheme", "width"), LOOKS)
@pytest.mark.parametrize("kind", FEW)
def test_axe_finds_nothing_but_what_it_has_against_the_theme(
    kind: str, scheme: Literal["light", "dark"], width: int, address: str, new_context: Callable[..., BrowserContext]
) -> None:
    page = new_context(color_scheme=scheme, viewport={"width": width, "height": 900}).new_page()
    page.goto(address + kind)
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", SCHEMES[scheme])
    assert axe_complaints(page, "html") == {}


LONG_NAMES = (
    "esp/Request3rdServer/",
    "itx/attributes/Interaction/",
    "models/predictive-call/",
    "participants/urs/",
    "reporting/RequestStopPlaceAgentStateReportingAll/",
    "states/interaction/",
)


@pytest.mark.parametrize("without", [ALIKE, pytest.param(set[str](), marks=pytest.mark.sweep)], ids=["few", "all"])
def test_nothing_is_cut_off_on_a_phone(without: set[str], address: str, page: Page) -> None:
    """The theme does not let a page scroll sideways; 320 px are what 400 % leave of 1280."""
    beyond = {}
    for kind in (*(kind for kind in KINDS if kind not in without), *LONG_NAMES):
        page.set_viewport_size({"width": 390, "height": 844})
        page.goto(address + kind)
        for width in (390, 320):
            page.set_viewport_size({"width": width, "height": 844})
            for part in page.locator(".em-page").all():
                beyond[kind, width] = part.evaluate("part => part.scrollWidth - part.clientWidth")
    assert len(beyond) > 2 * len(LONG_NAMES)
    assert {where: by for where, by in beyond.items() if by > 0} == {}


def test_what_axe_has_against_the_theme_is_no_longer_than_the_list(address: str, page: Page) -> None:
    """A rule that the theme no longer breaks has to leave the list."""
    broken = set()
    for kind in ("", "api/"):
        page.goto(address + kind)
        broken |= {rule["id"] for rule in violations(page, "html", *THEME)}
    assert broken == set(THEME)


@pytest.fixture
def plain(new_context: Callable[..., BrowserContext]) -> Page:
    """A browser without scripts."""
    return new_context(java_script_enabled=False).new_page()


def test_without_scripts_a_model_is_whole(address: str, generated: Site, plain: Page) -> None:
    plain.goto(address + MODEL)
    flow = generated.reference.flows.all[MODEL.split("/")[1]]
    messages = [arrow.message for arrow in flow.messages()]
    drawn, told = plain.locator("svg.em-seq:visible .em-stroke"), plain.locator("tr.em-step-row:has(a code)")
    expect(drawn).to_have_count(len(messages))
    expect(told).to_have_count(len(messages))
    for parts in (drawn, told):
        expect(parts.locator("visible=true")).to_have_count(len(messages))
    assert told.locator("code").all_inner_texts() == messages


def test_without_scripts_a_message_is_whole(address: str, generated: Site, plain: Page) -> None:
    plain.goto(f"{address}tlib/EventRinging/")
    attributes = generated.reference.catalogue.protocols["tlib"].messages["EventRinging"].attributes
    assert rows_in_sight(plain, "table.em-attributes tbody tr") == len(attributes)


def test_without_scripts_an_attribute_says_which_messages_carry_it(address: str, generated: Site, plain: Page) -> None:
    plain.goto(f"{address}tlib/attributes/ThisDN/")
    said = plain.locator("article").inner_text()
    assert [
        name for name in generated.reference.catalogue.protocols["tlib"].carriers("ThisDN") if name not in said
    ] == []


def test_without_scripts_a_machine_is_whole(address: str, generated: Site, plain: Page) -> None:
    plain.goto(f"{address}states/agent/")
    expect(plain.locator("figure svg")).to_be_visible()
    assert rows_in_sight(plain, "article tbody tr[id]") == len(generated.reference.catalogue.machines["agent"].states)


def test_without_scripts_the_explorer_lists_every_attribute_that_is_carried(
    address: str, generated: Site, plain: Page
) -> None:
    plain.goto(f"{address}explorer/")
    protocols = generated.reference.catalogue.protocols.values()
    attributes = [name for entry in protocols for name in entry.attributes if entry.carriers(name)]
    assert rows_in_sight(plain, ".em-listing tbody tr") == len(attributes)
    expect(plain.locator(".em-explore")).to_be_hidden()


def test_without_scripts_a_comparison_is_whole(address: str, plain: Page) -> None:
    plain.goto(address + COMPARED)
    expect(plain.locator("svg.em-seq")).to_be_visible()
    drawn = plain.locator("svg.em-seq .em-stroke").count()
    assert drawn > 0
    assert rows_in_sight(plain, "table.em-compared tbody tr[id]:has(code)") == drawn


def test_without_scripts_the_resolver_says_that_it_cannot(address: str, plain: Page) -> None:
    plain.goto(f"{address}go/?to=EventRinging")
    said = plain.locator("noscript p")
    expect(said).to_be_visible()
    assert said.inner_text() == "Without scripts nothing can be looked up here."


def rows_in_sight(page: Page, selector: str) -> int:
    """Return how many rows there are, all of which must be seen."""
    rows = page.locator(selector)
    expect(rows.locator("visible=true")).to_have_count(rows.count())
    return rows.count()


def test_the_keyboard_reaches_the_arrows_and_shows_where_it_is(address: str, page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 2400})  # nothing scrolls, so only the focus changes the picture
    page.goto(address + MODEL)
    arrow = page.locator("svg.em-seq .em-stroke a").first
    expect(arrow).to_be_visible()
    before = arrow.screenshot()
    assert arrow.screenshot() == before
    for _ in range(200):
        page.keyboard.press("Tab")
        if arrow.evaluate("link => link === document.activeElement"):
            break
    expect(arrow).to_be_focused()
    assert arrow.screenshot() != before
    page.keyboard.press("Enter")
    expect(page.locator(".em-count")).to_contain_text("Step 1 of ")


def test_on_disk_pages_have_styles_and_pictures_lead_on(on_disk: Built, page: Page) -> None:
    page.goto((on_disk.folder / MODEL / "index.html").as_uri())
    expect(page.locator("svg.em-seq")).to_be_visible()
    assert page.evaluate("document.fonts.status") == "loaded"
    assert page.locator(".em-story-facts").first.evaluate("chips => getComputedStyle(chips).display") == "flex"
    page.locator("svg.em-seq .em-stroke a").first.click()
    page.locator(".em-panel-name a").click()
    page.wait_for_url("file://**/tlib/*/index.html")
    expect(page.locator("h1")).to_be_visible()
