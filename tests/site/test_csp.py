"""A strict policy for the whole site: no script or style written in a page, but the scripts of the theme itself."""

from __future__ import annotations

import re
from base64 import b64encode
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.site.browsing import BARE, MODEL, Watch
from tests.site.sites import served, theme_alone

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Page

    from eventmodels.pages import Site
    from tests.once import Once
    from tests.site.reading import Document
    from tests.site.sites import Built

DEEPEST = 4
"""Folders around a page: the theme writes the way to the top of the site into its scripts."""
OF_EACH = [3, pytest.param(12, marks=pytest.mark.sweep)]
"""Pages of each kind that are opened: the smallest, the largest, and those between."""
TABS = 4
"""Pages that are opened at the same time."""
WRITTEN = re.compile(r"<script(?![^>]*(?:\bsrc=|application/json))[^>]*>(.*?)</script>", re.DOTALL)
PLANTED = {
    "script": "<script>document.title = 'planted'</script>",
    "handler": '<button id="planted" onclick="document.title = 1">Planted</button>',
    "style": '<p style="color: red">Planted</p>',
    "sheet": "<style>p { color: red }</style>",
    "frame": '<iframe src="https://other.test/"></iframe>',
    "picture": '<img src="https://other.test/picture.png" alt="Planted">',
}


@pytest.fixture(scope="session")
def theme_scripts(once: Once) -> set[str]:
    """The scripts that the theme writes into pages, as a site shows that has nothing but the theme."""
    alone = once("theme", partial(theme_alone, depth=DEEPEST))
    assert alone.code == 0, alone.said
    return {text for page in alone.folder.rglob("*.html") for text in WRITTEN.findall(page.read_text("utf-8"))}


@pytest.fixture(scope="session")
def policy(theme_scripts: set[str]) -> str:
    """What the pages may do, and nothing else; a form may only ask this site."""
    hashes = sorted(f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" for text in theme_scripts)
    return (
        f"default-src 'none'; script-src 'self' {' '.join(hashes)}; style-src 'self'; img-src 'self' data:; "
        "font-src 'self'; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'self'; "
        "frame-ancestors 'self'"
    )


@pytest.fixture(scope="module")
def strict(published: Built, policy: str) -> Iterator[str]:
    """Where the published site is served under the policy."""
    with served(published.host, policy) as host:
        yield f"{host}/{published.folder.relative_to(published.host)}/"


def test_pages_hold_no_script_but_those_of_the_theme(theme_scripts: set[str], documents: dict[str, Document]) -> None:
    assert len(theme_scripts) == DEEPEST + 3  # one for each depth and the page for what is missing, and one for all
    ours = {name: [text for text in page.scripts if text not in theme_scripts] for name, page in documents.items()}
    assert {name: texts for name, texts in ours.items() if texts} == {}


def test_pages_hold_no_style_and_no_handler(documents: dict[str, Document]) -> None:
    assert {name: page.inline for name, page in documents.items() if page.inline} == {}


@pytest.mark.parametrize("planted", PLANTED.values(), ids=PLANTED)
def test_the_policy_stops_what_is_written_in_a_page(planted: str, policy: str, tmp_path: Path, page: Page) -> None:
    (tmp_path / "index.html").write_text(f"<!doctype html><title>Page</title>{planted}", "utf-8")
    watch = Watch(page)
    with served(tmp_path, policy) as host:
        page.goto(host)
        if page.locator("#planted").count():
            page.locator("#planted").click()
        page.wait_for_function("violated.length > 0")
    assert page.title() == "Page"
    assert watch.said != []


def size(site: Built, address: str) -> int:
    file = site.folder / address
    return (file / "index.html" if file.is_dir() else file).stat().st_size


def sampled(number: int, site: Built, generated: Site, documents: dict[str, Document]) -> list[str]:
    """Return some pages of every kind, spread from the smallest to the largest; all of them are thousands."""
    kinds_of = {page.address: page.kind.name for page in generated.pages}
    kinds: dict[str, list[str]] = {}
    for address in sorted(documents, key=lambda address: (size(site, address), address)):
        kinds.setdefault(kinds_of.get(address, address.partition("/")[0]), []).append(address)
    parts = [part / (number - 1) for part in range(number)]
    return sorted({pages[round((len(pages) - 1) * part)] for pages in kinds.values() for part in parts})


@pytest.mark.parametrize("number", OF_EACH)
def test_pages_of_every_kind_open_without_complaint_and_ask_only_their_own_host(
    number: int,
    strict: str,
    published: Built,
    generated: Site,
    documents: dict[str, Document],
    new_context: Callable[..., BrowserContext],
) -> None:
    context = new_context()
    tabs = [context.new_page() for _ in range(TABS)]
    watches = [Watch(tab) for tab in tabs]
    addresses = sampled(number, published, generated, documents)
    assert {page.kind.name for page in generated.pages if page.address in addresses} == {
        page.kind.name for page in generated.pages
    }
    for start in range(0, len(addresses), TABS):
        for tab, address in zip(tabs, addresses[start:], strict=False):
            tab.goto(strict + address, wait_until="commit")
        for tab in tabs:  # all scripts but those that something asks for later have run then
            tab.wait_for_load_state("domcontentloaded")
    assert [said for watch in watches for said in watch.said] == []
    asked = [url for watch in watches for url in watch.asked]
    assert len(asked) > len(addresses) > number
    assert [url for url in asked if not url.startswith((strict, "data:"))] == []


def test_a_model_is_stepped_through_filtered_and_downloaded(strict: str, page: Page) -> None:
    watch = Watch(page)
    page.goto(strict + MODEL)
    page.locator(".em-figure .em-scroll").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.locator("tr.em-step-row.em-now td.em-no")).to_have_text("2")
    expect(page.locator(".em-panel")).to_be_visible()
    page.locator(".em-bar summary", has_text="View").click()
    with page.expect_download() as picture:
        page.get_by_role("button", name="PNG").click()
    assert picture.value.suggested_filename.endswith(".png")
    page.locator(".em-steps a code").first.hover()
    expect(page.locator(".em-card")).to_be_visible()
    assert page.evaluate("violated") == []
    assert watch.said == []


def test_things_are_searched_explored_and_resolved(strict: str, page: Page) -> None:
    watch = Watch(page)
    page.goto(f"{strict}about/")
    page.keyboard.press("/")
    page.keyboard.type("thirdparty")
    expect(page.locator(".em-found [role=option]").first).to_be_visible()
    assert page.evaluate("violated") == []
    page.goto(f"{strict}explorer/")
    page.get_by_role("searchbox", name="Attributes").fill("ThisDN")
    expect(page.locator(".em-matrix th", has_text="ThisDN").first).to_be_visible()
    with page.expect_download() as table:
        page.get_by_role("button", name="Download CSV").click()
    assert table.value.suggested_filename.endswith(".csv")
    assert page.evaluate("violated") == []
    page.goto(f"{strict}go/")
    page.get_by_label("Name or number").fill("EventRinging")
    page.get_by_role("button", name="Go").click()
    page.wait_for_url(f"{strict}tlib/EventRinging/")
    assert page.evaluate("violated") == []
    assert watch.said == []


def test_a_bare_page_stands_in_a_frame_of_the_site(strict: str, page: Page) -> None:
    watch = Watch(page)
    page.goto(f"{strict}{BARE}?scheme=dark")
    expect(page.locator("html")).to_have_css("background-color", "rgb(26, 32, 35)")
    page.goto(strict)
    page.evaluate("src => document.body.append(Object.assign(document.createElement('iframe'), {src}))", BARE)
    expect(page.frame_locator("iframe").locator("svg.em-seq")).to_be_visible()
    assert page.evaluate("violated") == []
    assert watch.said == []
