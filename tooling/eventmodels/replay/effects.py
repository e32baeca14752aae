"""A message step made ready for replay: what it does to which instances, what it asks or answers, what it names."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from eventmodels.replay.automata import commute

if TYPE_CHECKING:
    from collections.abc import Mapping

    from eventmodels.catalogue.flow import MessageStep, ShownValue
    from eventmodels.replay.automata import Automaton, Instance, Table

__all__ = ["MessageEffect", "StateEffect", "meet"]


@dataclass(frozen=True, slots=True)
class StateEffect:
    """What an event does to one instance."""

    automaton: Automaton
    instance: Instance
    table: Table
    vague: bool
    """The step does not say which instance is meant."""
    formers: Mapping[str, Instance]
    """Attribute -> the instance that it names at the same party."""
    kinds: Mapping[str, str] = field(default_factory=dict)
    """Identifier of the flow -> the attribute that it is one of."""

    def contradicts(self, other: Instance) -> bool:
        """Tell whether what the step shows of the instance differs from another one."""
        theirs = other.subject.split()
        kinds = {self.kinds.get(word, word) for word in theirs}
        return any(word not in theirs and self.kinds.get(word, word) in kinds for word in self.instance.subject.split())


@dataclass(frozen=True, slots=True, eq=False)
class MessageEffect:
    """A message with all that the rules ask about it; known by identity."""

    step: MessageStep
    request: bool
    state_effects: tuple[StateEffect, ...] = ()
    subject: str = ""
    """The identifier that the message is about."""
    chained: tuple[tuple[str, str], ...] = ()
    """(attribute, identifier) of the subjects it refers to besides its own."""
    reference: str = ""
    """The identifier by which an answer names its request."""
    answers: frozenset[str] = frozenset()
    """Requests that it answers, refuses or follows."""
    refuses: frozenset[str] | bool = frozenset()
    """Those that it refuses, or true where it refuses all."""
    only_answers: bool = False
    answered_by: tuple[str, ...] = ()
    """For a request: the events that are known to answer it; none where that is not known."""
    about: tuple[str, ...] = ()
    """For a request: the participants whose states it needs."""
    partners: frozenset[str] = frozenset()
    """The receiver, and all that hear or speak in its place: those whose requests the event may answer."""
    values: Mapping[str, ShownValue] = field(default_factory=dict)

    @property
    def subjects(self) -> frozenset[str]:
        """What the message is about, and what it refers to besides."""
        return frozenset({self.subject, *(name for _, name in self.chained)} - {""})

    def is_refusal_of(self, request: str) -> bool:
        """Tell whether the event says no to a request."""
        return self.refuses is True or (self.refuses is not False and request in self.refuses)

    @property
    def depends_on_request(self) -> bool:
        """Whether what the event does depends on the request that it answers."""
        event = self.step.message
        return any("answers" in row.if_ for effect in self.state_effects for row in effect.automaton.by_event[event])


def meet(one: MessageEffect | None, other: MessageEffect | None) -> bool:
    """Tell whether the order of two steps may matter: for a state, for a request that needs one, for an identifier."""
    if one is None or other is None:
        return False
    return _states_meet(one, other) or any(
        _needs_meet(a, b) or _names_meet(a, b) for a, b in ((one, other), (other, one))
    )


def _states_meet(one: MessageEffect, other: MessageEffect) -> bool:
    for mine in one.state_effects:
        for theirs in other.state_effects:
            if mine.automaton is not theirs.automaton or mine.instance.participant != theirs.instance.participant:
                continue
            # Two instances at one party get in each other's way only by keeping it busy or by passing a state on.
            crowd = mine.automaton.fills(mine.table) or theirs.automaton.fills(theirs.table)
            same = mine.instance == theirs.instance or mine.vague or theirs.vague
            if (
                crowd
                or mine.formers
                or theirs.formers
                or (same and not commute(mine.table, theirs.table, mine.automaton.machine.states))
            ):
                return True
    return False


def _needs_meet(request: MessageEffect, event: MessageEffect) -> bool:
    """Tell whether an event may change the state that a request needs; its own answer comes after it anyway."""
    if not request.request or event.request or request.step.message in event.answers:
        return False
    return any(
        effect.instance.participant in request.about
        and any(name in effect.automaton.by_event for name in request.answered_by)
        and any(way.to != state for state, ways in effect.table.items() for way in ways)
        for effect in event.state_effects
    )


def _names_meet(one: MessageEffect, other: MessageEffect) -> bool:
    """Tell whether the first brings an identifier into being that the second needs."""
    needed = {name for _, name in other.chained} | ({other.subject} if other.request else set())
    return not one.request and bool(one.subject) and one.subject in needed
