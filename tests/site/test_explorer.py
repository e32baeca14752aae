"""The attribute explorer: complete without scripts, quick with them, the same matrix as the catalogue."""

from __future__ import annotations

import csv
import gzip
import io
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.site.axe import LOOKS, axe_complaints
from tests.site.sites import EXPLORER

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Page

    from eventmodels.pages import Site
    from tests.site.sites import Built

LARGEST = 150_000
MESSAGES = 450
"""So many there will be, of five protocols."""
SCHEMES = {"light": "default", "dark": "slate"}


def pairs(site: Site) -> list[tuple[str, str, str, str]]:
    """Return protocol, message, attribute and presence of every pair in the catalogue."""
    return [
        (protocol.id, message, attribute, str(presence.presence))
        for protocol in site.reference.catalogue.protocols.values()
        for message, record in protocol.messages.items()
        for attribute, presence in record.attributes.items()
    ]


def downloaded(page: Page, folder: Path) -> list[dict[str, str]]:
    """Return the rows of the file that the page offers."""
    with page.expect_download() as offered:
        page.get_by_role("button", name="Download CSV").click()
    offered.value.save_as(folder / "x.csv")
    return list(csv.DictReader(io.StringIO((folder / "x.csv").read_text("utf-8-sig"))))


def whole(page: Page) -> None:
    """Wait until the last rows are there."""
    expect(page.locator(".em-matrix")).to_have_attribute("aria-busy", "false", timeout=15_000)


def heads(page: Page, scope: str) -> list[str]:
    """Return the names down the side or along the top."""
    whole(page)
    return page.locator(f".em-grid th[scope={scope}] a").all_inner_texts()


def test_without_scripts_every_pair_is_listed(
    address: str, generated: Site, new_context: Callable[..., BrowserContext]
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{address}explorer/")
    expect(page.locator(".em-explore")).to_be_hidden()
    expect(page.locator(".em-listing")).to_be_visible()
    rows = page.locator(".em-listing tbody tr").evaluate_all(
        "rows => rows.map(row => [...row.children].map(cell => cell.textContent))"
    )
    titles = ("", "", "mandatory", "optional", "unknown")
    listed = {
        (name.removesuffix(" (never)"), row[0], "never" if name.endswith(" (never)") else titles[column])
        for row in rows
        for column in (2, 3, 4)
        for name in row[column].split(", ")
        if name
    }
    assert listed == {pair[1:] for pair in pairs(generated)}


def test_the_file_holds_the_whole_matrix(address: str, generated: Site, page: Page, tmp_path: Path) -> None:
    page.goto(f"{address}explorer/")
    names = ("protocol", "message", "attribute", "presence")
    assert sorted(tuple(row[n] for n in names) for row in downloaded(page, tmp_path)) == sorted(pairs(generated))
    expect(page.locator(".em-explored")).to_contain_text(f", {len(pairs(generated))} pairs")


def test_every_page_the_matrix_leads_to_is_there(address: str, published: Built, page: Page) -> None:
    page.goto(f"{address}explorer/")
    whole(page)
    links = page.locator(".em-grid a").evaluate_all("links => links.map(link => link.href)")
    paths = {link.removeprefix(address).partition("#")[0] for link in links}
    assert len(paths) > 200
    assert [path for path in paths if not (published.folder / path / "index.html").is_file()] == []


@pytest.mark.parametrize("typed", ["AttributeThisTrunk", "thistrunk", "this trunk", "22"])
def test_a_name_in_any_spelling_and_a_number_find_an_attribute(typed: str, address: str, page: Page) -> None:
    page.goto(f"{address}explorer/#a=nothing")
    page.get_by_role("searchbox", name="Attributes").fill(typed)
    assert "ThisTrunk" in heads(page, "col") + heads(page, "row")
    assert len(heads(page, "col")) <= 2


def test_filters_narrow_and_the_address_keeps_them(address: str, page: Page, tmp_path: Path) -> None:
    page.goto(f"{address}explorer/")
    page.get_by_role("searchbox", name="Attributes").fill("ThisDN, ConnID")
    page.get_by_label("Presence").select_option("mandatory")
    page.get_by_label("Kind").select_option("event")
    page.get_by_label("Category").select_option("Call handling")
    rows = downloaded(page, tmp_path)
    assert rows
    assert {(row["presence"], row["kind"], row["category"]) for row in rows} == {
        ("mandatory", "event", "call-handling")
    }
    before = heads(page, "row")
    page.wait_for_url("**/explorer/#*category=tlib%2Fcall-handling*")
    page.reload()
    assert heads(page, "row") == before
    expect(page.get_by_role("searchbox", name="Attributes")).to_have_value("ThisDN, ConnID")
    page.get_by_role("button", name="Show everything").click()
    expect(page.get_by_label("Kind")).to_have_value("")


def test_who_sends_and_who_receives(address: str, generated: Site, page: Page, tmp_path: Path) -> None:
    page.goto(f"{address}explorer/#from=t-server&to=route-point")
    expect(page.get_by_label("Sent by")).to_have_value("t-server")
    expected = set()
    for flow in generated.reference.flows.all.values():
        kinds = {participant.id: participant.is_ for participant in flow.participants}
        ends = ("t-server", "route-point")
        expected |= {arrow.message for arrow in flow.messages() if (kinds[arrow.from_], kinds[arrow.to]) == ends}
    assert expected
    assert {row["message"] for row in downloaded(page, tmp_path)} == expected
    page.get_by_label("Received by").select_option("anyone")
    page.wait_for_url(lambda url: url.endswith("#from=t-server"))
    wider = {row["message"] for row in downloaded(page, tmp_path)}
    assert expected < wider
    assert {name for name in wider if name.startswith("Request")} == set()


def test_a_choice_that_is_not_offered_is_none(address: str, page: Page) -> None:
    page.goto(f"{address}explorer/#kind=gift&from=nobody&m=EventHeld")
    expect(page.get_by_label("Kind")).to_have_value("")
    expect(page.get_by_label("Sent by")).to_have_value("")
    assert "EventHeld" in heads(page, "row") + heads(page, "col")


def test_by_keyboard(address: str, page: Page) -> None:
    page.goto(f"{address}explorer/")
    page.get_by_role("searchbox", name="Attributes").focus()
    page.keyboard.type("thistrunk")
    names = [page.evaluate("document.activeElement.name || document.activeElement.className")]
    while "em-matrix" not in names[-1] and len(names) < 20:
        page.keyboard.press("Tab")
        names.append(page.evaluate("document.activeElement.name || document.activeElement.className || ''"))
    assert names[:-2] == ["a", "m", "protocol", "presence", "kind", "category", "from", "to", "order", "re", "csv"]
    assert names[-1].split()[0] == "em-matrix"
    page.get_by_label("Kind").focus()
    page.keyboard.type("req")
    assert not {name for name in heads(page, "row") + heads(page, "col") if name.startswith("Event")}


def test_regular_expressions_and_mistakes_in_them(address: str, page: Page) -> None:
    page.goto(f"{address}explorer/#m=EventHeld")
    page.get_by_label("regular expressions").check()
    page.get_by_role("searchbox", name="Messages").fill("^Event(Held|Retrieved)$")
    assert {"EventHeld", "EventRetrieved"} <= {*heads(page, "row"), *heads(page, "col")}
    assert not {name for name in heads(page, "row") + heads(page, "col") if name.startswith("Request")}
    page.get_by_role("searchbox", name="Messages").fill("(")
    expect(page.get_by_role("searchbox", name="Messages")).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_text("Not a regular expression: (")).to_be_visible()


def test_the_order_can_be_chosen(address: str, page: Page) -> None:
    page.goto(f"{address}explorer/#protocol=tlib&m=Held")
    page.get_by_label("Order").select_option("by name")
    by_name = heads(page, "row")
    assert len(by_name) > 5
    assert by_name == sorted(by_name)
    page.get_by_label("Order").select_option("by number")
    whole(page)
    numbers = [int(text) for text in page.locator(".em-grid tbody th small").all_inner_texts()]
    assert numbers == sorted(numbers)
    assert heads(page, "row") != by_name


def test_heads_stay_in_view(address: str, page: Page) -> None:
    page.goto(f"{address}explorer/#protocol=tlib")
    box = page.locator(".em-matrix")
    top, side = page.locator(".em-grid thead th").nth(1), page.locator(".em-grid tbody th").first
    before = (top.bounding_box() or {})["y"], (side.bounding_box() or {})["x"]
    whole(page)
    box.evaluate("box => box.scrollTo(400, 600)")
    after = (top.bounding_box() or {})["y"], (side.bounding_box() or {})["x"]
    assert after == before


@pytest.mark.parametrize(("width", "height"), [(1400, 900), (390, 844)])
def test_the_first_rows_are_in_the_first_screen(
    width: int, height: int, address: str, new_context: Callable[..., BrowserContext]
) -> None:
    page = new_context(viewport={"width": width, "height": height}).new_page()
    page.goto(f"{address}explorer/")
    rows = page.locator(".em-grid tbody th")
    for place in range(5):
        expect(rows.nth(place)).to_be_in_viewport(ratio=0.9)
    fields = page.locator(".em-explore-fields :is(input, select):visible")
    heights = {round((field.bounding_box() or {})["y"]) for field in fields.all()}
    assert len(heights) == 1
    assert (page.locator(".em-legend").bounding_box() or {})["y"] < (rows.first.bounding_box() or {})["y"]


def test_a_small_screen_folds_most_filters_and_says_how_many_are_set(
    address: str, new_context: Callable[..., BrowserContext]
) -> None:
    page = new_context(viewport={"width": 390, "height": 844}).new_page()
    page.goto(f"{address}explorer/#kind=event&presence=mandatory")
    more = page.get_by_role("button", name="More filters (2)")
    expect(page.get_by_label("Kind")).to_be_hidden()
    more.click()
    expect(more).to_have_attribute("aria-expanded", "true")
    page.get_by_label("Kind").select_option("any")
    expect(page.get_by_role("button", name="More filters (1)")).to_be_visible()


def test_paper_shows_every_column_in_tables_that_fit(address: str, new_context: Callable[..., BrowserContext]) -> None:
    width = 718  # of A4 upright, without its margins
    page = new_context(viewport={"width": width, "height": 1000}).new_page()
    page.goto(f"{address}explorer/#protocol=tlib")
    whole(page)
    cells = page.locator(".em-grid td a").count()
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    edges = page.locator(".em-grid").evaluate_all("all => all.map((table) => table.getBoundingClientRect().right)")
    assert len(edges) > 2
    assert max(edges) <= width
    assert page.locator(".em-grid td a").count() == cells
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    expect(page.locator(".em-grid")).to_have_count(1)


def test_a_text_that_a_spreadsheet_would_run_is_made_harmless(address: str, page: Page, tmp_path: Path) -> None:
    def planted(route: Any) -> None:
        body = route.fetch().text()
        route.fulfill(body=body.replace('"ThisTrunk"', '"=HYPERLINK(1)"'), content_type="text/javascript")

    page.route("**/explorer-data.js", planted)
    page.goto(f"{address}explorer/#a=22")
    assert {row["attribute"] for row in downloaded(page, tmp_path)} == {"'=HYPERLINK(1)"}


def test_what_is_typed_is_drawn_at_once(address: str, page: Page) -> None:
    """In the task of the key itself: how long that takes is measured, not tested."""
    page.goto(f"{address}explorer/#a=connid")
    whole(page)
    found = page.evaluate(
        """() => {
          const field = document.querySelector(".em-explore").elements.a;
          field.value = "thisdn";
          field.dispatchEvent(new Event("input", { bubbles: true }));
          return [...document.querySelectorAll(".em-grid th[scope=col] a")].map((link) => link.textContent);
        }"""
    )
    assert {"ThisDN", "ThisDNRole"} <= set(found)
    assert [name for name in found if "ThisDN" not in name] == []


def test_everything_is_small(generated: Site, published: Built) -> None:
    """Also with all the messages that five protocols will have."""
    parts = [published.folder / "assets/eventmodels" / name for name in EXPLORER]
    sizes = [len(gzip.compress(path.read_bytes())) for path in (*parts, published.folder / "explorer/index.html")]
    messages = sum(len(protocol.messages) for protocol in generated.reference.catalogue.protocols.values())
    assert sum(sizes) * max(1, MESSAGES / messages) < LARGEST


def test_it_works_from_disk(on_disk: Built, page: Page) -> None:
    page.goto((on_disk.folder / "explorer/index.html").as_uri())
    page.get_by_role("searchbox", name="Messages").fill("EventHeld")
    page.get_by_role("link", name="EventHeld.ThisDN: ").click()
    page.wait_for_url("file://**/tlib/EventHeld/index.html#ThisDN")


@pytest.mark.parametrize(("scheme", "width"), LOOKS)
def test_axe_finds_nothing(scheme: str, width: int, address: str, new_context: Callable[..., BrowserContext]) -> None:
    page = new_context(color_scheme=scheme, viewport={"width": width, "height": 900}).new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(f"{address}explorer/#a=DN&m=Event")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", SCHEMES[scheme])
    assert axe_complaints(page) == {}
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert said == []
