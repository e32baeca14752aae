"""What tests of the viewer share: the model they open, and what its picture and table show."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

NAME = "hold-retrieve-consulted-answers"
MODEL = f"models/{NAME}/"
HELD = "EventHeld-B"
OUTCOME = "EventHeld-B~*"


def step(page: Page, name: str) -> Locator:
    return page.locator(f'svg.em-seq [data-step="{name}"]')


def shown(page: Page) -> list[str]:
    """Return the messages that the picture shows, as `sender receiver`."""
    script = "all => all.filter(g => g.getClientRects().length).map(g => `${g.dataset.from} ${g.dataset.to}`)"
    found: list[str] = page.locator("svg.em-seq g.em-stroke").evaluate_all(script)
    return found


def numbers(page: Page, kind: str) -> list[str]:
    """Return the numbers of the steps in the table that are done, shown now, or to come."""
    return page.locator(f"tr.em-step-row.em-{kind} td.em-no").all_text_contents()


def see(page: Page) -> None:
    """Wait until the step is on the screen, below the heads."""
    page.wait_for_function(
        """() => {
          const step = document.querySelector("svg.em-seq .em-now").getBoundingClientRect();
          const heads = document.querySelector(".em-heads").getBoundingClientRect();
          return heads.bottom <= step.top && step.bottom <= innerHeight;
        }"""
    )


def height(page: Page) -> float:
    box = page.locator("svg.em-seq").bounding_box()
    assert box
    return box["height"]


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)
