"""How many mistakes in models the replay finds; what it misses is legal for a reason, or listed in survivors.txt."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from eventmodels.catalogue import Flows
from eventmodels.catalogue.flow import MessageStep
from eventmodels.catalogue.problems import Severity
from eventmodels.replay import automata_by_kind, replay
from tests.replay.mutants import Mutant, mutants
from tests.support import real_catalogue

if TYPE_CHECKING:
    from collections.abc import Mapping

    from eventmodels.catalogue.flow import Flow
    from eventmodels.replay import Automaton
    from tests.once import Once

CATALOGUE = real_catalogue()
AUTOMATA = automata_by_kind(CATALOGUE)
SURVIVORS = Path(__file__).parent / "survivors.txt"
AIM = 0.94


def found(flow: Flow, machines: Mapping[str, tuple[Automaton, ...]]) -> bool:
    return any(f.severity is Severity.ERROR for f in replay(CATALOGUE, machines, flow).findings)


def reason(mutant: Mutant, original: Flow) -> str:
    """Return why a mutant is no mistake; nothing where a rule is missing."""
    steps = [step for step, _ in original.steps() if isinstance(step, MessageStep)]
    step = next((step for step in steps if step.id == mutant.step), None)
    if step is None:
        return ""
    following = next((b for a, b in pairwise(steps) if a is step), None)
    if step.kind == "request" and mutant.kind == "drop":
        return "what the request asks for may also be done at the device, and comes unasked then"
    if step.kind == "request" and mutant.kind.startswith("wrong party"):
        return "another party of the same call may ask for the same"
    if mutant.kind == "swap" and following is not None and not heard(original, step, following):
        return "messages of different parties have no promised order"
    return ""


def heard(flow: Flow, one: MessageStep, other: MessageStep) -> bool:
    """Tell whether both concern one party, or a client that speaks for it."""
    speaks = {participant.id: {participant.id, *participant.speaks_for} for participant in flow.participants}
    return bool(speaks[client(one)] & speaks[client(other)])


def missing(mutant: Mutant) -> str:
    """Return what rule would find a mutant that is missed."""
    if mutant.kind == "wrong state":
        return "no rule: another machine of the party is in a state of that name"
    if mutant.kind == "swap":
        return "no rule: no state tells which of the two comes first"
    return "no rule: nobody is said to have to be told of it, or only once"


def client(step: MessageStep) -> str:
    return step.from_ if step.kind == "request" else step.to


Tally = tuple[Counter[str], list[str], Counter[str]]


@pytest.fixture(scope="module")
def tally(once: Once) -> Tally:
    """What was found and what is legal, counted, and the survivors without a reason."""
    return once("tally", lambda _: counted())


def counted() -> Tally:
    """Replay every mutant: it alone, of all the models."""
    counts: Counter[str] = Counter()
    reasons: Counter[str] = Counter()
    missed = []
    for flow in Flows.of(CATALOGUE).all.values():
        for mutant in mutants(CATALOGUE, flow):
            if found(mutant.flow, AUTOMATA):
                counts["found"] += 1
            elif why := reason(mutant, flow):
                counts["legal"] += 1
                reasons[why] += 1
            else:
                missed.append(f"{mutant} ({missing(mutant)})")
    return counts, missed, reasons


def test_mistakes_are_found(tally: Tally) -> None:
    counts, missed, _ = tally
    assert counts["found"] / (counts["found"] + len(missed)) >= AIM


def test_survivors_are_known(tally: Tally, request: pytest.FixtureRequest) -> None:
    counts, missed, reasons = tally
    lines = [
        f"{counts['found']} found, {counts['legal']} legal, {len(missed)} missed",
        *(f"legal: {number} {why}" for why, number in sorted(reasons.items())),
        *(f"missed: {name}" for name in missed),
    ]
    if request.config.getoption("--accept"):
        SURVIVORS.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert SURVIVORS.read_text(encoding="utf-8").splitlines() == lines
