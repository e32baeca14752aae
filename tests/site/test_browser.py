"""The published site in a browser, served below a path."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import BrowserContext, Page

    from eventmodels.pages import Site
    from tests.site.sites import Built

MODEL = "models/call-establishing-internal-inbound/"
KINDS = [
    "",
    "api/",
    "authoring/",
    "coverage/",
    "events/",
    "families/voice-transfer-conference/",
    MODEL,
    "models/two-step-transfer-blind/",
    "participants/",
    "participants/t-server/",
    "sources/",
    "states/",
    "states/agent/",
    "tlib/",
    "tlib/EventRinging/",
    "tlib/EventReserved_7/",
    "tlib/attributes/",
    "tlib/attributes/ThisDN/",
    "tlib/enumerations/TErrors/",
    "tlib/enumerations/TErrors/gfa/",
    "tlib/messages/call-handling/",
    "tlib/structure/",
]
"""A page of each kind."""


def axe_complaints(page: Page, **options: list[str]) -> dict[str, list[tuple[str, str]]]:
    """Return what axe has against our part of a page: by rule, each different complaint with one of its places."""
    found = Axe().run(page, context={"include": [["article"]]}, options={"resultTypes": ["violations"], **options})
    return {
        rule["id"]: sorted({node["failureSummary"]: str(node["target"]) for node in rule["nodes"]}.items())
        for rule in found.response["violations"]
    }


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_asks_only_its_own_host_and_complains_of_nothing(kind: str, address: str, page: Page) -> None:
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("response", lambda response: said.append(f"{response.status} {response.url}") if not response.ok else None)
    page.goto(address + kind, wait_until="networkidle")
    assert [url for url in asked if not url.startswith((address, "data:"))] == []
    assert said == []


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_in_a_page(kind: str, address: str, page: Page) -> None:
    page.goto(address + kind)
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    assert axe_complaints(page) == {}


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_no_weak_colour_in_a_dark_page(
    kind: str, address: str, new_context: Callable[..., BrowserContext]
) -> None:
    page = new_context(color_scheme="dark").new_page()
    page.goto(address + kind)
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    assert axe_complaints(page, runOnly=["color-contrast", "link-in-text-block"]) == {}


def test_without_scripts_a_model_is_whole(
    address: str, generated: Site, new_context: Callable[..., BrowserContext]
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(address + MODEL)
    flow = generated.flows.all[MODEL.split("/")[1]]
    messages = [arrow.message for arrow in flow.arrows()]
    drawn, told = page.locator("svg.em-seq .em-msg"), page.locator("tr.em-row:has(a code)")
    expect(drawn).to_have_count(len(messages))
    expect(told).to_have_count(len(messages))
    for part in (*drawn.all(), *told.all()):
        expect(part).to_be_visible()
    assert told.locator("code").all_inner_texts() == messages


def test_without_scripts_a_message_is_whole(
    address: str, generated: Site, new_context: Callable[..., BrowserContext]
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{address}tlib/EventRinging/")
    attributes = generated.catalogue.protocols["tlib"].messages["EventRinging"].attributes
    rows = page.locator("table.em-attributes tbody tr")
    expect(rows).to_have_count(len(attributes))
    for row in rows.all():
        expect(row).to_be_visible()


def test_the_keyboard_reaches_the_arrows_and_shows_where_it_is(address: str, page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 2400})  # nothing scrolls, so only the focus changes the picture
    page.goto(address + MODEL)
    arrow = page.locator("svg.em-seq .em-msg a").first
    expect(arrow).to_be_visible()
    before = arrow.screenshot()
    assert arrow.screenshot() == before
    for _ in range(200):
        page.keyboard.press("Tab")
        if arrow.evaluate("link => link === document.activeElement"):
            break
    expect(arrow).to_be_focused()
    assert arrow.screenshot() != before
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}tlib/**")


def test_on_disk_pages_have_styles_and_pictures_lead_on(on_disk: Built, page: Page) -> None:
    page.goto((on_disk.folder / MODEL / "index.html").as_uri())
    expect(page.locator("svg.em-seq")).to_be_visible()
    assert page.evaluate("document.fonts.status") == "loaded"
    assert page.locator(".em-chips").first.evaluate("chips => getComputedStyle(chips).display") == "flex"
    page.locator("svg.em-seq .em-msg a").first.click()
    page.wait_for_url("file://**/tlib/*/index.html")
    expect(page.locator("h1")).to_be_visible()
