"""What people say leads to places that are there: pages under docs/, which no check of the models knows."""

from __future__ import annotations

import re

from markdown.extensions.toc import slugify

from eventmodels.catalogue.meanings import written_page
from tests.support import ROOT, real_catalogue


def headings(page: str) -> set[str]:
    """Return the anchors of a page under docs/."""
    text = (ROOT / "docs" / f"{page}.md").read_text("utf-8")
    return {slugify(title, "-") for title in re.findall(r"^#+ (.+)$", text, re.MULTILINE)}


def test_every_page_that_something_is_said_of_has_the_place() -> None:
    search = real_catalogue().search
    assert search is not None
    pages = [name.partition("#") for name in search.said if written_page(name)]
    assert pages
    assert [f"{path}#{anchor}" for path, _, anchor in pages if anchor and anchor not in headings(path.strip("/"))] == []
    assert all((ROOT / "docs" / f"{path.strip('/')}.md").is_file() for path, _, _ in pages)
