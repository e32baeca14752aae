"""The viewer around a diagram: steps, their addresses and links."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.site.axe import axe_complaints
from tests.site.browsing import COMPARED
from tests.site.viewing import HELD, MODEL, OUTCOME, numbers, press, see, step

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import BrowserContext, Page


def test_heads_stay_above_what_is_read_and_scroll_along_sideways(model: Page) -> None:
    copy = model.locator(".em-heads")
    expect(copy).to_be_hidden()
    model.set_viewport_size({"width": 390, "height": 844})
    step(model, "EventRetrieved-B").scroll_into_view_if_needed()
    model.evaluate("document.querySelector('.em-figure .em-scroll').scrollLeft = 150")
    expect(copy).to_be_visible()
    own = model.locator('svg.em-seq .em-head[data-participant="B"]').bounding_box()
    shadow = copy.locator('[data-participant="B"]').bounding_box()
    header = model.locator(".md-header").bounding_box()
    assert own
    assert shadow
    assert header
    assert shadow["x"] == pytest.approx(own["x"], abs=2)
    assert shadow["y"] >= header["y"] + header["height"]


def test_heads_that_stay_are_whole_whatever_they_say(address: str, page: Page) -> None:
    page.set_viewport_size({"width": 1400, "height": 500})
    page.goto(f"{address}models/predictive-call-with-routing/#EventRinging-A")
    expect(page.locator(".em-heads")).to_be_visible()
    within = page.locator(".em-heads").evaluate(
        """box => [...box.querySelectorAll("rect")].map(
          head => head.getBoundingClientRect().bottom <= box.getBoundingClientRect().bottom)"""
    )
    assert within == [True] * 5


def test_a_head_on_two_lines_is_called_by_its_words(address: str, page: Page) -> None:
    page.goto(f"{address}models/predictive-call-with-routing/")
    expect(page.get_by_role("button", name="Who Universal Routing Server talks to", exact=True)).to_be_visible()


def test_an_address_of_an_outcome_leads_to_it_in_motion_too(address: str, page: Page) -> None:
    page.set_viewport_size({"width": 1400, "height": 900})
    page.goto(f"{address}{MODEL}#consultation-release.EventReleased-B~***")
    page.wait_for_timeout(900)
    see(page)


def test_heads_stay_in_a_comparison_too(address: str, page: Page) -> None:
    page.set_viewport_size({"width": 1400, "height": 500})
    page.goto(address + COMPARED)
    copy = page.locator(".em-heads")
    expect(copy).to_be_hidden()
    page.locator("svg.em-seq .em-stroke").last.scroll_into_view_if_needed()
    expect(copy).to_be_visible()
    assert copy.locator("[data-participant]").count() == page.locator("svg.em-seq > .em-head").count()


def test_arrows_step_and_the_table_goes_along(model: Page) -> None:
    model.locator(".em-figure .em-scroll").focus()
    press(model, "ArrowDown", "ArrowRight", "ArrowDown")
    assert numbers(model, "done") == ["1", "2"]
    assert numbers(model, "now") == ["3"]
    expect(model.locator(".em-count")).to_have_text("Step 3 of 22")
    expect(model.locator('svg.em-seq [aria-current="step"]')).to_have_count(1)
    expect(model.locator('tr[aria-current="step"]')).to_have_count(1)
    press(model, "ArrowUp")
    assert numbers(model, "now") == ["2"]
    press(model, "End")
    assert numbers(model, "now") == ["22"]
    see(model)
    press(model, "Home")
    assert numbers(model, "now") == ["1"]
    press(model, "Escape")
    assert numbers(model, "now") == []
    expect(model.locator(".em-told")).to_be_hidden()
    expect(model.locator(".em-overview")).to_be_visible()
    assert "#" not in model.url


PALE = """g => {
  const paper = document.createElement("i");
  paper.style.color = "var(--em-surface)";
  document.body.append(paper);
  return getComputedStyle(g.querySelector(".em-pill")).fill === getComputedStyle(paper).color;
}"""
"""Whether the number of a step stands on plain paper."""


def test_done_now_and_to_come_differ_in_more_than_colour(model: Page) -> None:
    model.locator(".em-figure .em-scroll").focus()
    press(model, "ArrowDown", "ArrowDown")
    marks = "row => getComputedStyle(row.querySelector('.em-no'), '::before').content"
    rows = ("tr.em-done", "tr.em-now", "tr.em-now ~ tr.em-step-row")
    assert [model.locator(row).first.evaluate(marks) for row in rows] == ['"✓ "', '"▸ "', "none"]
    steps = [model.locator(f"svg.em-seq .em-stroke.em-{kind}").first for kind in ("done", "now", "next")]
    row, ground = steps[1].locator(".em-hit").bounding_box(), model.locator(".em-under .em-ground").bounding_box()
    assert row
    assert row == ground
    assert [step.evaluate(PALE) for step in steps] == [False, False, True]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_address_selects_scrolls_and_announces(
    scheme: str, address: str, new_context: Callable[..., BrowserContext]
) -> None:
    page = new_context(viewport={"width": 1400, "height": 900}, color_scheme=scheme).new_page()
    page.goto(f"{address}{MODEL}#{HELD}")
    expect(page.locator(".em-live")).to_have_text(
        "Step 8 of 22: EventHeld from T-Server to Party B, ConnID call, B Held"
    )
    expect(step(page, HELD)).to_have_class(re.compile("em-now"))
    see(page)
    assert axe_complaints(page) == {}


@pytest.mark.parametrize("anchor", ["EventHeld-B", "EventDialing-B", "EventRinging-C", "EventPartyChanged-C"])
def test_an_address_leads_to_the_picture_at_once(anchor: str, address: str, page: Page) -> None:
    """A browser goes to the row of the table, and cuts short what only begins to move."""
    page.goto(f"{address}models/two-step-transfer-blind/#{anchor}")
    page.wait_for_function("document.querySelector('svg.em-seq .em-now')")
    see(page)


def test_the_panel_says_all_about_a_step(model: Page, address: str) -> None:
    model.goto(f"{address}{MODEL}#{HELD}")
    expect(model.locator(".em-panel-name")).to_have_text("EventHeld")
    lines = [line for line in model.locator(".em-panel").inner_text().split("\n") if line.strip()]
    assert [line.strip() for line in lines] == [
        "Step 8 of 22", "EventHeld", "T-Server → Party B",
        "The call goes on hold at Party B. No event tells Party A, who stays connected.",
        "State", "B call: Connected → Held",
        "Values that matter", "ConnID", "call", "2 more: ThisDN, OtherDN",
        "In a log", "message EventHeld", "AttributeConnID  call", "AttributeThisDN  'B'", "AttributeOtherDN 'A'",
        "The number of EventHeld is 66.", "AttributeConnID: as in step 2",
        "What to look for", "Answers step 7, RequestHoldCall",
        "Evidence", "published: a public manual shows it",
        "On from here", "EventHeld", "14 other models with it",
        "Link to this step", "Address", "Markdown", "MediaWiki", "Confluence", "HTML",
    ]  # fmt: skip
    model.locator(".em-panel-name a").click()
    model.wait_for_url(f"{address}tlib/EventHeld/")


def test_rows_and_numbers_select_and_names_lead_on(model: Page, address: str) -> None:
    model.locator(f'tr[id="{HELD}"] td').nth(2).click()
    expect(model.locator(".em-count")).to_have_text("Step 8 of 22")
    assert model.url == f"{address}{MODEL}#{HELD}"
    step(model, "EventRetrieved-B").locator(".em-pill").click()
    expect(model.locator(".em-count")).to_have_text("Step 19 of 22")
    model.locator("tr.em-step-row .em-no a").first.click()
    expect(model.locator(".em-count")).to_have_text("Step 1 of 22")
    press(model, "ArrowDown")
    expect(model.locator(".em-count")).to_have_text("Step 2 of 22")


def test_playing_goes_on_by_itself_and_stops(model: Page) -> None:
    model.clock.install()
    model.locator(".em-bar summary", has_text="View").click()
    model.get_by_label("Pace", exact=True).select_option("2\N{MULTIPLICATION SIGN}")
    model.get_by_role("button", name="Play").click()
    model.clock.run_for(3100)
    assert numbers(model, "now") == ["4"]
    model.get_by_role("button", name="Pause").click()
    model.clock.run_for(9000)
    assert numbers(model, "now") == ["4"]


LINKS = {
    "Address": "{url}",
    "Markdown": "[{title}]({url})",
    "MediaWiki": "[{url} {title}]",
    "Confluence": "[{title}|{url}]",
    "HTML": '<a href="{url}">{title}</a>',
}


def test_links_are_copied_as_wikis_write_them(model: Page, address: str, subtests: pytest.Subtests) -> None:
    model.context.grant_permissions(["clipboard-read", "clipboard-write"])
    model.goto(f"{address}{MODEL}#{OUTCOME}")
    title = "Hold/Retrieve Function, Consulted Party Answers, step 9 of 10: EventReleased"
    for form, text in LINKS.items():
        with subtests.test(form):
            model.locator(".em-panel").get_by_role("button", name=form).click()
            wanted = text.format(url=f"{address}{MODEL}#EventHeld-B~%2A", title=title)
            expect(model.locator(".em-live")).to_have_text(f"Copied: {wanted}")
            expect(model.locator(".em-toast")).to_have_text(f"Copied: {wanted}")
            expect(model.locator(".em-toast")).to_be_visible()
            assert model.evaluate("navigator.clipboard.readText()") == wanted
    model.goto(f"{address}{MODEL}#EventHeld-B~%2A")
    expect(model.locator(".em-count")).to_have_text("Step 9 of 10")
