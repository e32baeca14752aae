"""Random walks through every real state machine, replayed beside a second reading of the YAML that shares no code."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eventmodels.catalogue import Evidence, Flow
from eventmodels.catalogue.flow import MessageStep, Participant, ShownValue
from eventmodels.catalogue.kinds import MessageKind, ParticipantKind, ValueKind
from eventmodels.replay import automata_by_kind, replay
from tests.support import real_catalogue

if TYPE_CHECKING:
    from collections.abc import Callable

    from eventmodels.catalogue.records.machines import Machine, Transition

CATALOGUE = real_catalogue()
AUTOMATA = automata_by_kind(CATALOGUE)
SUBJECTS = ("one", "two")
MACHINES = sorted(CATALOGUE.machines)
SHORTEST = 5
"""So many events are drawn at least: of fewer hardly two are legal, one after the other."""

UNSHOWN = {"answers"}
"""What a guard may ask that no event of a walk shows: both ways are possible then."""


class Event(NamedTuple):
    """An event of a walk: about which subject, with which values; None for an attribute that is absent."""

    name: str
    subject: str
    values: tuple[tuple[str, str | None], ...]


def guards(machine: Machine, event: str) -> dict[str, set[str]]:
    """Return the attributes that transitions on an event ask about, and the values that they name."""
    found: dict[str, set[str]] = {}
    for transition in machine.transitions:
        if transition.event == event:
            for name, words in transition.if_.items():
                if name not in UNSHOWN:
                    found.setdefault(name, set()).update(words)
            for name in transition.moves.values():
                found.setdefault(name, set()).add("present")
    return found


def events(machine: Machine) -> st.SearchStrategy[Event]:
    """Draw an event of the machine with a value, or none, for everything that its guards ask about."""

    def values(name: str, words: set[str]) -> st.SearchStrategy[tuple[str, str | None]]:
        attribute = CATALOGUE.protocols[machine.protocol].attributes[name]
        some = SUBJECTS if attribute.type == "identifier" else tuple(sorted(words - {"present", "absent"})) or ("x",)
        return st.tuples(st.just(name), st.sampled_from((*some, None)))

    def event(name: str) -> st.SearchStrategy[Event]:
        asked = sorted(guards(machine, name).items())
        subjects = st.sampled_from(SUBJECTS) if names_subject(machine) else st.just("")
        return st.builds(Event, st.just(name), subjects, st.tuples(*(values(*one) for one in asked)))

    # Made once, not anew for every event that is drawn.
    made = {name: event(name) for name in sorted({t.event for t in machine.transitions})}
    return st.sampled_from([*made]).flatmap(made.__getitem__)


def names_subject(machine: Machine) -> bool:
    return subject_of(machine) != ""


def subject_of(machine: Machine) -> str:
    return next(iter(keys(machine)), "")


def keys(machine: Machine) -> list[str]:
    """Return the attributes that together tell one instance from another at a party."""
    attributes = CATALOGUE.protocols[machine.protocol].attributes
    return [name for name in machine.instance if attributes[name].type == "identifier"]


def fits(transition: Transition, state: str, values: dict[str, str | None]) -> bool | None:
    """Tell whether a transition is taken; None where nothing shows it."""
    if state in transition.except_ or not {state, "*"} & set(transition.from_):
        return False
    for name, words in transition.if_.items():
        if name in UNSHOWN:
            continue
        value = values[name]
        if value is None and "absent" not in words:
            return False
        if value is not None and "present" not in words and value not in words:
            return False
    return None if UNSHOWN & set(transition.if_) else True


def taken(machine: Machine, event: str, state: str, values: dict[str, str | None]) -> list[Transition]:
    """Return the transitions that an event may take in a state: the first that fits, and those that might before it."""
    found = []
    for transition in machine.transitions:
        fit = transition.event == event and fits(transition, state, values)
        found += [] if fit is False else [transition]
        if fit is True:
            break
    return found


def first_refused(machine: Machine, walk: list[Event]) -> int | None:
    """Return the position of the first event that the machine does not allow, read naively."""
    at = {subject: {machine.initial} for subject in (*SUBJECTS, "")}
    for position, (name, subject, pairs) in enumerate(walk):
        values, reached, left = dict(pairs), set[str](), None
        for state in sorted(at[subject]):
            for transition in taken(machine, name, state, values):
                former = values[next(iter(transition.moves.values()))] if transition.moves else None
                if not transition.moves:
                    reached.add(state if transition.to == "same" else transition.to)
                elif former is not None and at[former] != {machine.initial}:
                    reached |= at[former]
                    left = former
        if not reached:
            return position
        if left is not None:
            at[left] = {machine.initial}
        at[subject] = reached
    return None


def flow(machine: Machine, walk: list[Event]) -> Flow:
    """Return the walk as a model: a server sends every event to one participant."""
    kind = machine.of[0]
    participants = (
        Participant("S", "S", "t-server", "S", ParticipantKind.SERVER),
        Participant("P", "P", kind, "P", ParticipantKind.DN),
    )
    named = keys(machine)
    steps = []
    for number, (name, about, pairs) in enumerate(walk, 1):
        shown = [
            ShownValue(a, v, ValueKind.VALUE, words=(v,)) if v else ShownValue(a, "", ValueKind.ABSENT)
            for a, v in pairs
        ]
        own = {key: f"{about}{number or ''}" for number, key in enumerate(named)} if about else {}
        shown += [ShownValue(key, value, ValueKind.VALUE, words=(value,)) for key, value in own.items()]
        steps.append(
            MessageStep(f"step-{number}", number, "S", "P", machine.protocol, name, MessageKind.EVENT, tuple(shown))
        )
    return Flow(
        "walk",
        "Walk",
        "model",
        "tests",
        Evidence.PUBLISHED,
        participants,
        tuple(steps),
        identifiers=tuple(
            (f"{name}{number or ''}", key) for name in SUBJECTS for number, key in enumerate(named or ["x"])
        ),
    )


def refused(machine: Machine, name: str, walk: list[Event]) -> list[str]:
    """Return the steps that the replay does not allow in this machine."""
    only = {machine.of[0]: tuple(a for a in AUTOMATA[machine.of[0]] if a.id == name)}
    return [f.step for f in replay(CATALOGUE, only, flow(machine, walk)).findings if f.code == "event-not-allowed"]


def legal(machine: Machine, walk: list[Event]) -> list[Event]:
    """Return the walk without the events that are not allowed where they stand."""
    kept: list[Event] = []
    for event in walk:
        if first_refused(machine, [*kept, event]) is None:
            kept.append(event)
    return kept


MUTATIONS: dict[str, Callable[[list[Event], int], list[Event]]] = {
    "drop": lambda walk, at: [*walk[:at], *walk[at + 1 :]],
    "double": lambda walk, at: [*walk[: at + 1], *walk[at:]],
    "swap": lambda walk, at: [*walk[:at], *walk[at : at + 2][::-1], *walk[at + 2 :]],
    "elsewhere": lambda walk, at: [*walk[:at], walk[at]._replace(subject="two"), *walk[at + 1 :]],
}


@pytest.mark.parametrize("walks", [40, pytest.param(200, marks=pytest.mark.sweep)])
@pytest.mark.parametrize("name", MACHINES)
def test_legal_walks_are_accepted_and_a_mistake_in_one_is_found_at_its_first_step(name: str, walks: int) -> None:
    machine = CATALOGUE.machines[name]
    changes = sorted(MUTATIONS if names_subject(machine) else MUTATIONS.keys() - {"elsewhere"})
    longest = 0

    @settings(derandomize=True, deadline=None, max_examples=walks)
    @given(st.lists(events(machine), min_size=SHORTEST, max_size=25), st.integers(0, 24))
    def run(drawn: list[Event], place: int) -> None:
        nonlocal longest
        walk = legal(machine, drawn)
        longest = max(longest, len(walk))
        assert refused(machine, name, walk) == []
        for change in changes if walk else ():
            changed = MUTATIONS[change](walk, place % len(walk))
            wrong = first_refused(machine, changed)
            expected = [] if wrong is None else [f"step-{wrong + 1}"]
            assert (change, refused(machine, name, changed)[:1]) == (change, expected)

    run()
    assert longest > 1
