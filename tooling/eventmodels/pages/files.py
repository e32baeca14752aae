"""What stands beside the pages of a site: exports of models, data, scripts, pages for frames, addresses that moved."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from eventmodels.catalogue.addresses import CATALOGUE, CATALOGUE_SCHEMA, page_file
from eventmodels.pages.data.cards import card_script
from eventmodels.pages.data.catalogue_json import catalogue_json, catalogue_schema
from eventmodels.pages.views.embed import embed_files, embed_pages
from eventmodels.pages.views.explorer import matrix_script
from eventmodels.pages.views.go import manuals_script
from eventmodels.pages.views.redirects import moved_pages
from eventmodels.search.courses import courses, courses_script
from eventmodels.sequence import EXPORTS, export_text
from eventmodels.web.assets import CARDS, COURSES, MANUALS, MATRIX, asset

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eventmodels.catalogue.memory import Memory
    from eventmodels.pages.page import Page
    from eventmodels.pages.reference import Reference
    from eventmodels.pages.render.bodies import Bodies

__all__ = ["site_files"]

LATER = (
    *(
        "web/search/search-find.js",
        "web/search/sequences.js",
        "web/explorer/explorer.css",
        "web/explorer/explorer.js",
        "web/go/go.js",
        "web/player/player.js",
    ),
    *("web/lists/lists.css", "web/lists/lists.js", "web/redirects/moved.js"),
)
"""Scripts and styles that only some pages load, or none before it is asked for."""


def site_files(bodies: Bodies, pages: tuple[Page, ...]) -> dict[str, str]:
    """Return path below the site -> text of everything but the pages themselves."""
    reference = bodies.reference
    return {
        **dict(_exports(reference, bodies.memory)),
        CARDS: card_script(reference, pages),
        COURSES: courses_script(map(courses, reference.flows.all.values())),
        MATRIX: matrix_script(reference),
        MANUALS: manuals_script(reference.catalogue),
        CATALOGUE: catalogue_json(reference),
        CATALOGUE_SCHEMA: catalogue_schema(),
        **dict(map(asset, LATER)),
        **dict(embed_files()),
        **dict(_bare_pages(bodies, pages)),
    }


def _exports(reference: Reference, memory: Memory) -> Iterator[tuple[str, str]]:
    """Yield the files beside each model's page, also under the names that it had."""
    for replay in reference.replays.all.values():
        # A picture in somebody's page cannot be led on to another address, as a page can: it stays where it was.
        former = reference.catalogue.models[replay.flow.id].record.aliases
        for export in EXPORTS:
            write = partial(export_text, export, replay, reference.addresses)
            text = memory.made(("export", replay.flow.id, export.ending), write, replay)
            yield from ((reference.addresses.export(name, export.ending), text) for name in (*former, replay.flow.id))


def _bare_pages(bodies: Bodies, pages: tuple[Page, ...]) -> Iterator[tuple[str, str]]:
    """Yield whole HTML files: no generator puts its frame around them."""
    for page in (*embed_pages(bodies.reference), *moved_pages(bodies.reference, pages)):
        yield page_file(page.address), bodies.html(page)
