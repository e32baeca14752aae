"""The rows of the picture for those who go by keys or have it read: one list, a name for each row."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.site.axe import axe_complaints
from tests.site.viewing import HELD, MODEL, press, step

if TYPE_CHECKING:
    from playwright.sync_api import Page, ViewportSize

STOPS = "svg.em-seq [data-step] > a, svg.em-seq [data-step][role=button]"
FOCUSED = "() => document.activeElement.closest('[data-step]')?.dataset.step ?? ''"


def test_tab_stops_at_the_rows_once_and_at_the_row_looked_at(model: Page, address: str) -> None:
    stops = "all => all.filter(stop => stop.tabIndex === 0).map(stop => stop.closest('[data-step]').dataset.step)"
    assert model.locator(STOPS).count() == model.locator("svg.em-seq [data-step]").count()
    assert model.locator(STOPS).evaluate_all(stops) == ["main.RequestMakeCall-TS"]
    model.goto(f"{address}{MODEL}#{HELD}")
    expect(model.locator(".em-count")).to_have_text("Step 8 of 22")
    assert model.locator(STOPS).evaluate_all(stops) == [HELD]


def test_arrow_keys_go_from_row_to_row_and_take_the_focus_along(model: Page) -> None:
    step(model, "main.RequestMakeCall-TS").locator("a").focus()
    press(model, "ArrowDown", "ArrowDown")
    assert model.evaluate(FOCUSED) == "main.dialing"
    expect(model.locator(".em-count")).to_have_text("Step 2 of 22")
    press(model, "ArrowUp")
    assert model.evaluate(FOCUSED) == "main.RequestMakeCall-TS"
    rows: list[str] = model.locator("svg.em-seq .em-step:not([data-interruption])").evaluate_all(
        "all => all.map(step => step.dataset.step)"
    )
    seen = []
    for _ in rows:
        seen.append(model.evaluate(FOCUSED))
        press(model, "ArrowDown")
    assert sorted(seen) == sorted(rows)


def test_enter_chooses_the_row_in_focus(model: Page, address: str) -> None:
    step(model, HELD).locator("a").focus()
    press(model, "Enter")
    assert model.url == f"{address}{MODEL}#{HELD}"
    assert model.evaluate(FOCUSED) == HELD


def test_the_first_row_that_is_left_is_where_tab_stops(model: Page, address: str) -> None:
    model.goto(f"{address}{MODEL}?kind=event")
    expect(model.locator("svg.em-seq [data-step] > a[tabindex='0']")).to_have_count(1)
    assert model.locator("svg.em-seq [data-step]:has(> a[tabindex='0'])").get_attribute("data-step") == "main.dialing"


@pytest.mark.parametrize("width", [1400, 390])
@pytest.mark.parametrize("reading", ["with scripts", "without"])
def test_a_row_is_read_with_its_ends_its_call_and_what_changes(
    reading: str, width: int, address: str, page: Page
) -> None:
    browser = page.context.browser
    assert browser
    size: ViewportSize = {"width": width, "height": 844}
    reader = browser.new_context(java_script_enabled=reading == "with scripts", viewport=size).new_page()
    reader.goto(f"{address}models/two-step-transfer-blind/")
    read = reader.locator("svg.em-seq:visible").aria_snapshot()
    assert 'link "step 10, EventRinging from T-Server to Party C, ConnID consult, C Alerting"' in read
    assert 'link "step 7, RequestInitiateTransfer from Party B to T-Server"' in read
    assert re.search(r'link "step 12, EventReleased from T-Server to Party B, ConnID call, B \w+"', read)
    reader.context.close()


def test_axe_finds_nothing_in_a_picture_with_rows_that_have_no_address(address: str, page: Page) -> None:
    page.goto(f"{address}models/single-step-transfer-outbound/")
    expect(page.locator("svg.em-seq [data-step][role=button]").first).to_have_attribute("aria-label", re.compile(r"\w"))
    assert axe_complaints(page, ".em-figure") == {}
