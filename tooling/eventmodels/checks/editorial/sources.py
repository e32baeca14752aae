"""Every source that a fact cites is described."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eventmodels.catalogue.records.base import parts
from eventmodels.checks import names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eventmodels.catalogue.catalogue import Catalogue
    from eventmodels.catalogue.problems import Problem

__all__ = ["sources_known"]


def sources_known(catalogue: Catalogue) -> Iterator[Problem]:
    """Demand that `sources:`, wherever it stands, holds keys of the sources file."""
    keys = names.sources(catalogue)
    for file in catalogue.files.values():
        for record in parts(file):
            # Any record may cite; `sources.yml` itself has a field of that name, which is a mapping.
            cited = record.__dict__.get("sources")
            if isinstance(cited, tuple):
                for position, key in enumerate(cited):
                    yield from keys.demand(key, record.at("sources", position))
