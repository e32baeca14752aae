"""Two editions of a reference beside each other: their facts, their models step by step, and their addresses."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from eventmodels.catalogue.addresses import Addresses
from eventmodels.catalogue.flow import MessageStep
from eventmodels.catalogue.ledger import model_anchors
from eventmodels.diff.catalogues import GONE, Edit, facts
from eventmodels.diff.flows import compare

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from eventmodels.catalogue.catalogue import Catalogue
    from eventmodels.catalogue.flow import Flow
    from eventmodels.diff.flows import Compared

__all__ = ["Edition", "edits"]


@dataclass(frozen=True, slots=True)
class Edition:
    """A catalogue with those of its models that could be expanded."""

    catalogue: Catalogue
    flows: Mapping[str, Flow]


def edits(old: Edition, new: Edition) -> tuple[Edit, ...]:
    """Return everything that differs between two editions: facts first, then models, then addresses of steps."""
    return (*facts(old.catalogue, new.catalogue), *_models(old, new), *_addresses(old, new))


def _models(old: Edition, new: Edition) -> Iterator[Edit]:
    one, other = old.catalogue.models, new.catalogue.models
    # A model that was renamed keeps its old name as an alias: it is neither gone nor new.
    heirs = {alias: name for name, entry in other.items() for alias in entry.record.aliases}
    for name in dict.fromkeys((*one, *other)):
        if name not in one:
            yield Edit("added", "model", name, other[name].record.title)
        elif name in other:
            before, now = one[name].record.evidence, other[name].record.evidence
            if before != now:
                yield Edit("changed", "model", name, f"evidence: {before} -> {now}")
            if name in old.flows and name in new.flows:
                yield from _model(name, old.flows[name], new.flows[name])
        elif name in heirs:
            yield Edit("changed", "model", name, f"is called {heirs[name]} now")
        else:
            yield Edit("removed", "model", name, one[name].record.title, GONE)


def _model(name: str, old: Flow, new: Flow) -> Iterator[Edit]:
    """Yield what differs in a model: steps of its normal course, then its interruptions and their steps."""
    yield from _course(name, old, new)
    before, now = ({interruption.id: interruption for interruption in flow.interruptions} for flow in (old, new))
    for interruption in dict.fromkeys((*before, *now)):
        full = f"{name}#{interruption}"
        if interruption not in before:
            yield Edit("added", "interruption", full, now[interruption].title)
        elif interruption not in now:
            yield Edit("removed", "interruption", full, before[interruption].title, GONE)
        else:
            # What follows an interruption is compared as if it were a course of its own, in the setting of the model.
            tails = (before[interruption].items or ()), (now[interruption].items or ())
            yield from _course(full, *(replace(f, items=t) for f, t in zip((old, new), tails, strict=True)))


def _course(name: str, old: Flow, new: Flow) -> Iterator[Edit]:
    for compared in compare(old, new).steps:
        if compared.side == "both":
            for change in compared.changes:
                values = f"{change.left or 'not shown'} -> {change.right or 'not shown'}"
                yield Edit("changed", "step", name, f"{_step(compared)}: {change.attribute}: {values}")
        else:
            yield Edit("removed" if compared.side == "left" else "added", "step", name, _step(compared))


def _step(compared: Compared) -> str:
    step = compared.step
    if isinstance(step, MessageStep):
        return f"{step.from_} -> {step.to} {step.message}"
    return f"{step.by}: {step.text}"


def _addresses(old: Edition, new: Edition) -> Iterator[Edit]:
    """Yield the addresses of steps that lead nowhere or elsewhere now, in models that there still are."""
    ledger, addresses = new.catalogue.ledger, Addresses(new.catalogue)
    for name in old.flows:
        if name not in new.flows:
            continue
        # Of a model that is gone the model itself is told; its addresses went with it.
        before, now = model_anchors(old.flows[name]), model_anchors(new.flows[name])
        moved = ledger.moved.steps.get(name, {}) if ledger else {}
        for anchor, target in before.items():
            full = addresses.model(name, anchor)
            if anchor in moved:
                yield Edit("changed", "address", full, f"leads to #{moved[anchor]} now")
            elif anchor not in now:
                yield Edit("removed", "address", full, target, GONE)
            elif now[anchor] != target:
                yield Edit("changed", "address", full, f"{target} -> {now[anchor]}", "it leads to another step")
