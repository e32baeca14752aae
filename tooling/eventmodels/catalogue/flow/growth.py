"""How large models grow when their phases are put in: phases multiply, and must not contain themselves."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from eventmodels.catalogue.problems import Problem
from eventmodels.catalogue.records import models as m
from eventmodels.catalogue.records.places import places

if TYPE_CHECKING:
    from collections.abc import Mapping

    from eventmodels.catalogue.catalogue import Catalogue

__all__ = ["MAX_STEPS", "Growth", "measure", "used_phases"]

MAX_STEPS = 2_000
"""Phases multiply when they use each other; past this a diagram helps nobody."""
ENDLESS = MAX_STEPS + 1
"""Stands for every larger size: the true one may have more digits than memory."""


@dataclass(frozen=True, slots=True)
class Growth:
    """The size of each model, and what is wrong with those that are too large."""

    sizes: Mapping[str, int]
    problems: tuple[Problem, ...]

    def ends(self, model: str) -> bool:
        """Tell whether a model can be expanded."""
        return self.sizes[model] < ENDLESS


def measure(catalogue: Catalogue) -> Growth:
    """Count the steps of every model, phases included, without expanding any: that could fill the memory."""
    measuring = _Measuring(catalogue)
    for name in catalogue.models:
        measuring.size(name)
    return Growth(measuring.sizes, tuple(measuring.problems.values()))


def used_phases(model: m.Model) -> tuple[str, ...]:
    """Return the phases that a file uses itself, each once."""
    steps = (place.step for place in places(model))
    return tuple(dict.fromkeys(step.use for step in steps if isinstance(step, m.UseStep)))


@dataclass(slots=True)
class _Measuring:
    """Sizes found so far; `line` is the chain of uses that leads to the model being measured."""

    catalogue: Catalogue
    sizes: dict[str, int] = field(default_factory=dict)
    problems: dict[str, Problem] = field(default_factory=dict)
    line: list[str] = field(default_factory=list)

    def size(self, name: str) -> int:
        """Return how many steps a model comes to, at most `ENDLESS`."""
        # Each model is measured once and remembered: walking through every use again would take as long as expanding.
        if name not in self.sizes:
            self.line.append(name)
            parts = [self._part(name, place.step) for place in places(self.catalogue.models[name].record)]
            self.line.pop()
            self._judge(name, parts)
            self.sizes[name] = min(sum(parts), ENDLESS)
        return self.sizes[name]

    def _part(self, name: str, step: m.Step | m.Branch) -> int:
        """Return how many steps one step comes to; a phase that cannot be read counts as one."""
        if not isinstance(step, m.UseStep) or step.use not in self.catalogue.models:
            return 1
        if step.use not in self.line:
            return self.size(step.use)
        # Reported at the model that closes the circle. All models on it get the size of an endless one, and so do those
        # that use them: none can be expanded.
        circle = " uses ".join((*self.line[self.line.index(step.use) :], step.use))
        message = f"a phase within itself: {circle}"
        self.problems[name] = Problem("circular", message, step.at("use"), "an end of the chain")
        return ENDLESS

    def _judge(self, name: str, parts: list[int]) -> None:
        """Blame the model whose own steps add up to too many, not those that use one that is too large already."""
        if max(parts, default=0) < ENDLESS <= sum(parts):
            message, span = (
                f"more than {MAX_STEPS:,} steps when its phases are put in",
                self.catalogue.models[name].record.at("title"),
            )
            self.problems[name] = Problem("too-many-steps", message, span, "fewer uses, or shorter phases")
