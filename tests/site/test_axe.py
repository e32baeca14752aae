"""Of texts that look alike a few are judged, and one that looks otherwise is found among them, wherever it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.site.axe import axe_complaints

if TYPE_CHECKING:
    from playwright.sync_api import Page

CELLS = 90
WEAK = {
    "colour": "<td id='weak' style='color: #eee'>weak</td>",
    "colour of what is inside": "<td>strong <b id='weak' style='color: #eee'>weak</b></td>",
    "ground": "<td id='weak' style='background: #333'>weak</td>",
    "ground of what is around": "<td><div style='background: #333'><p><i id='weak'>weak</i></p></div></td>",
    "shade": "<td id='weak' style='opacity: .2'>weak</td>",
    "field": "<td><input id='weak' aria-label='Weak' value='weak' style='color: #eee; background: #fff'></td>",
}


def table(*cells: str) -> str:
    rows = "".join(f"<tr>{cell}</tr>" for cell in cells)
    return f"<!doctype html><html lang=en><title>Page</title><main><h1>Page</h1><table>{rows}</table></main>"


def weak(page: Page) -> list[str]:
    """Return where contrast is too weak."""
    return [place for _, place in axe_complaints(page, "html").get("color-contrast", [])]


@pytest.mark.parametrize("planted", WEAK.values(), ids=WEAK)
def test_one_weak_text_is_found_among_many(planted: str, page: Page) -> None:
    cells = ["<td>strong</td>"] * CELLS
    page.set_content(table(*cells[:31], planted, *cells[31:]))
    assert weak(page) == ["['#weak']"]


def test_weak_texts_that_look_alike_are_found(page: Page) -> None:
    page.set_content(table(*(f"<td id='no-{number}' style='color: #eee'>weak</td>" for number in range(CELLS))))
    assert weak(page) == ["['#no-89']"]  # a complaint is told with one of its places
    assert page.locator("[data-judged]").count() == 4  # with the heading
    page.locator("#no-89").evaluate("cell => cell.style.color = '#000'")
    assert weak(page) == ["['#no-88']"]


def test_other_rules_are_asked_about_everything(page: Page) -> None:
    page.set_content(table(*["<td><img src='data:,'></td>"] * 3))
    (complaint,) = axe_complaints(page, "html")["image-alt"]
    assert complaint[1] == "['tr:nth-child(3) > td > img']"
