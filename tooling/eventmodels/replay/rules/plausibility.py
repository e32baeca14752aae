"""What states alone do not tell: doubled messages, two calls at once, an end that others outlive."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from eventmodels.catalogue.kinds import ParticipantKind
from eventmodels.replay.guards import holds
from eventmodels.replay.world import Due

if TYPE_CHECKING:
    from eventmodels.catalogue.flow import MessageStep
    from eventmodels.replay.automata import Automaton, Instance
    from eventmodels.replay.context import Context
    from eventmodels.replay.effects import MessageEffect
    from eventmodels.replay.world import World

__all__ = ["report_crowd", "report_nobody_left", "report_repetition"]

PLACES = frozenset({ParticipantKind.DN, ParticipantKind.DEVICE, ParticipantKind.PERSON, ParticipantKind.NETWORK})
"""Where a subject can be; servers and clients only deal with it."""


def report_repetition(context: Context, effect: MessageEffect, world: World) -> None:
    """Report a message that the same two exchanged just before, with nothing in between at the client's side."""
    step = effect.step
    side = {step.from_} if effect.request else effect.partners
    last = next((one for one in world.trail or () if side & {one.from_, one.to}), None)
    # The same step again is a `repeat`, which its author means.
    if last is not None and last.id != step.id and _like(last, step):
        message = f"{step.message} from {step.from_} to {step.to} says what step {last.id!r} has just said"
        context.report("nothing-new", message, step, world, "something between the two, or other values")


def _like(one: MessageStep, other: MessageStep) -> bool:
    def said(step: MessageStep) -> tuple[object, ...]:
        values = tuple((value.attribute, value.kind, value.text) for value in step.values)
        return step.protocol, step.message, step.from_, step.to, values

    return said(one) == said(other)


def report_crowd(
    context: Context, effect: MessageEffect, automaton: Automaton, instance: Instance, world: World
) -> None:
    """Report a participant that two of its subjects keep busy at once: states that the machine calls exclusive.

    Only where no state but those is possible for both; a step that leaves it open accuses nobody.
    """
    if not automaton.exclusive or not world.states(automaton, instance) <= automaton.exclusive:
        return
    for other in world.subjects(automaton, instance.participant):
        states = world.states(automaton, other)
        # What has no subject yet may be the very instance, not known by its name.
        if other != instance and other.subject and states <= automaton.exclusive:
            here = automaton.describe(instance, world.states(automaton, instance))
            message = f"{here} at {instance.participant} while {automaton.describe(other, states)} there"
            context.report("busy-twice", message, effect.step, world, "the other one on hold or ended first")


def report_nobody_left(
    context: Context, effect: MessageEffect, automaton: Automaton, instance: Instance, world: World
) -> World:
    """Report an end that is said to leave the subject to others where there are none.

    The protocol's `goes-on` tells which values say so: a party leaves, and the call goes on without it. Where some are
    left, and fewer than it takes, the world is returned that waits for somebody to join them.
    """
    record = context.catalogue.protocols[effect.step.protocol].record
    goes_on = record.goes_on
    if not goes_on or not instance.subject or holds(goes_on, effect.values) is not True:
        return world
    subject = instance.subject
    others = {other.participant for other in world.at if other.subject == subject} - {instance.participant}
    if len(others) >= max(1, record.at_least) or subject in dict(world.went) or _unseen(context, effect, automaton):
        return world
    if others:
        return replace(world, due=world.due | {Due("joins", subject, min(others), step=effect.step)})
    value = " and ".join(f"{name} {effect.values[name].text}" for name in goes_on)
    message = f"{value} says that {subject} goes on without {instance.participant}, and nobody else is in it"
    context.report("nobody-left", message, effect.step, world, "a value for an end of the whole")
    return world


def _unseen(context: Context, effect: MessageEffect, automaton: Automaton) -> bool:
    """Tell whether somebody may be in a subject unseen: a party that the machine does not follow."""
    places = (participant.id for participant in context.flow.participants if participant.kind in PLACES)
    return any(automaton not in context.machines_in(effect.step.protocol, place) for place in places)
