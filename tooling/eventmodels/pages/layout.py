"""A models folder laid out: read, checked and given its pages, none of which is drawn or rendered yet.

All that can be wrong with a site is found here, so the command that checks and the build say the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from eventmodels.catalogue import Flows, load
from eventmodels.catalogue.addresses import Addresses
from eventmodels.catalogue.problems import errors
from eventmodels.catalogue.reading.folder import demand_models
from eventmodels.catalogue.uninterrupted import uninterrupted
from eventmodels.checks import examine
from eventmodels.pages.reference import Reference
from eventmodels.pages.rules import clashes, lost_manuals, lost_pages
from eventmodels.pages.views.attributes import attribute_pages, enumeration_pages
from eventmodels.pages.views.compare import compare_pages
from eventmodels.pages.views.coverage import coverage_pages
from eventmodels.pages.views.dialogues import dialogue_pages
from eventmodels.pages.views.explorer import explorer_page
from eventmodels.pages.views.glossary import glossary_page
from eventmodels.pages.views.go import go_page
from eventmodels.pages.views.keys import key_pages
from eventmodels.pages.views.lists.protocols import overview_pages
from eventmodels.pages.views.machines import machine_pages
from eventmodels.pages.views.messages import message_pages
from eventmodels.pages.views.models import model_pages
from eventmodels.pages.views.participants import participant_pages, topology_page
from eventmodels.replay import Replays

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from eventmodels.catalogue import Problem
    from eventmodels.catalogue.memory import Memory
    from eventmodels.pages.page import Page

__all__ = ["VIEWS", "Layout", "lay_out"]

VIEWS: tuple[Callable[[Reference], Iterable[Page]], ...] = (
    overview_pages,
    message_pages,
    attribute_pages,
    enumeration_pages,
    key_pages,
    explorer_page,
    glossary_page,
    model_pages,
    compare_pages,
    machine_pages,
    topology_page,
    participant_pages,
    dialogue_pages,
    coverage_pages,
)
"""Every view, in the order of navigation, lists of pages and the search index."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A reference, its pages as they are to be rendered, and what is wrong with their source."""

    reference: Reference
    pages: tuple[Page, ...]
    problems: tuple[Problem, ...]


@uninterrupted
def lay_out(root: Path, name: str, memory: Memory | None = None, *, drafting: bool = False) -> Layout:
    """Read, check and lay out the models folder at `root`, which problems call `name`.

    With the `memory` of an earlier call, only what has changed is read and checked again; while somebody is `drafting`,
    prose is only warned of.

    A catalogue with problems gives no pages: half a reference would be published as if it were whole.
    A folder without protocols raises NoModelsError.
    """
    demand_models(root, name)
    catalogue, problems = load(root, name, memory)
    checked = examine(catalogue, memory, drafting=drafting)
    problems += checked.problems
    if errors(problems):
        return Layout(Reference(catalogue, Flows({}), Replays({}), Addresses(catalogue)), (), tuple(problems))
    reference = Reference(catalogue, checked.flows, checked.replays, Addresses(catalogue))
    pages = tuple(_pages(reference))
    return Layout(reference, pages, (*problems, *_broken_rules(reference, pages, name)))


def _pages(reference: Reference) -> Iterator[Page]:
    pages = tuple(page for view in VIEWS for page in view(reference))
    yield from pages
    yield go_page(reference, {page.address: page.title for page in pages})  # it names pages by their titles


def _broken_rules(reference: Reference, pages: tuple[Page, ...], name: str) -> Iterator[Problem]:
    yield from clashes(pages, name)
    yield from lost_manuals(reference.catalogue, pages)
    yield from lost_pages(reference, pages)
