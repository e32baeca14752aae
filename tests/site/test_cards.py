"""Cards at links: what stands behind a name, by pointer and by keyboard, from a server and from disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

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
    link = model.locator(".em-steps a", has_text="EventReleased").first
    link.hover()
    expect(card(model)).to_be_visible()
    assert card(model).locator("strong").inner_text() == "EventReleased"
    assert "T-Library event 65" in card(model).inner_text()
    assert TEXT in card(model).inner_text()
    model.mouse.move(2, 900)
    expect(card(model)).to_have_count(0)


def test_a_card_does_not_open_at_once(model: Page) -> None:
    model.locator(".em-steps a", has_text="EventReleased").first.hover()
    model.wait_for_timeout(250)
    assert card(model).count() == 0
    model.mouse.move(2, 900)
    model.wait_for_timeout(600)
    assert card(model).count() == 0


def test_moving_into_the_card_keeps_it(model: Page) -> None:
    model.locator(".em-steps a", has_text="EventReleased").first.hover()
    expect(card(model)).to_be_visible()
    card(model).hover()
    model.wait_for_timeout(500)
    expect(card(model)).to_be_visible()


def test_messages_of_the_picture_have_cards_too(model: Page) -> None:
    model.locator("svg.em-seq a", has_text="RequestReleaseCall").first.hover()
    expect(card(model).locator("strong")).to_have_text("RequestReleaseCall")


def test_by_keyboard(model: Page) -> None:
    """Focus opens the card, Tab goes into it, Esc closes it and goes back to the link."""
    link = model.locator(".em-steps a", has_text="EventReleased").first
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
    page.locator(".em-steps a", has_text="EventReleased").first.hover()
    expect(card(page)).to_be_visible()
    assert len([url for url in asked if url.endswith("cards-data.js")]) == 1


def test_from_disk(on_disk: Built, page: Page) -> None:
    page.goto((on_disk.folder / MODEL / "index.html").as_uri())
    page.locator(".em-steps a", has_text="EventReleased").first.hover()
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
