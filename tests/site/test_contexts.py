"""A context that a test is done with is as good as new."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.site.contexts import RESTING, Contexts

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

KEEP = "localStorage.kept = sessionStorage.kept = document.cookie = 'kept=yes'"
KEPT = """async () => [
  localStorage.length, sessionStorage.length, document.cookie, innerWidth,
  (await navigator.permissions.query({name: "clipboard-read"})).state,
]"""
NEW = [0, 0, "", 1280, "prompt"]


@pytest.fixture
def own(browser: Browser) -> Contexts:
    return Contexts(browser)


def kept(page: Page, where: str) -> object:
    page.goto(where)
    return page.evaluate(KEPT)


def test_the_next_test_finds_nothing_of_what_was_kept_and_allowed(own: Contexts, doors: str) -> None:
    with own.lending({}) as lend:
        first = lend()
        page = first.new_page()
        assert kept(page, doors) == NEW
        page.set_viewport_size({"width": 390, "height": 844})
        page.evaluate(KEEP)
        first.grant_permissions(["clipboard-read"])
        assert kept(page, doors) == [1, 1, "kept=yes", 390, "granted"]
        assert kept(first.new_page(), doors) == [1, 0, "kept=yes", 1280, "granted"]
    with own.lending({}) as lend:
        second = lend()
        assert second is first
        assert len(second.pages) == 1
        assert kept(second.new_page(), doors) == NEW
    second.close()


def test_what_was_asked_to_be_otherwise_is_another_and_so_is_the_second_of_a_test(own: Contexts) -> None:
    with own.lending({"color_scheme": "dark"}) as lend:
        one, other, lit = lend(), lend(), lend(color_scheme="light")
        assert len({one, other, lit}) == 3
    with own.lending({}) as lend:
        assert lend(color_scheme="light") is lit
        assert {lend(color_scheme="dark"), lend(color_scheme="dark")} == {one, other}
        assert lend() not in {one, other, lit}
    for each in own.resting:
        each.context.close()


def test_one_whose_clock_was_set_is_not_used_again(own: Contexts) -> None:
    with own.lending({}) as lend:
        lend().new_page().clock.install()
    assert own.resting == []


def test_no_more_wait_than_are_worth_it(own: Contexts, browser: Browser) -> None:
    before = len(browser.contexts)
    with own.lending({}) as lend:
        for _ in range(RESTING + 2):
            lend()
    assert len(browser.contexts) == before + RESTING
    for each in own.resting:
        each.context.close()
