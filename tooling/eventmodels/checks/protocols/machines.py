"""State machines name what exists, and every state can be reached and left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eventmodels.catalogue.problems import Problem
from eventmodels.catalogue.records.machines import ANY
from eventmodels.checks import names
from eventmodels.checks.protocols.conditions import condition_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eventmodels.catalogue.catalogue import Catalogue, ProtocolEntry
    from eventmodels.catalogue.records.machines import Machine

__all__ = ["machines_consistent"]


def machines_consistent(catalogue: Catalogue) -> Iterator[Problem]:
    """Demand that every state machine names what is there, and that its states and transitions can all come up."""
    for machine in catalogue.machines.values():
        yield from names.protocols(catalogue).demand(machine.protocol, machine.at("protocol"))
        for position, name in enumerate(machine.of):
            yield from names.participants(catalogue).demand(name, machine.at("of", position))
        unknown = tuple(_states_known(machine))
        yield from unknown
        # A misspelled state would also be one that nothing leads to, and what follows it could not be reached either.
        if not unknown:
            reached = _reached(machine)
            yield from _reachable(machine, reached)
            yield from _left(machine, reached)
            yield from _shadowed(machine)
        entry = catalogue.protocols.get(machine.protocol)
        if entry is not None:
            yield from _of_protocol(catalogue, entry, machine)


def _states_known(machine: Machine) -> Iterator[Problem]:
    states = names.Names("unknown-state", "state of this machine", machine.states)
    yield from states.demand(machine.initial, machine.at("initial"))
    for position, state in enumerate(machine.final):
        yield from states.demand(state, machine.at("final", position))
    for position, state in enumerate(machine.exclusive):
        yield from states.demand(state, machine.at("exclusive", position))
    for acceptance in machine.accepts:
        for position, state in enumerate(acceptance.in_):
            yield from states.demand(state, acceptance.at("in", position))
    for transition in machine.transitions:
        for position, state in enumerate(transition.from_):
            if state != ANY:
                yield from states.demand(state, transition.at("from", position))
        for position, state in enumerate(transition.except_):
            yield from states.demand(state, transition.at("except", position))
        if not transition.stays:
            yield from states.demand(transition.to, transition.at("to"))


def _of_protocol(catalogue: Catalogue, entry: ProtocolEntry, machine: Machine) -> Iterator[Problem]:
    events, attributes = names.events(catalogue, entry), names.attributes(catalogue, entry)
    for position, name in enumerate(machine.instance):
        yield from attributes.demand(name, machine.at("instance", position))
    for acceptance in machine.accepts:
        yield from names.requests(catalogue, entry).demand(acceptance.request, acceptance.at("request"))
    for position, name in enumerate(machine.ignores):
        yield from events.demand(name, machine.at("ignores", position))
    for transition in machine.transitions:
        yield from events.demand(transition.event, transition.at("event"))
        yield from condition_names(catalogue, entry, transition.if_, transition, "if")
        yield from condition_names(catalogue, entry, transition.unless, transition, "unless")
        for old, new in transition.moves.items():
            yield from attributes.demand(old, transition.key("moves", old))
            yield from attributes.demand(new, transition.at("moves", old))
        for position, name in enumerate(transition.pending):
            yield from attributes.demand(name, transition.at("pending", position))


def _edges(machine: Machine) -> Iterator[tuple[str, str]]:
    # Guards are taken as if they could hold: what nothing leads to now cannot be reached whatever events carry.
    for transition in machine.transitions:
        for state in transition.leads_from(machine):
            yield state, transition.leads_to(state)


def _reached(machine: Machine) -> set[str]:
    edges = tuple(_edges(machine))
    reached, grown = {machine.initial}, True
    while grown:
        new = {to for start, to in edges if start in reached} - reached
        reached |= new
        grown = bool(new)
    return reached


def _reachable(machine: Machine, reached: set[str]) -> Iterator[Problem]:
    for state in machine.states:
        if state not in reached:
            message = f"no transitions lead from {machine.initial!r} to the state {state!r}"
            yield Problem("unreachable-state", message, machine.key("states", state), "a transition to it")


def _left(machine: Machine, reached: set[str]) -> Iterator[Problem]:
    """Demand a way out of every state that is not final; a machine without final states may rest anywhere."""
    # States that cannot be reached are reported as that; a way out of them would not help.
    left = {start for start, to in _edges(machine) if start != to}
    for state in machine.states:
        if machine.final and state in reached and state not in left and state not in machine.final:
            message = f"no transition leaves the state {state!r}, and it is not final"
            yield Problem("dead-end", message, machine.key("states", state), "a way out, or its name under 'final'")


def _shadowed(machine: Machine) -> Iterator[Problem]:
    # The first transition that matches wins, and one without a condition always does: it takes its event away from all
    # later ones in its states. One with a condition leaves the event to them where the condition fails.
    taken: set[tuple[str, str]] = set()
    for transition in machine.transitions:
        pairs = {(state, transition.event) for state in transition.leads_from(machine)}
        if pairs <= taken:
            message = f"this never happens: an earlier transition takes {transition.event} from there"
            yield Problem("shadowed-transition", message, transition.at(), "the one with a condition first")
        if not (transition.if_ or transition.unless):
            taken |= pairs
