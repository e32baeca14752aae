"""Every source that a fact cites is described."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from eventmodels.catalogue.records.base import parts
from eventmodels.checks import names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eventmodels.catalogue.catalogue import Catalogue
    from eventmodels.catalogue.memory import Memory
    from eventmodels.catalogue.problems import Problem
    from eventmodels.catalogue.records.base import Record

__all__ = ["sources_known"]


def sources_known(catalogue: Catalogue, memory: Memory) -> Iterator[Problem]:
    """Demand that `sources:`, wherever it stands, holds keys of the sources file."""
    keys = names.sources(catalogue)
    described = catalogue.files.get("sources.yml")
    for path, file in catalogue.files.items():
        yield from memory.made(("sources", path), partial(_unknown, file, keys), file, described, keys.whole)


def _unknown(file: Record, keys: names.Names) -> tuple[Problem, ...]:
    return tuple(problem for record in parts(file) for problem in _cited(record, keys))


def _cited(record: Record, keys: names.Names) -> Iterator[Problem]:
    # Any record may cite; `sources.yml` itself has a field of that name, which is a mapping.
    cited = record.__dict__.get("sources")
    if isinstance(cited, tuple):
        for position, key in enumerate(cited):
            yield from keys.demand(key, record.at("sources", position))
