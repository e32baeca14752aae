"""What our scripts and data leave behind for each other: all of it under one name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

OURS = {"em"}
KEYS = "() => Object.getOwnPropertyNames(window)"


@pytest.mark.parametrize("name", ["about/", "explorer/", "go/?to=EventRingng", "models/conference/", "tlib/EventHeld/"])
def test_only_our_name_is_added(name: str, address: str, page: Page) -> None:
    page.route("**/assets/eventmodels/*.js", lambda route: route.abort())
    page.goto(address + name)
    before = set(page.evaluate(KEYS))
    page.unroute("**/assets/eventmodels/*.js")
    page.goto(address + name)
    page.get_by_role("combobox", name="Search", exact=True).fill("x")
    page.wait_for_function("window.em?.finder && em.index")
    page.keyboard.press("Escape")
    if page.locator(".em-page a:visible").count():
        page.locator(".em-page a:visible").last.hover()
        page.wait_for_timeout(700)
    after = set(page.evaluate(KEYS))
    assert after - before == OURS
