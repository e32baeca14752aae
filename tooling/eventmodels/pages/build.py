"""A models folder to a site: what the plugin and the command line both call."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from eventmodels.catalogue import Catalogue, Flows, Problem, load
from eventmodels.catalogue.addresses import EXPORTS, Addresses, relative
from eventmodels.catalogue.problems import errors
from eventmodels.checks import check
from eventmodels.pages.data.cards import CARDS, card_script
from eventmodels.pages.data.search_index import Entry, catalogue_entries
from eventmodels.pages.outward import outward_files
from eventmodels.pages.rules import clashes, lost_manuals, lost_pages
from eventmodels.pages.views.attributes import attribute_pages, enumeration_pages
from eventmodels.pages.views.compare import compare_pages
from eventmodels.pages.views.coverage import coverage_pages
from eventmodels.pages.views.dialogues import dialogue_pages
from eventmodels.pages.views.explorer import MATRIX, explorer_page, matrix_script
from eventmodels.pages.views.glossary import glossary_page
from eventmodels.pages.views.go import MANUALS, go_page, manuals_script
from eventmodels.pages.views.lists import overview_pages
from eventmodels.pages.views.machines import machine_pages
from eventmodels.pages.views.messages import message_pages
from eventmodels.pages.views.models import model_pages
from eventmodels.pages.views.participants import participant_pages, topology_page
from eventmodels.replay import Replay, Replays
from eventmodels.sequence import draw_svg, place, to_json, to_mermaid, to_plantuml, to_text
from eventmodels.web.assets import asset

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from eventmodels.pages.page import Page

__all__ = ["Site", "build", "export_flow"]

LATER = ("web/search/search-find.js", "web/explorer/explorer.css", "web/explorer/explorer.js", "web/go/go.js")
"""Scripts and styles that only some pages load, or none before it is asked for."""


@dataclass(frozen=True)
class Site:
    """Everything generated: pages to render, files to copy, what can be found, and what is wrong with their source."""

    catalogue: Catalogue
    flows: Flows
    replays: Replays
    links: Addresses
    pages: tuple[Page, ...]
    files: dict[str, str]
    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]


def build(root: Path, name: str | None = None) -> Site:
    """Read, check and lay out the models folder at `root`; `name` is how problems call it.

    A catalogue with problems gives no pages: half a reference would be published as if it were whole.
    """
    catalogue, problems = load(root, name)
    problems = problems + check(catalogue)
    fit = not errors(problems)
    flows = Flows.of(catalogue) if fit else Flows({})  # unchecked, phases may multiply without measure
    links = Addresses(catalogue)
    replays = Replays.of(catalogue, flows.all)
    pages = tuple(_pages(catalogue, flows, replays, links)) if fit else ()
    titles = {page.address: page.title for page in pages}
    if fit:
        problems += [*clashes(pages, name if name is not None else root.name), *lost_manuals(catalogue, titles)]
        pages = (*pages, go_page(catalogue, titles, links))
        problems += tuple(lost_pages(pages, links))
    files = dict(_exports(replays, links)) if fit else {}
    if fit:
        files[CARDS] = card_script(catalogue, pages, links)
        files[MATRIX] = matrix_script(catalogue, flows, links)
        files[MANUALS] = manuals_script(catalogue)
        files |= dict(asset(name) for name in LATER)
        files |= dict(outward_files(flows, replays, pages, links))
    entries = tuple(catalogue_entries(catalogue, pages, links)) if fit else ()
    return Site(catalogue, flows, replays, links, pages, files, entries, tuple(problems))


def _pages(catalogue: Catalogue, flows: Flows, replays: Replays, links: Addresses) -> Iterator[Page]:
    yield from overview_pages(catalogue, flows, links)
    yield from message_pages(catalogue, flows, replays, links)
    yield from attribute_pages(catalogue, links)
    yield from enumeration_pages(catalogue, links)
    yield explorer_page(catalogue, flows, links)
    yield from glossary_page(catalogue, links)
    yield from model_pages(catalogue, flows, replays, links)
    yield from compare_pages(catalogue, flows, links)
    yield from machine_pages(catalogue, links)
    yield topology_page(catalogue, links)
    yield from participant_pages(catalogue, flows, links)
    yield from dialogue_pages(catalogue, links)
    yield from coverage_pages(catalogue, flows, links)


def _exports(replays: Replays, links: Addresses) -> Iterator[tuple[str, str]]:
    for replay in replays.all.values():
        former = links.catalogue.models[replay.flow.id].record.aliases
        for ending in EXPORTS:
            text = export_flow(replay, ending, links)
            yield from ((links.export(name, ending), text) for name in (*former, replay.flow.id))


def export_flow(replay: Replay, ending: str, links: Addresses) -> str:
    """Return a replayed flow as the text of a file with this ending; `svg` stands alone, with its own colours."""
    flow = replay.flow
    if ending == "svg":
        home = links.export(flow.id, ending).rpartition("/")[0] + "/"
        return draw_svg(
            place(flow, replay),
            link=lambda protocol, message: relative(links.message(protocol, message), home),
            page=lambda model: relative(links.model(model or flow.id), home),
            standalone=True,
        )
    return {"puml": to_plantuml, "mmd": to_mermaid, "txt": to_text, "json": to_json}[ending](flow)
