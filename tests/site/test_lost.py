"""The page for whatever is not there: it leads to what is meant, however deep the address, and says what to do."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.site.axe import LOOKS, axe_complaints
from tests.site.reading import read
from tests.site.sites import ADDRESS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

    from tests.site.contexts import Lend
    from tests.site.sites import Built

MEANT = {
    "tlib/eventreleased": "tlib/EventReleased/",
    "tlib/eventreleased/": "tlib/EventReleased/",
    "TLIB/EVENTRELEASED/": "tlib/EventReleased/",
    "tlib/eventreleased/#ThisDN": "tlib/EventReleased/#ThisDN",
    "tlib/eventreleased/#thisdn": "tlib/EventReleased/#ThisDN",
    "EventReleased": "tlib/EventReleased/",
    "tlib/EventReleased.html": "tlib/EventReleased/",
    "tlib/eventreleased/index.html": "tlib/EventReleased/",
    "some/where/else/EventReleased/": "tlib/EventReleased/",
    "tlib/attributes/thisdn": "tlib/attributes/ThisDN/",
    "Models/Release-Phase/": "models/release-phase/",
    "models/release_phase": "models/release-phase/",
    "states/Agent": "states/agent/",
    "TMakeCall": "tlib/RequestMakeCall/",
    "Documentation/System/latest/GenEM/ReleasingCalls": "families/voice-releasing/",
    "Documentation:System:GenEM:TLibraryEvents:Current": "tlib/",
}
NEAREST = {
    "tlib/EventRelesed": "tlib/EventReleased/",
    "a/b/c/d/EventRingng": "tlib/EventRinging/",
}
LISTS = {
    "Messages": "messages/",
    "Models": "models/",
    "Attributes": "attributes/",
    "States": "states/",
    "Participants": "participants/",
    "Attribute explorer": "explorer/",
    "Glossary": "glossary/",
}
HOSTILE = ["//example.com/x", "%E0%A4%A", "<img src=x onerror=alert(1)>", "https://example.com/", "constructor"]


def test_an_address_in_another_spelling_leads_to_its_page(address: str, page: Page, subtests: pytest.Subtests) -> None:
    for asked, meant in MEANT.items():
        with subtests.test(asked):
            page.goto(address + asked)
            page.wait_for_url(address + meant, wait_until="commit")


def test_the_resolver_takes_such_an_address_too(address: str, page: Page) -> None:
    page.goto(f"{address}go/?to=tlib/eventreleased")
    page.wait_for_url(f"{address}tlib/EventReleased/", wait_until="commit")


def test_what_is_unknown_offers_the_nearest(address: str, page: Page, subtests: pytest.Subtests) -> None:
    for asked, near in NEAREST.items():
        with subtests.test(asked):
            page.goto(address + asked)
            expect(page.get_by_text(f"No page here is called {asked}. Nearest to it:")).to_be_visible()
            assert page.locator(".em-go-list a").first.get_attribute("href") == address + near
            expect(page.get_by_label("Name or number")).to_have_value(asked)


@pytest.mark.parametrize("asked", HOSTILE)
def test_it_never_leaves_the_site(asked: str, address: str, page: Page) -> None:
    said: list[str] = []
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(address + asked)
    expect(page.locator(".em-gone")).to_contain_text("No page here is called")
    links = [link.get_attribute("href") or "" for link in page.locator(".em-go-list a").all()]
    assert [link for link in links if not link.startswith(address)] == []
    assert page.url.startswith(address)
    assert said == []


def test_a_page_that_the_index_knows_and_the_server_has_lost_is_not_asked_for_again(address: str, page: Page) -> None:
    here = f"{address}tlib/EventReleased/"
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    with lost(page, here):
        page.goto(here)
        expect(page.locator(".em-gone")).to_contain_text("EventReleased")
        assert asked.count(here) == 1


@contextmanager
def lost(page: Page, address: str) -> Iterator[None]:
    """Have a page answered as if it were not there."""
    missing = page.request.get(f"{address}none/of/it/").text()
    page.route(address, lambda route: route.fulfill(status=404, content_type="text/html", body=missing))
    yield
    page.unroute(address)


@pytest.mark.parametrize("depth", [0, 3])
def test_all_of_it_is_right_at_any_depth(depth: int, address: str, page: Page) -> None:
    failed: list[str] = []
    page.on("response", lambda each: failed.append(each.url) if each.status >= 400 else None)
    page.goto(f"{address}{'x/' * depth}zzzz/")
    expect(page.locator(".em-gone")).to_contain_text("No page here is called")
    assert failed == [page.url]
    links = {link.evaluate("each => each.href") for link in page.locator("article a").all()}
    assert {link for link in links if page.request.get(link.split("#")[0]).status != 200} == set()


def test_the_page_says_what_to_do_without_scripts(published: Built, address: str, new_context: Lend) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{address}tlib/eventreleased")
    expect(page.get_by_role("heading", level=1)).to_have_text("There is no page here")
    expect(page.locator("noscript p")).to_be_visible()
    lists = {link.inner_text(): link.get_attribute("href") for link in page.locator(".em-lost > p a").all()}
    assert lists == {name: ADDRESS + place for name, place in LISTS.items()}
    assert read(published.folder / "404.html").h1 == 1


@pytest.mark.parametrize(("scheme", "width"), LOOKS)
def test_axe_has_nothing_against_it(scheme: str, width: int, address: str, page: Page) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{address}tlib/EventRelesed/")
    expect(page.locator(".em-go-list a").first).to_be_visible()
    assert axe_complaints(page, "main") == {}
