"""The resolver's page and data: what it takes, and which addresses of other documents lead where."""

from __future__ import annotations

import json
from shutil import copytree
from typing import TYPE_CHECKING

from eventmodels.catalogue import load
from eventmodels.catalogue.problems import report_text
from eventmodels.pages import build
from eventmodels.pages.views.go import GoView
from eventmodels.web.assets import MANUALS
from tests.support import BASE

if TYPE_CHECKING:
    from pathlib import Path

    from eventmodels.pages import Site

BOOK = """manuals:
  book:
    title: Book of doors
    forms: ['doors.example/book/*/{page}', 'doors.example/Book:{page}:*']
    pages: {Opening: door/messages/opening/, Visits: models/visit/}
"""


def built(folder: Path, manuals: str) -> Site:
    """Build the small catalogue with these other documents."""
    copytree(BASE, folder / "models")
    (folder / "models" / "manuals.yml").write_text(manuals, "utf-8")
    return build(folder / "models")


def test_addresses_of_other_documents_lead_to_pages_here(tmp_path: Path) -> None:
    site = built(tmp_path, BOOK)
    assert site.problems == ()
    data = json.loads(site.files[MANUALS].removeprefix("(window.em ??= {}).manuals = ").removesuffix(";\n"))
    forms = ["doors.example/book/*/{page}", "doors.example/Book:{page}:*"]
    pages = {"Opening": "door/messages/opening/", "Visits": "models/visit/"}
    assert data == [{"id": "book", "forms": forms, "pages": pages}]
    view = next(page.data for page in site.pages if page.address == "go/")
    assert isinstance(view, GoView)
    here = [(there, named.name, named.address) for there, named in view.manuals[0].pages]
    assert here == [("Opening", "Opening", "door/messages/opening/"), ("Visits", "Visit", "models/visit/")]


def test_a_page_that_is_not_here_is_a_problem(tmp_path: Path) -> None:
    site = built(tmp_path, BOOK.replace("models/visit/", "models/visits/"))
    assert report_text(list(site.problems)) == (
        "models/manuals.yml:5:54: error [unknown-address] no page here has the address 'models/visits/', "
        "to which Visits of book would lead; did you mean 'models/visit/'?\n"
        "  5 |     pages: {Opening: door/messages/opening/, Visits: models/visits/}\n"
        "    |                                                      ^^^^^^^^^^^^^^"
    )


def test_a_form_says_where_the_page_stands(tmp_path: Path) -> None:
    copytree(BASE, tmp_path / "models")
    (tmp_path / "models" / "manuals.yml").write_text(BOOK.replace("*/{page}", "*"), "utf-8")
    assert report_text(load(tmp_path / "models")[1]) == (
        "models/manuals.yml:4:13: error [wrong-value] 'doors.example/book/*' under 'forms'; "
        "expected an address with one {page} in it\n"
        "  4 |     forms: ['doors.example/book/*', 'doors.example/Book:{page}:*']\n"
        "    |             ^^^^^^^^^^^^^^^^^^^^^^"
    )
