"""The map beside a long story: all of its steps, what the window shows of them, and a press that goes there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.site.viewing import MODEL

if TYPE_CHECKING:
    from playwright.sync_api import Page

STORY = "models/inbound-email-route/"
LINES = "(document.querySelector('.em-map-steps').getAttribute('d').match(/M/g) ?? []).length"
FRAME = "['y', 'height'].map((name) => Number(document.querySelector('.em-map-frame').getAttribute(name)))"
HIGH = "Number(document.querySelector('.em-map svg').getAttribute('viewBox').split(' ')[3])"
CUT = "(around => around.scrollWidth - around.clientWidth)(document.querySelector('.em-figure .em-scroll'))"
TICK = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


@pytest.fixture
def story(address: str, page: Page) -> Page:
    """The page of a long story."""
    page.set_viewport_size({"width": 1400, "height": 900})
    page.goto(f"{address}{STORY}")
    expect(page.locator(".em-map svg")).to_be_visible()
    return page


def pressed(page: Page, part: float) -> None:
    """Press the map at a part of its height."""
    box = page.locator(".em-map svg").bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + part * box["height"])
    page.evaluate(TICK)


def test_it_has_a_line_for_every_step_and_a_name_for_every_chapter(story: Page) -> None:
    numbered = story.locator("svg.em-seq .em-step[data-number]:not(.em-hidden)").count()
    assert story.evaluate(LINES) == numbered > 30
    outer = story.locator("svg.em-seq [data-fragment]:not([data-parent])")
    assert story.locator(".em-map-chapters title").all_text_contents() == [
        each.locator(".em-fragment-title").first.text_content() for each in outer.all()
    ]


def test_a_press_goes_there_and_the_frame_is_what_the_window_shows(story: Page) -> None:
    pressed(story, 0.75)
    top, height = story.evaluate(FRAME)
    whole = story.evaluate(HIGH)
    assert abs(top + height / 2 - 0.75 * whole) < whole / 100
    first = story.evaluate(
        "(top => [...document.querySelectorAll('svg.em-seq .em-step')].map((g) => Number(g.dataset.y))"
        ".filter((y) => y > top)[0])(" + str(top) + ")"
    )
    shown = story.locator(f'svg.em-seq .em-step[data-y="{first}"]').first.bounding_box()
    heads = story.locator(".em-heads svg").bounding_box()
    assert shown
    assert heads
    assert heads["y"] + heads["height"] - 60 < shown["y"] < 900


def test_it_can_be_dragged(story: Page) -> None:
    pressed(story, 0.3)
    box = story.locator(".em-map svg").bounding_box()
    assert box
    story.mouse.down()
    story.mouse.move(box["x"] + 20, box["y"] + 0.6 * box["height"])
    story.mouse.up()
    story.evaluate(TICK)
    top, height = story.evaluate(FRAME)
    assert abs(top + height / 2 - 0.6 * story.evaluate(HIGH)) < 40
    story.mouse.move(box["x"] + 20, box["y"] + 0.9 * box["height"])
    story.evaluate(TICK)
    assert story.evaluate(FRAME)[0] == top


def test_it_shows_the_step_looked_at_and_nothing_that_is_folded(story: Page) -> None:
    expect(story.locator(".em-map-now")).to_have_attribute("d", "")
    story.keyboard.press("ArrowRight")
    expect(story.locator(".em-map-now")).not_to_have_attribute("d", "")
    whole, lines = story.evaluate(HIGH), story.evaluate(LINES)
    story.get_by_role("button", name="Fold phases").click()
    assert story.evaluate(HIGH) < whole
    assert 0 < story.evaluate(LINES) < lines


@pytest.mark.parametrize("width", [1024, 1360, 1400, 1920])
@pytest.mark.parametrize("path", [STORY, "models/chat-session/", "models/ocs-preview-data-flow/"])
def test_the_picture_beside_it_is_whole(path: str, width: int, address: str, page: Page) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{address}{path}")
    expect(page.locator(".em-map svg")).to_be_visible()
    assert page.evaluate(CUT) <= 0


def test_a_short_story_has_none_and_a_phone_no_room(address: str, page: Page) -> None:
    page.goto(f"{address}{MODEL}")
    assert page.locator(".em-map").count() == 0
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{address}{STORY}")
    expect(page.locator(".em-map")).to_be_hidden()
