"""All checks on a catalogue, in one call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eventmodels.catalogue.expand import expand
from eventmodels.catalogue.problems import in_order
from eventmodels.checks.allowances import allow
from eventmodels.checks.ledger import addresses_kept
from eventmodels.checks.machines import machines_consistent
from eventmodels.checks.models import models_consistent
from eventmodels.checks.participants import participants_consistent
from eventmodels.checks.protocols import protocols_consistent
from eventmodels.checks.sources import sources_known
from eventmodels.checks.uses import expandable, uses_whole
from eventmodels.checks.values import values_fit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eventmodels.catalogue.catalogue import Catalogue
    from eventmodels.catalogue.problems import Problem

__all__ = ["check"]


def check(catalogue: Catalogue) -> list[Problem]:
    """Return everything that is wrong with what was read, in the order of files and lines."""
    return in_order(_found(catalogue))


def _found(catalogue: Catalogue) -> Iterator[Problem]:
    yield from sources_known(catalogue)
    yield from protocols_consistent(catalogue)
    yield from participants_consistent(catalogue)
    yield from machines_consistent(catalogue)
    fine, endless = expandable(catalogue)
    yield from endless
    flows = {name: expand(catalogue, entry) for name, entry in catalogue.models.items() if name in fine}
    yield from models_consistent(catalogue, flows)
    yield from addresses_kept(catalogue, flows)
    for entry in catalogue.models.values():
        yield from uses_whole(catalogue, entry.record)
        yield from allow(entry.record, values_fit(catalogue, entry.record), whole=not catalogue.incomplete)
