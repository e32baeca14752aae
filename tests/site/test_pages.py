"""What every page holds, read without a browser: nothing here needs a script."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from tests.site.sites import SETTINGS

if TYPE_CHECKING:
    from eventmodels.pages import Site
    from tests.site.reading import Document
    from tests.site.sites import Built

FOREIGN = re.compile(r"^(?:[a-z]+:)?//", re.IGNORECASE)
FOREIGN_STYLE = re.compile(r"(?:url\(|@import)\s*[\"']?(?:https?:)?//[^\s\"')]*", re.IGNORECASE)
LARGEST_PAGE = 300_000
"""A story of 44 steps in three forms, with all that is told of each, and who talks to whom."""


def test_every_generated_page_is_there(generated: Site, documents: dict[str, Document]) -> None:
    assert [page.address for page in generated.pages if page.address not in documents] == []


def test_pages_have_one_heading_and_unique_ids(documents: dict[str, Document]) -> None:
    assert {name: page.h1 for name, page in documents.items() if page.h1 != 1} == {}
    again = {name: [i for i, n in Counter(page.ids).items() if n > 1] for name, page in documents.items()}
    assert {name: ids for name, ids in again.items() if ids} == {}


def test_pages_have_a_title_and_a_description_of_their_own(generated: Site, documents: dict[str, Document]) -> None:
    pages = {page.address: documents[page.address] for page in generated.pages}
    general = {"", SETTINGS["site_description"]}
    assert [name for name, page in pages.items() if page.description in general] == []
    titles = {page.address: f"{page.title} - {SETTINGS['site_name']}" for page in generated.pages}
    assert {name: page.title for name, page in pages.items()} == titles


def test_pages_load_nothing_from_a_foreign_host(published: Built, documents: dict[str, Document]) -> None:
    foreign = {name: [a for a in page.loads if FOREIGN.match(a)] for name, page in documents.items()}
    assert {name: addresses for name, addresses in foreign.items() if addresses} == {}
    styles = {path.name: FOREIGN_STYLE.findall(path.read_text("utf-8")) for path in published.folder.rglob("*.css")}
    assert styles
    assert {name: addresses for name, addresses in styles.items() if addresses} == {}


def test_the_table_says_every_step_of_every_diagram(generated: Site, documents: dict[str, Document]) -> None:
    for flow in generated.reference.flows.all.values():
        page = documents[generated.reference.addresses.model(flow.id)]
        assert page.steps, flow.id
        assert {*map(tuple, map(sorted, page.numbered_steps))} == {tuple(sorted(page.rows))}, flow.id
        assert len(page.numbered_steps) in {2, 3}, flow.id
        assert [step for step in page.steps if step not in page.ids] == [], flow.id


def test_pages_are_small(published: Built) -> None:
    sizes = {str(path): path.stat().st_size for path in published.folder.rglob("*.html")}
    assert {name: size for name, size in sizes.items() if size > LARGEST_PAGE} == {}
