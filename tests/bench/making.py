"""What authors wait for: reading, checking, replaying and drawing models."""

from __future__ import annotations

import statistics
import sys
from functools import partial
from typing import TYPE_CHECKING

from eventmodels.catalogue import Evidence
from eventmodels.catalogue.addresses import Addresses, relative
from eventmodels.catalogue.flow import Flow, Fragment, MessageStep, Participant, ShownValue
from eventmodels.catalogue.kinds import MessageKind, ParticipantKind, ValueKind
from eventmodels.replay import Replay, Replays, automata_by_kind, replay
from eventmodels.sequence import Hrefs, draw_svg, place
from eventmodels.sequence.plantuml import to_plantuml
from tests.bench.figure import Figure, middle, seconds, within
from tests.bench.processes import measured
from tests.oracles import plantuml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from eventmodels.catalogue import Catalogue

__all__ = ["drawing", "reading", "replaying"]

FRESH = """
import sys, time
from pathlib import Path
from eventmodels.catalogue import load
from eventmodels.checks import examine
start, used = time.perf_counter(), time.process_time()
examine(load(Path(sys.argv[1]))[0])
print(time.perf_counter() - start, time.process_time() - used)
"""
"""Run in a process that has not read anything before: the first time is what somebody waits for."""


def reading(models: Path) -> Figure:
    """Measure what stands before a build and every command that has nothing to remember."""
    costs = [measured([sys.executable, "-c", FRESH, models], models) for _ in range(5)]
    elapsed, processor = zip(*(map(float, cost.said.split()) for cost in costs), strict=True)
    what = "load and check all models from nothing, s; processor, and with all imports"
    also = f"; {middle(processor):.2f}, {middle(cost.processor for cost in costs):.2f}"
    return within(what, middle(elapsed), 1.5, digits=2, also=also)


def replaying(catalogue: Catalogue, flows: Mapping[str, Flow]) -> Iterator[Figure]:
    """Measure the replay of everything, and of steps that may come in any order."""
    took = seconds(lambda: Replays.of(catalogue, flows), 9) * 1000
    yield within(f"replay {len(flows)} models, ms", took, 500)
    automata = automata_by_kind(catalogue)
    for name, about in (("parties", lambda n: (f"P{n}", "c")), ("calls at one party", lambda n: ("P0", f"c{n}"))):
        flow = unordered(catalogue, about)
        took = seconds(lambda flow=flow: replay(catalogue, automata, flow), 9) * 1000  # type: ignore[misc]
        yield Figure(f"replay 12 unordered steps at {name}, ms", f"{took:.1f}", "a few")


def drawing(replays: list[Replay], links: Addresses, folder: Path) -> Iterator[Figure]:
    """Measure our pictures, states included, and the same diagrams by PlantUML."""
    flows = [each.flow for each in replays]

    def draw(one: Replay) -> str:
        here = links.model(one.flow.id)
        return draw_svg(
            place(one.flow, one),
            Hrefs(model=lambda model: relative(links.model(model), here)),
        )

    each = [seconds(partial(draw, one), 9) * 1000 for one in replays]
    what, slowest = "a diagram, ours, ms: median, slowest", f", {max(each):.2f}"
    yield within(what, statistics.median(each), 1, digits=2, also=slowest)
    sizes = [len(draw(one).encode()) / 1000 for one in replays]
    what, largest = "a diagram, ours, kB: median, largest", f", {max(sizes):.1f}"
    yield within(what, statistics.median(sizes), 12, digits=1, also=largest)
    sources = [folder / f"{flow.id}.puml" for flow in flows]
    for flow, source in zip(flows, sources, strict=True):
        source.write_text(to_plantuml(flow), encoding="utf-8")
    everything = seconds(lambda: plantuml("-tsvg", *map(str, sources)), 3) * 1000
    yield Figure(f"a diagram, PlantUML, one JVM for {len(sources)}, ms", f"{everything / len(sources):.0f}")
    alone = statistics.median(seconds(partial(plantuml, "-tsvg", str(source)), 3) for source in sources[:3])
    yield Figure("a diagram, PlantUML, a JVM for each of 3, ms", f"{alone * 1000:.0f}")


def unordered(catalogue: Catalogue, about: Callable[[int], tuple[str, str]]) -> Flow:
    """Return a model of twelve events in any order; `about` gives the receiver and the subject of each."""
    lasting = (m for m in catalogue.machines.values() if m.final and len(m.instance) > 1)
    machine = next(m for m in lasting if not m.exclusive)  # where all twelve may be there at once
    subject = catalogue.protocols[machine.protocol].record.subject or ""
    event = next(t.event for t in machine.transitions if not t.if_ and not t.pending)
    named = [about(n) for n in range(12)]
    arrows = tuple(
        MessageStep(
            f"s-{n}",
            n,
            "S",
            to,
            machine.protocol,
            event,
            MessageKind.EVENT,
            (ShownValue(subject, c, ValueKind.VALUE, words=(c,)),),
        )
        for n, (to, c) in enumerate(named)
    )
    participants = tuple(
        Participant(to, to, machine.of[0], to, ParticipantKind.DN) for to in dict.fromkeys(to for to, _ in named)
    )
    region = Fragment("region", "any-order", "", arrows)
    identifiers = tuple((c, subject) for c in dict.fromkeys(c for _, c in named))
    server = Participant("S", "S", next(iter(catalogue.participants)), "S", ParticipantKind.SERVER)
    return Flow(
        "any", "Any", "model", "", Evidence.INFERRED, (server, *participants), (region,), identifiers=identifiers
    )
