"""Requests and answers: each request is answered, and what only answers has been asked for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from eventmodels.replay.automata import Instance, after
from eventmodels.replay.world import Asked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eventmodels.replay.automata import Automaton
    from eventmodels.replay.steps import Step
    from eventmodels.replay.walk import Walk
    from eventmodels.replay.world import World

__all__ = ["answered", "exchange"]


def exchange(walk: Walk, step: Step, world: World) -> World:
    """Return the world after a request was sent, or after an event may have answered one."""
    return _asked(walk, step, world) if step.request else _answered(walk, step, world)


def _asked(walk: Walk, step: Step, world: World) -> World:
    if step.reference:
        _reused(walk, step, world)
    claims = tuple(_claims(walk, step, world))
    if claims and not any(claim.met for claim in claims):
        states = "; ".join(dict.fromkeys(claim.found for claim in claims))
        message = f"{step.arrow.message} of {step.arrow.from_} cannot be carried out: {states}"
        expected = " or ".join(dict.fromkeys(claim.wanted for claim in claims))
        walk.report("request-not-accepted", message, step.arrow, world, expected)
    return replace(world, asked=(*world.asked, Asked(step)))


def _reused(walk: Walk, step: Step, world: World) -> None:
    for earlier in world.asked:
        one, other = earlier.step.arrow, step.arrow
        if earlier.step.reference == step.reference and one.from_ == other.from_ and one.id != other.id:
            message = f"{other.message} of {other.from_} uses {step.reference} again, the reference of {one.message}"
            walk.report("reference-reused", message, other, world, "an identifier of its own")


@dataclass(frozen=True, slots=True)
class _Claim:
    """One instance that a request may be about, and whether its state would do."""

    met: bool
    found: str
    wanted: str


def _claims(walk: Walk, step: Step, world: World) -> Iterator[_Claim]:
    """Yield what machines say of a request: one that names it, else those that know the events that answer it."""
    machines = [
        (participant, a) for participant in step.about for a in walk.compiler.machines(participant, step.arrow.protocol)
    ]
    named = [
        (participant, a, a.accepts[step.arrow.message])
        for participant, a in machines
        if step.arrow.message in a.accepts
    ]
    for participant, automaton, states in named:
        wanted = f"{automaton.machine.title} {automaton.title(states)}"
        for instance in _candidates(walk, automaton, participant, step, world):
            held = world.states(automaton, instance)
            yield _Claim(not held.isdisjoint(states), _found(walk, automaton, instance, world), wanted)
    for participant, automaton in () if named else machines:
        for event in step.answered_by if automaton.lasting else ():
            if event in automaton.by_event:
                for instance in _candidates(walk, automaton, participant, step, world):
                    comes = _comes(automaton, event, world, instance)
                    yield _Claim(comes, _found(walk, automaton, instance, world), f"a state in which {event} may come")


def _found(walk: Walk, automaton: Automaton, instance: Instance, world: World) -> str:
    return f"{walk.named(automaton, instance, world.states(automaton, instance))} at {instance.participant}"


def _comes(automaton: Automaton, event: str, world: World, instance: Instance) -> bool:
    open_ = tuple(None if transition.if_ else True for transition in automaton.by_event[event])
    return bool(after(automaton.table(event, open_), world.states(automaton, instance)))


def _candidates(walk: Walk, automaton: Automaton, participant: str, step: Step, world: World) -> tuple[Instance, ...]:
    """Return what a request may be about: what it names, else everything that is there and something new."""
    words = walk.compiler.named(automaton, step.values)
    if not all(words):
        return (*world.subjects(automaton, participant), Instance(automaton.id, participant, ""))
    chained = (name for _, name in step.chained) if words == (step.subject,) else ()
    return tuple(Instance(automaton.id, participant, name) for name in (" ".join(words), *chained))


def answered(step: Step, world: World) -> Step | None:
    """Return the request that an event answers: the one that its author names, else the last that it can answer."""
    return next((asked.step for asked in reversed(world.asked) if _answers(step, asked)), None)


def _answered(walk: Walk, step: Step, world: World) -> World:
    """Mark the last request that the event can answer, or the one that its author names."""
    for position in reversed(range(len(world.asked))):
        if _answers(step, world.asked[position]):
            asked = list(world.asked)
            asked[position] = replace(asked[position], answered=True)
            return replace(world, asked=tuple(asked))
    if step.arrow.answers or (step.only_answers and step.answers and not _was_asked(step, world)):
        what = step.arrow.answers or " or ".join(sorted(step.answers))
        message = f"{step.arrow.message} to {step.arrow.to} answers nothing: no request that it fits was sent before"
        walk.report("answer-without-request", message, step.arrow, world, f"{what} before it")
    return world


def _answers(step: Step, asked: Asked) -> bool:
    request = asked.step.arrow
    if step.arrow.answers:
        return request.id == step.arrow.answers
    if asked.answered or request.protocol != step.arrow.protocol or request.message not in step.answers:
        return False
    if step.reference and asked.step.reference:
        return step.reference == asked.step.reference
    return request.to == step.arrow.from_ and request.from_ in step.partners


def _was_asked(step: Step, world: World) -> bool:
    """Tell whether a request that the event answers was sent and has had an answer already."""
    return any(
        asked.step.arrow.message in step.answers and asked.step.arrow.from_ in step.partners for asked in world.asked
    )
