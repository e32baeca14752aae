"""A models folder to a site: what the plugin and the commands that need all of it call."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from eventmodels.catalogue.meanings import meanings
from eventmodels.catalogue.memory import Forgetful
from eventmodels.pages.data.search_index import catalogue_entries
from eventmodels.pages.files import site_files
from eventmodels.pages.layout import lay_out
from eventmodels.pages.render.bodies import Bodies
from eventmodels.search.entries import spoken

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from eventmodels.catalogue import Problem
    from eventmodels.catalogue.memory import Memory
    from eventmodels.pages.page import Page
    from eventmodels.pages.reference import Reference
    from eventmodels.search.entries import Entry

__all__ = ["Site", "build"]


@dataclass(frozen=True)
class Site:
    """Everything generated: pages to render, files to copy, what can be found, and what is wrong with their source."""

    reference: Reference
    pages: tuple[Page, ...]
    problems: tuple[Problem, ...]
    bodies: Bodies

    # Made when they are asked for: who waits for one page does not wait for these.

    @cached_property
    def files(self) -> Mapping[str, str]:
        """Path below the site -> text."""
        return site_files(self.bodies, self.pages) if self.pages else {}

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """What can be found, besides what people wrote."""
        return tuple(self.spoken(catalogue_entries(self.reference, self.pages))) if self.pages else ()

    def spoken(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        """Yield entries with what people call them."""
        return spoken(entries, meanings(self.reference.catalogue, self.reference.addresses))


def build(root: Path, name: str | None = None, memory: Memory | None = None, *, drafting: bool = False) -> Site:
    """Lay out the models folder at `root`; `name` is how problems call it.

    With the `memory` of an earlier call, only what has changed is made anew; while somebody is `drafting`, prose is
    only warned of.

    Raises NoModelsError as `lay_out` does; where that finds mistakes in the catalogue, nothing is made.
    """
    memory = memory or Forgetful()
    layout = lay_out(root, root.name if name is None else name, memory, drafting=drafting)
    return Site(layout.reference, layout.pages, layout.problems, Bodies(layout.reference, memory))
