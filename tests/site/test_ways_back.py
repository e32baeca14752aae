"""Ways from a page back to its source, and what others show for a link to it."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.site.sites import REPORT, SETTINGS, SOURCE
from tests.support import BASE, small_site

if TYPE_CHECKING:
    from eventmodels.pages import Site
    from tests.site.sites import Built

EDIT = re.compile(r'<a href="([^"]*)"[^>]*rel="edit"')
REPORTED = re.compile(r'<p class="em-report"><a href="([^"]*)"')
TOLD = re.compile(r'<meta property="og:([a-z_]+)" content="([^"]*)">')
WRITTEN = ("", "about/", "linking/", "reading-a-diagram/", "authoring/", "checks/", "platform/", "api/")
LINES = {
    "door/EventOpened/": "EventOpened:",
    "door/attributes/Place/": "Place:",
    "door/enumerations/DoorMood/": "DoorMood:",
    "door/enumerations/DoorMood/low/": "DoorMood:",
    "participants/panel/": "panel:",
}
FILES = {
    "models/visit/": "interactions/house/visit.yml",
    "states/leaf/": "states/leaf.yml",
    "door/messages/opening/": "protocols/door/messages/opening.yml",
    "sources/": "sources.yml",
}


def html(site: Built, address: str) -> str:
    return (site.folder / address / "index.html").read_text("utf-8")


@pytest.mark.parametrize(("address", "begins"), LINES.items(), ids=LINES)
def test_the_edit_link_leads_to_the_line_that_names_the_thing(address: str, begins: str, small_rooted: Built) -> None:
    (link,) = EDIT.findall(html(small_rooted, address))
    path, _, line = link.removeprefix(SOURCE).partition("#L")
    lines = (BASE / path).read_text("utf-8").splitlines()
    assert lines[int(line) - 1].strip().startswith(begins)


@pytest.mark.parametrize(("address", "file"), FILES.items(), ids=FILES)
def test_the_edit_link_of_a_thing_with_a_file_of_its_own_leads_there(
    address: str, file: str, small_rooted: Built
) -> None:
    assert EDIT.findall(html(small_rooted, address)) == [SOURCE + file]
    assert (BASE / file).is_file()


def test_pages_without_a_source_in_the_models_have_no_edit_link(small_rooted: Built) -> None:
    pages = {address: html(small_rooted, address) for address in ("", "authoring/", "api/", "go/", "explorer/")}
    assert [address for address, page in pages.items() if EDIT.search(page)] == []


def test_without_the_options_there_are_no_ways_back(published: Built, generated: Site) -> None:
    pages = {page.address: html(published, page.address) for page in generated.pages}
    assert [address for address, page in pages.items() if EDIT.search(page) or REPORTED.search(page)] == []


def test_every_generated_page_opens_the_form_about_it(small_rooted: Built) -> None:
    for page in small_site().pages:
        (link,) = REPORTED.findall(html(small_rooted, page.address))
        form = urlsplit(unescape(link))
        assert f"{form.scheme}://{form.netloc}{form.path}" == REPORT.partition("?")[0]
        assert parse_qs(form.query) == {"title": [page.title], "address": [f"http://localhost/{page.address}"]}


@pytest.mark.parametrize("address", WRITTEN)
def test_written_pages_tell_their_title_and_what_they_are_about(address: str, published: Built) -> None:
    page = html(published, address)
    told = {name: unescape(text) for name, text in TOLD.findall(page)}
    assert told["url"] == f"{SETTINGS['site_url']}{address}"
    assert told["title"] == (
        SETTINGS["site_name"] if not address else unescape(re.findall(r"<title>(.*?) - ", page)[0])
    )
    assert len(told["description"]) > 20
    (said,) = re.findall(r'<meta name="description" content="([^"]*)">', page)
    assert unescape(said) == told["description"]


def test_written_pages_are_about_different_things(published: Built) -> None:
    said = [dict(TOLD.findall(html(published, address)))["description"] for address in WRITTEN]
    assert len(set(said)) == len(said)
