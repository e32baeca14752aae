"""Terms of the glossary lead to things that are there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eventmodels.catalogue.problems import Problem, nearest
from eventmodels.catalogue.references import references
from eventmodels.checks.names import begun

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eventmodels.catalogue.catalogue import Catalogue

__all__ = ["terms_lead_on"]


def terms_lead_on(catalogue: Catalogue) -> Iterator[Problem]:
    """Demand that each name under `see` of a term means exactly one thing.

    Nothing is said while a file could not be read, since the thing may be in it.
    """
    if catalogue.glossary is None or catalogue.incomplete:
        return
    things = dict(references(catalogue))
    for term in catalogue.glossary.terms.values():
        for place, name in enumerate(term.see):
            if name not in things:
                message = f"nothing, or more than one thing, is called {begun(name)!r}"
                yield Problem("unknown-name", message, term.at("see", place), "a name", nearest(name, things))
