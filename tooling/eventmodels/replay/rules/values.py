"""What the values of a step say for themselves, whatever came before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eventmodels.catalogue.conditions import guard_words
from eventmodels.catalogue.flow import MessageStep, leaves
from eventmodels.catalogue.kinds import ParticipantKind, ValueKind
from eventmodels.replay.guards import holds
from eventmodels.replay.rules.races import exclude
from eventmodels.replay.rules.subjects import subjects_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from eventmodels.catalogue.flow import Flow
    from eventmodels.catalogue.records.protocols import Exclusion, Implication, Receivers
    from eventmodels.replay.context import Context
    from eventmodels.replay.effects import MessageEffect
    from eventmodels.replay.rules.races import Around

__all__ = ["report_values"]

WORDS = frozenset({ValueKind.VALUE, ValueKind.OPTIONAL, ValueKind.DIALLED, ValueKind.ANY})
"""Kinds of values that hold one of some words, where they hold anything."""
Parts = dict[tuple[str, str], tuple[str, str, "Around"]]
"""(subject, party) -> the part it plays, since which step, in which fragments."""


def report_values(context: Context) -> None:
    """Report what cannot be true of the values of each step, and of those of two steps together."""
    parts: Parts = {}
    subjects = subjects_of(context)
    for step, around in _messages(context.flow):
        effect = context.effect(step)
        if effect is None:
            continue
        _report_equivalent(context, effect)
        _report_rows(context, effect)
        _report_kinds(context, effect)
        record = context.catalogue.protocols[step.protocol].record
        _report_impossible(context, effect, record.never)
        if effect.request:
            if record.roles is not None and step.message in record.roles.never_sender:
                _report_own_name(context, effect, record.roles)
            continue
        _report_unmonitored(context, effect)
        _report_foreign(context, effect)
        for rule in record.implies:
            _report_disagreement(context, effect, rule)
        if record.roles is not None:
            _report_parties(context, effect, record.roles)
            _report_doer(context, effect, record.roles)
            _report_stranger(context, effect, record.roles, subjects)
            _report_parts(context, effect, around, record.roles, parts)


def _messages(flow: Flow) -> Iterator[tuple[MessageStep, Around]]:
    for _, items in flow.courses():
        yield from ((step, around) for step, around in leaves(items) if isinstance(step, MessageStep))


def _report_unmonitored(context: Context, effect: MessageEffect) -> None:
    step, participant = effect.step, context.participants.get(effect.step.to)
    if participant is not None and participant.monitored == "false":
        message = f"{step.message} goes to {step.to}, who is not monitored"
        context.report("not-monitored", message, step, None, "no event, or a party that is monitored")


def _report_foreign(context: Context, effect: MessageEffect) -> None:
    """Demand that an event goes to a kind of device that it is for, as far as state machines tell kinds apart."""
    step, participant = effect.step, context.participants.get(effect.step.to)
    if participant is None or participant.kind is not ParticipantKind.DN:
        return
    kinds = context.foreign(step.protocol, step.message, step.to)
    if kinds:
        message = f"{step.message} goes to {step.to}, and no state machine of {participant.is_} knows it"
        context.report("event-not-allowed", message, step, None, f"an event to {' or '.join(kinds)}")


def _report_disagreement(context: Context, effect: MessageEffect, rule: Implication) -> None:
    """Demand that one value goes with another; only where the step shows both."""
    if holds(rule.if_, effect.values) is True and holds(rule.then, effect.values) is False:
        wanted, attribute = guard_words(rule.then), next(iter(rule.then))
        message = f"{guard_words(rule.if_)}, and not {wanted}"
        context.report("values-disagree", message, effect.step, None, wanted, attribute=attribute)


def _report_equivalent(context: Context, effect: MessageEffect) -> None:
    """Demand that a message says what it stands for where two participants mean another protocol's messages."""
    step = effect.step
    dialogue = context.catalogue.dialogue(context.kind(step.from_), context.kind(step.to), step.protocol)
    if dialogue is None:
        return
    rows = [row for row in dialogue.messages if row.spoken == step.message and not row.unsupported]
    meant = list(dict.fromkeys(row.meant or "" for row in rows))
    if step.stands_for not in meant:
        said = f"stands for {step.stands_for}" if step.stands_for else "does not say what it stands for"
        message = f"{step.message} between {step.from_} and {step.to} {said}"
        wanted = " or ".join(f"stands-for: {name}" if name else "no stands-for" for name in meant)
        context.report("no-equivalent", message, step, None, wanted or "a message that this dialogue has")


def _report_parties(context: Context, effect: MessageEffect, roles: Receivers) -> None:
    """Demand that the receiver is named as such, and is not named as another party."""
    step = effect.step
    named = context.party(effect, roles.receiver)
    participant = context.participants.get(step.to)
    hears = (step.to, *participant.speaks_for) if participant else (step.to,)
    # A client that speaks for nobody gets events about any party.
    if (
        named
        and participant
        and (participant.kind is ParticipantKind.DN or participant.speaks_for)
        and named not in hears
    ):
        message = f"{roles.receiver} of an event to {step.to} names {named}"
        context.report("wrong-receiver", message, step, None, " or ".join(hears), attribute=roles.receiver)
    for attribute in roles.never_receiver:
        if context.party(effect, attribute) == (named or step.to):
            message = f"{attribute} names {named or step.to}, to whom the event goes"
            context.report("same-party", message, step, None, "another party", attribute=attribute)


def _report_own_name(context: Context, effect: MessageEffect, roles: Receivers) -> None:
    """Demand that a request that is about another party does not name the one who asks."""
    asks = context.party(effect, roles.receiver) or effect.step.from_
    for attribute in roles.never_receiver:
        if context.party(effect, attribute) == asks:
            message = f"{attribute} names {asks}, who asks"
            context.report("same-party", message, effect.step, None, "another party", attribute=attribute)


def _report_doer(context: Context, effect: MessageEffect, roles: Receivers) -> None:
    """Demand that whoever does something to another party is not that party."""
    for attribute, part in roles.parts.items():
        value = effect.values.get(part)
        doer = context.party(effect, attribute) if value and set(value.words) & set(roles.doers) else ""
        for other in roles.others:
            if doer and other != attribute and context.party(effect, other) == doer:
                message = f"{other} and {attribute} name {doer}, who is {value.text if value else ''}"
                context.report("same-party", message, effect.step, None, "two parties", attribute=attribute)


def _report_stranger(
    context: Context, effect: MessageEffect, roles: Receivers, subjects: Mapping[str, Collection[str]]
) -> None:
    """Demand that the other parties are of the subject: that some event of the flow tells them of it."""
    for attribute in roles.others if effect.subject else ():
        party = context.party(effect, attribute)
        if context.followed(party, effect.step.protocol) and party not in subjects.get(effect.subject, (party,)):
            message = f"{attribute} names {party}, and no event tells {party} of {effect.subject}"
            context.report("party-not-there", message, effect.step, None, "a party of it", attribute=attribute)


def _report_impossible(context: Context, effect: MessageEffect, rules: tuple[Exclusion, ...]) -> None:
    """Demand that no value is shown that the message never has."""
    step = effect.step
    for rule in rules if effect.values else ():
        here = step.message in rule.messages and holds(rule.if_, effect.values) is True
        for name, words in rule.values.items() if here else ():
            value = effect.values.get(name)
            if value is not None and value.kind in WORDS and set(value.words) <= set(words):
                where = f" where {guard_words(rule.if_)}" if rule.if_ else ""
                message = f"{step.message} never has {name} {value.text}{where}"
                context.report("value-not-possible", message, step, None, "another value", attribute=name)


def _report_rows(context: Context, effect: MessageEffect) -> None:
    """Demand the value that the row of a message names, or that of the attribute that it says is the same."""
    step = effect.step
    rows = context.catalogue.protocols[step.protocol].messages[step.message].attributes
    for name, value in effect.values.items():
        row = rows.get(name)
        if row is None or value.kind not in WORDS:
            continue
        if row.value and row.value not in value.words:
            message = f"{name} of {step.message} is always {row.value}"
            context.report("value-not-possible", message, step, None, row.value, attribute=name)
        other = effect.values.get(row.equals or "")
        if other is not None and other.kind in WORDS and set(other.words).isdisjoint(value.words):
            message = f"{name} is {value.text}, and {row.equals} is {other.text}"
            context.report("values-disagree", message, step, None, f"the same in {row.equals}", attribute=name)


def _report_kinds(context: Context, effect: MessageEffect) -> None:
    """Demand that an attribute names a participant of a kind that it can name."""
    entry = context.catalogue.protocols[effect.step.protocol]
    for name in effect.values:
        record = entry.attributes.get(name)
        party = context.party(effect, name, dialled=True) if record is not None and record.names else ""
        if party and record and set(record.names).isdisjoint(context.catalogue.lineage(context.kind(party))):
            message = f"{name} names {party}, a participant of the kind {context.kind(party)}"
            wanted = " or ".join(record.names)
            context.report("party-not-fitting", message, effect.step, None, wanted, attribute=name)


def _report_parts(context: Context, effect: MessageEffect, around: Around, roles: Receivers, known: Parts) -> None:
    """Demand that a party plays one lasting part in a subject; `known` holds who plays which since which step."""
    step = effect.step
    for attribute, part in roles.parts.items():
        party = context.party(effect, attribute) or (step.to if attribute == roles.receiver else "")
        value = effect.values.get(part)
        one = value is not None and value.kind in {ValueKind.VALUE, ValueKind.OPTIONAL} and len(value.words) == 1
        word = value.words[0] if value and one else ""
        if not (party and effect.subject and word in roles.lasting):
            continue
        # The first step that tells it is kept, so that all that say otherwise are compared with one.
        earlier, where, place = known.setdefault((effect.subject, party), (word, step.id, around))
        if earlier != word and not exclude(place, around):
            message = f"{part} says {word} of {party} in {effect.subject}, and step {where!r} says {earlier}"
            context.report("part-changes", message, step, None, earlier, attribute=part)
