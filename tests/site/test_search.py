"""Looking things up: what people type, and the page they expect first."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from itertools import zip_longest
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.search.questions import NAMES, QUESTIONS, is_right
from tests.site.axe import axe_complaints

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import BrowserContext, Page

    from eventmodels.pages import Site
    from tests.site.sites import Built

QUERIES = NAMES
LARGEST_INDEX = 600_000
MESSAGES = 450
INDEX = "assets/eventmodels/search-data.js"
BEFORE, AFTER = "(window.em ??= {}).index = ", ";\n"
OPTION = ".em-found [role=option]"
"""Not one of a choice on the page."""
SCHEMES = {"light": "default", "dark": "slate"}
REACH = """([queries, limit]) => Object.fromEntries(queries.map(
    (typed) => [typed, em.finder.find(typed, limit).map((entry) => entry.address)]))"""


def rows(site: Built) -> list[list[str]]:
    """Return the entries of the index, below the names of its columns."""
    script = (site.folder / INDEX).read_text("utf-8")
    found: list[list[str]] = json.loads(script.removeprefix(BEFORE).removesuffix(AFTER))
    return found


def entries(site: Built) -> list[dict[str, str]]:
    """Return the entries of the index by the names of its columns."""
    columns, *found = rows(site)
    return [dict(zip_longest(columns, row, fillvalue="")) for row in found]


def search(page: Page, words: str) -> list[str]:
    """Type into the box of the header and return the addresses of what is shown, best first."""
    box = page.get_by_role("combobox", name="Search", exact=True)
    box.fill(words)
    options = page.locator(OPTION)
    expect(page.locator(f'.em-hits[data-typed="{words}"]')).to_have_count(1)
    return [option.get_attribute("href") or "" for option in options.all()]


@pytest.fixture
def finder(address: str, page: Page) -> Page:
    """A page whose index has been loaded."""
    page.goto(f"{address}about/")
    search(page, "x")
    return page


def test_what_people_type_leads_to_what_they_mean(finder: Page) -> None:
    """The index of the built site; which is first, and that the command line says the same: tests/search/."""
    asked = [*QUERIES, *(question.typed for question in QUESTIONS)]
    found = finder.evaluate(REACH, [asked, 5])
    assert {typed: wanted for typed, wanted in QUERIES.items() if wanted not in found[typed]} == {}
    wrong = [each.typed for each in QUESTIONS if not is_right(each, found[each.typed])]
    assert len(wrong) <= len(QUESTIONS) / 20, wrong


def test_columns_are_found_by_their_names(published: Built, address: str, page: Page) -> None:
    """However they are arranged, and with one more that the script does not know."""
    columns, *entries = rows(published)
    wide = [[*row, *[""] * (len(columns) - len(row)), "new"] for row in entries]
    turned = [list(reversed(row)) for row in ([*columns, "added"], *wide)]
    page.route(f"**/{INDEX}", lambda route: route.fulfill(body=f"{BEFORE}{json.dumps(turned)}{AFTER}"))
    page.goto(f"{address}about/")
    search(page, "x")
    few = dict(list(QUERIES.items())[::10])
    found = page.evaluate(REACH, [list(few), 5])
    assert {typed: wanted for typed, wanted in few.items() if wanted not in found[typed]} == {}


def test_every_thing_expected_is_in_the_index(published: Built) -> None:
    known = {entry["address"] for entry in entries(published)}
    carried = {address for address in QUERIES.values() if address.count("#") and "enumerations" not in address}
    assert set(QUERIES.values()) - known - carried == set()
    assert {address.partition("#")[0] for address in carried} <= known


def test_every_generated_page_is_in_the_index_once(generated: Site, published: Built) -> None:
    """But for comparisons, which would bury what they compare."""
    counted = Counter(entry["address"] for entry in entries(published))
    pages = [page.address for page in generated.pages if page.kind.listed]
    assert len(pages) < len(generated.pages)
    assert {address: counted[address] for address in pages if counted[address] != 1} == {}
    assert [address for address in counted if address.startswith("compare/")] == ["compare/"]


def test_written_pages_and_their_headings_are_in_the_index(published: Built) -> None:
    found = {entry["address"]: (entry["title"], entry["kind"]) for entry in entries(published)}
    assert found["about/"] == ("About this reference", "page")
    assert found["about/#whom-it-is-for"] == ("Whom it is for", "section")
    assert found[""][1] == "page"


def test_the_index_is_small(generated: Site, published: Built) -> None:
    """Also with all the messages that five protocols will have."""
    messages = sum(len(protocol.messages) for protocol in generated.reference.catalogue.protocols.values())
    size = len(gzip.compress((published.folder / INDEX).read_bytes()))
    assert size * max(1, MESSAGES / messages) < LARGEST_INDEX


def test_reconstructed_models_are_marked_in_results(generated: Site, published: Built) -> None:
    marks = {entry["address"]: entry["evidence"] for entry in entries(published)}
    weak = [flow.id for flow in generated.reference.flows.all.values() if flow.evidence == "reconstructed"]
    assert weak
    assert [name for name in weak if marks[generated.reference.addresses.model(name)] != "reconstructed"] == []


def test_the_index_is_loaded_only_when_it_is_needed(address: str, page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(address)))
    page.goto(f"{address}about/", wait_until="networkidle")
    assert [url for url in asked if "search-data" in url or "search-find" in url] == []
    page.get_by_role("combobox", name="Search", exact=True).focus()
    page.wait_for_function("em.finder && em.index")
    assert asked.count(INDEX) == 1


def test_keys_open_the_box_walk_the_results_and_close_them(address: str, page: Page) -> None:
    page.goto(f"{address}about/")
    box = page.get_by_role("combobox", name="Search", exact=True)
    for key in ("/", "s"):
        page.keyboard.press(key)
        expect(box).to_be_focused()
        page.keyboard.press("Escape")
        expect(box).not_to_be_focused()
    page.keyboard.press("/")
    page.keyboard.type("third party")
    options = page.locator(OPTION)
    expect(options.first).to_be_visible()
    expect(box).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", options.nth(1).get_attribute("id") or "")
    page.keyboard.press("ArrowUp")
    expect(options.first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Escape")
    expect(options.first).to_be_hidden()
    expect(box).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("ArrowDown")
    expect(options.first).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}tlib/attributes/ThirdPartyDN/")


def test_what_was_typed_is_marked_and_where_nothing_fits_other_ways_are_offered(address: str, finder: Page) -> None:
    search(finder, "ThirdParty DN")
    expect(finder.locator(OPTION).first.locator("mark").first).to_have_text("ThirdPartyDN")
    search(finder, "xyzzy")
    expect(finder.locator(".em-search").get_by_role("status")).to_have_text("Nothing is called “xyzzy”")
    ways = ["models/", "explorer/", "glossary/", "states/"]
    links = [link.get_attribute("href") or "" for link in finder.locator(OPTION).all()]
    assert [link.removeprefix(address) for link in links] == ways


def test_an_address_opens_the_results(address: str, page: Page) -> None:
    page.goto(f"{address}messages/?q=error 59")
    first = page.locator(OPTION).first
    expect(first).to_be_visible()
    expect(first).to_contain_text("value 59")


def test_an_address_shows_what_was_typed_as_text(address: str, page: Page) -> None:
    page.goto(f"{address}?q=<img src=x onerror=document.title=1>")
    expect(page.locator(".em-found-status").first).not_to_be_empty()
    assert page.locator(".em-search img").count() == 0


def test_the_box_of_the_start_page_leads_to_the_first_result(address: str, page: Page) -> None:
    page.goto(address)
    page.get_by_role("combobox", name="Search the reference").fill("EventRinging")
    page.get_by_role("button", name="Search").click()
    page.wait_for_url(f"{address}tlib/EventRinging/")


def test_on_disk_a_search_leads_to_files(on_disk: Built, page: Page) -> None:
    page.goto((on_disk.folder / "about/index.html").as_uri())
    assert search(page, "CallStateBusy")[0].endswith("/tlib/enumerations/TCallState/index.html#CallStateBusy")
    page.keyboard.press("Enter")
    page.wait_for_url("file://**/tlib/enumerations/TCallState/index.html#CallStateBusy")


@pytest.mark.parametrize("width", [1400, 390])
@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing_in_the_open_box(
    scheme: str, width: int, address: str, new_context: Callable[..., BrowserContext]
) -> None:
    page = new_context(color_scheme=scheme, viewport={"width": width, "height": 800}).new_page()
    page.goto(f"{address}about/?q=release")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", SCHEMES[scheme])
    expect(page.locator(OPTION).first).to_be_visible()
    page.keyboard.press("ArrowDown")
    assert axe_complaints(page, ".em-search") == {}
    right = page.locator(".em-search .em-found").evaluate("list => list.getBoundingClientRect().right")
    assert right <= width
