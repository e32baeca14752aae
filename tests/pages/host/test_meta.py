"""What pages say in their heads, and where their text is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from eventmodels.pages.host.meta import lead, report_link, source_place, with_card
from eventmodels.pages.page import Page, PageKind
from tests.support import BASE

if TYPE_CHECKING:
    from eventmodels.pages import Site

PAGE = Page("door/EventOpened/", 'A "door" & <more>', PageKind("message"), None, summary="It's <open>")


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
def test_the_place_of_a_page_is_the_line_that_names_its_thing(site: Site, address: str, key: str) -> None:
    page = next(page for page in site.pages if page.address == address)
    path, _, line = source_place(page).partition("#L")
    text = (BASE / path).read_text("utf-8").splitlines()
    assert text[int(line) - 1].strip().startswith(key)


def test_the_place_of_a_model_is_its_file(site: Site) -> None:
    page = next(page for page in site.pages if page.address == "models/visit/")
    assert source_place(page) == page.source
    assert page.source.endswith("visit.yml")


def test_a_report_link_fills_in_the_form() -> None:
    form = "https://forge.test/new?title={title}&address={address}"
    assert report_link(form, PAGE, "https://doors.test/?a=b") == (
        '<p class="em-report"><a href="https://forge.test/new?title=A%20%22door%22%20%26%20%3Cmore%3E'
        '&amp;address=https%3A%2F%2Fdoors.test%2F%3Fa%3Db" rel="noreferrer">Report a mistake on this page</a></p>'
    )
