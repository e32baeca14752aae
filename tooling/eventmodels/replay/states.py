"""What is in which state at which party: before the first step, after each step, at the end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from eventmodels.replay.automata import Automaton, Instance, States
    from eventmodels.replay.walk import Walk
    from eventmodels.replay.world import World

__all__ = ["Held", "held_after", "held_at_end", "held_at_start"]


@dataclass(frozen=True, slots=True)
class Held:
    """The state of one thing at a participant."""

    participant: str
    subject: str
    machine: str
    states: tuple[str, ...]
    """Several where it is not known which."""
    title: str
    rank: int
    """Position of the state in its machine."""
    lasting: bool
    """It comes to an end, as a call does at a party; an agent's state only changes."""
    over: bool
    """It is in its first state again."""


def held_after(walk: Walk, step: str) -> tuple[Held, ...]:
    """Return the states after a step, of what the step is about; of what only ever changes, where it has changed."""
    before = walk.before.get(step, {})
    found = walk.after.get(step, {})
    changed = {instance for instance, states in found.items() if before.get(instance) != states}
    return tuple(h for h in _held(walk, found.items()) if h.lasting or (h.machine, h.participant, h.subject) in changed)


def held_at_start(walk: Walk) -> tuple[Held, ...]:
    """Return the states that a flow begins with, where something has happened before."""
    return tuple(_held(walk, walk.first.at.items()))


def held_at_end(walk: Walk) -> tuple[tuple[Held, ...], ...]:
    """Return the ways the normal course may end, each as the states of what is not over."""
    return tuple(dict.fromkeys(_ending(walk, world) for world in walk.ends))


def _ending(walk: Walk, world: World) -> tuple[Held, ...]:
    order = [participant.id for participant in walk.flow.participants]
    lasting = (held for held in _held(walk, world.at.items()) if held.lasting)
    return tuple(sorted(lasting, key=lambda held: (held.subject, order.index(held.participant), held.machine)))


def _held(walk: Walk, found: Iterable[tuple[Instance, States]]) -> Iterator[Held]:
    for instance, states in found:
        automaton = _automaton(walk, instance)
        known = list(automaton.machine.states)
        yield Held(
            instance.participant,
            instance.subject,
            instance.machine,
            tuple(state for state in known if state in states),
            automaton.title(states),
            min(map(known.index, states)),
            automaton.lasting,
            states == automaton.initial,
        )


def _automaton(walk: Walk, instance: Instance) -> Automaton:
    kind = walk.compiler.participants[instance.participant].is_
    return next(a for a in walk.compiler.automata[kind] if a.id == instance.machine)
