"""Pages that show two related models beside each other."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from eventmodels.pages import render
from eventmodels.pages.views.compare import compare_pages, pairs
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
    (page,) = compare_pages(reference)
    assert (page.address, page.title) == ("compare/entering/visit/", "Entering and Visit")
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
