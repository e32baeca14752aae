"""Copying the link to whatever has an address, in the spellings of wikis, with a mouse, a finger and the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.site.axe import LOOKS, axe_complaints

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.site.contexts import Lend

TITLES = {
    "message": ("tlib/EventRinging/", "EventRinging"),
    "attribute": ("tlib/attributes/ThisDN/", "ThisDN"),
    "enumeration": ("tlib/enumerations/TCallState/", "TCallState"),
    "key": ("keys/ReasonCode/", "ReasonCode"),
    "state machine": ("states/agent/", "Agent states"),
    "participant": ("participants/t-server/", "T-Server"),
    "model": ("models/release-phase/", "Release Phase"),
    "explorer": ("explorer/?protocol=itx", "Attribute explorer"),
}
"""What a page is about -> its address, and its title."""
OUTCOMES = "models/call-establishing-internal-inbound/"
ROWS = {
    "attribute of a message": ("tlib/EventRinging/", "ThisDN", "ThisDN", "EventRinging"),
    "value": ("tlib/enumerations/TCallState/", "CallStateBusy", "CallStateBusy", "TCallState"),
    "error code": (
        "tlib/enumerations/TErrors/general/",
        "TERR_NOT_CONFIGURED",
        "TERR_NOT_CONFIGURED",
        "TErrors: General codes",
    ),
    "state": ("states/agent/", "ready", "Ready", "Agent states"),
    "term": ("glossary/", "acd", "ACD", "Glossary"),
    "outcome": (
        OUTCOMES,
        "dialing~**",
        "B is busy or cannot be reached",
        "Connection-Establishing Phase (Internal/Inbound Call)",
    ),
}
"""What a row is about -> its page, its id, what it is called, and the title of the page."""
FORMS = {
    "Address": "{url}",
    "Markdown": "[{name}]({url})",
    "MediaWiki": "[{url} {name}]",
    "Confluence": "[{name}|{url}]",
    "HTML": '<a href="{url}">{name}</a>',
}


@pytest.fixture
def desk(page: Page) -> Page:
    """A wide window with a clipboard."""
    page.set_viewport_size({"width": 1400, "height": 900})
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    return page


def copied(page: Page, form: str) -> str:
    """Choose a form, see that this is said, and return what was copied."""
    page.get_by_role("dialog").get_by_role("button", name=form, exact=True).click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    text: str = page.evaluate("navigator.clipboard.readText()")
    expect(page.locator(".em-toast")).to_have_text(f"Copied: {text}")
    expect(page.locator(".em-live").last).to_have_text(f"Copied: {text}")
    return text


@pytest.mark.parametrize("kind", TITLES)
def test_the_title_of_a_page_offers_its_link(kind: str, address: str, desk: Page) -> None:
    place, title = TITLES[kind]
    desk.goto(address + place)
    expect(desk.get_by_role("heading", level=1)).to_have_accessible_name(title)
    desk.get_by_role("button", name=f"Copy link to {title}", exact=True).click()
    assert copied(desk, "Markdown") == f"[{title}]({address}{place})"


@pytest.mark.parametrize("kind", ROWS)
def test_a_row_that_is_pointed_at_offers_its_link(kind: str, address: str, desk: Page) -> None:
    place, anchor, name, title = ROWS[kind]
    desk.goto(address + place)
    row = desk.locator(f'[id="{anchor}"]')
    row.hover()
    row.get_by_role("button", name=f"Copy link to {name}", exact=True).click()
    url = f"{address}{place}#{anchor}".replace("*", "%2A")
    said = f"{name} ({title})".replace("_", "\\_")
    assert copied(desk, "Markdown") == f"[{said}]({url})"


def test_every_form_is_what_its_program_reads(address: str, desk: Page, subtests: pytest.Subtests) -> None:
    url = f"{address}tlib/EventRinging/"
    desk.goto(url)
    for form, written in FORMS.items():
        with subtests.test(form):
            desk.get_by_role("button", name="Copy link to EventRinging", exact=True).click()
            assert copied(desk, form) == written.format(url=url, name="EventRinging")


def test_the_keyboard_gets_it_too(address: str, desk: Page) -> None:
    desk.goto(f"{address}states/agent/")
    desk.locator("#ready th a").focus()
    desk.keyboard.press("Tab")
    button = desk.get_by_role("button", name="Copy link to Ready", exact=True)
    expect(button).to_be_focused()
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("button", name="Address", exact=True)).to_be_focused()
    desk.keyboard.press("Escape")
    expect(button).to_be_focused()
    expect(desk.get_by_role("dialog")).to_have_count(0)
    desk.keyboard.press("Enter")
    desk.keyboard.press("Enter")
    assert desk.evaluate("navigator.clipboard.readText()") == f"{address}states/agent/#ready"
    expect(button).to_be_focused()


def test_a_finger_gets_it_at_the_row_it_presses(address: str, new_context: Lend) -> None:
    page = new_context(has_touch=True, viewport={"width": 390, "height": 844}).new_page()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{address}tlib/EventRinging/")
    page.locator("#ThisDN td").last.tap()
    page.get_by_role("button", name="Copy link to ThisDN", exact=True).tap()
    dialog = page.get_by_role("dialog").bounding_box()
    assert dialog
    assert dialog["x"] >= 0
    assert dialog["x"] + dialog["width"] <= 390
    assert copied(page, "Address") == f"{address}tlib/EventRinging/#ThisDN"


def test_there_is_one_button_beside_that_of_the_title_and_none_where_nothing_is_pointed_at(
    address: str, desk: Page
) -> None:
    desk.goto(f"{address}tlib/EventRinging/")
    buttons = desk.locator(".em-linker")
    expect(buttons).to_have_count(1)
    for row in ("#ThisDN", "#ConnID"):
        desk.locator(row).hover()
        expect(desk.locator(f"{row} .em-linker")).to_have_count(1)
        expect(buttons).to_have_count(2)
    desk.locator("h2").first.hover()
    expect(buttons).to_have_count(1)


def test_nothing_moves_as_it_comes(address: str, desk: Page, new_context: Lend) -> None:
    where = "tlib/EventRinging/"
    bare = new_context(java_script_enabled=False).new_page()
    bare.set_viewport_size({"width": 1400, "height": 900})
    for page in (bare, desk):
        page.goto(address + where)
    parts = ("h1", ".em-lead", "#ThisDN", "#ThisDN td >> nth=0")
    before = [bare.locator(part).first.bounding_box() for part in parts]
    desk.locator("#ThisDN").hover()
    expect(desk.locator("#ThisDN .em-linker")).to_be_visible()
    assert [desk.locator(part).first.bounding_box() for part in parts] == before


def test_where_there_is_no_clipboard_it_is_copied_all_the_same(address: str, desk: Page) -> None:
    """Pages without https have none."""
    desk.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    desk.goto(f"{address}tlib/EventRinging/")
    desk.get_by_role("button", name="Copy link to EventRinging", exact=True).click()
    desk.get_by_role("button", name="Address", exact=True).click()
    expect(desk.locator(".em-toast")).to_have_text(f"Copied: {address}tlib/EventRinging/")


@pytest.mark.parametrize(("scheme", "width"), LOOKS)
def test_axe_has_nothing_against_it(scheme: str, width: int, address: str, page: Page) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{address}tlib/EventRinging/")
    page.locator("#ThisDN").hover()
    page.locator("#ThisDN .em-linker").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert axe_complaints(page, "main") == {}
