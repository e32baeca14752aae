"""How many mistakes in models the replay finds; what it misses is legal for a reason, or listed in survivors.txt.

`make test` replays one mistake in five, of every model and kind, `make sweep` all, which alone accepts the list.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain, islice, pairwise
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
    from collections.abc import Iterator, Mapping

    from eventmodels.catalogue.flow import Flow
    from eventmodels.replay import Automaton
    from tests.once import Once

CATALOGUE = real_catalogue()
AUTOMATA = automata_by_kind(CATALOGUE)
SURVIVORS = Path(__file__).parent / "survivors.txt"
AIMS = {
    "double": 1.0,
    "drop": 0.8,
    "exchanged": 0.95,
    "names": 0.85,
    "other value": 0.5,
    "swap": 0.8,
    "wrong party": 0.95,
    "wrong state": 0.99,
}
"""Kind of mistake -> the share of it that is found, of what is none apart."""
ENDS = ("found", "legal", "missed")
SLACK = 0.05
"""How far one in five may be below an aim, since another new model makes them other ones."""
MISSED = re.compile(r"missed: (?:(\d+) )?(.*)")


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
    if step.kind == "request" and operator(mutant) in {"names", "other value"}:
        return "a request may ask for something else, where no event shows what came of it"
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
    if operator(mutant) == "names":
        return "no rule: the party is of the same call, or may have been there before"
    if operator(mutant) in {"other value", "exchanged"}:
        return "no rule: nothing else tells what the value is"
    if mutant.kind == "wrong state":
        return "no rule: another machine of the party is in a state of that name"
    if mutant.kind == "swap":
        return "no rule: no state tells which of the two comes first"
    return "no rule: nobody is said to have to be told of it, or only once"


def operator(mutant: Mutant) -> str:
    """Return the kind of mistake, without the party or the attribute it was made with."""
    return next(name for name in AIMS if mutant.kind.startswith(name))


def listed(missed: list[Mutant], flows: Mapping[str, Flow]) -> Iterator[str]:
    """Yield the survivors: wrong values counted by message and attribute, the others one by one."""
    values: Counter[str] = Counter()
    for mutant in missed:
        why = missing(mutant)
        if operator(mutant) in {"names", "other value"}:
            step = next(s for s in flows[mutant.flow.id].messages() if s.id == mutant.step)
            values[f"{operator(mutant)} {mutant.kind.split()[-1]} of {step.message} ({why})"] += 1
        else:
            yield f"missed: {mutant} ({why})"
    yield from (f"missed: {number} {what}" for what, number in sorted(values.items()))


def client(step: MessageStep) -> str:
    return step.from_ if step.kind == "request" else step.to


Tally = tuple[Counter[str], list[str], Counter[str]]


@pytest.fixture
def some_mutants(once: Once) -> Tally:
    """What was found and missed of each kind, the survivors without a reason, and how many have which reason."""
    return once("mutants", lambda _: counted(5))


def counted(every: int) -> Tally:
    """Replay the first of so many mutants, and so on: it alone, of all the models."""
    counts: Counter[str] = Counter()
    reasons: Counter[str] = Counter()
    missed = []
    flows = Flows.of(CATALOGUE).all
    made = chain.from_iterable(mutants(CATALOGUE, flow) for flow in flows.values())
    for mutant in islice(made, None, None, every):
        if found(mutant.flow, AUTOMATA):
            counts[f"{operator(mutant)}: found"] += 1
        elif why := reason(mutant, flows[mutant.flow.id]):
            counts[f"{operator(mutant)}: legal"] += 1
            reasons[why] += 1
        else:
            counts[f"{operator(mutant)}: missed"] += 1
            missed.append(mutant)
    return counts, list(listed(missed, flows)), reasons


@pytest.mark.parametrize("kind", AIMS)
def test_mistakes_are_found(some_mutants: Tally, kind: str) -> None:
    counts, _, _ = some_mutants
    hit, miss = counts[f"{kind}: found"], counts[f"{kind}: missed"]
    assert hit / (hit + miss) >= AIMS[kind] - SLACK


def test_survivors_are_known(some_mutants: Tally) -> None:
    _, missed, _ = some_mutants
    assert survivors(missed) - survivors(SURVIVORS.read_text("utf-8").splitlines()) == Counter()


def survivors(lines: list[str]) -> Counter[str]:
    """Return how many mistakes are missed, of each that is listed."""
    found = filter(None, map(MISSED.fullmatch, lines))
    return Counter({what: int(number or 1) for number, what in (each.groups() for each in found)})


@pytest.mark.sweep
def test_all_that_is_listed_survives_and_aims_are_met(request: pytest.FixtureRequest) -> None:
    counts, missed, reasons = counted(1)
    lines = [
        *(f"{kind}: " + ", ".join(f"{counts[kind + ': ' + end]} {end}" for end in ENDS) for kind in AIMS),
        *(f"legal: {number} {why}" for why, number in sorted(reasons.items())),
        *missed,
    ]
    for kind, aim in AIMS.items():
        assert counts[f"{kind}: found"] >= aim * (counts[f"{kind}: found"] + counts[f"{kind}: missed"]), kind
    if request.config.getoption("--accept"):
        SURVIVORS.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert SURVIVORS.read_text(encoding="utf-8").splitlines() == lines
