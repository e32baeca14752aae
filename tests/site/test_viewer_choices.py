"""The viewer around a diagram: participants, protocols, outcomes, phases, values."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.site.viewing import MODEL, OUTCOME, height, press, shown, step

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from eventmodels.pages import Site
    from tests.site.hard import Chosen


def test_a_head_leaves_its_messages_and_two_those_among_them(model: Page) -> None:
    whole, high = shown(model), height(model)
    head = model.get_by_role("button", name="Who Party A talks to")
    head.focus()
    press(model, "Enter", "Enter")
    assert shown(model) == [ends for ends in whole if "A" in ends.split()]
    assert height(model) < high
    only = model.get_by_role("button", name="Only its messages")
    expect(only).to_have_attribute("aria-pressed", "true")
    model.get_by_role("button", name="Who Party C talks to").click()
    expect(only).to_have_attribute("aria-pressed", "false")
    only.click()
    assert shown(model) == []
    head.click()
    only.click()
    model.get_by_role("button", name="Who T-Server talks to").click()
    only.click()
    assert set(shown(model)) == {"TS C", "C TS"} & set(whole)
    model.locator(".em-bar summary", has_text="Filter (2)").click()
    model.get_by_role("button", name="Show everything").click()
    assert (shown(model), height(model)) == (whole, high)


def test_what_passes_through_a_hidden_participant_stays_as_an_edge(model: Page) -> None:
    model.locator(".em-bar summary", has_text="Filter").click()
    model.get_by_role("group", name="Hide").get_by_role("button", name="T-Server").click()
    expect(model.locator('svg.em-seq .em-head[data-participant="TS"]')).to_be_hidden()
    ringing = step(model, "main.ringing") if step(model, "main.ringing").count() else model.locator(".em-via").first
    expect(ringing).to_be_visible()
    edges = model.locator(".em-over .em-edge")
    assert edges.count() == model.locator("svg.em-seq .em-via:not(.em-hidden)").count() > 0
    assert edges.first.evaluate("edge => getComputedStyle(edge).strokeDasharray") == "3px, 5px"


def test_a_protocol_can_be_left_out(address: str, generated: Site, chosen: Chosen, page: Page) -> None:
    flows = generated.reference.flows.all.values()
    for flow in chosen(flow for flow in flows if len({a.protocol for a in flow.messages()}) > 1):
        page.goto(f"{address}models/{flow.id}/")
        page.locator(".em-bar summary", has_text="Filter").click()
        before = len(shown(page))
        page.get_by_role("group", name="Without").get_by_role("button").first.click()
        assert 0 < len(shown(page)) < before
        gone = page.url.partition("?without=")[2]
        assert gone in {message.protocol for message in flow.messages()}
        expect(page.locator(f'svg.em-seq g.em-stroke:not(.em-hidden)[data-protocol="{gone}"]')).to_have_count(0)
    page.goto(address + MODEL)
    page.locator(".em-bar summary", has_text="Filter").click()
    expect(page.get_by_role("group", name="Without")).to_have_count(0)


def test_requests_or_events_alone_are_left(model: Page, address: str) -> None:
    kinds = "all => all.filter(g => g.getClientRects().length).map(g => g.classList.contains('em-request'))"
    messages = model.locator("svg.em-seq [data-message]")
    assert set(messages.evaluate_all(kinds)) == {True, False}
    model.locator(".em-bar summary", has_text="Filter").click()
    only = model.get_by_role("group", name="Requests or events only")
    only.get_by_role("button", name="requests").click()
    assert set(messages.evaluate_all(kinds)) == {True}
    assert model.url == f"{address}{MODEL}?kind=request"
    expect(model.locator(".em-bar summary.em-on")).to_have_text("Filter (1)")
    expect(model.locator("tr.em-row-event.em-sifted")).to_have_count(model.locator("tr.em-row-event").count())
    expect(model.locator("tr.em-row-event:visible")).to_have_count(0)
    expect(model.locator("tr.em-row-request.em-sifted")).to_have_count(0)
    expect(model.locator("tr.em-row-state.em-sifted")).to_have_count(0)
    model.goto(f"{address}{MODEL}?kind=event,nonsense")
    expect(model.locator(".em-bar summary.em-on")).to_have_text("Filter (1)")
    assert set(messages.evaluate_all(kinds)) == {False}
    model.locator(".em-bar summary", has_text="Filter").click()
    model.get_by_role("button", name="Show everything").click()
    assert model.url == f"{address}{MODEL}"


def test_a_heading_goes_with_all_that_stands_below_it(address: str, page: Page) -> None:
    page.goto(f"{address}models/two-step-transfer-blind/?participants=C")
    expect(page.locator(".em-step-row:visible").first).to_be_visible()
    expect(page.locator("#_steps")).to_be_visible()
    expect(page.locator("#_interruptions")).to_be_hidden()


@pytest.mark.parametrize(("width", "most"), [(1400, 0), (1024, 0.5), (768, 0.5), (390, 0.5)])
def test_a_menu_covers_nothing_that_it_changes(width: int, most: float, model: Page, subtests: pytest.Subtests) -> None:
    """On a narrow screen it is a sheet at the foot, above which the picture scrolls."""
    model.set_viewport_size({"width": width, "height": 844})
    covered = """() => {
      const box = document.querySelector(".em-menu[open] .em-pop").getBoundingClientRect();
      const picture = document.querySelector(".em-figure").getBoundingClientRect();
      const beside = box.left >= picture.right;
      return beside ? 0 : (innerHeight - box.top) / innerHeight;
    }"""
    for menu in ("Filter", "Follow"):
        with subtests.test(menu):
            model.locator(".em-bar summary", has_text=menu).click()
            expect(model.locator(".em-menu[open]")).to_have_count(1)
            model.wait_for_function(f"({covered})() <= {most}")
            press(model, "Escape")
            expect(model.locator(".em-menu[open]")).to_have_count(0)


def test_an_interruption_takes_the_place_of_what_would_follow(model: Page, address: str) -> None:
    model.locator(f'.em-outcomes [data-interruption="{OUTCOME}"]').click()
    assert model.url == f"{address}{MODEL}#{OUTCOME}"
    expect(model.locator(".em-count")).to_have_text("Step 9 of 10")
    expect(step(model, "EventRetrieved-B")).to_be_hidden()
    expect(model.locator('[data-fragment="EventHeld-B~*"]')).to_be_visible()
    expect(model.locator("svg.em-seq .em-interruption:not(.em-hidden)")).to_have_count(1)
    press(model, "Escape")
    model.goto(f"{address}{MODEL}#EventRetrieved-B")
    expect(step(model, "EventRetrieved-B")).to_be_visible()
    model.locator('svg.em-seq a.em-interruption-mark[data-after="EventHeld-B"]').click()
    assert model.url == f"{address}{MODEL}#{OUTCOME}"
    expect(step(model, "EventRetrieved-B")).to_be_hidden()


BEGINS = """() => {
  const {picture, interruption, view} = document.querySelector("em-viewer");
  const {top} = picture.interruptions.find(({id}) => id === interruption).g.getBoundingClientRect();
  const bars = [".md-header", ".em-controls", ".em-heads"].map((name) => document.querySelector(name));
  const above = bars.filter((bar) => getComputedStyle(bar).position !== "static" || bar.matches(".em-heads"));
  return above.every((bar) => bar.getBoundingClientRect().bottom <= top + 1) && top < view.bottom - 40;
}"""
"""Whether what the outcome begins with is seen, below everything that stays above it."""


@pytest.mark.parametrize("width", [1400, 1024, 390])
def test_what_begins_to_differ_is_in_sight(width: int, model: Page) -> None:
    model.set_viewport_size({"width": width, "height": 800})
    outcomes = model.locator(".em-outcomes [data-interruption]").count() - 1
    for end in (0, 1):
        for _ in range(outcomes):
            model.evaluate("end => scrollTo(0, end * document.body.scrollHeight)", end)
            press(model, "o")
            model.wait_for_function(BEGINS)
        press(model, "o")


def test_phases_fold_and_a_step_inside_unfolds_them(model: Page) -> None:
    high = height(model)
    model.get_by_role("button", name="Fold phases").click()
    assert height(model) < high / 1.5
    first = model.locator('[data-fragment="main"]')
    expect(step(model, "main.ringing")).to_be_hidden()
    fold = first.locator(".em-fold")
    expect(fold).to_have_attribute("aria-expanded", "false")
    model.locator('tr[id="main.ringing"] .em-no a').click()
    expect(step(model, "main.ringing")).to_be_visible()
    expect(fold).to_have_attribute("aria-expanded", "true")
    model.get_by_role("button", name="Unfold phases").click()
    assert height(model) == high


def test_a_value_is_followed_from_message_to_message(model: Page) -> None:
    model.locator(".em-bar summary", has_text="Follow").click()
    model.get_by_role("button", name="consult", exact=True).click()
    lit = model.locator("svg.em-seq .em-lit")
    rows = model.locator('tr.em-step-row:has([data-ids~="consult"])')
    assert lit.count() == rows.count() > 3
    assert model.locator(".em-over .em-hop").count() >= 3
    expect(model.locator("tr.em-step-row .em-followed").first).to_have_text("ConnID consult")


def test_the_life_of_attributes_is_a_table(model: Page) -> None:
    model.get_by_text("Attribute life").click()
    own = model.get_by_role("table", name="Events to Party B", exact=True)
    row = own.locator("tbody tr", has=model.get_by_role("link", name="ConnID", exact=True))
    cells = [cell for cell in row.locator("td").all_inner_texts() if cell]
    assert {"call", "consult"} == set(cells)
    kinds: list[str] = row.locator("td:not(:empty)").evaluate_all("all => all.map(cell => cell.className)")
    assert kinds[0] == "em-new"
    assert kinds[-1].endswith("em-last")
    model.locator(".em-grid thead a", has_text="8").first.click()
    expect(model.locator(".em-count")).to_have_text("Step 8 of 22")
