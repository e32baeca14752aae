"""Every model is replayed through the state machines; what could not happen is a problem."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eventmodels.catalogue.flow import phases
from eventmodels.catalogue.problems import Problem
from eventmodels.checks.allowances import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from eventmodels.catalogue.catalogue import Catalogue
    from eventmodels.catalogue.flow import Flow
    from eventmodels.catalogue.problems import Span
    from eventmodels.replay import Finding as Found
    from eventmodels.replay import Replays

__all__ = ["replayable", "replayed"]


def replayable(catalogue: Catalogue, flows: Mapping[str, Flow], broken: frozenset[str]) -> dict[str, Flow]:
    """Return the flows that can be replayed: not those with a file that is `broken` in other ways."""
    if catalogue.incomplete or broken & set(_common(catalogue)):
        return {}
    return {name: flow for name, flow in flows.items() if not broken & set(_files(catalogue, flow))}


def replayed(catalogue: Catalogue, replays: Replays) -> dict[str, list[Finding]]:
    """Return model -> what its replay found."""
    # Phases before those that use them: a mistake in a phase is reported once, where it stands.
    order = sorted(replays.all, key=lambda name: sum(1 for _ in phases(replays.all[name].flow.items)))
    told: set[tuple[str, Span | None]] = set()
    found: dict[str, list[Finding]] = {}
    for name in order:
        walk = replays.all[name]
        home = catalogue.models[name].record.at("title").file
        own = [finding for finding in walk.findings.values() if finding.span and finding.span.file == home]
        told |= {(finding.code, finding.span) for finding in own}
        # A phase that is used many times says the same many times; the first is enough.
        used = {(f.code, f.span): f for f in reversed(walk.findings.values()) if (f.code, f.span) not in told}
        new = (*own, *reversed(used.values()))
        found[name] = [Finding(_problem(finding, name, home), finding.step, finding.attribute) for finding in new]
    return found


def _problem(found: Found, name: str, home: str) -> Problem:
    assert found.span is not None, "flows of a catalogue know where they were written"
    inside = "" if found.span.file == home else f", in {name} at step {found.step!r}"
    trail = tuple(f"{step.message} {step.from_} > {step.to}" for step in found.trail)
    return Problem(found.code, found.message + inside, found.span, found.expected, "", found.severity, trail)


def _common(catalogue: Catalogue) -> Iterator[str]:
    """Yield the files that every replay rests on."""
    yield from (r.at().file for path, r in catalogue.files.items() if not path.startswith("interactions/"))


def _files(catalogue: Catalogue, flow: Flow) -> Iterator[str]:
    for name in (
        flow.id,
        *phases((*flow.items, *(i for interruption in flow.interruptions for i in interruption.items or ()))),
    ):
        yield catalogue.models[name].record.at("title").file
