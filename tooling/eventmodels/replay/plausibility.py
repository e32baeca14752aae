"""What states alone do not tell: doubled messages, two calls at once, an end that others outlive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eventmodels.replay.guards import holds

if TYPE_CHECKING:
    from eventmodels.catalogue.flow import MessageStep
    from eventmodels.replay.automata import Automaton, Instance
    from eventmodels.replay.steps import Step
    from eventmodels.replay.walk import Walk
    from eventmodels.replay.world import World

__all__ = ["crowded", "repeated", "went_on"]


def repeated(walk: Walk, step: Step, world: World) -> None:
    """Report a message that the same two exchanged just before, with nothing in between at the client's side."""
    arrow = step.arrow
    side = {arrow.from_} if step.request else step.partners
    last = next((one for one in world.trail or () if side & {one.from_, one.to}), None)
    if last is not None and last.id != arrow.id and _like(last, arrow):
        message = f"{arrow.message} from {arrow.from_} to {arrow.to} says what step {last.id!r} has just said"
        walk.report("nothing-new", message, arrow, world, "something between the two, or other values")


def _like(one: MessageStep, other: MessageStep) -> bool:
    def said(arrow: MessageStep) -> tuple[object, ...]:
        shown = tuple((value.attribute, value.kind, value.text) for value in arrow.values)
        return arrow.protocol, arrow.message, arrow.from_, arrow.to, shown

    return said(one) == said(other)


def crowded(walk: Walk, step: Step, automaton: Automaton, instance: Instance, world: World) -> None:
    """Report a participant that two of its subjects keep busy at once."""
    if not automaton.exclusive or not world.states(automaton, instance) <= automaton.exclusive:
        return
    for other in world.subjects(automaton, instance.participant):
        states = world.states(automaton, other)
        if other != instance and other.subject and states <= automaton.exclusive:
            named = walk.named(automaton, instance, world.states(automaton, instance))
            message = f"{named} at {instance.participant} while {walk.named(automaton, other, states)} there"
            walk.report("busy-twice", message, step.arrow, world, "the other one on hold or ended first")


def went_on(walk: Walk, step: Step, automaton: Automaton, instance: Instance, world: World) -> None:
    """Report an end that is said to leave the subject to others where there are none."""
    entry = walk.compiler.catalogue.protocols[step.arrow.protocol]
    if not instance.subject or holds(entry.record.goes_on, step.values) is not True or not entry.record.goes_on:
        return
    subject = instance.subject
    # Whoever no machine follows, outside the switch, may be in it unseen.
    parties = [
        participant.id
        for participant in walk.flow.participants
        if participant.kind in {"dn", "device", "person", "network"}
    ]
    machines = [{a.id for a in walk.compiler.machines(party, step.arrow.protocol)} for party in parties]
    unseen = any(automaton.id not in ids for ids in machines)
    others = any(other.subject == subject and other.participant != instance.participant for other in world.at)
    if not unseen and not others and subject not in dict(world.went):
        value = " and ".join(f"{name} {step.values[name].text}" for name in entry.record.goes_on)
        message = f"{value} says that {subject} goes on without {instance.participant}, and nobody else is in it"
        walk.report("nobody-left", message, step.arrow, world, "a value for an end of the whole")
