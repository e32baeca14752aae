"""What the values of a step say for themselves, whatever came before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eventmodels.catalogue.conditions import guard_words
from eventmodels.catalogue.flow import MessageStep, leaves
from eventmodels.catalogue.problems import Severity
from eventmodels.replay.finding import Finding
from eventmodels.replay.guards import holds
from eventmodels.replay.races import exclusive, races

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eventmodels.catalogue.flow import Flow
    from eventmodels.catalogue.records.protocols import Receivers
    from eventmodels.replay.races import Around
    from eventmodels.replay.steps import Step
    from eventmodels.replay.walk import Walk

__all__ = ["contents"]

Parts = dict[tuple[str, str], tuple[str, str, "Around"]]
"""(subject, party) -> the part it plays, since which step, in which blocks."""


def contents(walk: Walk) -> Iterator[Finding]:
    """Yield what cannot be true of the values of each step, and of those of two steps together."""
    yield from map(_race, races(walk.flow))
    parts: Parts = {}
    for arrow, around in _arrows(walk.flow):
        step = walk.step(arrow)
        entry = walk.compiler.catalogue.protocols.get(arrow.protocol)
        if step is None or entry is None:
            continue
        yield from _equivalents(walk, step)
        if step.request:
            continue
        participant = walk.compiler.participants.get(arrow.to)
        if participant is not None and participant.monitored == "false":
            message = f"{arrow.message} goes to {arrow.to}, who is not monitored"
            yield _finding("not-monitored", step, message, "no event, or a party that is monitored")
        for rule in entry.record.implies:
            if holds(rule.if_, step.values) is True and holds(rule.then, step.values) is False:
                message = f"{guard_words(rule.if_)}, and not {guard_words(rule.then)}"
                yield _finding("values-disagree", step, message, guard_words(rule.then), next(iter(rule.then)))
        if entry.record.roles is not None:
            yield from _parties(walk, step, entry.record.roles)
            yield from _parts(walk, step, around, entry.record.roles, parts)


def _arrows(flow: Flow) -> Iterator[tuple[MessageStep, Around]]:
    for items in (flow.items, *(interruption.items or () for interruption in flow.interruptions)):
        yield from ((step, around) for step, around in leaves(items) if isinstance(step, MessageStep))


def _race(pair: tuple[MessageStep, MessageStep]) -> Finding:
    first, second = pair
    ends = f"{second.message} of {second.from_} and {first.message} of {first.from_}"
    message = f"{ends} (step {first.id!r}) go to {second.to}, and nothing puts one before the other"
    return Finding("order-not-promised", message, second.span, "", second.id, severity=Severity.INFORMATION)


def _equivalents(walk: Walk, step: Step) -> Iterator[Finding]:
    """Demand that a message says what it stands for where two participants mean another protocol's messages."""
    arrow, kinds = step.arrow, {participant.id: participant.is_ for participant in walk.flow.participants}
    dialogue = walk.compiler.catalogue.dialogue(kinds[arrow.from_], kinds[arrow.to], arrow.protocol)
    if dialogue is None:
        return
    rows = [row for row in dialogue.messages if row.spoken == arrow.message and not row.unsupported]
    meant = list(dict.fromkeys(row.meant or "" for row in rows))
    if arrow.stands_for not in meant:
        said = f"stands for {arrow.stands_for}" if arrow.stands_for else "does not say what it stands for"
        message = f"{arrow.message} between {arrow.from_} and {arrow.to} {said}"
        expected = " or ".join(f"stands-for: {name}" if name else "no stands-for" for name in meant)
        yield _finding("no-equivalent", step, message, expected or "a message that this dialogue has")


def _finding(code: str, step: Step, message: str, expected: str, attribute: str = "") -> Finding:
    return Finding(code, message, step.arrow.span, expected, step.arrow.id, attribute)


def _party(walk: Walk, step: Step, attribute: str) -> str:
    """Return the participant that an attribute names for certain."""
    value = step.values.get(attribute)
    word = value.words[0] if value and value.kind == "value" and len(value.words) == 1 else ""
    return word if word in walk.compiler.participants else ""


def _parties(walk: Walk, step: Step, roles: Receivers) -> Iterator[Finding]:
    """Demand that the receiver is named as such, and is not named as another party."""
    arrow = step.arrow
    named = _party(walk, step, roles.receiver)
    participant = walk.compiler.participants.get(arrow.to)
    hears = (arrow.to, *participant.speaks_for) if participant else (arrow.to,)
    if named and participant and (participant.kind == "dn" or participant.speaks_for) and named not in hears:
        message = f"{roles.receiver} of an event to {arrow.to} names {named}"
        yield _finding("wrong-receiver", step, message, " or ".join(hears), roles.receiver)
    for attribute in roles.never_receiver:
        if _party(walk, step, attribute) == (named or arrow.to):
            message = f"{attribute} names {named or arrow.to}, to whom the event goes"
            yield _finding("same-party", step, message, "another party", attribute)


def _parts(walk: Walk, step: Step, around: Around, roles: Receivers, known: Parts) -> Iterator[Finding]:
    """Demand that a party plays one lasting part in a subject; `known` holds who plays which since which step."""
    for attribute, part in roles.parts.items():
        party = _party(walk, step, attribute) or (step.arrow.to if attribute == roles.receiver else "")
        value = step.values.get(part)
        word = value.words[0] if value and value.kind in {"value", "optional"} and len(value.words) == 1 else ""
        if not (party and step.subject and word in roles.lasting):
            continue
        earlier, where, place = known.setdefault((step.subject, party), (word, step.arrow.id, around))
        if earlier != word and not exclusive(place, around):
            message = f"{part} says {word} of {party} in {step.subject}, and step {where!r} says {earlier}"
            yield _finding("part-changes", step, message, earlier, part)
