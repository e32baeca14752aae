"""Identifiers: what names something that is there, and where it goes on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from eventmodels.replay.context import Context
    from eventmodels.replay.effects import MessageEffect
    from eventmodels.replay.world import World

__all__ = ["follow"]


def follow(context: Context, effect: MessageEffect, world: World) -> World:
    """Return the world after the identifiers of a message: born, tied to each other, gone on."""
    if not effect.subject and not effect.chained:
        return world
    new = effect.subject not in world.born
    _report_unborn(context, effect, world, new=new)
    if effect.request:  # asks, and brings nothing about
        return world
    world = _go_on(context, effect, world)
    if new and effect.subject:
        # What refers to another when it comes up is a consultation: something that is to end in the other one.
        consults = world.consults | {effect.subject} if effect.chained else world.consults
        world = replace(world, born=world.born | {effect.subject}, consults=consults)
    return world


def _report_unborn(context: Context, effect: MessageEffect, world: World, *, new: bool) -> None:
    step = effect.step
    if effect.request and effect.subject and new:
        message = f"{step.message} names {effect.subject}, which no event has brought into being yet"
        context.report("identifier-unborn", message, step, world, f"an event about {effect.subject} before it")
    for attribute, name in effect.chained:
        if name not in world.born or name == effect.subject:
            what = "itself" if name == effect.subject else "which no event has brought into being"
            message = f"{attribute} of {step.message} names {name}, {what}"
            context.report("chain-to-nowhere", message, step, world, "an identifier that is there")


def _go_on(context: Context, effect: MessageEffect, world: World) -> World:
    """Keep where something goes on whose state moves to another identifier."""
    formers = {former.subject for each in effect.state_effects for former in each.formers.values()}
    for former in formers - {effect.subject}:
        earlier = dict(world.went).get(former)
        if earlier is None:
            world = replace(world, went=(*world.went, (former, effect.subject)))
        elif earlier != effect.subject:
            message = f"{former} goes on under {effect.subject} here, and went on under {earlier} before"
            context.report("identifier-ends-twice", message, effect.step, world, f"{earlier} in both places")
    return world
