"""Light or dark: as the system has it, or as was chosen; on generated pages from the first frame on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import BrowserContext, Page

FIRST = "requestAnimationFrame(() => { window.first = document.body.dataset.mdColorScheme; });"
CLASSES = "[...document.documentElement.classList].sort()"
LIGHT, DARK = "default", "slate"


def scheme(page: Page) -> object:
    return page.evaluate("document.body.dataset.mdColorScheme")


@pytest.mark.parametrize(("system", "before", "after"), [("light", LIGHT, DARK), ("dark", DARK, LIGHT)])
def test_a_press_turns_it_and_every_page_keeps_it(
    system: str, before: str, after: str, address: str, new_context: Callable[..., BrowserContext]
) -> None:
    page = new_context(color_scheme=system).new_page()
    page.add_init_script(FIRST)
    page.goto(f"{address}models/")
    assert page.evaluate("window.first") == scheme(page) == before
    words = {LIGHT: "Switch to dark colours", DARK: "Switch to light colours"}
    page.get_by_role("button", name=words[before]).press("Enter")
    assert scheme(page) == after
    page.goto(f"{address}tlib/")
    assert page.evaluate("window.first") == scheme(page) == after
    expect(page.get_by_role("button", name=words[after])).to_be_visible()


def test_it_goes_along_with_the_system_until_something_is_chosen(address: str, page: Page) -> None:
    page.goto(address)
    page.emulate_media(color_scheme="dark")
    page.wait_for_function("document.body.dataset.mdColorScheme === 'slate'")
    page.get_by_role("button", name="Switch to light colours").click()
    page.emulate_media(color_scheme="light")
    page.emulate_media(color_scheme="dark")
    assert scheme(page) == LIGHT


def test_where_nothing_can_be_kept_it_is_as_the_system_has_it(
    address: str, new_context: Callable[..., BrowserContext]
) -> None:
    page = new_context(color_scheme="dark").new_page()
    page.add_init_script("Storage.prototype.getItem = () => { throw new DOMException('no', 'SecurityError'); };")
    page.goto(address)
    assert scheme(page) == DARK


def test_what_the_theme_says_of_the_root_is_said_before_the_first_frame(address: str, page: Page) -> None:
    """Said later, it would have every element styled anew."""
    page.route("**/assets/javascripts/bundle.*", lambda route: route.abort())
    page.goto(f"{address}models/")
    before = page.evaluate(CLASSES)
    page.unroute_all()
    page.goto(f"{address}tlib/", wait_until="networkidle")
    assert page.evaluate(CLASSES) == before == ["js", "js-focus-visible"]


def test_without_scripts_there_is_nothing_to_press(address: str, new_context: Callable[..., BrowserContext]) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(address)
    expect(page.locator(".site-scheme")).to_be_hidden()
