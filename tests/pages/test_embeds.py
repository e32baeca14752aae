"""Bare pages for frames, and what pages say in their heads."""

from __future__ import annotations

import re

import pytest

from eventmodels.pages.host.meta import lead, report_link, source_place, with_card
from eventmodels.pages.page import Page
from eventmodels.web.assets import assets
from tests.pages.test_pages import SITE
from tests.test_cli import BASE

PAGE = Page("door/EventOpened/", 'A "door" & <more>', "message.html", None, summary="It's <open>")


def embed(model: str) -> str:
    return SITE.files[f"embed/{model}/index.html"]


def test_every_model_has_a_bare_page_with_its_picture_and_the_way_back() -> None:
    for flow in SITE.flows.all.values():
        html = embed(flow.id)
        assert f'<h1><a href="../../models/{flow.id}/">' in html
        assert f'<link rel="canonical" href="../../models/{flow.id}/">' in html
        assert re.findall(r'<g [^>]*data-step="([^"]*)" data-from', html) == [step.id for step in flow.messages()]


def test_nothing_is_written_in_a_bare_page_that_its_policy_would_stop() -> None:
    policy = "default-src 'none'; img-src data:; style-src 'self' file:; script-src 'self' file:"
    for flow in SITE.flows.all.values():
        html = embed(flow.id)
        assert f"Content-Security-Policy\" content=\"{policy}; base-uri 'none'; form-action 'none'\"" in html
        assert re.findall(r"<script\b[^>]*>([^<]*)</script>", html) == [""]
        assert re.findall(r'<style\b|\s(?:style|on[a-z]+)="', html) == []


def test_what_a_bare_page_loads_is_there_and_dark_colours_only_for_dark_systems() -> None:
    links = re.findall(r'<(?:link rel="stylesheet" href|script defer src)="../../([^"]*)"([^>]*)>', embed("visit"))
    night = ' media="screen and (prefers-color-scheme: dark)"'
    assert links == [
        ("assets/eventmodels/diagram.css", ""),
        ("assets/eventmodels/embed.css", ""),
        ("assets/eventmodels/embed-dark.css", night),
        ("assets/eventmodels/embed.js", ""),
    ]
    assert [path for path, _ in links if path not in {**SITE.files, **assets()}] == []
    dark = SITE.files["assets/eventmodels/embed-dark.css"]
    assert dark.startswith(":root{--em-paper:#1e2129;")


def test_a_bare_page_says_how_its_model_is_known_unless_it_is_published() -> None:
    said = {flow.id: re.findall(r'<p class="em-known">([^<]*)</p>', embed(flow.id)) for flow in SITE.flows.all.values()}
    assert said == {
        flow.id: [] if flow.evidence == "published" else [f"evidence: {flow.evidence}"]
        for flow in SITE.flows.all.values()
    }
    assert len({flow.evidence for flow in SITE.flows.all.values()}) > 1


def test_a_head_tells_title_and_description_escaped() -> None:
    head, address = "<head>\n</head><body></head></body>", "https://doors.test/door/EventOpened/"
    html = with_card(head, PAGE.title, PAGE.summary, "Doors & co", address)
    assert html == (
        "<head>\n"
        '<meta property="og:type" content="article">\n'
        '<meta property="og:site_name" content="Doors &amp; co">\n'
        '<meta property="og:title" content="A &quot;door&quot; &amp; &lt;more&gt;">\n'
        '<meta property="og:description" content="It&#x27;s &lt;open&gt;">\n'
        '<meta property="og:url" content="https://doors.test/door/EventOpened/">\n'
        "</head><body></head></body>"
    )


def test_a_head_without_a_public_address_names_none() -> None:
    assert "og:url" not in with_card("<head></head>", "Panel", "", "Doors", None)


def test_the_lead_of_a_written_page_is_its_first_paragraph_as_text() -> None:
    html = "<h1>Title</h1>\n<p>Doors &amp; <em>flaps</em>,\nsee <code>a &lt; b</code>.</p>\n<p>More.</p>"
    assert lead(html) == "Doors & flaps, see a < b."
    assert lead("<h1>Title</h1>") == ""


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("door/EventOpened/", "EventOpened:"),
        ("door/attributes/Mood/", "Mood:"),
        ("participants/panel/", "panel:"),
    ],
)
def test_the_place_of_a_page_is_the_line_that_names_its_thing(address: str, key: str) -> None:
    page = next(page for page in SITE.pages if page.address == address)
    path, _, line = source_place(page, SITE.catalogue).partition("#L")
    text = (BASE / path).read_text("utf-8").splitlines()
    assert text[int(line) - 1].strip().startswith(key)


def test_the_place_of_a_model_is_its_file() -> None:
    page = next(page for page in SITE.pages if page.address == "models/visit/")
    assert source_place(page, SITE.catalogue) == page.source
    assert page.source.endswith("visit.yml")


def test_a_report_link_fills_in_the_form() -> None:
    form = "https://forge.test/new?title={title}&address={address}"
    assert report_link(form, PAGE, "https://doors.test/?a=b") == (
        '<p class="em-report"><a href="https://forge.test/new?title=A%20%22door%22%20%26%20%3Cmore%3E'
        '&amp;address=https%3A%2F%2Fdoors.test%2F%3Fa%3Db" rel="noreferrer">Report a mistake on this page</a></p>'
    )
