"""State machines made ready for replay: what an event does in every state, and which events may change places."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from eventmodels.catalogue import Catalogue
    from eventmodels.catalogue.records.machines import Machine, Transition

__all__ = ["Automaton", "Instance", "NextState", "States", "Table", "after", "automata_by_kind", "commute"]

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
    """The event does not say yet which instance it is about; a later one does."""


Table = dict[str, tuple[NextState, ...]]
"""state -> what may happen there; a state that is missing does not allow the event."""


class Automaton:
    """A state machine, with tables made once for every event and what is known of its guards."""

    def __init__(self, name: str, machine: Machine) -> None:
        """Index the transitions by event."""
        self.id = name
        self.machine = machine
        self.initial: States = frozenset({machine.initial})
        self.lasting = machine.lasting
        self.accepts = {row.request: frozenset(row.in_) for row in machine.accepts}
        self.exclusive = frozenset(machine.exclusive)
        self.by_event: dict[str, tuple[Transition, ...]] = {}
        for transition in machine.transitions:
            self.by_event[transition.event] = (*self.by_event.get(transition.event, ()), transition)
        self._tables: dict[tuple[str, tuple[bool | None, ...]], Table] = {}

    def knows(self, event: str) -> bool:
        """Tell whether the machine says anything of an event: what it does, or that it changes nothing."""
        return event in self.by_event or event in self.machine.ignores

    def table(self, event: str, guards: tuple[bool | None, ...]) -> Table:
        """Return what an event does, its guards, in the order of transitions, known to be met, not met or unknown."""
        # Shared by all flows of a catalogue, whose steps mostly show the same few things of an event.
        key = event, guards
        if key not in self._tables:
            pairs = zip(self.by_event[event], guards, strict=True)
            rows = [(row, guard, row.leads_from(self.machine)) for row, guard in pairs if guard is not False]
            every = {state: tuple(_ways(rows, state)) for state in self.machine.states}
            self._tables[key] = {state: ways for state, ways in every.items() if ways}
        return self._tables[key]

    def fills(self, table: Table) -> bool:
        """Tell whether an event may take an instance into a state that excludes others."""
        return any(
            way.to in self.exclusive and state not in self.exclusive for state, ways in table.items() for way in ways
        )

    def allowed(self, states: States) -> tuple[str, ...]:
        """Return the events that may come in one of some states."""
        return tuple(
            event
            for event, transitions in self.by_event.items()
            if any(not states.isdisjoint(transition.leads_from(self.machine)) for transition in transitions)
        )

    def describe(self, instance: Instance, states: States) -> str:
        """Say what is in which state: `call (Call at a party) is Alerting or Connected`."""
        title = self.machine.title
        return f"{f'{instance.subject} ({title})' if instance.subject else title} is {self.machine.titles(states)}"


def _ways(rows: Sequence[tuple[Transition, bool | None, tuple[str, ...]]], state: str) -> Iterator[NextState]:
    """Yield what may happen in a state.

    In a machine the first transition that matches wins. Where a guard is unknown, the transition may be the one and
    may be passed over, so the later ones count too, up to the first that matches for certain.
    """
    for transition, guard, origins in rows:
        if state in origins:
            former = next(iter(transition.moves.values()), "")
            yield NextState(transition.leads_to(state), former, bool(transition.pending))
            if guard is True:
                return


def after(table: Table, states: States) -> States:
    """Return the states that an event may lead to; empty where none of them allows it."""
    return frozenset(way.to for state in states for way in table.get(state, ()))


def commute(one: Table, other: Table, states: Mapping[str, object]) -> bool:
    """Tell whether two events on one instance may change places in whatever state."""
    # These read or leave the state of another instance too, which the tables of one instance do not show.
    if any(way.former or way.pending for table in (one, other) for ways in table.values() for way in ways):
        return False
    return all(
        after(other, after(one, here)) == after(one, after(other, here))
        for here in map(frozenset, ([s] for s in states))
    )


def automata_by_kind(catalogue: Catalogue) -> dict[str, tuple[Automaton, ...]]:
    """Return kind of participant -> the machines that hold for it or for what it is a kind of."""
    found: dict[str, list[Automaton]] = defaultdict(list)
    for name, machine in catalogue.machines.items():
        automaton = Automaton(name, machine)
        for kind in catalogue.participants:
            if set(machine.of) & set(catalogue.lineage(kind)):
                found[kind].append(automaton)
    return {kind: tuple(automata) for kind, automata in found.items()}
