"""The records of a state machine."""

from __future__ import annotations

from pydantic import Field

from eventmodels.catalogue.records.base import Cited, Id, Name, Prose, Words
from eventmodels.catalogue.records.protocols import Condition

__all__ = ["Acceptance", "Machine", "State", "Transition"]


class State(Cited):
    """One state of a machine."""

    title: Prose
    code: Words = ()
    summary: Prose | None = None


class Transition(Cited):
    """A change of state on an event; the first that matches wins."""

    from_: Words
    except_: Words = ()
    event: Name
    if_: Condition = Field(default_factory=dict)
    to: Id
    moves: dict[Name, Name] = Field(default_factory=dict)
    pending: Words = ()


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
