"""Where messages occur: every flow expanded once, and the steps that send each message."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from eventmodels.catalogue.flow.expand import expand
from eventmodels.catalogue.flow.steps import Flow, MessageStep, leaves, phases

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from eventmodels.catalogue.catalogue import Catalogue

__all__ = ["Flows", "Use"]


@dataclass(frozen=True, slots=True)
class Use:
    """A step of a model that sends a message."""

    model: str
    step: MessageStep
    phase: str
    """The phase the step comes from, or empty when the model's own file has it."""
    interruption: str
    """Title of the interruption the step belongs to, or empty."""


@dataclass(frozen=True)
class Flows:
    """Every model of a catalogue, expanded."""

    all: Mapping[str, Flow]

    @classmethod
    def of(cls, catalogue: Catalogue) -> Flows:
        """Expand every model."""
        return cls({name: expand(catalogue, entry) for name, entry in catalogue.models.items()})

    @cached_property
    def uses(self) -> Mapping[tuple[str, str], tuple[Use, ...]]:
        """(protocol, message) -> the steps that send it, in the order of models and steps."""
        found: dict[tuple[str, str], list[Use]] = defaultdict(list)
        for flow in self.all.values():
            for use in _steps(flow):
                found[use.step.protocol, use.step.message].append(use)
        return {key: tuple(uses) for key, uses in found.items()}

    @cached_property
    def users(self) -> Mapping[str, tuple[str, ...]]:
        """Phase -> the models and phases that use it."""
        found: dict[str, list[str]] = defaultdict(list)
        for flow in self.all.values():
            parts = (flow.items, *(interruption.items or () for interruption in flow.interruptions))
            for phase in dict.fromkeys(p for items in parts for p in phases(items)):
                found[phase].append(flow.id)
        return {phase: tuple(models) for phase, models in found.items()}


def _steps(flow: Flow) -> Iterator[Use]:
    courses = [
        ("", flow.items),
        *((interruption.title, interruption.items or ()) for interruption in flow.interruptions),
    ]
    for title, items in courses:
        for step, around in leaves(items):
            if isinstance(step, MessageStep):
                yield Use(flow.id, step, next((b.phase for b in around if b.kind == "phase"), ""), title)
