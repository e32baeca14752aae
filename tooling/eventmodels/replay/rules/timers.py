"""Timers: what runs out or is cancelled was started before, and has not ended yet."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from eventmodels.catalogue.flow import ActionStep
    from eventmodels.replay.context import Context
    from eventmodels.replay.world import World

__all__ = ["pass_timer"]

ENDS = {"cancel": "cancels", "expire": "lets run out"}


def pass_timer(context: Context, step: ActionStep, world: World) -> World:
    """Return the world after an action that starts, cancels or lets run out a timer of whoever acts."""
    if step.timer == "start":
        return replace(world, timers=tuple(sorted((*world.timers, step.by))))
    if step.by not in world.timers:
        # What ends at the very beginning of a phase its user has started.
        if context.flow.kind == "phase" and world.trail is None:
            return world
        message = f"{step.by} {ENDS[step.timer]} a timer that does not run"
        context.report("timer-not-running", message, step.span, world, "'timer: start' before it, and no other end")
        return world
    running = list(world.timers)
    running.remove(step.by)
    return replace(world, timers=tuple(running))
