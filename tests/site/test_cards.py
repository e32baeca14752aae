"""Cards at links: what stands behind a name, by pointer and by keyboard, from a server and from disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import BrowserContext, Locator, Page

    from tests.site.sites import Built

MODEL = "models/release-phase/"
TEXT = "Mandatory: "


def card(page: Page) -> Locator:
    return page.locator(".em-card")


@pytest.fixture
def model(address: str, page: Page) -> Page:
    page.goto(address + MODEL)
    return page


def test_a_card_opens_at_a_link_and_closes_when_one_leaves(model: Page) -> None:
    link = model.locator(".em-steps td[data-cell=message] a", has_text="EventReleased").first
    link.hover()
    expect(card(model)).to_be_visible()
    assert card(model).locator("strong").inner_text() == "EventReleased"
    assert "T-Library event 65" in card(model).inner_text()
    assert TEXT in card(model).inner_text()
    model.mouse.move(2, 900)
    expect(card(model)).to_have_count(0)


def test_a_card_does_not_open_at_once(model: Page) -> None:
    model.clock.install()
    model.clock.pause_at("2040-01-01")
    model.locator(".em-steps td[data-cell=message] a", has_text="EventReleased").first.hover()
    model.clock.run_for(250)
    assert card(model).count() == 0
    model.mouse.move(2, 900)
    model.clock.run_for(600)
    assert card(model).count() == 0


def test_moving_into_the_card_keeps_it(model: Page) -> None:
    model.locator(".em-steps td[data-cell=message] a", has_text="EventReleased").first.hover()
    expect(card(model)).to_be_visible()
    card(model).hover()
    model.wait_for_timeout(500)
    expect(card(model)).to_be_visible()


def test_messages_of_the_panel_have_cards_too(model: Page) -> None:
    model.locator("svg.em-seq a", has_text="RequestReleaseCall").first.click()
    model.locator(".em-panel-name a").hover()
    expect(card(model).locator("strong")).to_have_text("RequestReleaseCall")


def test_by_keyboard(model: Page) -> None:
    """Focus opens the card, Tab goes into it, Esc closes it and goes back to the link."""
    link = model.locator(".em-steps td[data-cell=message] a", has_text="EventReleased").first
    link.focus()
    model.keyboard.press("Shift+Tab")
    model.keyboard.press("Tab")
    expect(card(model)).to_be_visible()
    assert link.get_attribute("aria-describedby") == "em-card"
    model.keyboard.press("Tab")
    expect(card(model).locator("a")).to_be_focused()
    model.keyboard.press("Escape")
    expect(card(model)).to_have_count(0)
    expect(link).to_be_focused()
    assert link.get_attribute("aria-describedby") is None


def test_tab_goes_on_behind_the_link(model: Page) -> None:
    """The card stands at the end of the page, but not for the keyboard."""
    link = model.locator(".em-steps td[data-cell=message] a", has_text="EventReleased").first
    link.focus()
    model.keyboard.press("Tab")
    behind = model.evaluate_handle("document.activeElement")
    model.keyboard.press("Shift+Tab")
    expect(card(model)).to_be_visible()
    model.keyboard.press("Tab")
    expect(card(model).locator("a")).to_be_focused()
    model.keyboard.press("Shift+Tab")
    expect(link).to_be_focused()
    model.keyboard.press("Tab")
    model.keyboard.press("Tab")
    expect(card(model)).to_have_count(0)
    assert behind.evaluate("element => element === document.activeElement")


def test_esc_closes_what_the_pointer_opened(model: Page) -> None:
    model.locator(".em-steps td[data-cell=message] a", has_text="EventReleased").first.hover()
    expect(card(model)).to_be_visible()
    model.keyboard.press("Escape")
    expect(card(model)).to_have_count(0)


def test_it_opens_and_closes_when_it_should(model: Page) -> None:
    """Data after 150 ms, the card after 500 ms, gone 300 ms after one has left."""
    model.clock.install()
    asked: list[str] = []
    model.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    link = model.locator(".em-steps td[data-cell=message] a", has_text="EventReleased").first
    model.clock.pause_at("2040-01-01")
    link.hover()
    model.clock.run_for(140)
    assert asked == []
    with model.expect_request("**/cards-data.js"):
        model.clock.run_for(20)
    model.wait_for_function("em.cards")
    model.clock.run_for(330)
    expect(card(model)).to_have_count(0)
    model.clock.run_for(20)
    expect(card(model)).to_have_count(1)
    model.mouse.move(2, 700)
    model.clock.run_for(290)
    expect(card(model)).to_have_count(1)
    model.clock.run_for(20)
    expect(card(model)).to_have_count(0)


def test_a_finger_opens_none_and_follows_the_link(address: str, new_context: Callable[..., BrowserContext]) -> None:
    page = new_context(has_touch=True, viewport={"width": 390, "height": 800}).new_page()
    page.goto(address + MODEL)
    opened = """() => new MutationObserver((all) => {
        if (document.querySelector('.em-card')) sessionStorage.opened = 'yes';
    }).observe(document.body, {childList: true})"""
    page.evaluate(opened)
    page.locator(".em-attributes, .em-steps").first.scroll_into_view_if_needed()
    page.evaluate("document.addEventListener('click', (event) => event.preventDefault(), {once: true})")
    page.locator(".em-steps td[data-cell=message] a", has_text="EventReleased").first.tap()
    page.wait_for_timeout(900)
    assert page.evaluate("sessionStorage.opened") is None
    page.locator(".em-steps td[data-cell=message] a", has_text="EventReleased").first.tap()
    page.wait_for_url("**/tlib/EventReleased/")


def test_without_its_data_there_is_none(model: Page) -> None:
    model.route("**/cards-data.js", lambda route: route.abort())
    model.locator(".em-steps td[data-cell=message] a", has_text="EventReleased").first.hover()
    model.wait_for_timeout(900)
    assert card(model).count() == 0


@pytest.mark.parametrize("height", [200, 320, 700])
def test_a_card_never_covers_its_link(height: int, address: str, page: Page) -> None:
    page.set_viewport_size({"width": 700, "height": height})
    page.goto(address + MODEL)
    for at in range(0, height - 100, 90):
        link = page.locator(".em-steps td[data-cell=message] a", has_text="EventReleased").first
        link.evaluate("(link, at) => scrollTo(0, link.getBoundingClientRect().top + scrollY - at - 60)", at)
        link.hover()
        expect(card(page)).to_be_visible()
        box, own = card(page).bounding_box(), link.bounding_box()
        assert box
        assert own
        assert box["y"] >= own["y"] + own["height"] or box["y"] + box["height"] <= own["y"]
        page.mouse.move(690, height - 5)
        page.keyboard.press("Escape")
        expect(card(page)).to_have_count(0)


def test_scrolling_closes_it(model: Page) -> None:
    model.locator(".em-steps td[data-cell=message] a", has_text="RequestReleaseCall").first.hover()
    expect(card(model)).to_be_visible()
    model.evaluate("document.querySelector('.em-scroll').dispatchEvent(new Event('scroll'))")
    expect(card(model)).to_have_count(0)


def test_links_within_the_page_have_none(model: Page) -> None:
    model.locator(".em-steps .em-no a").first.hover()
    model.wait_for_timeout(700)
    assert card(model).count() == 0


def test_data_is_loaded_only_when_a_card_is_wanted(address: str, page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address + MODEL)
    page.wait_for_timeout(300)
    assert not [url for url in asked if url.endswith("cards-data.js")]
    page.locator(".em-steps td[data-cell=message] a", has_text="EventReleased").first.hover()
    expect(card(page)).to_be_visible()
    assert len([url for url in asked if url.endswith("cards-data.js")]) == 1


def test_from_disk(on_disk: Built, page: Page) -> None:
    page.goto((on_disk.folder / MODEL / "index.html").as_uri())
    page.locator(".em-steps td[data-cell=message] a", has_text="EventReleased").first.hover()
    expect(card(page).locator("strong")).to_have_text("EventReleased")


@pytest.mark.parametrize("width", [1400, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_card_stays_on_the_screen(address: str, page: Page, width: int, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_viewport_size({"width": width, "height": 700})
    page.goto(address + "tlib/EventRinging/")
    page.locator(".em-attributes a").last.hover()
    expect(card(page)).to_be_visible()
    box = card(page).bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= 700
