"""State machines made ready for replay: what an event does in every state, and which events may change places."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from eventmodels.catalogue.records.machines import Machine, Transition

__all__ = ["Automaton", "Instance", "NextState", "States", "Table", "commute"]

States = frozenset[str]
"""The states something may be in, as far as is known."""


class Instance(NamedTuple):
    """One thing that has a state: a call at a party, an agent, a number."""

    machine: str
    participant: str
    subject: str
    """The identifiers that tell it from others at the same party, or empty."""


@dataclass(frozen=True, slots=True)
class NextState:
    """One way an event changes an instance."""

    to: str
    former: str = ""
    """Attribute that names the instance whose state goes on here, or empty."""
    pending: bool = False


Table = dict[str, tuple[NextState, ...]]
"""state -> what may happen there; a state that is missing does not allow the event."""


class Automaton:
    """A state machine, with tables made once for every event and what is known of its guards."""

    def __init__(self, name: str, machine: Machine) -> None:
        """Index the transitions by event."""
        self.id = name
        self.machine = machine
        self.initial: States = frozenset({machine.initial})
        self.lasting = bool(machine.final)
        """Its instances must come to an end."""
        self.accepts = {row.request: frozenset(row.in_) for row in machine.accepts}
        self.exclusive = frozenset(machine.exclusive)
        self.by_event: dict[str, tuple[Transition, ...]] = {}
        for transition in machine.transitions:
            self.by_event[transition.event] = (*self.by_event.get(transition.event, ()), transition)
        self._tables: dict[tuple[str, tuple[bool | None, ...]], Table] = {}

    def table(self, event: str, guards: tuple[bool | None, ...]) -> Table:
        """Return what an event does, its guards, in the order of transitions, known to be met, not met or unknown."""
        key = event, guards
        if key not in self._tables:
            pairs = list(zip(self.by_event[event], guards, strict=True))
            found = {state: tuple(_changes(pairs, state)) for state in self.machine.states}
            self._tables[key] = {state: changes for state, changes in found.items() if changes}
        return self._tables[key]

    def fills(self, table: Table) -> bool:
        """Tell whether an event may take an instance into a state that excludes others."""
        return any(
            change.to in self.exclusive and state not in self.exclusive
            for state, changes in table.items()
            for change in changes
        )

    def allowed(self, states: States) -> tuple[str, ...]:
        """Return the events that may come in one of some states."""
        return tuple(
            event
            for event, transitions in self.by_event.items()
            if any(_leaves(transition, state) for transition in transitions for state in states)
        )

    def title(self, states: States) -> str:
        """Return the states as a reader knows them."""
        return " or ".join(state.title for key, state in self.machine.states.items() if key in states)


def _leaves(transition: Transition, state: str) -> bool:
    return state not in transition.except_ and (state in transition.from_ or "*" in transition.from_)


def _changes(pairs: list[tuple[Transition, bool | None]], state: str) -> Iterator[NextState]:
    """Yield what may happen in a state: the first that matches wins, unless it is not known whether it matches."""
    for transition, guard in pairs:
        if guard is False or not _leaves(transition, state):
            continue
        to = state if transition.to == "same" else transition.to
        yield NextState(to, next(iter(transition.moves.values()), ""), bool(transition.pending))
        if guard is True:
            return


def after(table: Table, states: States) -> States:
    """Return the states that an event may lead to; empty where none of them allows it."""
    return frozenset(change.to for state in states for change in table.get(state, ()))


def commute(one: Table, other: Table, states: Mapping[str, object]) -> bool:
    """Tell whether two events on one instance may change places in whatever state."""
    if any(
        change.former or change.pending for table in (one, other) for changes in table.values() for change in changes
    ):
        return False
    return all(
        after(other, after(one, here)) == after(one, after(other, here))
        for here in map(frozenset, ([s] for s in states))
    )
