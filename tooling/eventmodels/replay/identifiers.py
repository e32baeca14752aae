"""Identifiers: what names something that is there, and where it goes on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from eventmodels.replay.steps import Step
    from eventmodels.replay.walk import Walk
    from eventmodels.replay.world import World

__all__ = ["follow"]


def follow(walk: Walk, step: Step, world: World) -> World:
    """Return the world after the identifiers of a message: born, tied to each other, gone on."""
    if not step.subject and not step.chained:
        return world
    arrow, new = step.arrow, step.subject not in world.born
    if step.request and step.subject and new:
        message = f"{arrow.message} names {step.subject}, which no event has brought into being yet"
        walk.report("identifier-unborn", message, arrow, world, f"an event about {step.subject} before it")
    for attribute, name in step.chained:
        if name not in world.born or name == step.subject:
            what = "itself" if name == step.subject else "which no event has brought into being"
            message = f"{attribute} of {arrow.message} names {name}, {what}"
            walk.report("chain-to-nowhere", message, arrow, world, "an identifier that is there")
    if step.request:
        return world
    world = _gone_on(walk, step, world)
    if new and step.subject:
        tied = bool(step.chained)
        world = replace(
            world,
            born=world.born | {step.subject},
            consults=world.consults | {step.subject} if tied else world.consults,
        )
    return world


def _gone_on(walk: Walk, step: Step, world: World) -> World:
    """Keep where something goes on whose state moves to another identifier."""
    for former in {i.subject for effect in step.effects for i in effect.formers.values()} - {step.subject}:
        earlier = dict(world.went).get(former)
        if earlier is None:
            world = replace(world, went=(*world.went, (former, step.subject)))
        elif earlier != step.subject:
            message = f"{former} goes on under {step.subject} here, and went on under {earlier} before"
            walk.report("identifier-ends-twice", message, step.arrow, world, f"{earlier} in both places")
    return world
