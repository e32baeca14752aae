"""What people say leads to places that are there, on pages under docs/ too, which no check of the models knows."""

from __future__ import annotations

import re

from markdown.extensions.toc import slugify

from eventmodels.catalogue.addresses import Addresses, anchor_of, page_of
from eventmodels.catalogue.meanings import meanings
from tests.support import ROOT, real_catalogue, real_site


def headings() -> dict[str, set[str]]:
    """Return the anchors of each page under docs/, by its address."""
    pages = {}
    for path in (ROOT / "docs").rglob("*.md"):
        titles = re.findall(r"^#+ (.+)$", path.read_text("utf-8"), re.MULTILINE)
        address = path.relative_to(ROOT / "docs").with_suffix("").as_posix()
        pages[f"{address}/"] = {slugify(title, "-") for title in titles}
    return pages


def test_what_people_say_leads_to_places_that_are_there() -> None:
    catalogue = real_catalogue()
    written, made = headings(), {page.address for page in real_site().pages}
    places = meanings(catalogue, Addresses(catalogue))
    told = [place for place in places if page_of(place) not in made]
    assert told
    assert [each for each in told if anchor_of(each) not in written.get(page_of(each), set()) | {""}] == []
    assert {page_of(place) for place in told} <= set(written)
