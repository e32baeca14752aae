"""Scripts on the small site, which is there in seconds: what a change of them breaks first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.site.viewing import press, step

if TYPE_CHECKING:
    from playwright.sync_api import Page

PHASE, INSIDE = "first", "first.RequestOpen-C"


@pytest.fixture
def visit(doors: str, page: Page) -> Page:
    """A model of five steps: two in a phase, an action, and two around an interruption."""
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{doors}models/visit/")
    expect(page.locator(".em-count")).to_have_text("5 steps")
    return page


def test_arrows_go_to_what_is_shown_and_keep_the_filter(visit: Page) -> None:
    visit.get_by_role("button", name="Who H talks to", exact=True).focus()
    press(visit, "Enter", "Enter", "Escape")
    for said in ("Step 2 of 5", "Step 5 of 5", "Step 5 of 5"):
        press(visit, "ArrowDown")
        expect(visit.locator(".em-count")).to_have_text(said)
    press(visit, "ArrowUp")
    expect(visit.locator(".em-count")).to_have_text("Step 2 of 5")
    assert "?participants=H#" in visit.url


def test_the_address_keeps_what_is_folded_and_a_step_inside_unfolds_it(visit: Page) -> None:
    visit.locator(f'[data-fragment="{PHASE}"] .em-fold').click()
    expect(step(visit, INSIDE)).to_be_hidden()
    visit.reload()
    expect(visit.locator(f'[data-fragment="{PHASE}"] .em-fold')).to_have_attribute("aria-expanded", "false")
    expect(step(visit, INSIDE)).to_be_hidden()
    visit.locator(f'tr[id="{INSIDE}"] .em-no a').click()
    expect(step(visit, INSIDE)).to_be_visible()


def test_an_outcome_is_shown_instead_of_what_would_follow(visit: Page) -> None:
    visit.locator('svg.em-seq a.em-interruption-mark[data-after="shut"]').click()
    expect(visit.locator(".em-count")).to_have_text("Step 5 of 5")
    expect(step(visit, "shut~*.EventError-P")).to_be_visible()
    expect(step(visit, "EventClosed-H")).to_be_hidden()


def test_headings_of_the_list_go_with_the_last_of_their_rows(visit: Page) -> None:
    headings = visit.locator(".em-fragment-row:visible, .em-interruption-steps:visible h3, #_interruptions:visible")
    expect(headings).to_have_count(4)
    visit.goto(f"{visit.url}?participants=W")
    expect(visit.locator(".em-step-row:visible")).to_have_count(1)
    # Of the other outcome nobody has told the steps.
    expect(headings).to_have_text(["Interruptions¶", "2* The bell fails¶"])
    visit.locator(".em-bar summary", has_text="Filter (1)").click()
    visit.get_by_role("button", name="Show everything").click()
    expect(headings).to_have_count(4)


def test_a_menu_away_from_its_name_closes_by_a_button_and_by_escape(visit: Page) -> None:
    visit.set_viewport_size({"width": 1024, "height": 768})
    press(visit, "j")
    filter_ = visit.locator(".em-bar summary", has_text="Filter")
    filter_.click()
    visit.get_by_role("group", name="Hide").get_by_role("button", name="Porter").click()
    visit.get_by_role("button", name="Close Filter").click()
    expect(visit.locator(".em-menu[open]")).to_have_count(0)
    expect(filter_).to_be_focused()
    press(visit, "Enter", "Tab", "Escape")
    expect(visit.locator(".em-menu[open]")).to_have_count(0)
    expect(filter_).to_be_focused()


SCROLLED = {
    "End": "scrollY > innerHeight && scrollY + innerHeight > document.documentElement.scrollHeight - 2",
    "Home": "scrollY === 0",
    "ArrowDown": "scrollY > 0",
    "Space": "scrollY > innerHeight / 2",
}
"""Key -> where the page comes to by it."""
RESTS = "() => { window.rests = new Promise((done) => document.addEventListener('scrollend', done, {once: true})); }"
"""Has `rests` end when the page has come to where it is going: a browser takes its time."""


def test_keys_that_scroll_are_the_page_s_own_until_a_step_is_chosen(visit: Page) -> None:
    visit.get_by_role("button", name="Fold phases").click()
    visit.locator("h1").click()  # of a button the space bar is the button's own
    for key, place in SCROLLED.items():
        visit.evaluate(RESTS)
        visit.keyboard.press(key)
        # Pressed while the page still moves, the next key may be lost.
        visit.evaluate("() => window.rests.then(() => true)")
        assert visit.evaluate(place), key
    expect(visit.locator(".em-count")).to_have_text("5 steps")
    press(visit, "j")
    expect(visit.locator(".em-count")).to_have_text("Step 1 of 5")
    press(visit, "ArrowDown", "End")
    expect(visit.locator(".em-count")).to_have_text("Step 5 of 5")


def test_the_keys_are_listed_with_when_they_are_ours(visit: Page) -> None:
    press(visit, "?")
    always, once = visit.locator(".em-help").all()
    expect(visit.locator(".em-help-once")).to_have_text("Once a step is chosen, or in the picture")
    listed = [set(keys.locator("kbd").all_text_contents()) for keys in (always, once)]
    assert listed == [
        {"→", "j", "←", "k", "o", "u", "f", "c", "?", "/"},
        {"↓", "↑", "Home", "End", "Space", "Esc"},
    ]


FRAMES = """() => [...document.querySelectorAll("svg.em-seq, svg.em-seq *")].filter((part) => {
  const {outlineStyle, stroke} = getComputedStyle(part);
  return part.matches(":focus, :focus-within, :focus *") && (outlineStyle !== "none" || part.matches(".em-hit")
    && stroke !== "none");
}).length"""
"""How many parts of the picture are framed since the focus is there."""


def test_a_row_is_framed_for_keys_and_not_for_a_mouse(visit: Page) -> None:
    row = step(visit, "shut")
    row.locator(".em-name").click()
    assert row.locator("a").evaluate("link => document.activeElement === link")
    assert visit.evaluate(FRAMES) == 0
    press(visit, "ArrowDown")
    assert visit.evaluate(FRAMES) == 1


COVERED = """() => {
  const box = (part) => part.getBoundingClientRect();
  const toast = box(document.querySelector(".em-toast"));
  const controls = [...document.querySelectorAll(":is(a[href], button, summary, input, select):not(svg *)")];
  return controls.filter((part) => part.checkVisibility({checkOpacity: true})).filter((part) => {
    const {left, right, top, bottom} = box(part);
    return left < toast.right && right > toast.left && top < toast.bottom && bottom > toast.top;
  }).map((part) => part.textContent || part.title);
}"""


@pytest.mark.parametrize("width", [1400, 1024, 390])
def test_what_was_copied_is_said_where_it_covers_no_control(width: int, visit: Page) -> None:
    visit.set_viewport_size({"width": width, "height": 844})
    for keys in (("j", "c"), ("End", "c"), ("Escape", "c")):
        press(visit, *keys)
        toast = visit.locator(".em-toast")
        expect(toast).to_be_in_viewport(ratio=1)
        assert visit.evaluate(COVERED) == []
    press(visit, "j")
    expect(toast).to_be_hidden()


def test_escape_closes_a_card(doors: str, page: Page) -> None:
    page.goto(doors)
    page.locator(".em-page [href='lift/EventError/']").hover()
    expect(page.locator(".em-card")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".em-card")).to_have_count(0)
