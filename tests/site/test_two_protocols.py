"""Finding things where two protocols have a message of one name: always both, each with its protocol."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page


def shown(page: Page) -> list[str]:
    """Return the addresses that the matrix leads to."""
    expect(page.locator(".em-matrix")).to_have_attribute("aria-busy", "false")
    links: list[str] = page.locator(".em-grid th a").evaluate_all("all => all.map((a) => new URL(a.href).pathname)")
    return sorted(links)


def test_the_explorer_shows_a_matrix_for_each(doors: str, page: Page) -> None:
    page.goto(f"{doors}explorer/#m=EventError")
    expect(page.locator(".em-grid")).to_have_count(2)
    assert page.locator(".em-grid thead th:first-child").all_inner_texts() == ["Door protocol", "Lift protocol"]
    here = ["/door/EventError/", "/door/attributes/Place/", "/door/attributes/Ticket/"]
    assert shown(page) == [*here, "/lift/EventError/", "/lift/attributes/Floor/"]
    page.locator("[name=protocol]").select_option("Lift protocol")
    assert shown(page) == ["/lift/EventError/", "/lift/attributes/Floor/"]
    page.wait_for_url("**/explorer/#m=EventError&protocol=lift")


def test_a_category_of_another_protocol_is_not_kept(doors: str, page: Page) -> None:
    page.goto(f"{doors}explorer/#category=door/opening")
    page.locator("[name=protocol]").select_option("Lift protocol")
    expect(page.get_by_label("Category")).to_have_value("")
    # Older Playwright does not count a group among what can be disabled.
    assert page.locator("optgroup[label='Door protocol']").evaluate("group => group.disabled")
    assert "/lift/EventError/" in shown(page)


def test_participants_belong_to_the_message_of_their_protocol(doors: str, page: Page) -> None:
    page.goto(f"{doors}explorer/#m=EventError&from=controller")
    assert "/lift/EventError/" not in shown(page)


def test_search_says_which_is_which(doors: str, page: Page) -> None:
    page.goto(f"{doors}?q=EventError")
    hits = page.locator(".em-found [role=option]")
    expect(hits.nth(1)).to_be_visible()
    found = [(hits.nth(n).get_attribute("href"), hits.nth(n).locator(".em-hit-about").inner_text()) for n in (0, 1)]
    assert found == [
        (f"{doors}door/EventError/", "Door protocol, Opening"),
        (f"{doors}lift/EventError/", "Lift protocol, Moving"),
    ]


@pytest.mark.parametrize("asked", ["EventError", "eventerror"])
def test_the_resolver_offers_both(asked: str, doors: str, page: Page) -> None:
    page.goto(f"{doors}go/?to={asked}")
    expect(page.get_by_text(f"Several things are called {asked}.")).to_be_visible()
    links = [link.get_attribute("href") for link in page.locator(".em-go-list a").all()]
    assert links == [f"{doors}door/EventError/", f"{doors}lift/EventError/"]


@pytest.mark.parametrize("asked", ["lift.EventError", "lift/EventError", "EventError.Floor"])
def test_the_resolver_takes_what_tells_them_apart(asked: str, doors: str, page: Page) -> None:
    page.goto(f"{doors}go/?to={asked}")
    page.wait_for_url(f"{doors}lift/EventError/**")


def test_a_card_names_the_protocol(doors: str, page: Page) -> None:
    page.goto(doors)
    page.locator("a", has_text="a").and_(page.locator("[href='lift/EventError/']")).hover()
    expect(page.locator(".em-card-kind")).to_contain_text("Lift protocol event")
