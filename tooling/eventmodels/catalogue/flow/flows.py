"""Every model expanded once, and what can be asked of all of them: who sends a message, who uses a phase."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from eventmodels.catalogue.flow.expand import expand
from eventmodels.catalogue.flow.growth import measure
from eventmodels.catalogue.flow.steps import Flow, MessageStep, leaves, phases

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from eventmodels.catalogue.catalogue import Catalogue
    from eventmodels.catalogue.problems import Problem

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
    """The flows of every model and phase of a catalogue that can be expanded."""

    all: Mapping[str, Flow]
    endless: tuple[Problem, ...] = ()
    """Why the others cannot: they use themselves, or grow past any use."""
    senders: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    """protocol -> message -> the models that send it; kept, so that nobody has to go through all steps to know."""

    @classmethod
    def of(cls, catalogue: Catalogue) -> Flows:
        """Expand every model that comes to an end, in the order of the catalogue."""
        # Measured first: phases that use each other twice over double with every level, and a phase within itself
        # would be drawn without its inner part, as if that were all.
        growth = measure(catalogue)
        flows = {name: expand(catalogue, entry) for name, entry in catalogue.models.items() if growth.ends(name)}
        return cls(flows, growth.problems, _senders(flows))

    @cached_property
    def uses(self) -> Mapping[tuple[str, str], tuple[Use, ...]]:
        """(protocol, message) -> the steps that send it, in the order of models and steps."""
        steps: dict[tuple[str, str], list[Use]] = defaultdict(list)
        for flow in self.all.values():
            for use in _steps(flow):
                steps[use.step.protocol, use.step.message].append(use)
        return {key: tuple(uses) for key, uses in steps.items()}

    @cached_property
    def users(self) -> Mapping[str, tuple[str, ...]]:
        """Phase -> the models and phases that use it."""
        models_of: dict[str, list[str]] = defaultdict(list)
        for flow in self.all.values():
            # Once for each user, however often it uses the phase: this is a list of pages to read.
            for phase in dict.fromkeys(p for _, items in flow.courses() for p in phases(items)):
                models_of[phase].append(flow.id)
        return {phase: tuple(models) for phase, models in models_of.items()}


def _senders(flows: Mapping[str, Flow]) -> dict[str, dict[str, tuple[str, ...]]]:
    models: dict[str, dict[str, dict[str, None]]] = defaultdict(lambda: defaultdict(dict))
    for name, flow in flows.items():
        for step in flow.messages():
            models[step.protocol][step.message][name] = None
    return {protocol: {message: tuple(of) for message, of in each.items()} for protocol, each in models.items()}


def _steps(flow: Flow) -> Iterator[Use]:
    """Yield the messages of a flow with where they come from; of phases inside phases the outermost counts."""
    for interruption, items in flow.courses():
        title = interruption.title if interruption else ""
        for step, around in leaves(items):
            if isinstance(step, MessageStep):
                # The outermost phase is the one that the model's author wrote; how that one is made is its own page.
                yield Use(flow.id, step, next((each.phase for each in around if each.kind == "phase"), ""), title)
