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


def test_escape_closes_a_card(doors: str, page: Page) -> None:
    page.goto(doors)
    page.locator(".em-page [href='lift/EventError/']").hover()
    expect(page.locator(".em-card")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".em-card")).to_have_count(0)
