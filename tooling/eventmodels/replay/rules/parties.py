"""Who is in a subject: who must be told, who was said to come or to leave, and who is there no more."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from eventmodels.catalogue.kinds import ValueKind
from eventmodels.replay.guards import holds
from eventmodels.replay.world import Due

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eventmodels.catalogue.records.protocols import Announcement, Protocol, Telling
    from eventmodels.replay.automata import Automaton, Instance, States
    from eventmodels.replay.context import Context
    from eventmodels.replay.effects import MessageEffect
    from eventmodels.replay.world import World

__all__ = [
    "arrive",
    "end",
    "expect",
    "forget",
    "judge_said",
    "move",
    "report_absent",
    "report_after_end",
    "report_due",
]


def report_absent(context: Context, effect: MessageEffect, world: World) -> None:
    """Report a party that is named as being there, and is not, or not any more."""
    step, subject = effect.step, effect.subject
    roles = context.catalogue.protocols[step.protocol].record.roles
    for attribute, rule in roles.present.items() if roles and subject else ():
        party = context.party(effect, attribute)
        if not context.followed(party, step.protocol) or world.there(subject, party) or not _known(context, subject):
            continue
        left = _has_left(world, subject, party)
        if not left and _was_dialled(context, world, subject, party):
            continue
        if (step.message in (*rule.now, *rule.still)) if left else (step.message in (*rule.now, *rule.once)):
            message = f"{attribute} names {party}, who {'has left' if left else 'is not in'} {subject}"
            context.report("party-not-there", message, step, world, "a party that is there", attribute=attribute)


def _known(context: Context, subject: str) -> bool:
    """Tell whether it is known who is in a subject: it has come up here, or the flow says who was in it before."""
    presumed = {name for name, _ in context.flow.start.states}
    return context.flow.kind != "phase" or not presumed or subject in presumed


def _was_dialled(context: Context, world: World, subject: str, party: str) -> bool:
    """Tell whether a number was dialled for a subject, which is of it then even if nothing reaches it."""
    effects = (context.effect(step) for step in world.trail or ())
    dialled = (
        v.words for e in effects if e and e.subject == subject for v in e.values.values() if v.kind is ValueKind.DIALLED
    )
    return any(party in words for words in dialled)


def _has_left(world: World, subject: str, party: str) -> bool:
    was = any(i.participant == party and subject in i.subject.split() for i in world.ended)
    return was and not world.there(subject, party)


def report_after_end(context: Context, effect: MessageEffect, world: World) -> None:
    """Report an event that changes nothing at a party where its subject has ended: nothing is left to tell there."""
    step = effect.step
    automata = context.machines_in(step.protocol, step.to) if effect.subject and not effect.request else ()
    ignoring = any(automaton.lasting and step.message in automaton.machine.ignores for automaton in automata)
    if ignoring and _has_left(world, effect.subject, step.to):
        message = f"{step.message} cannot come to {step.to}: {effect.subject} has ended there"
        context.report("event-not-allowed", message, step, world, "no event at all")


# What a message promises


def expect(context: Context, effect: MessageEffect, world: World) -> World:
    """Return the world with what a message promises, as things stand before it."""
    record = context.catalogue.protocols[effect.step.protocol].record
    for rule in record.told if effect.subject and not effect.request else ():
        if effect.step.message in (rule.event, rule.when):
            world = _tell(context, effect, world, rule)
    added = (*_announced(context, effect, world, record), *_leaving(context, effect, world, record))
    return replace(world, due=world.due | set(added)) if added and effect.subject else world


def _tell(context: Context, effect: MessageEffect, world: World, rule: Telling) -> World:
    """Expect that all who are in the subject hear of who comes or goes, as the receiver does."""
    step, subject = effect.step, effect.subject
    hearers = {step.to, *context.participants[step.to].speaks_for} if step.to in context.participants else {step.to}
    # Whoever is new hears of those who were there before, and those of him.
    here = any(world.there(subject, hearer) for hearer in hearers)
    about = (context.party(effect, rule.about) if rule.about else "") if here else step.to
    if step.message == rule.event:
        heard = {(rule.event, subject, hearer, about) for hearer in hearers}
        told = {(event, at, who) for event, at, who, _ in heard}
        due = (d for d in world.due if (d.event, d.subject, d.who) not in told or not _alike(d.about, about))
        world = replace(world, heard=world.heard | heard, due=frozenset(due))
    if step.message != rule.when or holds(rule.if_, effect.values) is not True:
        return world
    missing = {
        Due("told", subject, party, rule.event, about, step=step)
        for party in _members(context, effect, world, rule.event) - hearers - {about}
        if not _has_heard(world, rule, subject, party, about)
    }
    return replace(world, due=world.due | missing)


def _has_heard(world: World, rule: Telling, subject: str, party: str, about: str) -> bool:
    return any(row[:3] == (rule.event, subject, party) and _alike(row[3], about) for row in world.heard)


def _alike(one: str, other: str) -> bool:
    """Tell whether two may be the same, where one is not named."""
    return not one or not other or one == other


def _members(context: Context, effect: MessageEffect, world: World, event: str) -> set[str]:
    """Return the parties of a subject to whom an event may come for certain."""
    found = set()
    for instance, states in world.at.items():
        if effect.subject in instance.subject.split() and context.followed(instance.participant, effect.step.protocol):
            for automaton in context.machines_in(effect.step.protocol, instance.participant):
                if automaton.id == instance.machine and automaton.lasting and _takes(automaton, event, states):
                    found.add(instance.participant)
    return found


def _takes(automaton: Automaton, event: str, states: States) -> bool:
    rows = automaton.by_event.get(event, ())
    return all(any(state in row.leads_from(automaton.machine) for row in rows) for state in states)


def _word(effect: MessageEffect, attribute: str) -> str:
    """Return the one word that an attribute holds, if it holds one for certain; a dialled number counts."""
    value = effect.values.get(attribute)
    sure = value is not None and value.kind in {ValueKind.VALUE, ValueKind.DIALLED} and len(value.words) == 1
    return value.words[0] if sure and value else ""


def _announced(context: Context, effect: MessageEffect, world: World, record: Protocol) -> Iterator[Due]:
    for number, rule in enumerate(record.announces):
        who = _word(effect, rule.names) if effect.step.message in rule.messages else ""
        # Of a party it is known that it comes, of others only what events say.
        known = who in context.identifiers if rule.comes else context.followed(who, effect.step.protocol)
        if who and known and who != effect.step.to and not world.there(effect.subject, who):
            yield Due("comes", effect.subject, who, rule=number, step=effect.step)


def _leaving(context: Context, effect: MessageEffect, world: World, record: Protocol) -> Iterator[Due]:
    if effect.request:
        return
    for attribute, part in record.roles.parts.items() if record.roles else ():
        party = context.party(effect, attribute)
        leaves = record.roles is not None and _word(effect, part) in record.roles.leavers
        if party and leaves and world.there(effect.subject, party):
            yield Due("leaves", effect.subject, party, step=effect.step)


# What keeps a promise


def arrive(context: Context, effect: MessageEffect, world: World, arrived: frozenset[str]) -> World:
    """Return the world after some came into the subject of a message: those who were expected, or others."""
    step = effect.step
    rules = context.catalogue.protocols[step.protocol].record.announces
    # What the message itself has promised it cannot keep yet: the receiver is where it was, or begins.
    expected = [
        d for d in world.due if d.kind == "comes" and d.step and d.step is not step and d.step.protocol == step.protocol
    ]
    due = {d for d in world.due if not (d.kind == "joins" and arrived and d.subject == effect.subject)}
    for one in expected:
        rule, here = rules[one.rule], one.subject == effect.subject
        come = _comers(effect, rule, arrived) if here else frozenset()
        if one.who in {step.from_, step.to, *come} or (here and _explained(effect, rule, one, come)):
            due.discard(one)
        elif come and not one.rival and come.isdisjoint(d.who for d in expected):
            due.discard(one)
            due.add(replace(one, rival=" and ".join(sorted(come)), step=step))
    return world if due == world.due else replace(world, due=frozenset(due))


def _explained(effect: MessageEffect, rule: Announcement, due: Due, come: frozenset[str]) -> bool:
    """Tell whether a message says why nobody, or another one, is to be expected."""
    if effect.step.message in rule.void and not due.rival:
        return True
    return bool(come and rule.unless) and holds(rule.unless, effect.values) is True


def _comers(effect: MessageEffect, rule: Announcement, arrived: frozenset[str]) -> frozenset[str]:
    if not rule.comes:
        return arrived
    attribute = rule.comes.get(effect.step.message)
    return frozenset({_word(effect, attribute)} - {""}) if attribute else frozenset()


def end(world: World, instance: Instance) -> World:
    """Return the world after something has ended at a party: of it nothing more is told, and nobody waits for it."""
    subjects = instance.subject.split()
    due = {
        d
        for d in world.due
        if not (d.kind in {"told", "leaves"} and d.who == instance.participant and d.subject in subjects)
    }
    return replace(world, ended=world.ended | {instance}, due=frozenset(due))


def move(world: World, former: Instance) -> World:
    """Return the world after something goes on under another name: who has come there is there."""
    joined = {d for d in world.due if d.kind == "joins" and d.subject in former.subject.split()}
    world = end(world, former)
    return replace(world, due=world.due - joined) if joined else world


def judge_said(context: Context, world: World, subject: str, party: str) -> World:
    """Report what a state that is said of a party shows to have been missed; return the world without it."""
    late = {d for d in world.due if d.kind in {"told", "leaves"} and (d.subject, d.who) == (subject, party)}
    for due in sorted(late, key=_order):
        _report(context, world, due)
    return replace(world, due=world.due - late) if late else world


def forget(context: Context, world: World) -> World:
    """Return the world after something was done outside the protocols: it may be why another party comes."""
    kept = frozenset(d for d in world.due if d.kind != "comes" or d.rival or d.who in context.identifiers)
    return replace(world, due=kept) if kept != world.due else world


def report_due(context: Context, world: World) -> None:
    """Report, at an end, what was promised and has not come about."""
    for due in sorted(world.due, key=_order):
        # Who joins after a phase only its user knows.
        if due.kind != "joins" or context.flow.kind != "phase":
            _report(context, world, due)


def _order(due: Due) -> tuple[str, ...]:
    return due.kind, due.subject, due.who, due.about, due.event, due.rival


def _report(context: Context, world: World, due: Due) -> None:
    assert due.step is not None
    says = f"{due.step.message} to {due.step.to}"
    if due.kind == "told":
        message = f"{says} tells of {due.about or 'a change'} in {due.subject}, and nothing tells {due.who}"
        context.report("not-told", message, due.step, world, f"{due.event} to {due.who}")
    elif due.kind == "leaves":
        message = f"{says} says that {due.who} leaves {due.subject}, and {due.who} stays"
        context.report("party-stays", message, due.step, world, f"an end of {due.subject} at {due.who}")
    elif due.kind == "joins":
        message = f"{says} says that {due.subject} goes on, and {due.who} stays alone in it"
        context.report("nobody-left", message, due.step, world, "a value for an end of the whole")
    elif due.rival:
        message = f"{due.rival} comes into {due.subject}, where {due.who} was named, who never comes"
        context.report("other-party-comes", message, due.step, world, due.who)
