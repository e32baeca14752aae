"""Pages that show two related models beside each other."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from eventmodels.pages import render
from eventmodels.pages.views.compare import comparable, compare_pages, pairs
from tests.support import real_catalogue

if TYPE_CHECKING:
    from eventmodels.pages.reference import Reference


def said(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


def test_each_related_pair_has_one_page(reference: Reference) -> None:
    assert pairs(reference.catalogue) == (("entering", "visit"),)
    real = real_catalogue()
    found = pairs(real)
    assert len(found) == len({frozenset(pair) for pair in found})
    related = {frozenset((n, o)) for n, e in real.models.items() for o in e.record.related if o in real.models}
    assert {frozenset(pair) for pair in found} == related


def test_the_page_counts_and_lists_what_differs(reference: Reference) -> None:
    page = next(page for page in compare_pages(reference) if page.address == "compare/entering/visit/")
    assert page.title == "Entering and Visit"
    html = render(page, reference)
    assert "Entering beside Visit : 2 steps in common, 1 only in the first, 3 only in the second." in said(html)
    rows = [said(row) for row in re.findall(r"<tr.*?</tr>", html, re.DOTALL)]
    assert rows == [
        "# Where First Second From To Message Shown differently",
        "1 both 1 1 Panel Controller RequestOpen",
        "2 both 2 2 Controller H EventOpened FormerVisitID former / not shown",
        "3 only the first 3 Controller H EventClosed",
        "4 only the second 3 Porter Panel looks out",
        "5 only the second 4 Panel Controller RequestClose",
        "6 only the second 5 Controller H EventClosed",
    ]


def test_lists_say_which_models_can_be_compared_with_which(reference: Reference) -> None:
    pages = {page.address: page for page in compare_pages(reference)}
    assert list(pages) == ["compare/", "compare/entering/", "compare/visit/", "compare/entering/visit/"]
    every = said(render(pages["compare/"], reference))
    assert "Entering with Visit Around the house 1 other published Visit with Entering Around the house" in every
    own = render(pages["compare/visit/"], reference)
    assert [(way, said(name)) for way, name in re.findall(r'<th scope="row"><a href="(.*?)">(.*?)</a>', own)] == [
        ("../entering/visit/", "Entering")
    ]
    assert 'href="../visit/"' in render(pages["compare/entering/visit/"], reference).replace(
        "../../visit/", "../visit/"
    )


def test_every_model_with_a_related_one_has_a_list_of_its_own() -> None:
    found = pairs(real_catalogue())
    others = {name: set(each) for name, each in comparable(real_catalogue()).items()}
    assert others == {
        name: {other for pair in found if name in pair for other in pair if other != name}
        for name in {name for pair in found for name in pair}
    }
