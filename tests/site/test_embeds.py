"""Bare pages in a browser: as they are asked for, as a frame, under their own policy, and without scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.site.axe import axe_complaints

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import BrowserContext, Page

    from eventmodels.pages import Site
    from tests.site.sites import Built

MODEL = "conference"
INK = {"light": "rgb(27, 35, 38)", "dark": "rgb(231, 235, 235)"}
PAPER = {"light": "rgb(255, 255, 255)", "dark": "rgb(26, 32, 35)"}


def background(page: Page) -> str:
    found: str = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    return found


def said_by(page: Page) -> list[str]:
    """Collect what a page complains of from now on."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    return said


def test_a_step_that_is_asked_for_is_marked_and_in_sight(address: str, page: Page, generated: Site) -> None:
    said = said_by(page)
    last = list(generated.reference.flows.all[MODEL].messages())[-1].id
    page.goto(f"{address}embed/{MODEL}/?step={last}")
    step = page.locator(f'[data-step="{last}"]')
    expect(step).to_have_attribute("aria-current", "step")
    expect(step).to_be_in_viewport()
    assert page.locator("[aria-current]").count() == 1
    assert said == []


@pytest.mark.parametrize("width", [640, 390])
def test_the_title_stays_and_leads_to_the_step_on_a_page_of_its_own(
    width: int, address: str, page: Page, generated: Site
) -> None:
    page.set_viewport_size({"width": width, "height": 400})
    last = list(generated.reference.flows.all[MODEL].messages())[-1].id
    page.goto(f"{address}embed/{MODEL}/?step={last}")
    assert page.evaluate("scrollY") > 0
    title = page.locator("h1").bounding_box()
    assert title
    assert 0 <= title["y"] < 20
    larger = page.get_by_role("link", name="Larger, on a page of its own")
    assert larger.evaluate("link => link.href") == f"{address}models/{MODEL}/#{last}"
    expect(larger).to_be_in_viewport()


def test_heads_stay_above_what_is_scrolled_to(address: str, page: Page, generated: Site) -> None:
    page.set_viewport_size({"width": 500, "height": 400})
    page.goto(f"{address}embed/{MODEL}/")
    heads = page.locator(".em-stay > div")
    expect(heads).to_be_hidden()
    last = list(generated.reference.flows.all[MODEL].messages())[-1].id
    page.goto(f"{address}embed/{MODEL}/?step={last}")
    expect(heads).to_be_visible()
    own = page.locator('svg.em-seq .em-head[data-participant="B"]').bounding_box()
    copy = heads.locator('[data-participant="B"]').bounding_box()
    assert own
    assert copy
    assert copy["x"] == pytest.approx(own["x"], abs=2)
    assert copy["y"] >= 0
    assert own["y"] < 0


@pytest.mark.parametrize("asked", ["B", "B,TS"])
def test_the_messages_of_participants_stand_out(asked: str, address: str, page: Page, generated: Site) -> None:
    page.goto(f"{address}embed/{MODEL}/?participants={asked}")
    wanted = set(asked.split(","))
    arrows = generated.reference.flows.all[MODEL].messages()
    ends = {arrow.id: {arrow.from_, arrow.to} for arrow in arrows}
    among = {step for step, both in ends.items() if (both <= wanted if len(wanted) > 1 else both & wanted)}
    shown = page.locator(".em-seq [data-message]:not(.em-aside)")
    assert {each.get_attribute("data-step") for each in shown.all()} == among
    assert page.locator(".em-aside").count() > 0


def test_requests_alone_stand_out(address: str, page: Page, generated: Site) -> None:
    page.goto(f"{address}embed/{MODEL}/?kind=request")
    requests = {each.id for each in generated.reference.flows.all[MODEL].messages() if each.kind == "request"}
    shown = page.locator(".em-seq [data-message]:not(.em-aside)")
    assert {each.get_attribute("data-step") for each in shown.all()} == requests
    assert page.locator(".em-aside").count() > 0


@pytest.mark.parametrize("system", ["light", "dark"])
@pytest.mark.parametrize("asked", ["light", "dark", ""])
def test_colours_are_those_asked_for_or_those_of_the_system(
    system: str, asked: str, address: str, new_context: Callable[..., BrowserContext]
) -> None:
    page = new_context(color_scheme=system).new_page()
    page.goto(f"{address}embed/{MODEL}/?scheme={asked}")
    assert background(page) == PAPER[asked or system]
    head = page.locator(".em-seq .em-label").first.evaluate("label => getComputedStyle(label).fill")
    assert head == INK[asked or system]


def test_without_scripts_the_picture_and_the_way_back_are_there(
    address: str, new_context: Callable[..., BrowserContext]
) -> None:
    page = new_context(java_script_enabled=False, color_scheme="dark").new_page()
    page.goto(f"{address}embed/{MODEL}/")
    expect(page.locator("svg.em-seq:visible")).to_have_count(1)
    expect(page.locator("h1 a")).to_have_attribute("href", f"../../models/{MODEL}/")


def test_in_a_frame_of_another_page_the_picture_is_seen(address: str, page: Page) -> None:
    said = said_by(page)
    page.set_content(
        f'<iframe sandbox="allow-scripts allow-popups" src="{address}embed/{MODEL}/?scheme=dark"></iframe>'
    )
    frame = page.frame_locator("iframe")
    expect(frame.locator("svg.em-seq")).to_be_visible()
    expect(frame.locator("html")).to_have_css("background-color", PAPER["dark"])
    assert said == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_a_bare_page(scheme: str, address: str, page: Page) -> None:
    page.goto(f"{address}embed/{MODEL}/?scheme={scheme}")
    assert axe_complaints(page, "html") == {}


def test_on_disk_a_bare_page_obeys_its_address_without_complaint(on_disk: Built, page: Page) -> None:
    said = said_by(page)
    page.goto(f"{(on_disk.folder / f'embed/{MODEL}/index.html').as_uri()}?scheme=dark")
    assert background(page) == PAPER["dark"]
    assert said == []
    assert page.locator("h1 a").get_attribute("href") == f"../../models/{MODEL}/index.html"
