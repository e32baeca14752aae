"""The forms of a picture on a page: what a screen, a phone and paper get, and what stays chosen between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.site.viewing import press

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PHONE, SCREEN = {"width": 390, "height": 844}, {"width": 1400, "height": 900}
FEW = ("two-step-transfer-blind", "agent-login", "conference")
WIDE = "urs-enterprise-routing"


def form(page: Page) -> str | None:
    """Return the form of the one picture that is on the page."""
    return page.locator("em-viewer .em-scroll svg.em-seq").get_attribute("data-form")


def hidden_width(page: Page) -> int:
    """Return how much of the picture one would have to scroll to."""
    found: int = page.locator(".em-figure .em-scroll").evaluate("around => around.scrollWidth - around.clientWidth")
    return found


@pytest.mark.parametrize("name", FEW)
def test_a_phone_shows_all_of_a_picture_and_a_tap_selects(address: str, page: Page, name: str) -> None:
    page.set_viewport_size(PHONE)
    page.goto(f"{address}models/{name}/")
    expect(page.locator(".em-count")).to_contain_text("steps")
    assert (form(page), hidden_width(page)) == ("narrow", 0)
    page.locator("svg.em-seq .em-stroke .em-hit").nth(1).click(position={"x": 4, "y": 4})
    expect(page.locator("svg.em-seq .em-now")).to_have_count(1)
    expect(page.locator(".em-count")).to_contain_text("Step 2 of")


def test_what_is_chosen_stays_when_the_width_changes(address: str, page: Page) -> None:
    page.set_viewport_size(SCREEN)
    page.goto(f"{address}models/{WIDE}/")
    press(page, "ArrowRight")
    press(page, "ArrowRight")
    for size, expected in ((PHONE, "narrow"), (SCREEN, "compact")):
        page.set_viewport_size(size)
        expect(page.locator("em-viewer .em-scroll svg.em-seq")).to_have_attribute("data-form", expected)
        expect(page.locator(".em-count")).to_have_text("Step 2 of 16")
        expect(page.locator("svg.em-seq .em-now")).to_have_attribute("data-number", "2")


def test_all_lifelines_are_a_choice_that_the_address_keeps(address: str, page: Page) -> None:
    page.set_viewport_size(SCREEN)
    page.goto(f"{address}models/{WIDE}/")
    expect(page.locator("svg.em-seq .em-seldom")).to_have_count(3)
    assert hidden_width(page) == 0
    page.locator(".em-bar summary", has_text="View").click()
    page.get_by_role("button", name="All lifelines").click()
    expect(page.locator("svg.em-seq .em-seldom")).to_have_count(0)
    page.reload()
    expect(page.locator("em-viewer .em-scroll svg.em-seq")).to_have_attribute("data-form", "whole")
    assert page.url.endswith("?lifelines=all")


def test_a_name_without_a_lifeline_can_be_pressed(address: str, page: Page) -> None:
    page.set_viewport_size(SCREEN)
    page.goto(f"{address}models/{WIDE}/")
    page.get_by_role("button", name="Who Customer talks to", exact=True).click()
    page.get_by_role("button", name="Only its messages").click()
    expect(page.locator("svg.em-seq g.em-stroke:not(.em-hidden)")).to_have_count(1)
    expect(page.locator("svg.em-seq .em-head.em-chosen")).to_have_attribute("data-participant", "C")


def test_paper_gets_the_whole_picture(address: str, page: Page) -> None:
    page.goto(f"{address}models/{WIDE}/")
    expect(page.locator(".em-count")).to_contain_text("steps")
    page.emulate_media(media="print")
    expect(page.locator("em-viewer .em-scroll svg.em-seq")).to_have_attribute("data-form", "whole")


@pytest.mark.parametrize(("size", "expected"), [(PHONE, "narrow"), (SCREEN, "compact")], ids=["phone", "screen"])
def test_without_scripts_the_right_form_is_shown(
    address: str, browser: Browser, size: dict[str, int], expected: str
) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=size)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{address}models/{WIDE}/")
    seen = [svg.get_attribute("data-form") for svg in page.locator("svg.em-seq").all() if svg.is_visible()]
    assert seen == [expected]
    context.close()
