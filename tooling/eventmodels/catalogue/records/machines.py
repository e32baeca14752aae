"""The records of a state machine."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from eventmodels.catalogue.records.base import Cited
from eventmodels.catalogue.records.protocols import Condition
from eventmodels.catalogue.records.shapes import Id, Name, Prose, Words

if TYPE_CHECKING:
    from collections.abc import Collection

__all__ = ["ANY", "SAME", "Acceptance", "Machine", "State", "Transition"]

ANY = "*"
"""Under `from`: whatever state it is in."""
SAME = "same"
"""Under `to`: the state does not change."""


class State(Cited):
    """One state of a machine."""

    title: Prose
    code: Words = ()
    summary: Prose | None = None


class Transition(Cited):
    """A change of state on an event; the first that matches wins."""

    # `*` is every state, and `same` as the target the one it came from: rules for all states would else be written anew
    # with each state that is added.
    from_: Words
    except_: Words = ()
    event: Name
    if_: Condition = field(default_factory=dict)
    unless: Condition = field(default_factory=dict)
    """Where this holds for certain the transition is not there."""
    to: Id
    # Other instances: `moves` takes the state over from the one that another attribute names, `pending` waits for the
    # next event that tells which one it is.
    moves: dict[Name, Name] = field(default_factory=dict)
    pending: Words = ()

    @property
    def stays(self) -> bool:
        """Whether the state does not change."""
        return self.to == SAME

    def leads_from(self, machine: Machine) -> tuple[str, ...]:
        """Return the states of its machine that it leads from, wildcard and exceptions read."""
        wanted = machine.states if ANY in self.from_ else self.from_
        return tuple(state for state in wanted if state in machine.states and state not in self.except_)

    def leads_to(self, state: str) -> str:
        """Return the state that it leads to from one of those."""
        return state if self.stays else self.to


class Acceptance(Cited):
    """A request, and the states in which it can be carried out."""

    request: Name
    in_: Words


class Machine(Cited):
    """`states/<id>.yml`: how something moves through its states; its id is the file's name."""

    title: Prose
    summary: Prose | None = None
    protocol: Id
    instance: Words
    of: Words
    initial: Id
    final: Words = ()
    states: dict[Id, State]
    transitions: tuple[Transition, ...]
    ignores: Words = ()
    accepts: tuple[Acceptance, ...] = ()
    """Of other requests it counts whether an event that answers them may come."""
    exclusive: Words = ()
    """States that at most one instance at a participant can be in."""
    notes: tuple[Prose, ...] = ()

    @property
    def lasting(self) -> bool:
        """Whether its instances come to an end, as a call does at a party; an agent's state only changes."""
        return bool(self.final)

    def titles(self, states: Collection[str]) -> str:
        """Return some of its states as a reader knows them, in its own order: `Alerting or Connected`."""
        return " or ".join(state.title for key, state in self.states.items() if key in states)
