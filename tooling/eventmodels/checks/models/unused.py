"""What a model declares is used by its steps, and what it claims to have read is named."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from eventmodels.catalogue.kinds import Evidence
from eventmodels.catalogue.problems import Problem
from eventmodels.catalogue.records import models as m
from eventmodels.catalogue.records.base import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eventmodels.catalogue.catalogue import Catalogue

__all__ = ["nothing_spare"]

READ = (Evidence.PUBLISHED, Evidence.OBSERVED)
BRACED = re.compile(r"\{(\w+)\}")


def nothing_spare(catalogue: Catalogue, model: m.Model) -> Iterator[Problem]:
    """Demand a use of each participant and identifier, and sources of a model that is published or observed."""
    used = {*_words(catalogue, (model.steps, model.interruptions, model.starts))}
    for column in model.participants.values():
        used |= {*column.registers, *column.acts_for, *([column.of] if column.of else [])}
    for name, column in model.participants.items():
        if used.isdisjoint((name, *column.members)):
            yield _unused("participant", "participants", name, model)
    for name in model.identifiers:
        if name not in used:
            yield _unused("identifier", "identifiers", name, model)
    if model.evidence in READ and not model.sources:
        text = f"the model is {model.evidence}, and no source is named"
        yield Problem("no-source", text, model.at("evidence"), "the key 'sources', or a weaker evidence")


def _unused(what: str, key: str, name: str, model: m.Model) -> Problem:
    text = f"the {what} {name} is used by no step"
    return Problem("unused-name", text, model.key(key, name), "a step that names it, or no such entry")


def _words(catalogue: Catalogue, value: object) -> Iterator[str]:
    """Yield every word and key in a part of a model, what it lends to phases among them."""
    if isinstance(value, m.UseStep):
        yield from _lent(catalogue, value)
    elif isinstance(value, str):
        yield value
        yield from BRACED.findall(value)
    elif isinstance(value, Record):
        yield from _words(catalogue, tuple(vars(value).values()))
    elif isinstance(value, dict):
        yield from (*value, *_words(catalogue, tuple(value.values())))
    elif isinstance(value, tuple):
        for part in value:
            yield from _words(catalogue, part)


def _lent(catalogue: Catalogue, step: m.UseStep) -> Iterator[str]:
    # What a phase declares and nobody binds is who is called so here. What it binds it names in words of its own.
    yield from (*step.bind.values(), *step.take.values())
    phase = catalogue.models.get(step.use)
    if phase:
        declared = (*phase.record.participants, *phase.record.identifiers)
        yield from (name for name in declared if name not in step.bind)
