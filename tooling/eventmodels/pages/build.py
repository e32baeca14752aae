"""A models folder to a site: what the plugin and the commands that need all of it call."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from eventmodels.catalogue.memory import Memory
from eventmodels.pages.data.search_index import catalogue_entries
from eventmodels.pages.files import site_files
from eventmodels.pages.layout import lay_out

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from eventmodels.catalogue import Problem
    from eventmodels.pages.data.search_index import Entry
    from eventmodels.pages.page import Page
    from eventmodels.pages.reference import Reference

__all__ = ["Site", "build"]


@dataclass(frozen=True)
class Site:
    """Everything generated: pages to render, files to copy, what can be found, and what is wrong with their source."""

    reference: Reference
    pages: tuple[Page, ...]
    files: Mapping[str, str]
    """Path below the site -> text."""
    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]


def build(root: Path, name: str | None = None, memory: Memory | None = None) -> Site:
    """Lay out the models folder at `root` and make all that stands beside its pages; `name` is how problems call it.

    With the `memory` of an earlier call, only what has changed is made anew.

    Raises NoModelsError as `lay_out` does; where that finds mistakes in the catalogue, nothing is made.
    """
    memory = memory or Memory()
    layout = lay_out(root, root.name if name is None else name, memory)
    reference, pages = layout.reference, layout.pages
    if not pages:
        return Site(reference, (), {}, (), layout.problems)
    entries = tuple(catalogue_entries(reference, pages))
    return Site(reference, pages, site_files(reference, pages, memory), entries, layout.problems)
