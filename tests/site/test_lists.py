"""Lists that narrow: by what is ticked and typed, in the address, by keyboard, without scripts, from disk."""

from __future__ import annotations

import gzip
import re
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from eventmodels.catalogue.flow import MessageStep
from eventmodels.search.courses import courses
from eventmodels.search.sequences import sequences
from tests.site.axe import LOOKS, axe_complaints
from tests.site.browsing import Watch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from playwright.sync_api import BrowserContext, Locator, Page

    from eventmodels.pages import Site
    from eventmodels.search.sequences import Match
    from tests.site.sites import Built

LISTS = ("models/", "messages/", "attributes/", "states/", "keys/", "participants/")
LARGEST = 60_000
SCHEMES = {"light": "default", "dark": "slate"}


def names(page: Page) -> list[str]:
    """Return the names of the rows that are shown, as they stand below each other."""
    found: list[str] = page.locator(".em-row:visible").evaluate_all(
        "rows => rows.map((row) => row.querySelector('a').textContent)"
    )
    return found


def titles(site: Site, models: Iterable[str]) -> list[str]:
    return [site.reference.catalogue.models[name].record.title for name in models]


def facet(page: Page, title: str) -> Locator:
    return page.get_by_role("group", name=title)


def choice(page: Page, group: str, title: str) -> Locator:
    return facet(page, group).get_by_role("checkbox", name=re.compile(rf"^{re.escape(title)}\b"))


def senders(site: Site, *messages: str) -> set[str]:
    """Return the models in which all of these messages are."""
    flows = site.reference.flows.all
    return {name for name, flow in flows.items() if set(messages) <= {step.message for step in flow.messages()}}


@pytest.mark.parametrize("address_of", LISTS)
def test_without_scripts_everything_is_there_and_nothing_is_asked(
    address_of: str, address: str, new_context: Callable[..., BrowserContext]
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(address + address_of)
    said = page.locator(".em-counted b").inner_text()
    expect(page.locator(".em-row:visible")).to_have_count(int(said.split()[0]))
    dead = page.locator(".em-facets, .em-order, .em-counted select, .em-counted button, .em-none")
    assert [each for each in dead.all() if each.is_visible()] == []


def test_what_is_ticked_narrows_and_counts_say_what_would_be_left(address: str, generated: Site, page: Page) -> None:
    page.goto(f"{address}models/")
    choice(page, "Contains message", "EventRinging").check()
    ringing = senders(generated, "EventRinging")
    assert set(names(page)) == set(titles(generated, ringing))
    expect(page.get_by_role("status").filter(has_text="models")).to_contain_text(
        f"{len(ringing)} of {len(generated.reference.flows.all)} models"
    )
    both = senders(generated, "EventRinging", "EventEstablished")
    counted = choice(page, "Contains message", "EventEstablished")
    assert counted.evaluate("box => box.closest('label').querySelector('small').textContent") == str(len(both))
    counted.check()
    assert set(names(page)) == set(titles(generated, both))
    # Of evidence either will do: a choice beside a ticked one says what it would add.
    known = {
        word: [n for n in both if generated.reference.catalogue.models[n].record.evidence == word]
        for word in ("published", "reconstructed")
    }
    choice(page, "Evidence", "published").check()
    assert set(names(page)) == set(titles(generated, known["published"]))
    other = choice(page, "Evidence", "reconstructed")
    assert other.evaluate("box => box.closest('label').querySelector('small').textContent") == str(
        len(known["reconstructed"])
    )
    other.check()
    assert len(names(page)) == sum(map(len, known.values()))


def test_a_choice_that_would_leave_nothing_stays_and_says_so(address: str, page: Page) -> None:
    page.goto(f"{address}messages/#protocol=tlib")
    facet(page, "Category").get_by_role("button").click()
    label = facet(page, "Category").locator("label").filter(has_text="Stored interactions")
    expect(label).to_have_class("em-zero")
    expect(label.locator("small")).to_have_text("0")


def test_the_address_keeps_what_is_asked(address: str, page: Page) -> None:
    page.goto(f"{address}messages/")
    page.get_by_role("searchbox", name="Name or words").fill("hold")
    choice(page, "Kind", "request").check()
    page.get_by_label("Sort").select_option("by number")
    before = names(page)
    assert before
    page.wait_for_url("**/messages/#q=hold&kind=request&sort=number")
    page.reload()
    assert names(page) == before
    # A page that one comes back to is as one has left it.
    page.get_by_role("link", name=before[0], exact=True).click()
    page.wait_for_url(f"**/{before[0]}/")
    page.go_back()
    expect(page.get_by_role("searchbox", name="Name or words")).to_have_value("hold")
    assert names(page) == before
    page.get_by_role("button", name="Show all").click()
    page.wait_for_url("**/messages/#sort=number")
    expect(choice(page, "Kind", "request")).not_to_be_checked()
    expect(page.get_by_role("button", name="Show all")).to_be_hidden()


@pytest.mark.parametrize("typed", ["EventPartyChanged", "event party changed", "partychanged"])
def test_a_name_in_any_spelling_finds_its_row(typed: str, address: str, page: Page) -> None:
    page.goto(f"{address}messages/")
    page.get_by_role("searchbox", name="Name or words").fill(typed)
    assert "EventPartyChanged" in names(page)
    assert len(names(page)) < 3


def test_where_nothing_is_left_the_page_says_how_to_go_on(address: str, page: Page) -> None:
    page.goto(f"{address}models/#q=zeppelin")
    expect(page.locator(".em-none")).to_be_visible()
    expect(page.locator(".em-list-part:visible")).to_have_count(0)
    page.get_by_role("button", name="Show all").click()
    expect(page.locator(".em-none")).to_be_hidden()


def test_an_unknown_word_in_the_address_asks_nothing(address: str, generated: Site, page: Page) -> None:
    page.goto(f"{address}models/#family=nowhere&sort=colour")
    assert len(names(page)) == len(generated.reference.flows.all)
    page.goto(f"{address}models/#_voice-routing")
    expect(page.locator("#_voice-routing")).to_be_in_viewport()


def test_rows_are_sorted_in_one_list_and_go_home_again(address: str, generated: Site, page: Page) -> None:
    page.goto(f"{address}models/")
    home = names(page)
    page.get_by_label("Sort").select_option("longest first")
    flows = generated.reference.flows.all
    ids = page.locator(".em-row:visible").evaluate_all("rows => rows.map((row) => row.dataset.id)")
    shown = [sum(isinstance(step, MessageStep) for step, _ in flows[name].steps()) for name in ids]
    assert len(shown) == len(flows)
    assert shown == sorted(shown, reverse=True)
    expect(page.locator(".em-list-part:visible")).to_have_count(0)
    page.get_by_label("Sort").select_option("by chapter")
    assert names(page) == home


def test_of_many_choices_a_few_stand_open_and_all_can_be_found(address: str, page: Page) -> None:
    page.goto(f"{address}models/")
    messages = facet(page, "Contains message")
    expect(messages.get_by_role("checkbox")).to_have_count(5)
    messages.get_by_role("searchbox").fill("party changed")
    expect(messages.get_by_role("checkbox", name=re.compile("^EventPartyChanged"))).to_be_visible()
    messages.get_by_role("checkbox", name=re.compile("^EventPartyChanged")).check()
    messages.get_by_role("searchbox").fill("")
    expect(messages.get_by_role("checkbox", name=re.compile("^EventPartyChanged"))).to_be_checked()
    every = messages.get_by_role("button")
    every.click()
    expect(every).to_have_attribute("aria-expanded", "true")
    assert messages.get_by_role("checkbox").count() > 100


def test_by_keyboard(address: str, page: Page) -> None:
    page.goto(f"{address}states/")
    page.get_by_role("searchbox", name="Name or words").focus()
    page.keyboard.type("held")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert page.evaluate("document.activeElement.checked")
    left = names(page)
    assert left
    page.keyboard.press("Space")
    assert len(names(page)) >= len(left)


def in_order(site: Site, names: tuple[str, ...], **how: bool) -> list[Match]:
    """Return what the command line finds."""
    return sequences([courses(flow) for flow in site.reference.flows.all.values()], names, **how)


def order(page: Page) -> Locator:
    return page.get_by_role("combobox", name="Which model has these messages, in this order?")


def test_models_are_found_by_messages_in_order_closest_together_first(
    address: str, generated: Site, page: Page
) -> None:
    page.goto(f"{address}models/")
    asked = ("EventDialing", "EventEstablished", "EventReleased")
    for name in asked:
        order(page).fill(name.lower())
        page.get_by_role("option", name=name, exact=True).click()
    found = in_order(generated, asked)
    assert names(page) == titles(generated, [match.model for match in found])
    expect(page.get_by_label("Sort")).to_have_value("fit")
    best = page.locator(".em-row:visible").first
    numbers = [str(sent.number) for sent in found[0].sent]
    assert best.locator(".em-row-at a").all_inner_texts() == numbers
    marked = best.locator(".em-mini .em-mini-found").evaluate_all("arrows => arrows.map((arrow) => arrow.dataset.step)")
    assert marked == numbers
    page.wait_for_url("**/models/#then=EventDialing&then=EventEstablished&then=EventReleased")
    page.get_by_label("all at the same party").check()
    alone = in_order(generated, asked, party=True)
    assert names(page) == titles(generated, [match.model for match in alone])
    best.locator(".em-row-at a").first.click()
    page.wait_for_url(f"**/models/{alone[0].model}/#{alone[0].sent[0].id}")
    page.go_back()
    expect(page.get_by_label("all at the same party")).to_be_checked()
    page.get_by_role("button", name="Take away EventReleased").click()
    page.get_by_label("directly one after the other").check()
    direct = in_order(generated, asked[:2], directly=True, party=True)
    assert names(page) == titles(generated, [match.model for match in direct])
    page.get_by_role("button", name="Clear").click()
    expect(page.get_by_label("Sort")).to_have_value("")
    expect(page.locator(".em-mini-found, .em-row-at")).to_have_count(0)


def test_an_order_that_somebody_chose_stays(address: str, page: Page) -> None:
    asked = f"{address}models/#then=EventHeld&then=EventRetrieved"
    page.goto(f"{asked}&sort=title")
    expect(page.locator(".em-row-at:visible").first).to_be_visible()
    expect(page.get_by_label("Sort")).to_have_value("title")
    assert names(page) == sorted(names(page))
    page.goto(asked)
    expect(page.get_by_label("Sort")).to_have_value("fit")


def test_lines_of_a_log_are_taken_for_the_messages_in_them(
    address: str, new_context: Callable[..., BrowserContext]
) -> None:
    page = new_context(permissions=["clipboard-read", "clipboard-write"]).new_page()
    page.goto(f"{address}models/")
    log = "@12:00:01 [0] distribute_event: message EventHeld\n\tAttributeThisDN '7001'\nmessage EventRetrieved"
    order(page).focus()
    page.evaluate("log => navigator.clipboard.writeText(log)", log)
    page.keyboard.press("Control+v")
    expect(page.locator(".em-order code")).to_have_text(["EventHeld", "EventRetrieved"])


def test_messages_are_asked_by_keyboard_alone(address: str, page: Page) -> None:
    page.goto(f"{address}models/")
    order(page).focus()
    page.keyboard.type("eventheld")
    expect(page.get_by_role("listbox", name="Messages")).to_be_visible()
    page.keyboard.press("ArrowDown")
    offered = page.get_by_role("listbox", name="Messages")
    expect(offered.get_by_role("option", selected=True)).to_have_text("EventHeld")
    page.keyboard.press("Enter")
    expect(order(page)).to_be_focused()
    page.keyboard.type("event retr")
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox", name="Messages")).to_be_hidden()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator(".em-order code")).to_have_text(["EventHeld", "EventRetrieved"])
    assert names(page)
    page.keyboard.press("Backspace")
    expect(page.locator(".em-order code")).to_have_text(["EventHeld"])


@pytest.mark.parametrize("address_of", LISTS)
def test_each_is_small(address_of: str, published: Built) -> None:
    parts = [published.folder / address_of / "index.html"]
    parts += [published.folder / "assets/eventmodels" / name for name in ("lists.js", "lists.css")]
    assert sum(len(gzip.compress(path.read_bytes())) for path in parts) < LARGEST


def test_it_works_from_disk(on_disk: Built, page: Page) -> None:
    page.goto((on_disk.folder / "messages/index.html").as_uri())
    page.get_by_role("searchbox", name="Name or words").fill("EventPartyChanged")
    assert names(page) == ["EventPartyChanged"]
    page.wait_for_url("file://**/messages/index.html#q=EventPartyChanged")
    page.get_by_role("link", name="EventPartyChanged", exact=True).click()
    page.wait_for_url("file://**/tlib/EventPartyChanged/index.html")
    page.goto((on_disk.folder / "models/index.html").as_uri() + "#then=EventHeld&then=EventRetrieved")
    expect(page.locator(".em-row-at:visible").first).to_be_visible()


def test_on_a_phone_the_questions_are_folded_away(address: str, new_context: Callable[..., BrowserContext]) -> None:
    page = new_context(viewport={"width": 390, "height": 844}, has_touch=True).new_page()
    page.goto(f"{address}messages/#kind=event")
    expect(page.locator(".em-row:visible").first).to_be_in_viewport()
    opener = page.get_by_role("button", name="Narrow the list (1)")
    expect(choice(page, "Kind", "event")).to_be_hidden()
    opener.click()
    expect(opener).to_have_attribute("aria-expanded", "true")
    choice(page, "Kind", "event").uncheck()
    expect(page.get_by_role("button", name="Narrow the list", exact=True)).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 390


@pytest.mark.parametrize(("scheme", "width"), LOOKS)
@pytest.mark.parametrize("asked", ["models/#message=EventHeld&then=EventHeld", "messages/#q=hold", "participants/"])
def test_axe_finds_nothing(
    asked: str, scheme: str, width: int, address: str, new_context: Callable[..., BrowserContext]
) -> None:
    page = new_context(color_scheme=scheme, viewport={"width": width, "height": 900}).new_page()
    watch = Watch(page)
    page.goto(address + asked)
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", SCHEMES[scheme])
    expect(page.locator(".em-row:visible").first).to_be_visible()
    assert axe_complaints(page) == {}
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert watch.said == []


def test_nothing_moves_while_the_page_comes_in(address: str, new_context: Callable[..., BrowserContext]) -> None:
    page = new_context(viewport={"width": 1400, "height": 900}).new_page()
    page.goto(f"{address}models/")
    expect(page.get_by_label("Sort")).to_be_visible()
    moved: Any = page.evaluate(
        """() => new Promise((done) => {
          new PerformanceObserver((list) => done(list.getEntries().reduce((sum, each) => sum + each.value, 0)))
            .observe({ type: "layout-shift", buffered: true });
          setTimeout(() => done(0), 500);
        })"""
    )
    assert moved < 0.01
