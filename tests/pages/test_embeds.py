"""Bare pages for frames, and what pages say in their heads."""

from __future__ import annotations

import re
from base64 import b64decode
from hashlib import sha256

import pytest

from eventmodels.pages.head import report_link, source_place, with_card
from eventmodels.pages.page import Page
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
        assert re.findall(r'<g [^>]*data-step="([^"]*)" data-from', html) == [arrow.id for arrow in flow.arrows()]


def test_the_policy_of_a_bare_page_allows_its_own_styles_and_nothing_else_written_in_it() -> None:
    for flow in SITE.flows.all.values():
        html = embed(flow.id)
        policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
        assert policy is not None
        rules = dict(rule.split(" ", 1) for rule in policy[1].replace("&#39;", "'").split("; "))
        allowed = {b64decode(each.removeprefix("'sha256-").removesuffix("'")) for each in rules["style-src"].split()}
        styles = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
        assert {sha256(style.encode()).digest() for style in styles} == allowed
        assert rules["default-src"] == "'none'"
        assert rules["script-src"] == "'self' file:"
        assert re.findall(r"<script\b[^>]*>([^<]*)</script>", html) == [""]
        assert re.findall(r'\s(?:style|on[a-z]+)="', html) == []


def test_a_head_tells_title_and_description_escaped() -> None:
    html = with_card("<head>\n</head><body></head></body>", PAGE, "Doors & co", "https://doors.test/door/EventOpened/")
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
    assert "og:url" not in with_card("<head></head>", PAGE, "Doors", None)


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
