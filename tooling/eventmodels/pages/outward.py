"""Files for those who are not on our pages: data for programs, pages to put into others, and addresses that moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eventmodels.pages.data.catalogue_json import catalogue_json, catalogue_schema
from eventmodels.pages.render.render import render
from eventmodels.pages.views.embed import embed_files, embed_pages
from eventmodels.pages.views.redirects import moved_pages
from eventmodels.web.assets import asset

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eventmodels.catalogue import Flows
    from eventmodels.catalogue.addresses import Addresses
    from eventmodels.pages.page import Page
    from eventmodels.replay import Replays

__all__ = ["outward_files"]


def outward_files(
    flows: Flows, replays: Replays, pages: tuple[Page, ...], links: Addresses
) -> Iterator[tuple[str, str]]:
    """Yield path and text of each."""
    yield "catalogue.json", catalogue_json(flows, links)
    yield "catalogue.schema.json", catalogue_schema()
    yield asset("web/redirects/moved.js")
    yield from embed_files()
    for page in (*embed_pages(replays, links), *moved_pages(pages, links)):
        yield f"{page.address}index.html", render(page, links)
