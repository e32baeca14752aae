"""All checks on a catalogue, in one call."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from eventmodels.catalogue.compact import Compact
from eventmodels.catalogue.flow.flows import Flows
from eventmodels.catalogue.memory import Forgetful, Memory
from eventmodels.catalogue.problems import Severity, errors, in_order
from eventmodels.catalogue.reading.load import load
from eventmodels.catalogue.uninterrupted import uninterrupted
from eventmodels.checks.addresses import addresses_kept
from eventmodels.checks.allowances import allow
from eventmodels.checks.editorial.glossary import terms_lead_on
from eventmodels.checks.editorial.phrases import phrases_lead_on
from eventmodels.checks.editorial.prose import prose_fits
from eventmodels.checks.editorial.reasons import reasons_needed
from eventmodels.checks.editorial.sources import sources_known
from eventmodels.checks.models.models import models_consistent
from eventmodels.checks.models.replayed import replayable, replayed
from eventmodels.checks.models.unused import nothing_spare
from eventmodels.checks.models.uses import uses_whole
from eventmodels.checks.models.values import values_fit
from eventmodels.checks.protocols.dialogues import dialogues_known
from eventmodels.checks.protocols.keys import keys_consistent
from eventmodels.checks.protocols.machines import machines_consistent
from eventmodels.checks.protocols.participants import participants_consistent
from eventmodels.checks.protocols.protocols import protocols_consistent
from eventmodels.replay import Replays

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from eventmodels.catalogue.catalogue import Catalogue
    from eventmodels.catalogue.flow import Flow
    from eventmodels.catalogue.records.models import Model
from eventmodels.catalogue.problems import Problem

__all__ = ["Checked", "check", "compacted", "examine"]


@dataclass(frozen=True, slots=True)
class Checked:
    """What is wrong with a catalogue, and what was made to find that: the same that pages are made from."""

    problems: list[Problem]
    """In the order of files and lines."""
    flows: Flows
    replays: Replays
    """Of every model, in the order of the catalogue, where no problem is an error."""


def compacted(root: Path) -> Compact:
    """Return what can be read of the folder at `root`, and the errors in it; they call its files as it does."""
    catalogue, problems = load(root, "")
    checked = examine(catalogue)
    return Compact(catalogue, checked.flows, tuple(errors(in_order(problems + checked.problems))))


def check(catalogue: Catalogue) -> list[Problem]:
    """Return everything that is wrong with what was read, in the order of files and lines."""
    return examine(catalogue).problems


@uninterrupted
def examine(catalogue: Catalogue, memory: Memory | None = None, *, drafting: bool = False) -> Checked:
    """Expand, check and replay what was read; with the `memory` of an earlier call, only what has changed.

    While somebody is `drafting`, prose is only warned of: he sees what he writes before it is well written.
    """
    memory = memory or Forgetful()
    flows = Flows.of(catalogue, memory)
    prose = prose_fits(catalogue, memory)
    if drafting:
        prose = (replace(problem, severity=Severity.WARNING) for problem in prose)
    found = [*flows.endless, *_known(catalogue, flows.all, memory), *prose]
    grounds = catalogue.grounds(memory)
    values = {
        name: memory.made(
            ("values", name), partial(_values, catalogue, entry.record), entry.record, grounds, catalogue.incomplete
        )
        for name, entry in catalogue.models.items()
    }
    # What names nothing cannot be replayed, and says so already.
    broken = frozenset(problem.span.file for problem in errors(found))
    replays = Replays.of(catalogue, replayable(catalogue, flows.all, broken), memory)
    events = replayed(catalogue, replays)
    for name, entry in catalogue.models.items():
        open_ = (*values[name], *events.get(name, ()))
        # A name that is misspelt where it is used would be missed where it is declared as well.
        if not open_ and entry.record.at().file not in broken:
            found += nothing_spare(catalogue, entry.record)
        found += allow(entry.record, open_, replayed=name in events, whole=not catalogue.incomplete)
    return Checked(in_order(found), flows, replays)


def _values(catalogue: Catalogue, model: Model) -> tuple[Problem, ...]:
    return tuple(values_fit(catalogue, model))


def _known(catalogue: Catalogue, flows: Mapping[str, Flow], memory: Memory) -> Iterator[Problem]:
    """Yield what is wrong with names, addresses and the records as such."""
    yield from sources_known(catalogue, memory)
    yield from protocols_consistent(catalogue)
    yield from participants_consistent(catalogue)
    yield from keys_consistent(catalogue)
    yield from machines_consistent(catalogue)
    yield from dialogues_known(catalogue)
    yield from models_consistent(catalogue, flows)
    yield from addresses_kept(catalogue, flows)
    yield from reasons_needed(catalogue, flows)
    yield from terms_lead_on(catalogue)
    yield from phrases_lead_on(catalogue)
    for entry in catalogue.models.values():
        yield from uses_whole(catalogue, entry.record)
