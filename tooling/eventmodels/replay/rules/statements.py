"""What authors say of states: where a flow or a phase starts, a `state:` in between, what may be left at the end."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from eventmodels.replay.automata import Instance
from eventmodels.replay.rules.parties import judge_said
from eventmodels.replay.world import World

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eventmodels.catalogue.flow import Fragment, Precondition, StateStep
    from eventmodels.catalogue.problems import Span
    from eventmodels.replay.automata import Automaton, States
    from eventmodels.replay.context import Context

__all__ = ["assert_states", "begin", "enter", "report_left_over"]


def begin(context: Context) -> World:
    """Return the world that a flow presumes before its first step."""
    flow, world = context.flow, World()
    for subject, parties in flow.start.states:
        for participant, state in parties:
            _demand_tracked(context, subject, participant, state, flow.span, world)
    for automaton, instance, states in _presumed(context, flow.start):
        world = world.holding(automaton, instance, states)
    born = {subject for subject, _ in flow.start.states if subject}
    if flow.kind == "phase":  # what no event of a phase is about, its user has made
        effects = map(context.effect, flow.messages())
        about = {effect.subject for effect in effects if effect and not effect.request}
        born |= {name for name, _ in flow.identifiers if name not in about}
    return replace(world, born=frozenset(born))


def _presumed(context: Context, start: Precondition) -> Iterator[tuple[Automaton, Instance, States]]:
    """Yield the instances that a start names, with their state."""
    for subject, parties in start.states:
        for participant, state in parties:
            for automaton, instance in _meant(context, subject, participant, state):
                yield automaton, instance, frozenset({state})


def _meant(context: Context, subject: str, participant: str, state: str) -> Iterator[tuple[Automaton, Instance]]:
    """Yield what an author may mean by a state of a party: of the subject, or of the party itself."""
    for automaton in context.machines(participant):
        if state in automaton.machine.states:
            keys = context.keys(automaton)
            if not keys or context.identifiers.get(subject) in keys:
                yield automaton, Instance(automaton.id, participant, subject if keys else "")


def _demand_tracked(
    context: Context, subject: str, participant: str, state: str, span: Span | None, world: World
) -> tuple[tuple[Automaton, Instance], ...]:
    """Return what an author may mean by a state; report it where that is nothing."""
    meant = tuple(_meant(context, subject, participant, state))
    if not meant:
        kind = context.kind(participant) or participant
        whose = "" if subject else " itself"
        message = f"no state machine that holds for {kind}{whose} has the state {state!r}"
        context.report("state-not-tracked", message, span, world, f"a state of a machine with {kind} under 'of'")
    return meant


def assert_states(context: Context, step: StateStep, world: World) -> World:
    """Compare the states reached with those that an author says are reached, and go on with the latter."""
    said: set[tuple[Instance, str]] = set()
    for subject, parties in step.of:
        for participant, state in parties:
            world = _assert_state(context, subject, participant, state, step.span, world)
            world = judge_said(context, world, subject, participant)
            said |= {(instance, state) for _, instance in _meant(context, subject, participant, state)}
    return replace(world, said=world.said | said)


def _assert_state(
    context: Context, subject: str, participant: str, state: str, span: Span | None, world: World
) -> World:
    meant = _demand_tracked(context, subject, participant, state, span, world)
    # Machines may have states of one name: meant are those where something has happened, and what is reached.
    meant = tuple(pair for pair in meant if pair[1] in world.at) or meant
    fitting = tuple(pair for pair in meant if state in world.states(*pair))
    for automaton, instance in fitting or meant:
        if not fitting:
            said = f"{participant} is said to be {automaton.machine.titles({state})}"
            reached = automaton.describe(instance, world.states(automaton, instance))
            context.report("state-not-reached", f"{said}: {reached} there", span, world)
        # Where several states were possible the author knows which; where none fits, one mistake is told once.
        world = world.holding(automaton, instance, frozenset({state}))
    return world


def enter(context: Context, fragment: Fragment, start: Precondition, world: World) -> World:
    """Compare the states reached with those that a phase presumes, and go on with the latter.

    A phase is replayed by itself too, from what it presumes. So whoever uses it has to bring that about, and what
    goes wrong here is a mistake of the use, told once, and none of the steps of the phase.
    """
    for instance, (automaton, presumed) in _wanted(context, fragment, start).items():
        states = world.states(automaton, instance)
        # One of the states possible here is enough: the others are courses that do not come to this phase.
        if not presumed <= states:
            begins = f"{fragment.phase} begins with {automaton.describe(instance, presumed)} at {instance.participant}"
            message = f"{begins}, and it is {automaton.machine.titles(states)}"
            expected = f"{automaton.machine.titles(presumed)} before it"
            context.report("start-not-reached", message, fragment.span, world, expected)
        world = world.holding(automaton, instance, presumed)
    return world


def _wanted(context: Context, fragment: Fragment, start: Precondition) -> dict[Instance, tuple[Automaton, States]]:
    """Return the instances that a phase presumes something of: their machine and the states.

    Besides what its author names this is whatever comes to an end at its parties, in its first state: nothing has
    happened to it yet.
    """
    wanted = {instance: (automaton, states) for automaton, instance, states in _presumed(context, start)}
    touched = frozenset(_touched(context, fragment))
    for participant in start.participants:
        for automaton in context.machines(participant):
            fresh = automaton.lasting and context.keys(automaton) and (automaton.id, participant) in touched
            for subject in start.identifiers if fresh else ():
                wanted.setdefault(Instance(automaton.id, participant, subject), (automaton, automaton.initial))
    return wanted


def _touched(context: Context, fragment: Fragment) -> Iterator[tuple[str, str]]:
    """Yield the machines and participants whose states a phase changes or needs; it presumes nothing of others."""
    for effect in context.effects_in(fragment):
        yield from ((each.automaton.id, each.instance.participant) for each in effect.state_effects)
        for participant in effect.about:
            machines = context.machines_in(effect.step.protocol, participant)
            yield from ((a.id, participant) for a in machines if effect.step.message in a.accepts)


def report_left_over(context: Context, world: World, span: Span | None) -> None:
    """Report, at an end, what is not in a final state, but for what the last `state:` says is so."""
    for party in context.flow.participants:
        for automaton in context.machines(party.id):
            for instance in world.subjects(automaton, party.id) if automaton.lasting else ():
                states = world.states(automaton, instance)
                # The last word counts: a state said before it is no longer among the states of this world.
                said = any((instance, state) in world.said for state in states)
                if states.isdisjoint(automaton.machine.final) and not said:
                    consult = instance.subject in world.consults
                    code = "consultation-open" if consult else "party-left-over"
                    message = f"{context.flow.id} ends while {automaton.describe(instance, states)} at {party.id}"
                    final = automaton.machine.titles(automaton.machine.final)
                    context.report(code, message, span, world, f"{final}, or a last 'state:' that says so")
