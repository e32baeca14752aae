"""What the replay of a flow has found, and which states it came through."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from eventmodels.replay.context import Context
from eventmodels.replay.rules.races import report_races
from eventmodels.replay.rules.statements import begin
from eventmodels.replay.rules.values import report_values
from eventmodels.replay.walker import Walker

if TYPE_CHECKING:
    from collections.abc import Mapping

    from eventmodels.catalogue import Catalogue, ProtocolEntry
    from eventmodels.catalogue.flow import Flow
    from eventmodels.catalogue.records.machines import Machine
    from eventmodels.replay.automata import Automaton, Instance, States
    from eventmodels.replay.finding import Finding
    from eventmodels.replay.world import World

__all__ = ["HeldState", "Replay", "replay"]


@dataclass(frozen=True, slots=True)
class HeldState:
    """The state of one thing at a participant."""

    participant: str
    subject: str
    machine: str
    states: tuple[str, ...]
    """Several where it is not known which."""
    title: str
    """The states as a reader knows them."""
    rank: int
    """Position of the state in its machine."""
    lasting: bool
    """It comes to an end, as a call does at a party; an agent's state only changes."""
    over: bool
    """It is in its first state again."""
    former: str = ""
    """Title of the states before the step that it is asked after; empty where none is known."""


@dataclass(frozen=True)
class Replay:
    """One flow, replayed."""

    flow: Flow
    findings: tuple[Finding, ...]
    """In the order in which they were met, those of values and races last."""
    before: Mapping[str, Mapping[Instance, States]]
    """Step -> the instances it concerns and the states they may have been in, over all courses."""
    after: Mapping[str, Mapping[Instance, States]]
    """Step -> the instances it concerns and the states they may be in then."""
    first: World
    """What is so before the first step."""
    ends: tuple[World, ...]
    """The ways in which the normal course may end."""
    machines: Mapping[str, Machine] = field(repr=False)
    """The state machines of the catalogue by id."""
    protocols: Mapping[str, ProtocolEntry] = field(repr=False, default_factory=dict)
    """Its protocols by id, for who tells what messages say."""
    answers: Mapping[str, str] = field(default_factory=dict)
    """Event -> the request of the flow that it answers, refuses or follows."""

    def states_after(self, step: str) -> tuple[HeldState, ...]:
        """Return the states after a step, of what the step is about; of what only ever changes, where it has changed.

        A step is named by its address in the flow; what comes to a step in several courses may be in several states.
        """
        # What comes to an end has a row at each step about it; a state that merely stays the same tells nothing.
        before = self.before.get(step, {})
        found = (
            (self._held(instance, states, before.get(instance)), states != before.get(instance))
            for instance, states in self.after.get(step, {}).items()
        )
        return tuple(held for held, changed in found if held.lasting or changed)

    def states_at_start(self) -> tuple[HeldState, ...]:
        """Return the states that the flow begins with, where something has happened before."""
        return tuple(self._held(instance, states) for instance, states in self.first.at.items())

    def states_at_end(self) -> tuple[tuple[HeldState, ...], ...]:
        """Return the ways the normal course may end, each as the states of what is not over."""
        return tuple(dict.fromkeys(map(self._states_at, self.ends)))

    def _states_at(self, world: World) -> tuple[HeldState, ...]:
        order = [participant.id for participant in self.flow.participants]
        every = (self._held(instance, states) for instance, states in world.at.items())
        lasting = (held for held in every if held.lasting)
        return tuple(sorted(lasting, key=lambda held: (held.subject, order.index(held.participant), held.machine)))

    def _held(self, instance: Instance, states: States, before: States | None = None) -> HeldState:
        machine = self.machines[instance.machine]
        known = list(machine.states)
        return HeldState(
            instance.participant,
            instance.subject,
            instance.machine,
            states=tuple(state for state in known if state in states),
            title=machine.titles(states),
            rank=min(map(known.index, states)),
            lasting=machine.lasting,
            over=states == {machine.initial},
            former=machine.titles(before) if before else "",
        )


def replay(catalogue: Catalogue, automata: Mapping[str, tuple[Automaton, ...]], flow: Flow) -> Replay:
    """Walk a flow through the state machines, and ask what its values and the order of its messages say.

    `automata` is kind of participant -> the machines that hold for it: `automata_by_kind` of the catalogue, made once
    for all its flows.
    """
    # What interrupts a phase was replayed with that; here other things may have happened before it.
    context = Context(catalogue, automata, flow.whole())
    walker = Walker(context)
    first = begin(context)
    ends = walker.walk(first)
    report_races(context)
    report_values(context)
    findings = tuple(context.findings.values())
    return Replay(
        flow,
        findings,
        dict(walker.before),
        dict(walker.after),
        first,
        ends,
        catalogue.machines,
        catalogue.protocols,
        walker.answers,
    )
