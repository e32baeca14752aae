"""The resolver: every name leads to its page, what is unknown to the nearest, and nothing leads away."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from tests.site.axe import axe_complaints

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from eventmodels.pages import Site
    from tests.site.sites import Built

MEANT = {
    "EventRinging": "tlib/EventRinging/",
    "eventringing": "tlib/EventRinging/",
    "EventRinging.ThisDN": "tlib/EventRinging/#ThisDN",
    "EventRinging.AttributeThisDN": "tlib/EventRinging/#ThisDN",
    "TMakeCall": "tlib/RequestMakeCall/",
    "AttributeThisDN": "tlib/attributes/ThisDN/",
    "TERR_NOT_CONFIGURED": "tlib/enumerations/TErrors/general/#TERR_NOT_CONFIGURED",
    "release-phase": "models/release-phase/",
    "Release Phase": "models/release-phase/",
    "call-establishing-internal-inbound#ringing": "models/call-establishing-internal-inbound/#ringing",
    "tlib/EventRinging/": "tlib/EventRinging/",
    "/tlib/EventRinging": "tlib/EventRinging/",
    "t-server": "participants/t-server/",
    "https://docs.genesys.com/Documentation/PSDK/latest/TlibRef/TAgentLogin": "tlib/RequestAgentLogin/",
    "error 59": "tlib/enumerations/TErrors/general/#TERR_NOT_CONFIGURED",
    "event 60": "tlib/EventRinging/",
    "Attribute 20": "tlib/attributes/ThisDN/",
    "tlib.attributes.ThisDN": "tlib/attributes/ThisDN/",
    "models.release-phase": "models/release-phase/",
    "https://docs.genesys.com/Documentation/System/latest/GenEM/ReleasingCalls": "families/voice-releasing/",
    "http://docs.genesys.com/Documentation/System/Current/GenEM/TLibraryEvents": "tlib/",
    "docs.genesys.com/Documentation:System:GenEM:TLibraryEvents:Current": "tlib/",
    "https://docs.genesys.com/Documentation/System/Current/GenEM/HandlingUserData": "families/voice-user-data/",
    "https://docs.genesys.com/Documentation/System/latest/GenEM/CallHandlingTransferConferenceEvents#EventRinging": (
        "tlib/EventRinging/"
    ),
    "https://all.docs.genesys.com/VM/Current/VMEventsandModels/Attributes": "tlib/attributes/",
    "https://docs.genesys.com/Documentation/System/latest/GenEM/Anything#EventRinging": "tlib/EventRinging/",
}
NEAREST = {
    "EventRingng": "tlib/EventRinging/",
    "EventDailing": "tlib/EventDialing/",
    "thirdparty": "tlib/attributes/ThirdPartyDN/",
}
HOSTILE = [
    "https://example.com/",
    "//example.com/x",
    "javascript:alert(1)",
    "../../../etc",
    "<img src=x onerror=alert(1)>",
    "constructor",
    "%E0%A4%A",
]


def test_a_name_leads_to_its_page(address: str, page: Page, subtests: pytest.Subtests) -> None:
    for asked, meant in MEANT.items():
        with subtests.test(asked):
            page.goto(f"{address}go/?to={quote(asked, safe='')}")
            page.wait_for_url(address + meant, wait_until="commit")


@pytest.mark.parametrize("every", [pytest.param(1, marks=pytest.mark.sweep), 8])
def test_every_page_of_another_manual_leads_to_its_page_here(
    every: int, address: str, generated: Site, page: Page
) -> None:
    """The first page of each form and every eighth after it; all in `make sweep`."""
    for manual in generated.reference.catalogue.manuals.values():
        for form in manual.forms:
            for there, here in [*manual.pages.items()][::every]:
                asked = "https://" + form.replace("{page}", there).replace("*", "latest")
                page.goto(f"{address}go/?to={quote(asked, safe='')}")
                # Where it leads is enough: over a hundred pages are not shown.
                page.wait_for_url(address + here, wait_until="commit")


def test_an_unknown_page_of_another_manual_offers_the_nearest(address: str, page: Page) -> None:
    asked = "https://docs.genesys.com/Documentation/System/latest/GenEM/TEventStructure"
    page.goto(f"{address}go/?to={quote(asked, safe='')}")
    expect(page.get_by_text(f"Nothing is called exactly {asked}. Nearest to it:")).to_be_visible()
    assert page.locator(".em-go-list a").first.get_attribute("href") == f"{address}tlib/structure/"


def test_what_is_unknown_offers_the_nearest(address: str, page: Page, subtests: pytest.Subtests) -> None:
    for asked, near in NEAREST.items():
        with subtests.test(asked):
            page.goto(f"{address}go/?to={asked}")
            expect(page.get_by_text(f"Nothing is called exactly {asked}. Nearest to it:")).to_be_visible()
            assert page.locator(".em-go-list a").first.get_attribute("href") == address + near


def test_a_number_of_several_things_offers_them_all(address: str, page: Page) -> None:
    page.goto(f"{address}go/?to=60")
    expect(page.get_by_text("Several things have the number 60.")).to_be_visible()
    links = [link.get_attribute("href") for link in page.locator(".em-go-list a").all()]
    assert links[0] == f"{address}tlib/EventRinging/"
    assert len(links) > 1


@pytest.mark.parametrize("asked", HOSTILE)
def test_it_never_leaves_the_site(asked: str, address: str, page: Page) -> None:
    said: list[str] = []
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.goto(f"{address}go/?to={quote(asked, safe='')}")
    expect(page.locator(".em-gone")).to_contain_text("Nothing is called exactly")
    links = [link.get_attribute("href") or "" for link in page.locator(".em-go-list a").all()]
    assert [link for link in links if not link.startswith(address)] == []
    assert page.url.startswith(address)
    assert said == []


def test_a_step_may_stand_behind_the_question_as_it_is(address: str, page: Page) -> None:
    page.goto(f"{address}go/?to=call-establishing-internal-inbound#ringing")
    page.wait_for_url(f"{address}models/call-establishing-internal-inbound/#ringing")


def test_without_a_question_it_asks(address: str, page: Page) -> None:
    page.goto(f"{address}go/")
    page.get_by_label("Name or number").fill("EventRinging")
    page.get_by_role("button", name="Go").click()
    page.wait_for_url(f"{address}tlib/EventRinging/")


def test_it_works_from_disk(on_disk: Built, page: Page) -> None:
    page.goto((on_disk.folder / "go/index.html").as_uri() + "?to=EventRinging")
    page.wait_for_url("file://**/tlib/EventRinging/index.html")


def test_axe_finds_nothing_in_what_is_offered(address: str, page: Page) -> None:
    page.goto(f"{address}go/?to=EventRingng")
    expect(page.locator(".em-go-list a").first).to_be_visible()
    assert axe_complaints(page) == {}
