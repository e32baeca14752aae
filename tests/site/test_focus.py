"""Whatever takes the focus shows it: pages where somebody who has no pointer does most."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

UNSEEN = """() => {
  const look = (part) => [part, ...part.querySelectorAll("*")].map((each) => {
    const { outlineStyle, stroke, strokeWidth, borderColor } = getComputedStyle(each);
    return [outlineStyle, stroke, strokeWidth, borderColor].join();
  }).join(";");
  const all = [...document.querySelectorAll(".em-page :is(a[href], button, summary, select, input, [tabindex='0'])")];
  return all.filter((part) => part.checkVisibility()).filter((part) => {
    part.blur();
    const before = look(part);
    part.focus();
    return document.activeElement === part && look(part) === before;
  }).map((part) => part.outerHTML.slice(0, 120));
}"""
"""What looks the same with the focus and without it."""


@pytest.mark.parametrize("kind", ["models/visit/", "explorer/", "door/EventOpened/", "go/"])
def test_what_has_the_focus_looks_so(kind: str, doors: str, page: Page) -> None:
    page.goto(doors + kind)
    expect(page.locator(".em-search input")).to_be_visible()
    page.keyboard.press("Tab")  # a browser shows the focus to those who use keys
    assert page.evaluate(UNSEEN) == []
    assert page.evaluate("document.activeElement.closest('.em-page') !== null")
