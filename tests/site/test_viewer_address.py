"""The address of a view: what it holds, what it brings back, and where it leads when names have changed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from eventmodels.catalogue.records.published import Ledger, Moved
from eventmodels.pages.render.anchors import with_moved_anchors
from tests.site.browsing import Watch
from tests.site.viewing import HELD, MODEL, NAME, OUTCOME

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import BrowserContext, Page

    from eventmodels.pages import Site
    from tests.site.sites import Built

UNNAMED = "models/single-step-transfer-outbound/"
"""A model in which an action has no address."""


@pytest.fixture
def desk(new_context: Callable[..., BrowserContext]) -> BrowserContext:
    return new_context(viewport={"width": 1400, "height": 900}, reduced_motion="reduce")


@pytest.fixture
def model(address: str, desk: BrowserContext) -> Page:
    return opened(desk, address + MODEL)


def opened(desk: BrowserContext, address: str) -> Page:
    page = desk.new_page()
    page.goto(address)
    expect(page.locator(".em-bar")).to_be_visible()
    return page


def looks(page: Page) -> dict[str, Any]:
    """Return what a reader sees of the choices made."""
    pressed = "all => all.map(button => button.getAttribute('aria-label') ?? button.textContent)"
    return {
        "steps": page.locator("svg.em-seq g.em-stroke:not(.em-hidden)").count(),
        "high": page.locator("svg.em-seq").evaluate("svg => svg.getAttribute('height')"),
        "pressed": page.locator('em-viewer [aria-pressed="true"]').evaluate_all(pressed),
        "folded": page.locator(".em-folded").evaluate_all("all => all.map(frame => frame.dataset.fragment)"),
        "lit": page.locator("svg.em-seq .em-lit").count(),
        "now": page.locator(".em-count").inner_text(),
    }


def test_the_address_brings_the_whole_view_back(model: Page, address: str, desk: BrowserContext) -> None:
    before = model.evaluate("history.length")
    model.locator(".em-bar summary", has_text="Filter").click()
    model.get_by_role("group", name="Only messages").get_by_role("button", name="Party B").click()
    model.get_by_role("group", name="Only messages").get_by_role("button", name="T-Server").click()
    model.get_by_role("group", name="Hide").get_by_role("button", name="Party C").click()
    model.locator(".em-bar summary", has_text="Follow").click()
    model.get_by_role("button", name="consult", exact=True).click()
    model.locator('[data-fragment="main"] .em-fold').click()
    model.locator(f'tr[id="{HELD}"] td').nth(2).click()
    assert model.url == f"{address}{MODEL}?participants=B,TS&hide=C&follow=consult&fold=main#{HELD}"
    assert model.evaluate("history.length") == before
    again = opened(desk, model.url)
    expect(again.locator(".em-count")).to_have_text("Step 8 of 22")
    assert again.url == model.url
    assert looks(again) == looks(model)
    assert looks(again)["folded"] == ["main"]
    assert looks(again)["lit"] > 0


def test_a_copied_link_brings_the_view_along(address: str, desk: BrowserContext) -> None:
    desk.grant_permissions(["clipboard-read", "clipboard-write"])
    page = opened(desk, f"{address}{MODEL}?participants=B,TS&follow=consult#{HELD}")
    page.locator(".em-panel").get_by_role("button", name="Address").click()
    expect(page.locator(".em-toast")).to_contain_text("Copied: ")
    assert page.evaluate("navigator.clipboard.readText()") == page.url


def test_all_that_was_chosen_leaves_the_address_again(model: Page, address: str) -> None:
    model.goto(f"{address}{MODEL}?lang=en&hide=C&fold=main")
    assert looks(model)["folded"] == ["main"]
    model.locator(".em-bar summary", has_text="Filter").click()
    model.get_by_role("button", name="Show everything").click()
    model.get_by_role("button", name="Unfold phases").click()
    assert model.url == f"{address}{MODEL}?lang=en"


@pytest.mark.parametrize("most", [3, pytest.param(None, marks=pytest.mark.sweep)], ids=["few", "all"])
def test_a_protocol_left_out_is_told(most: int | None, address: str, generated: Site, desk: BrowserContext) -> None:
    """What a menu leaves out of the hardest models is looked at beside the menus."""
    flows = generated.reference.flows.all.values()
    spoken = {flow.id: {a.protocol for a in flow.messages()} for flow in flows}
    for flow in [flow for flow in flows if len(spoken[flow.id]) > 1][:most]:
        gone = min(spoken[flow.id])
        page = opened(desk, f"{address}models/{flow.id}/?without={gone}")
        left = page.locator(f'svg.em-seq g.em-stroke:not(.em-hidden)[data-protocol="{gone}"]')
        expect(left).to_have_count(0)
        page.close()


def test_an_outcome_without_a_step_of_its_own_is_told_apart(model: Page, address: str) -> None:
    model.goto(f"{address}{MODEL}#{OUTCOME}")
    expect(model.locator("svg.em-seq .em-now")).to_have_count(1)
    model.keyboard.press("Home")
    expect(model).to_have_url(f"{address}{MODEL}?interruption={OUTCOME}#main.RequestMakeCall-TS")
    expect(model.locator(".em-count")).to_have_text("Step 1 of 10")
    model.keyboard.press("Escape")
    assert model.url == f"{address}{MODEL}?interruption={OUTCOME}"
    model.reload()
    expect(model.locator('svg.em-seq [data-step="EventRetrieved-B"]')).to_be_hidden()
    expect(model.locator(".em-count")).to_have_text("10 steps")
    model.keyboard.press("Tab")
    model.locator(".em-figure .em-scroll").focus()
    model.keyboard.press("End")
    assert model.url.startswith(f"{address}{MODEL}#{OUTCOME}.")


def test_going_back_goes_to_the_view_that_was_left(model: Page, address: str) -> None:
    model.goto(f"{address}{MODEL}#{HELD}")
    model.locator(".em-bar summary", has_text="Follow").click()
    model.get_by_role("button", name="consult", exact=True).click()
    model.locator('tr[id="EventRetrieved-B"] .em-no a').click()
    expect(model.locator(".em-count")).to_have_text("Step 19 of 22")
    assert model.url == f"{address}{MODEL}?follow=consult#EventRetrieved-B"
    model.go_back()
    expect(model.locator(".em-count")).to_have_text("Step 8 of 22")
    assert model.url == f"{address}{MODEL}?follow=consult#{HELD}"


@pytest.mark.parametrize(
    ("asked", "led"),
    [
        ("?participants=nobody,&hide=&follow=nothing&fold=none&without=none&interruption=none", ""),
        (f"?step={HELD}", f"#{HELD}"),
        ("#%", "#%25"),
        ("#_participants", "#_participants"),
    ],
)
def test_what_is_not_known_here_changes_nothing(asked: str, led: str, address: str, desk: BrowserContext) -> None:
    page = desk.new_page()
    watch = Watch(page)
    page.goto(f"{address}{MODEL}{asked}")
    expect(page.locator(".em-count")).to_have_text("Step 8 of 22" if HELD in led else "22 steps")
    assert page.url == f"{address}{MODEL}{led}"
    assert looks(page)["pressed"] == []
    assert watch.said == []


def test_a_step_without_an_address_keeps_that_of_the_one_before(address: str, desk: BrowserContext) -> None:
    desk.grant_permissions(["clipboard-read", "clipboard-write"])
    page = opened(desk, address + UNNAMED)
    page.locator("svg.em-seq .em-action").click()
    number = int(page.locator("tr.em-now .em-no").text_content() or "")
    named = page.locator("tr.em-step-row", has=page.locator(f".em-no a:text-is('{number - 1}')")).get_attribute("id")
    expect(page.locator("svg.em-seq .em-now")).to_have_count(1)
    expect(page.locator(".em-count")).to_contain_text(f"Step {number} of ")
    assert page.url == f"{address}{UNNAMED}#{named}"
    title = f"Link to step {number - 1}, the last before with an address"
    expect(page.locator(".em-panel .em-part").last).to_have_text(title)
    page.locator(".em-panel").get_by_role("button", name="Markdown").click()
    expect(page.locator(".em-toast")).to_contain_text("Copied: ")
    assert f", step {number - 1} of " in page.evaluate("navigator.clipboard.readText()")
    page.keyboard.press("ArrowUp")
    expect(page.locator(".em-count")).to_contain_text(f"Step {number - 1} of ")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".em-count")).to_contain_text(f"Step {number} of ")
    assert page.url == f"{address}{UNNAMED}#{named}"


def test_a_state_of_talk_can_be_chosen_as_well(model: Page) -> None:
    model.locator("svg.em-seq .em-state > rect").first.click(position={"x": 6, "y": 6})
    expect(model.locator(".em-count")).to_have_text("Between steps")
    expect(model.locator(".em-panel-name")).to_contain_text("Conversation")
    assert model.url.endswith("#main.EventEstablished-B")


@pytest.mark.parametrize(("old", "new", "said"), [("slam", HELD, "Step 8 of 22"), ("slam~*", OUTCOME, "Step 9 of 10")])
def test_an_old_anchor_leads_to_the_step_as_it_is_called_now(
    old: str, new: str, said: str, address: str, generated: Site, page: Page
) -> None:
    moved = Moved(steps={NAME: {"slam": HELD, "slam~*": OUTCOME}})
    catalogue = replace(generated.reference.catalogue, ledger=Ledger(moved=moved))
    reference = replace(generated.reference, catalogue=catalogue)

    def renamed(route: Any) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=with_moved_anchors(answer.text(), MODEL, reference))

    page.route(f"{address}{MODEL}*", renamed)
    page.goto(f"{address}{MODEL}#{quote(old)}")
    expect(page.locator(".em-count")).to_have_text(said)
    assert page.url == f"{address}{MODEL}#{new}"


def test_a_bare_page_knows_the_same_words(address: str, desk: BrowserContext) -> None:
    page = desk.new_page()
    watch = Watch(page)
    page.goto(f"{address}embed/{NAME}/?participants=B,TS&hide=C&follow=consult#{HELD}")
    expect(page.locator(f'[data-step="{HELD}"]')).to_have_attribute("aria-current", "step")
    ends = "all => all.map(g => [g.dataset.from, g.dataset.to].sort().join(' '))"
    assert set(page.locator("[data-message]:not(.em-aside)").evaluate_all(ends)) == {"B TS"}
    page.goto(f"{address}embed/{NAME}/?hide=C&without=none")
    assert page.locator('[data-message]:not(.em-aside):is([data-from="C"], [data-to="C"])').count() == 0
    assert page.locator("[data-message]:not(.em-aside)").count() > 0
    page.goto(f"{address}embed/{NAME}/?without=tlib")
    assert page.locator("[data-message]:not(.em-aside)").count() == 0
    assert watch.said == []


def test_on_disk_the_address_holds_the_view_as_well(on_disk: Built, page: Page) -> None:
    page.goto((on_disk.folder / MODEL / "index.html").as_uri())
    page.locator(".em-bar summary", has_text="Follow").click()
    page.get_by_role("button", name="consult", exact=True).click()
    page.locator(f'tr[id="{HELD}"] td').nth(2).click()
    assert page.url.endswith(f"index.html?follow=consult#{HELD}")
    before = looks(page)
    page.reload()
    expect(page.locator(".em-count")).to_have_text("Step 8 of 22")
    assert looks(page) == before
