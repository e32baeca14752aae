"""Every model is replayed through the state machines; what could not happen is a problem."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eventmodels.catalogue.flow import phases
from eventmodels.catalogue.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from eventmodels.catalogue.catalogue import Catalogue
    from eventmodels.catalogue.flow import Flow
    from eventmodels.catalogue.problems import Span
    from eventmodels.replay import Finding, Replays

__all__ = ["replayable", "replayed"]


def replayable(catalogue: Catalogue, flows: Mapping[str, Flow], broken: frozenset[str]) -> dict[str, Flow]:
    """Return the flows that can be replayed: not those with a file that is `broken` in other ways."""
    if catalogue.incomplete or broken & set(_common(catalogue)):
        return {}
    return {name: flow for name, flow in flows.items() if not broken & set(_files(catalogue, flow))}


def replayed(catalogue: Catalogue, replays: Replays) -> dict[str, list[Problem]]:
    """Return model -> what its replay found."""
    # Phases before those that use them: a mistake in a phase is reported once, where it stands.
    order = sorted(replays.all, key=lambda name: sum(1 for _ in phases(replays.all[name].flow.items)))
    told: set[tuple[str, Span | None]] = set()
    found: dict[str, list[Problem]] = {}
    for name in order:
        replay = replays.all[name]
        home = catalogue.models[name].record.at("title").file
        own = [finding for finding in replay.findings if finding.span and finding.span.file == home]
        told |= {(finding.code, finding.span) for finding in own}
        # A phase that is used many times says the same many times; the first is enough.
        used = {(f.code, f.span): f for f in reversed(replay.findings) if (f.code, f.span) not in told}
        new = (*own, *reversed(used.values()))
        found[name] = [_problem(finding, name, home) for finding in new]
    return found


def _problem(finding: Finding, name: str, home: str) -> Problem:
    """Return a finding as a problem of the file it is in, which is that of a phase where the model uses one."""
    assert finding.span is not None, "flows of a catalogue know where they were written"
    inside = "" if finding.span.file == home else f", in {name} at step {finding.step!r}"
    return Problem(
        finding.code,
        finding.message + inside,
        finding.span,
        finding.expected,
        severity=finding.severity,
        trail=tuple(f"{step.message} {step.from_} > {step.to}" for step in finding.trail),
        step=finding.step,
        attribute=finding.attribute,
    )


def _common(catalogue: Catalogue) -> Iterator[str]:
    """Yield the files that every replay rests on."""
    yield from (r.at().file for path, r in catalogue.files.items() if not path.startswith("interactions/"))


def _files(catalogue: Catalogue, flow: Flow) -> Iterator[str]:
    items = tuple(item for _, course in flow.whole().courses() for item in course)
    for name in (flow.id, *phases(items)):
        yield catalogue.models[name].record.at("title").file
