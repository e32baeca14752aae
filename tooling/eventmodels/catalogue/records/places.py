"""The steps of a model's own file, each with what its address starts with; those of used phases are not among them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from eventmodels.catalogue.records import models as m

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eventmodels.catalogue.problems import Span

__all__ = ["Place", "places"]


@dataclass(frozen=True, slots=True)
class Place:
    """A step, or a branch of alternatives, and where its address begins."""

    step: m.Step | m.Branch
    scope: str = ""

    @property
    def base(self) -> str:
        """Return the last part of the step's address, or an empty text when it has none."""
        step = self.step
        if isinstance(step, m.MessageStep):
            return step.base
        if isinstance(step, m.UseStep):
            return step.as_
        if isinstance(step, m.Alternatives):
            return step.alternatives
        return step.branch if isinstance(step, m.Branch) else step.id or ""

    @property
    def address(self) -> str:
        """Return the step's address within its file."""
        return self.scope + self.base

    def span(self) -> Span:
        """Return where the base is written."""
        keys = {
            m.MessageStep: "id" if self.step.id else "send",
            m.UseStep: "as",
            m.Alternatives: "alternatives",
            m.Branch: "branch",
        }
        return self.step.at(keys.get(type(self.step), "id"))


def places(model: m.Model) -> Iterator[Place]:
    """Yield every step of the file: the normal course, then what follows its interruptions."""
    # Of a phase only its use is here: its steps are another file's, checked once there and not at each of its users.
    yield from _below(model.steps, "")
    for interruption in model.interruptions:
        if interruption.steps != "unknown":
            yield from _below(interruption.steps, f"{interruption.after}~{interruption.mark}.")


def _below(steps: tuple[m.Step, ...], scope: str) -> Iterator[Place]:
    for step in steps:
        yield Place(step, scope)
        # Only branches and uses open a scope. Two steps that exclude each other may be called alike; the fragments that
        # merely group steps come and go, and must not change an address.
        if isinstance(step, m.Alternatives):
            for branch in step.branches:
                yield Place(branch, scope)
                yield from _below(branch.steps, f"{scope}{branch.branch}.")
        else:
            yield from _below(_inside(step), scope)


def _inside(step: m.Step) -> tuple[m.Step, ...]:
    if isinstance(step, m.AnyOrder):
        return step.any_order
    if isinstance(step, m.InOrder):
        return step.in_order
    if isinstance(step, m.Optional):
        return step.optional
    return step.steps if isinstance(step, (m.Repeat, m.Frame)) else ()
