"""What the values of a step say for themselves, whatever came before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eventmodels.catalogue.conditions import guard_words
from eventmodels.catalogue.flow import MessageStep, leaves
from eventmodels.catalogue.kinds import ParticipantKind, ValueKind
from eventmodels.replay.guards import holds
from eventmodels.replay.rules.races import exclude

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eventmodels.catalogue.flow import Flow
    from eventmodels.catalogue.records.protocols import Implication, Receivers
    from eventmodels.replay.context import Context
    from eventmodels.replay.effects import MessageEffect
    from eventmodels.replay.rules.races import Around

__all__ = ["report_values"]

Parts = dict[tuple[str, str], tuple[str, str, "Around"]]
"""(subject, party) -> the part it plays, since which step, in which fragments."""


def report_values(context: Context) -> None:
    """Report what cannot be true of the values of each step, and of those of two steps together."""
    parts: Parts = {}
    for step, around in _messages(context.flow):
        effect = context.effect(step)
        if effect is None:
            continue
        _report_equivalent(context, effect)
        if effect.request:
            continue
        record = context.catalogue.protocols[step.protocol].record
        _report_unmonitored(context, effect)
        _report_foreign(context, effect)
        for rule in record.implies:
            _report_disagreement(context, effect, rule)
        if record.roles is not None:
            _report_parties(context, effect, record.roles)
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


def _party(context: Context, effect: MessageEffect, attribute: str) -> str:
    """Return the participant that an attribute names for certain."""
    value = effect.values.get(attribute)
    word = value.words[0] if value and value.kind is ValueKind.VALUE and len(value.words) == 1 else ""
    return word if word in context.participants else ""


def _report_parties(context: Context, effect: MessageEffect, roles: Receivers) -> None:
    """Demand that the receiver is named as such, and is not named as another party."""
    step = effect.step
    named = _party(context, effect, roles.receiver)
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
        if _party(context, effect, attribute) == (named or step.to):
            message = f"{attribute} names {named or step.to}, to whom the event goes"
            context.report("same-party", message, step, None, "another party", attribute=attribute)


def _report_parts(context: Context, effect: MessageEffect, around: Around, roles: Receivers, known: Parts) -> None:
    """Demand that a party plays one lasting part in a subject; `known` holds who plays which since which step."""
    step = effect.step
    for attribute, part in roles.parts.items():
        party = _party(context, effect, attribute) or (step.to if attribute == roles.receiver else "")
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
