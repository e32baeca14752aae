"""What was asked for and what comes of it: the same values, and the operation that was begun."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from eventmodels.catalogue.kinds import ValueKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eventmodels.catalogue.flow import ShownValue
    from eventmodels.catalogue.records.protocols import Completion, Echo
    from eventmodels.replay.context import Context
    from eventmodels.replay.effects import MessageEffect
    from eventmodels.replay.world import Asked, World

__all__ = ["keep_begun", "report_not_as_asked", "report_other_operation", "report_unlike_earlier"]

CERTAIN = frozenset({ValueKind.VALUE, ValueKind.OPTIONAL, ValueKind.DIALLED, ValueKind.ANY})
"""Kinds of values of which one word is meant, if any."""


def report_not_as_asked(context: Context, effect: MessageEffect, world: World) -> None:
    """Report what an event says otherwise than the request asked by which it came about."""
    for rule in context.catalogue.protocols[effect.step.protocol].record.asked:
        shown = [name for name in rule.then if name in effect.values] if effect.step.message in rule.events else ()
        request = _asked(context, effect, world, rule) if shown else None
        for name in shown if request else ():
            assert request is not None
            wanted, value = _wanted(context, request, rule.then[name]), effect.values[name]
            if wanted and value.kind in CERTAIN and wanted.isdisjoint(value.words):
                said = " or ".join(sorted(wanted))
                step = request.step
                message = f"{name} is {value.text}, and {step.message} of {step.from_} asked for {said}"
                context.report("not-as-asked", message, effect.step, world, said, attribute=name)


def _asked(context: Context, effect: MessageEffect, world: World, rule: Echo) -> MessageEffect | None:
    """Return the request of a rule by which an event came about; None where it may have been another, or none."""
    step = effect.step
    if rule.by == "anybody" and not effect.subject and _several(world, rule):
        return None
    for asked in reversed(world.asked):
        request = asked.effect.step
        name = request.message if request.protocol == step.protocol else f"{request.protocol}.{request.message}"
        may_bring = name in rule.requests or (request.protocol == step.protocol and name in effect.answers)
        if asked.refused or request.to != step.from_ or not may_bring:
            continue
        if rule.by == "receiver" and request.from_ not in effect.partners:
            continue
        if _concerns(effect, asked, world, rule):
            return asked.effect if name in rule.requests and not _told_before(context, effect, asked, world) else None
    return None


def _several(world: World, rule: Echo) -> bool:
    """Tell whether several have asked what a rule is about, of which an event without a subject may mean any."""
    return len({a.effect.step.id for a in world.asked if a.effect.step.message in _bare(rule.requests)}) > 1


def _bare(names: tuple[str, ...]) -> set[str]:
    return {name.rpartition(".")[2] for name in names}


def _concerns(effect: MessageEffect, asked: Asked, world: World, rule: Echo) -> bool:
    """Tell whether a request is about what the event is about; where it names nothing, about its sender's subjects."""
    named = asked.effect.subjects
    if rule.of is not None:
        return effect.subject in {name for attribute, name in asked.effect.chained if attribute == rule.of}
    if named and effect.subject:
        return not named.isdisjoint(effect.subjects)
    if rule.by == "receiver" or not effect.subject:
        return True
    places = (i for i in (*world.at, *world.ended) if i.participant in asked.effect.about)
    return any(effect.subject in place.subject.split() for place in places)


def _told_before(context: Context, effect: MessageEffect, asked: Asked, world: World) -> bool:
    """Tell whether a round of such events is over since the request: what comes again has another cause."""
    told: list[str] = []
    for step in world.trail or ():
        if step is asked.effect.step:
            break
        if (step.protocol, step.message) == (effect.step.protocol, effect.step.message):
            other = context.effect(step)
            if not asked.effect.subjects or (other is not None and other.subject == effect.subject):
                told.append(step.to)
    return effect.step.to in told or len(set(told)) < len(told)


def _wanted(context: Context, request: MessageEffect, source: str) -> frozenset[str]:
    """Return the words that a request names: of one of its attributes, or the very value that the rule tells."""
    entry = context.catalogue.protocols[request.step.protocol]
    if source not in entry.attributes:
        return frozenset({source})
    value: ShownValue | None = request.values.get(source)
    if value is not None:
        return frozenset(value.words) if value.kind in CERTAIN else frozenset()
    # A request that does not say for whom speaks for its sender.
    return frozenset(request.about) if entry.record.roles and source == entry.record.roles.receiver else frozenset()


# Operations of two steps


def keep_begun(context: Context, effect: MessageEffect, world: World) -> World:
    """Return the world that knows which request has begun what a new identifier names."""
    if effect.request or not effect.subject or effect.subject in world.born:
        return world
    for rule in context.catalogue.protocols[effect.step.protocol].record.completes:
        for asked in reversed(world.asked):
            request = asked.effect.step
            if request.message in effect.answers and request.from_ in effect.partners and not asked.refused:
                if request.message in rule.began:
                    world = replace(world, began=world.began | {(effect.subject, request.message)})
                break
    return world


def report_unlike_earlier(context: Context, effect: MessageEffect, world: World) -> None:
    """Report a value that is the same as in earlier events to its receiver, by the row, and is not."""
    step = effect.step
    rows = context.catalogue.protocols[step.protocol].messages[step.message].attributes
    for name, value in effect.values.items():
        events = rows[name].same_as.get("earlier", ()) if name in rows and value.kind in CERTAIN else ()
        before = [w for e in _earlier(context, effect, world, events) for w in _words(e, name)] if events else []
        if before and set(before).isdisjoint(value.words):
            said = " or ".join(dict.fromkeys(before))
            message = f"{name} is {value.text}, and {' or '.join(events)} before it said {said}"
            context.report("values-disagree", message, step, world, said, attribute=name)


def _earlier(context: Context, effect: MessageEffect, world: World, events: tuple[str, ...]) -> Iterator[MessageEffect]:
    for step in world.trail or ():
        if step.message in events and (step.protocol, step.to) == (effect.step.protocol, effect.step.to):
            other = context.effect(step)
            if other is not None and other.subject == effect.subject:
                yield other


def _words(effect: MessageEffect, name: str) -> tuple[str, ...]:
    value = effect.values.get(name)
    return value.words if value is not None and value.kind in CERTAIN else ()


def report_other_operation(context: Context, effect: MessageEffect, world: World) -> None:
    """Report a request that ends what another operation has begun, or names it in another's place."""
    rules = context.catalogue.protocols[effect.step.protocol].record.completes
    for rule in rules if effect.request else ():
        if effect.step.message not in rule.requests:
            continue
        begun = _begun(effect, world)
        others = {name: request for name, request in begun.items() if request not in rule.began}
        if others and len(others) == len(begun):
            name, request = next(iter(others.items()))
            fitting = " or ".join(r for other in rules if request in other.began for r in other.requests)
            message = f"{effect.step.message} ends {name}, which {request} has begun"
            context.report("wrong-operation", message, effect.step, world, fitting)
        for named, subject in _exchanged(rule, effect, world):
            message = f"{rule.of} of {effect.step.message} names {named}, and what was begun is {subject}"
            context.report("wrong-operation", message, effect.step, world, subject, attribute=rule.of)


def _begun(effect: MessageEffect, world: World) -> dict[str, str]:
    """Return what a request may end: of what it names, else of all that is at its sender, and what has begun it."""
    names = effect.subjects or {i.subject for i in world.at if i.participant in effect.about}
    return {name: request for name, request in sorted(world.began) if name in names}


def _exchanged(rule: Completion, effect: MessageEffect, world: World) -> Iterator[tuple[str, str]]:
    named = dict(effect.chained).get(rule.of, "")
    if named and named not in world.consults and effect.subject in world.consults:
        yield named, effect.subject
