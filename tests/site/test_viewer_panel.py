"""What the viewer tells of one step: in its panel, in its row of the list, and on paper."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.site.axe import LOOKS, axe_complaints
from tests.site.viewing import HELD, MODEL, OUTCOME, press, see, step

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import BrowserContext, Locator, Page


def values(within: Locator) -> list[str]:
    return [" ".join(text.split()) for text in within.locator(".em-value:visible").all_text_contents()]


def values_of(within: Locator) -> list[tuple[str, str]]:
    names, said = within.locator("dt").all_text_contents(), within.locator("dd").all_text_contents()
    return list(zip(names, map(str.strip, said), strict=True))


def test_values_that_matter_are_in_sight_and_the_others_a_press_away(model: Page, address: str) -> None:
    model.goto(f"{address}{MODEL}#{HELD}")
    row, panel = model.locator(f'tr[id="{HELD}"] [data-cell="values"]'), model.locator(".em-panel dl")
    assert values(row) == ["ConnID call"]
    expect(panel.locator("dt").locator("visible=true")).to_have_text(["ConnID"])
    more = model.locator(".em-panel .em-others > summary")
    more.focus()
    press(model, "Enter")
    expect(panel.locator("dt").locator("visible=true")).to_have_text(["ConnID", "ThisDN", "OtherDN"])
    press(model, "ArrowRight", "ArrowRight")
    expect(model.locator(".em-panel-name")).to_have_text("EventDialing")
    expect(model.locator(".em-panel .em-others")).to_have_attribute("open", "")


def test_opening_the_others_in_the_list_chooses_no_step(model: Page) -> None:
    row = model.locator(f'tr[id="{HELD}"] [data-cell="values"]')
    row.locator("summary").click()
    assert values(row) == ["ConnID call", "ThisDN B", "OtherDN A"]
    expect(model.locator(".em-count")).to_have_text("22 steps")


def test_a_step_without_others_has_no_line_for_them(model: Page) -> None:
    rows = model.locator("tr.em-step-row:has(.em-value)")
    assert rows.locator(".em-others").count() < rows.count()
    expect(model.locator(".em-others:not(:has(.em-value))")).to_have_count(0)


def test_all_values_are_on_paper_with_scripts_and_without(model: Page, address: str) -> None:
    context = model.context.browser
    assert context
    bare = context.new_context(java_script_enabled=False).new_page()
    bare.goto(address + MODEL)
    for page in (model, bare):
        row = page.locator(f'tr[id="{HELD}"] [data-cell="values"]')
        assert values(row) == ["ConnID call"]
        page.emulate_media(media="print")
        expect(row.locator(".em-value").last).to_be_visible()
        box = row.locator(".em-value").last.bounding_box()
        assert box
        assert box["height"] > 5
    model.emulate_media(media="screen")
    expect(model.locator(".em-steps .em-others[open]")).to_have_count(0)
    bare.context.close()


STATE = """() => {
  const panel = document.querySelector(".em-panel");
  const part = [...panel.querySelectorAll(".em-told .em-part")].find(({textContent}) => textContent === "State");
  return !part || part.nextElementSibling.getBoundingClientRect().bottom <= panel.getBoundingClientRect().bottom;
}"""


@pytest.mark.parametrize("size", [(1024, 768), (390, 844)])
def test_a_sheet_shows_the_state_before_and_after_without_scrolling(size: tuple[int, int], model: Page) -> None:
    model.set_viewport_size({"width": size[0], "height": size[1]})
    for number in range(1, 23):
        press(model, "j")
        expect(model.locator(".em-told .em-panel-nav b")).to_have_text(f"Step {number} of 22")
        assert model.evaluate(STATE), number


def test_what_to_look_for_leads_from_a_request_to_its_answer_and_back(model: Page, address: str) -> None:
    model.goto(f"{address}{MODEL}#RequestHoldCall-TS")
    said = "Answered by step 8, EventHeld; may be refused by EventError"
    expect(model.locator('tr[id="RequestHoldCall-TS"] .em-look')).to_have_text(said)
    model.locator(".em-panel").get_by_role("link", name="step 8, EventHeld").click()
    expect(model.locator(".em-count")).to_have_text("Step 8 of 22")
    expect(step(model, HELD)).to_be_in_viewport()
    model.locator(".em-panel").get_by_role("link", name="step 7, RequestHoldCall").click()
    assert model.url == f"{address}{MODEL}#RequestHoldCall-TS"


def test_a_card_says_what_a_step_carries_while_the_mouse_rests_on_its_row(model: Page) -> None:
    card, name = model.locator(".em-hover"), step(model, HELD).locator(".em-name")
    expect(model.locator("svg.em-seq g.em-step > title")).to_have_count(0)
    name.hover()
    expect(card).to_be_visible()
    expect(card.locator("p")).to_have_text(["8 EventHeld", "T-Server → Party B"])
    assert values_of(card) == [("ConnID", "call")]
    name.click()
    expect(card).to_be_hidden()
    expect(model.locator(".em-count")).to_have_text("Step 8 of 22")


@pytest.mark.parametrize("how", ["leave", "scroll", "escape"])
def test_the_card_goes_away(how: str, model: Page, address: str) -> None:
    model.goto(f"{address}{MODEL}#{HELD}")
    card = model.locator(".em-hover")
    step(model, HELD).locator(".em-name").hover()
    expect(card).to_be_visible()
    if how == "leave":
        model.locator(".em-outcomes").hover()
    elif how == "scroll":
        model.evaluate("scrollBy(0, 40)")
    else:
        press(model, "Escape")
    expect(card).to_be_hidden()
    expect(model.locator(".em-count")).to_have_text("Step 8 of 22")


def test_the_card_stays_in_the_window_and_off_touch(address: str, new_context: Callable[..., BrowserContext]) -> None:
    page = new_context(viewport={"width": 1024, "height": 768}, has_touch=True).new_page()
    page.goto(f"{address}{MODEL}#release.EventReleased-B")
    last = step(page, "release.EventReleased-B")
    see(page)
    last.locator(".em-name").hover()
    expect(page.locator(".em-hover")).to_be_visible()
    inside = """() => {
      const box = document.querySelector(".em-hover").getBoundingClientRect();
      return box.left >= 0 && box.top >= 0 && box.right <= innerWidth && box.bottom <= innerHeight;
    }"""
    assert page.evaluate(inside)
    page.mouse.move(0, 0)
    last.locator(".em-name").tap()
    expect(page.locator(".em-panel-name")).to_have_text("EventReleased")
    page.wait_for_timeout(500)
    expect(page.locator(".em-hover")).to_be_hidden()


def test_a_head_opens_who_its_participant_talks_to(model: Page, address: str) -> None:
    head = model.get_by_role("button", name="Who Party C talks to")
    head.focus()
    press(model, "Enter")
    who = model.get_by_role("dialog", name="Who Party C talks to")
    expect(head).to_have_attribute("aria-expanded", "true")
    expect(who.get_by_role("button", name="Only its messages")).to_be_focused()
    lines = [" ".join(text.split()) for text in who.locator("p").all_text_contents()]
    assert lines[:2] == ["What it is: Agent DN", "With T-Server"]
    assert lines[2].startswith("T-Library, in ")
    assert [line.split()[1] for line in lines if line.startswith("sends ")] == ["RequestAnswerCall"]
    press(model, "Escape")
    expect(who).to_be_hidden()
    expect(head).to_be_focused()
    head.click()
    who.get_by_role("link", name="Agent DN").click()
    model.wait_for_url(f"{address}participants/agent-dn/")


def test_who_talks_to_whom_covers_no_message(model: Page) -> None:
    model.set_viewport_size({"width": 1400, "height": 900})
    model.get_by_role("button", name="Who T-Server talks to").click()
    who, picture = model.locator(".em-who").bounding_box(), model.locator(".em-figure").bounding_box()
    assert who
    assert picture
    assert who["x"] >= picture["x"] + picture["width"]


def test_a_step_takes_the_place_of_who_talks_to_whom(model: Page) -> None:
    head = model.get_by_role("button", name="Who Party A talks to")
    head.click()
    press(model, "ArrowRight")
    expect(model.locator(".em-who")).to_be_hidden()
    expect(model.locator(".em-panel-name")).to_be_visible()
    expect(head).to_have_attribute("aria-expanded", "false")


def test_who_talks_to_whom_is_told_without_scripts(model: Page, address: str) -> None:
    browser = model.context.browser
    assert browser
    bare = browser.new_context(java_script_enabled=False).new_page()
    bare.goto(address + MODEL)
    bare.get_by_text("Who talks to whom").click()
    row = bare.locator(".em-talks tr", has_text="Party C to T-Server")
    expect(row.get_by_role("link", name="RequestAnswerCall")).to_be_visible()
    expect(row.locator("td").first).to_have_text("T-Library")
    bare.context.close()


@pytest.mark.parametrize(("scheme", "width"), LOOKS)
def test_axe_finds_nothing_in_what_opens(
    scheme: str, width: int, address: str, new_context: Callable[..., BrowserContext]
) -> None:
    context = new_context(viewport={"width": width, "height": 844}, color_scheme=scheme, reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{address}models/two-step-transfer-blind/#EventRinging-C")
    if width == 1400:  # a phone has no mouse that rests
        see(page)
        step(page, "EventRinging-C").locator(".em-name").hover()
        expect(page.locator(".em-hover")).to_be_visible()
        assert axe_complaints(page) == {}
    page.locator(".em-panel .em-others > summary").click()
    page.locator(".em-steps .em-others > summary").first.click()
    page.get_by_text("Who talks to whom").click()
    page.get_by_role("button", name="Who T-Server talks to").focus()
    press(page, "Enter")
    expect(page.locator(".em-who")).to_be_visible()
    assert axe_complaints(page) == {}


def test_a_list_of_steps_can_stand_in_place_of_the_panel(model: Page, address: str) -> None:
    model.goto(f"{address}{MODEL}?kind=event#{HELD}")
    model.locator(".em-bar summary", has_text="View").click()
    model.get_by_role("button", name="List of steps").click()
    outline = model.locator(".em-shortlist")
    expect(outline.locator('[aria-current="step"]')).to_have_text("8 EventHeld T-Server → Party B")
    expect(outline.locator("li:visible", has_text="Request")).to_have_count(0)
    outline.get_by_role("button", name="10 EventDialing").click()
    expect(model.locator(".em-count")).to_have_text("Step 10 of 22")
    press(model, "ArrowRight")
    expect(outline.locator('[aria-current="step"] b')).to_have_text("11")
    model.locator(f'.em-outcomes [data-interruption="{OUTCOME}"]').click()
    expect(outline.locator("li:visible b", has_text=re.compile("^11$"))).to_have_count(0)
    outline.get_by_role("button", name="Close the list").click()
    expect(outline).to_be_hidden()
    expect(model.locator(".em-panel-name")).to_be_visible()
