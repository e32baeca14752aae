"""Takes the pictures of the README: a model with a step chosen, in both schemes, as `make site` built it.

After `make site`: `.venv/bin/python -m tests.site.pictures`
"""

from __future__ import annotations

from playwright.sync_api import sync_playwright

from tests.browser import launching
from tests.site.sites import ROOT, served
from tests.site.viewing import MODEL

FOLDER = ROOT / "docs/images"
STEP = "EventHeld-B"
SIZE = {"width": 1360, "height": 680}


def take() -> None:
    """Write `model-light.png` and `model-dark.png`."""
    FOLDER.mkdir(exist_ok=True)
    with served(ROOT / "site") as host, sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launching())
        for scheme in ("light", "dark"):
            page = browser.new_page(viewport=SIZE, color_scheme=scheme, reduced_motion="reduce")
            page.goto(f"{host}/{MODEL}#{STEP}")
            page.locator(".em-bar").wait_for()
            page.screenshot(path=FOLDER / f"model-{scheme}.png")
        browser.close()


if __name__ == "__main__":
    take()
