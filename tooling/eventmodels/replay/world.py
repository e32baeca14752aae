"""What has come about at one point of a replay."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from eventmodels.catalogue.flow import MessageStep
    from eventmodels.replay.automata import Automaton, Instance, States
    from eventmodels.replay.effects import MessageEffect, StateEffect

__all__ = ["Asked", "Due", "StateChange", "Trail", "World", "apply", "distinct"]


@dataclass(frozen=True, slots=True)
class Asked:
    """A request that was sent."""

    effect: MessageEffect
    answered: bool = False
    refused: bool = False
    """Answered, and by a refusal."""


@dataclass(frozen=True, slots=True)
class Trail:
    """The message that came last, and the trail before it."""

    step: MessageStep
    before: Trail | None

    def __iter__(self) -> Iterator[MessageStep]:
        """Yield the messages, the last first."""
        here: Trail | None = self
        while here is not None:
            yield here.step
            here = here.before


@dataclass(frozen=True, slots=True)
class Due:
    """What a message has promised, and what is to come about before the end."""

    kind: Literal["told", "comes", "leaves", "joins"]
    subject: str
    who: str
    """The party, or the identifier of whoever, that is to hear, to come or to leave."""
    event: str = ""
    """The event by which it is to hear of it."""
    about: str = ""
    """Who is told of."""
    rule: int = -1
    """Place of the rule among those of the protocol."""
    rival: str = ""
    """Who has come in its stead."""
    step: MessageStep | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class World:
    """States, open requests and known identifiers; `trail` is how it came about and does not count in comparison."""

    at: Mapping[Instance, States] = field(default_factory=dict)
    """Instances that are not in their first state."""
    asked: tuple[Asked, ...] = ()
    born: frozenset[str] = frozenset()
    """Identifiers that an event has brought into being."""
    went: tuple[tuple[str, str], ...] = ()
    """(identifier, the one it goes on under)."""
    consults: frozenset[str] = frozenset()
    """Identifiers that came up as continuation of another."""
    said: frozenset[tuple[Instance, str]] = frozenset()
    """What states of talk say, if no message has come after them."""
    ended: frozenset[Instance] = frozenset()
    """Instances that have come to their end, and have not begun again."""
    began: frozenset[tuple[str, str]] = frozenset()
    """(identifier, the request that has brought it about)."""
    due: frozenset[Due] = frozenset()
    heard: frozenset[tuple[str, str, str, str]] = frozenset()
    """(event, subject, party that got it, of whom it tells)."""
    timers: tuple[str, ...] = ()
    """Who has a timer running, once for each, in the order of names."""
    trail: Trail | None = field(default=None, compare=False)

    def key(self) -> tuple[object, ...]:
        """Return what tells it from other worlds; answered requests and the order of the others do not."""
        open_ = frozenset(asked.effect for asked in self.asked if not asked.answered)
        parties = self.ended, self.began, self.due, self.heard
        return frozenset(self.at.items()), open_, self.born, self.went, self.consults, self.said, self.timers, *parties

    def states(self, automaton: Automaton, instance: Instance) -> States:
        """Return the states an instance may be in."""
        return self.at.get(instance, automaton.initial)

    def holding(self, automaton: Automaton, instance: Instance, states: States) -> World:
        """Return the world with an instance in other states."""
        at = {other: held for other, held in self.at.items() if other != instance}
        # The first state is that of whatever nobody has heard of, so that an ended call makes no world of its own.
        return replace(self, at=at if states == automaton.initial else {**at, instance: states})

    def there(self, subject: str, participant: str) -> bool:
        """Tell whether something of a subject is at a participant, whatever machine says so."""
        return any(i.participant == participant and subject in i.subject.split() for i in self.at)

    def subjects(self, automaton: Automaton, participant: str) -> tuple[Instance, ...]:
        """Return the instances of a machine at a participant that are not in their first state."""
        return tuple(i for i in self.at if i.machine == automaton.id and i.participant == participant)


def distinct(worlds: Iterable[World]) -> tuple[World, ...]:
    """Return worlds without those that are like an earlier one."""
    # Most steps leave one world. Of like ones the first stays, with its trail: in a dict the last of a key would.
    found = tuple(worlds)
    return found if len(found) < 2 else tuple({world.key(): world for world in reversed(found)}.values())[::-1]  # noqa: PLR2004 - nothing to compare


class StateChange(NamedTuple):
    """What an effect has made of a world."""

    world: World
    """The world after it; the same as before where the event is not allowed."""
    instance: Instance
    """The instance that is meant."""
    before: States
    after: States
    """Its states after it; none where the event is not allowed."""


def apply(world: World, effect: StateEffect) -> StateChange | None:
    """Return what an effect makes of a world; None where the step does not say which of several instances is meant."""
    automaton = effect.automaton
    meant = _meant(world, effect)
    if meant is None:
        return None
    before = world.states(automaton, meant)
    # A pending event has left a state under no subject at the party. The first event that names a subject new there
    # says whose it is: the state is taken over, and what stood under no subject goes.
    taken = meant._replace(subject="")
    if before == automaton.initial and meant != taken and taken in world.at:
        before = world.at[taken]
    else:
        taken = meant
    reached: set[str] = set()
    gone = {taken, meant}  # meant itself comes back below with its new states
    for state in before:
        for way in effect.table.get(state, ()):
            former = effect.formers.get(way.former)
            if not way.former:
                reached.add(way.to)
            elif former is not None and former in world.at:
                # The state of the former instance goes on here, so there is nothing left of it under its own name.
                reached |= world.at[former]
                gone.add(former)
    states = frozenset(reached)
    if not states:
        return StateChange(world, meant, before, states)
    left = replace(world, at={instance: held for instance, held in world.at.items() if instance not in gone})
    return StateChange(left.holding(automaton, meant, states), meant, before, states)


def _meant(world: World, effect: StateEffect) -> Instance | None:
    """Return the instance an effect is about; where the step does not say, the only one there is, or a new one."""
    if not effect.vague:
        return effect.instance
    subjects = world.subjects(effect.automaton, effect.instance.participant)
    found = tuple(instance for instance in subjects if not effect.contradicts(instance))
    fitting = [i for i in found if any(effect.table.get(state) for state in world.at[i])]
    if len(fitting) > 1:
        return None
    # An event that the only one there does not allow may be the first of another.
    starts = any(effect.table.get(state) for state in effect.automaton.initial)
    return fitting[0] if fitting else effect.instance if starts or not found else found[0]
