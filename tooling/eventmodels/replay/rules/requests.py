"""Requests and answers: each request is answered, and what only answers has been asked for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from eventmodels.replay.automata import Instance, after
from eventmodels.replay.world import Asked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eventmodels.replay.automata import Automaton
    from eventmodels.replay.context import Context
    from eventmodels.replay.effects import MessageEffect
    from eventmodels.replay.world import World

__all__ = ["exchange", "report_unanswered", "request_of"]


def exchange(context: Context, effect: MessageEffect, world: World) -> World:
    """Return the world after a request was sent, or after an event may have answered one."""
    return _ask(context, effect, world) if effect.request else _answer(context, effect, world)


def request_of(effect: MessageEffect, world: World) -> MessageEffect | None:
    """Return the request that an event answers: the one that its author names, else the last that it can answer."""
    return next((asked.effect for asked in reversed(world.asked) if _answers(effect, asked)), None)


def report_unanswered(context: Context, world: World) -> None:
    """Report, at an end, the requests that have had no answer though one is known."""
    for asked in world.asked:
        if not asked.answered and asked.effect.answered_by:
            step = asked.effect.step
            message = f"{step.message} of {step.from_} is never answered"
            context.report("unanswered-request", message, step, world, " or ".join(asked.effect.answered_by))


def _ask(context: Context, effect: MessageEffect, world: World) -> World:
    if effect.reference:
        _report_reuse(context, effect, world)
    # A step may leave open which instance it is about: one that would do is enough.
    claims = tuple(_claims(context, effect, world))
    if claims and not any(claim.met for claim in claims):
        states = "; ".join(dict.fromkeys(claim.found for claim in claims))
        message = f"{effect.step.message} of {effect.step.from_} cannot be carried out: {states}"
        expected = " or ".join(dict.fromkeys(claim.wanted for claim in claims))
        context.report("request-not-accepted", message, effect.step, world, expected)
    return replace(world, asked=(*world.asked, Asked(effect)))


def _report_reuse(context: Context, effect: MessageEffect, world: World) -> None:
    for earlier in world.asked:
        one, other = earlier.effect.step, effect.step
        if earlier.effect.reference == effect.reference and one.from_ == other.from_ and one.id != other.id:
            message = f"{other.message} of {other.from_} uses {effect.reference} again, the reference of {one.message}"
            context.report("reference-reused", message, other, world, "an identifier of its own")


@dataclass(frozen=True, slots=True)
class _Claim:
    """One instance that a request may be about, and whether its state would do."""

    met: bool
    found: str
    wanted: str


def _claims(context: Context, effect: MessageEffect, world: World) -> Iterator[_Claim]:
    """Yield what machines say of a request: one that names it, else those that know the events that answer it."""
    request = effect.step.message
    machines = [(party, a) for party in effect.about for a in context.machines_in(effect.step.protocol, party)]
    naming = [(party, a, a.accepts[request]) for party, a in machines if request in a.accepts]
    for party, automaton, states in naming:
        wanted = f"{automaton.machine.title} {automaton.machine.titles(states)}"
        for instance in _candidates(context, automaton, party, effect, world):
            held = world.states(automaton, instance)
            yield _Claim(not held.isdisjoint(states), _describe(automaton, instance, world), wanted)
    for party, automaton in () if naming else machines:
        for event in effect.answered_by if automaton.lasting else ():
            if event in automaton.by_event:
                for instance in _candidates(context, automaton, party, effect, world):
                    comes = _may_come(automaton, event, world, instance)
                    yield _Claim(comes, _describe(automaton, instance, world), f"a state in which {event} may come")


def _describe(automaton: Automaton, instance: Instance, world: World) -> str:
    return f"{automaton.describe(instance, world.states(automaton, instance))} at {instance.participant}"


def _may_come(automaton: Automaton, event: str, world: World, instance: Instance) -> bool:
    # Nobody knows yet what the answer will show, so whatever has a guard may happen or not.
    guards = tuple(None if transition.if_ or transition.unless else True for transition in automaton.by_event[event])
    return bool(after(automaton.table(event, guards), world.states(automaton, instance)))


def _candidates(
    context: Context, automaton: Automaton, participant: str, effect: MessageEffect, world: World
) -> tuple[Instance, ...]:
    """Return what a request may be about: what it names, else everything that is there and something new."""
    words = context.identify(automaton, effect.values)
    if not all(words):
        return (*world.subjects(automaton, participant), Instance(automaton.id, participant, ""))
    chained = (name for _, name in effect.chained) if words == (effect.subject,) else ()
    return tuple(Instance(automaton.id, participant, name) for name in (" ".join(words), *chained))


def _answer(context: Context, effect: MessageEffect, world: World) -> World:
    """Mark the last request that the event can answer, or the one that its author names."""
    _report_two_outcomes(context, effect, world)
    for position in reversed(range(len(world.asked))):
        if _answers(effect, world.asked[position]):
            asked = list(world.asked)
            refused = effect.is_refusal_of(asked[position].effect.step.message)
            asked[position] = replace(asked[position], answered=True, refused=refused)
            return replace(world, asked=tuple(asked))
    # A request may have several events for an answer: those after the first find it answered, and that is no mistake.
    step = effect.step
    if step.answers or (effect.only_answers and effect.answers and not _was_asked(effect, world)):
        wanted = step.answers or " or ".join(sorted(effect.answers))
        message = f"{step.message} to {step.to} answers nothing: no request that it fits was sent before"
        context.report("answer-without-request", message, step, world, f"{wanted} before it")
    return world


def _report_two_outcomes(context: Context, effect: MessageEffect, world: World) -> None:
    """Report a request that is carried out and refused: only where the event says by name that it answers it."""
    for asked in world.asked:
        request = asked.effect.step
        same = bool(effect.reference) and effect.reference == asked.effect.reference and request.to == effect.step.from_
        if asked.answered and (same or effect.step.answers == request.id) and request.message in effect.answers:
            refusal = effect.is_refusal_of(request.message)
            if refusal != asked.refused:
                before = "was carried out" if refusal else "was refused"
                message = f"{effect.step.message} answers {request.message} of {request.from_}, which {before} before"
                context.report("two-outcomes", message, effect.step, world, "one answer or the other")


def _answers(effect: MessageEffect, asked: Asked) -> bool:
    request = asked.effect.step
    if effect.step.answers:
        return request.id == effect.step.answers
    if asked.answered or request.protocol != effect.step.protocol or request.message not in effect.answers:
        return False
    # Where both show a reference it decides; else whoever asked must be told, by whom it was asked, and of what.
    if effect.reference and asked.effect.reference:
        return effect.reference == asked.effect.reference
    if asked.effect.subjects and effect.subject and asked.effect.subjects.isdisjoint(effect.subjects):
        return False
    return request.to == effect.step.from_ and request.from_ in effect.partners


def _was_asked(effect: MessageEffect, world: World) -> bool:
    """Tell whether a request that the event answers was sent and has had an answer already."""
    steps = (asked.effect.step for asked in world.asked)
    return any(step.message in effect.answers and step.from_ in effect.partners for step in steps)
