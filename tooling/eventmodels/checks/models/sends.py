"""Every step sends a message that both ends speak, the way the protocol goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eventmodels.catalogue.kinds import MessageKind, Role
from eventmodels.catalogue.problems import Problem, nearest
from eventmodels.checks import names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eventmodels.catalogue.catalogue import Catalogue
    from eventmodels.catalogue.records import models as m
    from eventmodels.catalogue.records.protocols import Message

__all__ = ["message_of", "sends_allowed"]

# From which side to which: reserved messages are refused before, as nobody knows their way.
WAYS = {
    MessageKind.REQUEST: (Role.CLIENT, Role.SERVER),
    MessageKind.EVENT: (Role.SERVER, Role.CLIENT),
}


def message_of(catalogue: Catalogue, model: m.Model, step: m.MessageStep) -> tuple[str, Message] | None:
    """Return the protocol and the message that a step sends; None where the name fits none or several."""
    one, other = model.column(step.from_), model.column(step.to)
    if one is None or other is None:
        return None
    protocol = catalogue.protocol_of(step.send, one.is_, other.is_)
    message = catalogue.message(protocol, step.message)
    return None if message is None else (protocol, message)


def sends_allowed(catalogue: Catalogue, model: m.Model, step: m.MessageStep) -> Iterator[Problem]:
    """Demand that a step sends a message of a protocol that both ends speak, in the direction of that protocol.

    Only the first thing that is wrong is reported: each question makes sense only if the one before has an answer.
    """
    columns = model.column(step.from_), model.column(step.to)
    kinds = [column.is_ for column in columns if column is not None and column.is_ in catalogue.participants]
    if "participants" in catalogue.incomplete or len(kinds) < len(columns):
        return  # reported where the ends are named
    one, other = kinds
    sent = message_of(catalogue, model, step)
    if sent is None:
        yield from _not_found(catalogue, step, one, other)
        return
    protocol, message = sent
    if message.kind is MessageKind.RESERVED:
        text = f"{step.send} is reserved: it is known by name and number only"
        yield Problem("reserved-message", text, step.at("send"), "a request or an event")
        return
    # Only a name with its protocol before it gets here without both ends speaking that: short names are sought among
    # the protocols that both speak.
    spoken = [protocol in catalogue.speaks(end) for end in (one, other)]
    if not all(spoken):
        text = f"{one if not spoken[0] else other} does not speak {protocol}"
        yield Problem("not-spoken", text, step.at("send"), _common(catalogue, one, other))
        return
    yield from _direction(catalogue, step, sent, (one, other))


def _not_found(catalogue: Catalogue, step: m.MessageStep, one: str, other: str) -> Iterator[Problem]:
    """Say why the message of a step is not certain: a wrong name, no common protocol, or several with the name."""
    span, (prefix, _, name) = step.at("send"), step.send.rpartition(".")
    if prefix:
        yield from names.protocols(catalogue).demand(prefix, span)
        if prefix in catalogue.protocols:
            yield from names.messages(catalogue, catalogue.protocols[prefix]).demand(name, span)
        return
    shared = catalogue.shared(one, other)
    if not shared:
        text = f"{one} and {other} speak no protocol in common"
        yield Problem("no-common-protocol", text, span, "the same protocol under 'speaks' of both")
        return
    fitting = [p for p in shared if p in catalogue.protocols and name in catalogue.protocols[p].messages]
    if fitting:
        text = f"{name} is a message of {' and '.join(fitting)}, and {one} and {other} speak them all"
        yield Problem("ambiguous-message", text, span, " or ".join(f"{p}.{name}" for p in fitting))
    # A protocol that both speak and that could not be read whole may have the message.
    elif not catalogue.unread_protocols.intersection(shared):
        candidates = [n for p in shared if p in catalogue.protocols for n in catalogue.protocols[p].messages]
        text = f"no message of {' or '.join(shared)} is called {name!r}"
        yield Problem("unknown-message", text, span, "", nearest(name, candidates))


def _common(catalogue: Catalogue, one: str, other: str) -> str:
    shared = catalogue.shared(one, other)
    return f"a message of {' or '.join(shared)}" if shared else "two ends that speak one protocol"


def _direction(
    catalogue: Catalogue, step: m.MessageStep, sent: tuple[str, Message], ends: tuple[str, str]
) -> Iterator[Problem]:
    protocol, message = sent
    sender, receiver = WAYS[message.kind]
    for key, end, side in zip(("from", "to"), ends, (sender, receiver), strict=True):
        roles = catalogue.speaks(end)[protocol]
        # Peers take both sides. One wrong end is enough to report: the other is usually wrong for the same reason.
        if side not in roles and Role.PEER not in roles:
            way = f"from the {sender} side to the {receiver} side of {protocol}"
            text = f"{message.kind} {step.send} goes {way}, and {end} is not on the {side} side"
            yield Problem("wrong-direction", text, step.at(key), f"a participant on the {side} side")
            return
