"""A model's page: the diagram on the first screen, what a click and a key do, and what happens instead."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.site.sites import ADDRESS, served
from tests.site.viewing import HELD, MODEL, OUTCOME, numbers, press, step

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import BrowserContext, Page

    from eventmodels.pages import Site
    from tests.site.hard import Chosen
    from tests.site.sites import Built

FIRST = """() => {
  const names = [...document.querySelectorAll("svg.em-seq .em-name")].filter((name) => name.getClientRects().length);
  return Math.min(...names.map((name) => name.getBoundingClientRect().top));
}"""
SCREENS = [(1024, 768, 620), (1400, 900, 560)]
"""Width and height of a screen, and where on it the first name must begin."""
SHIFTS = """
  window.shifts = 0;
  new PerformanceObserver((list) => {
    for (const {value} of list.getEntries()) window.shifts += value;
  }).observe({type: "layout-shift", buffered: true});
"""
CUT = "all => all.filter(box => box.scrollWidth > box.clientWidth + 1).length"


def test_the_first_message_is_on_the_first_screen_and_keys_lead_to_the_last(
    address: str, generated: Site, chosen: Chosen, page: Page
) -> None:
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(str(error)))
    for flow in chosen(generated.reference.flows.all.values()):
        page.set_viewport_size({"width": 1024, "height": 768})
        page.goto(f"{address}models/{flow.id}/")
        for width, height, most in SCREENS:
            page.set_viewport_size({"width": width, "height": height})
            assert not flow.messages() or 0 < page.evaluate(FIRST) < most, flow.id
            assert page.locator(".em-steps").locator("xpath=..").evaluate_all(CUT) == 0, flow.id
        page.locator(".em-figure .em-scroll").focus()
        press(page, "End")
        last = max(getattr(each, "number", 0) for each, _ in flow.steps())
        expect(page.locator(".em-count")).to_have_text(f"Step {last} of {last}")
    assert said == []


@pytest.mark.parametrize("width", [1400, 390])
@pytest.mark.parametrize("path", ["", MODEL, f"{MODEL}#{HELD}", "tlib/EventRinging/", "explorer/", "reading-a-log/"])
def test_nothing_moves_while_a_page_is_loaded(path: str, width: int, address: str, first_visit: Page) -> None:
    first_visit.set_viewport_size({"width": width, "height": 844})
    first_visit.add_init_script(SHIFTS)
    first_visit.goto(address + path, wait_until="networkidle")
    assert first_visit.evaluate("window.shifts") == 0


def test_a_generated_page_is_painted_once_its_last_row_is_there(published: Built, first_visit: Page) -> None:
    first_visit.add_init_script(
        "requestAnimationFrame(() => { window.rows = document.querySelectorAll('tr').length; });"
    )
    with served(published.host, pause=1) as host:
        first_visit.goto(f"{host}{ADDRESS}tlib/")
    assert first_visit.evaluate("window.rows") == first_visit.locator("tr").count() > 0


@pytest.mark.parametrize("part", [".em-name", ".em-values", ".em-line", ".em-pill"])
def test_a_click_in_a_step_selects_it_and_stays(part: str, model: Page, address: str) -> None:
    step(model, HELD).locator(part).click(force=True)
    expect(model.locator(".em-count")).to_have_text("Step 8 of 22")
    assert model.url == f"{address}{MODEL}#{HELD}"
    expect(model.locator(".em-panel-say")).to_have_text(
        model.locator(f'tr[id="{HELD}"] .em-say').text_content() or "missing"
    )


def test_every_numbered_step_is_told_in_a_sentence_of_its_own(model: Page) -> None:
    rows = model.locator("tr.em-step-row:has(.em-no:not(:empty))")
    told = model.locator("tr.em-step-row .em-say").all_text_contents()
    assert rows.count() == len(told) == len(set(told))


def test_the_button_for_the_next_step_stays_under_the_mouse(model: Page) -> None:
    model.set_viewport_size({"width": 1400, "height": 620})
    box = model.get_by_role("button", name=re.compile("^Next step")).first.bounding_box()
    assert box
    for number in range(1, 23):
        model.mouse.move(box["x"] + 9, box["y"] + 9)
        model.mouse.click(box["x"] + 9, box["y"] + 9)
        expect(model.locator(".em-count")).to_have_text(f"Step {number} of 22")
        expect(model.locator("svg.em-seq .em-now")).to_be_in_viewport()


def test_keys_work_as_soon_as_the_page_is_open(model: Page, address: str) -> None:
    press(model, "ArrowRight", "j", "ArrowRight", "k")
    expect(model.locator(".em-count")).to_have_text("Step 2 of 22")
    press(model, "o")
    expect(model.locator('.em-outcomes [aria-current="true"]')).to_contain_text("*")
    press(model, "o")
    press(model, "u")
    expect(model.locator(".em-folded").first).to_be_attached()
    press(model, "u", "f")
    expect(model.locator("svg.em-seq .em-lit").first).to_be_visible()
    press(model, "?")
    expect(model.locator(".em-help").first).to_be_visible()
    press(model, "Escape", "/")
    model.keyboard.type("jjj")
    expect(model.locator(".em-search-box").first).to_have_value("jjj")
    assert model.url.startswith(address + MODEL)


def test_an_outcome_takes_the_list_and_the_counter_along(model: Page, address: str) -> None:
    model.locator(f'.em-outcomes [data-interruption="{OUTCOME}"]').click()
    assert model.url == f"{address}{MODEL}#{OUTCOME}"
    expect(model.locator(".em-count")).to_have_text("Step 9 of 10")
    assert [number for number in numbers(model, "done") if number.strip()] == [str(n) for n in range(1, 9)]
    seen = model.locator("tr.em-step-row:visible .em-no").all_text_contents()
    assert [number.strip() for number in seen if number.strip()] == [str(number) for number in range(1, 11)]
    expect(model.locator(".em-interruption-steps:visible")).to_have_count(1)
    model.locator('.em-outcomes [data-interruption=""]').click()
    expect(model.locator("tr.em-step-row.em-unreached")).to_have_count(0)


def test_what_may_happen_in_a_phase_happens_in_its_place(address: str, page: Page) -> None:
    at = f"{address}models/two-step-transfer-blind/"
    page.goto(f"{at}?fold=main")
    outcomes = page.locator(".em-outcomes a")
    assert [" ".join(text.split()) for text in outcomes.all_text_contents()] == [
        "as planned",
        "* The attempt ends before B rings",
        "** B is busy or cannot be reached",
        "*** The caller gives up while B rings",
    ]
    phase = page.locator('svg.em-seq [data-fragment="main"]')
    expect(phase.locator(".em-otherwise")).to_have_text("may end otherwise: * ** ***")
    expect(phase.locator(".em-otherwise")).to_be_visible()
    outcomes.nth(2).click()
    assert page.url == f"{at}#main.dialing~**"
    expect(page.locator(".em-count")).to_have_text("Step 3 of 3")
    expect(page.locator(".em-panel-name")).to_have_text("EventDestinationBusy")
    expect(phase.locator(".em-fold")).to_have_attribute("aria-expanded", "true")
    expect(phase.locator(".em-otherwise")).to_be_hidden()
    expect(step(page, "main.dialing")).to_be_visible()
    expect(step(page, "main.ringing")).to_be_hidden()
    seen = page.locator("tr.em-step-row:visible .em-no").all_text_contents()
    assert [number.strip() for number in seen if number.strip()] == ["1", "2", "3"]
    assert [number.strip() for number in numbers(page, "done")] == ["1", "2"]
    expect(page.locator(".em-interruption-steps:visible")).to_have_count(1)
    phase_link = page.locator(".em-interruption-steps:visible p a", has_text="Connection-Establishing Phase")
    expect(phase_link).to_have_attribute("href", "../call-establishing-internal-inbound/")
    press(page, "o")
    expect(outcomes.nth(3)).to_have_attribute("aria-current", "true")
    press(page, "o")
    expect(page.locator("tr.em-step-row.em-unreached")).to_have_count(0)


def test_each_use_of_a_phase_may_end_otherwise_in_the_order_of_the_steps(model: Page, address: str) -> None:
    marks = model.locator(".em-outcomes a b").all_text_contents()
    assert marks == ["2*", "2**", "3***", "8*", "10*", "10**", "11***", "14**", "17***"]
    busy = model.locator(".em-outcomes a", has_text="C is busy or cannot be reached")
    model.locator('svg.em-seq a.em-interruption-mark[data-interruption="consultation.dialing~**"]').click()
    assert model.url == f"{address}{MODEL}#consultation.dialing~**"
    expect(busy).to_have_attribute("aria-current", "true")
    expect(model.locator(".em-count")).to_have_text("Step 11 of 11")
    # Nothing is left of what stands between the step and its outcome in the whole picture.
    gap = model.evaluate(
        """() => document.querySelector('[data-fragment="consultation.dialing~**"]').getBoundingClientRect().top
          - document.querySelector('svg.em-seq [data-step="consultation.dialing"]').getBoundingClientRect().bottom"""
    )
    assert 0 < gap < 24
    strip, place = model.locator(".em-outcomes").bounding_box(), busy.bounding_box()
    assert strip
    assert place
    assert strip["y"] <= place["y"]
    assert place["y"] + place["height"] <= strip["y"] + strip["height"]


def test_without_scripts_what_may_happen_in_a_phase_is_a_section(
    address: str, new_context: Callable[..., BrowserContext]
) -> None:
    unscripted = new_context(java_script_enabled=False).new_page()
    unscripted.goto(f"{address}models/two-step-transfer-blind/")
    unscripted.locator(".em-outcomes a", has_text="B is busy").click()
    heading = unscripted.locator(".em-interruption-steps h3", has_text="B is busy or cannot be reached")
    expect(heading).to_be_in_viewport()
    assert unscripted.url.endswith("#main.dialing~**")


def test_an_unknown_step_in_the_address_is_said(address: str, page: Page) -> None:
    page.goto(f"{address}{MODEL}#EventFoo-Z")
    expect(page.locator(".em-toast")).to_have_text("There is no step EventFoo-Z here")
    expect(page.locator(".em-toast")).to_be_visible()


def test_every_section_is_a_link_away(address: str, page: Page) -> None:
    page.goto(f"{address}tlib/EventRinging/")
    sections = page.locator(".site-sections a").all_text_contents()
    assert sections == ["Messages", "Models", "Attributes", "States", "Read a log", "Learn"]
    foot = page.locator(".site-footer a").all_text_contents()
    assert {"Concepts", "Participants", "Developers", "Authors", "About"} <= set(foot)
    page.locator(".site-crumbs summary").click()
    page.locator(".site-crumbs details a", has_text="EventDialing").click()
    page.wait_for_url(f"{address}tlib/EventDialing/")
