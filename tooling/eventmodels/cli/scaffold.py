"""Starting texts for authors: small, made from what the catalogue has, and valid once the placeholders are replaced."""

from __future__ import annotations

import re
from collections import Counter
from itertools import takewhile
from typing import TYPE_CHECKING

from eventmodels.catalogue import MessageKind
from eventmodels.catalogue.kinds import Role
from eventmodels.catalogue.reading.source import read_text
from eventmodels.checks.editorial.prose import PLACEHOLDER

if TYPE_CHECKING:
    from pathlib import Path

    from eventmodels.catalogue import Catalogue, ProtocolEntry, Response

__all__ = ["RefusedError", "message", "model"]


class RefusedError(ValueError):
    """A starting text that cannot be made, with the reason."""


# Written as text, not dumped: comments and the order of keys are what a starting text is for.
MODEL = """title: {title}
kind: model
summary: '{unwritten}one sentence that says what happens and why one would look here.'
evidence: reconstructed
derived-from: [{machine}]
participants:                            # order is the order of columns
  A: {{is: {client}, label: First party}}
  S: {{is: {server}}}
steps:
  - {{from: A, to: S, send: {request}}}
  - {{from: S, to: A, send: {event}}}
notes:
  - '{unwritten}what is uncertain, once the steps are yours.'
"""
CATEGORY = """category: {category}
title: {title}
messages:
"""
MESSAGE = """  {name}:
    kind: {kind}
    summary: '{unwritten}one sentence that says what {name} is for.'
    evidence: reconstructed
"""
ATTRIBUTE = """    attributes:
      {attribute}: unknown               # mandatory | optional | never | unknown
"""


def model(catalogue: Catalogue, name: str, family: str | None) -> tuple[str, str]:
    """Return path and text of a new model: a request and its answer between two participants that can speak.

    The path is below the models folder; without a family the first one is taken. Raises RefusedError where the name is
    taken or would not pass the checks, and where no two participants can speak.
    """
    if not re.fullmatch(r"[a-z][a-z0-9-]*", name):
        raise RefusedError(f"{name!r} is no model id: small letters, digits and hyphens, a letter first")
    if name in catalogue.models:
        raise RefusedError(f"a model is called {name!r} already: {catalogue.models[name].path}")
    chosen = family or next(iter(catalogue.families), "")
    if chosen not in catalogue.families:
        raise RefusedError(f"{chosen!r} is no family: one of {', '.join(catalogue.families)}")
    client, server, reply, protocol = _exchange(catalogue, chosen)
    # A reconstructed model has to say what it follows from: the machine of its protocol, or anything that is there.
    machines = (id_ for id_, machine in catalogue.machines.items() if machine.protocol == protocol)
    origin = next(machines, None) or next(iter(catalogue.sources), "")
    title = name.replace("-", " ").capitalize()
    text = MODEL.format(
        unwritten=PLACEHOLDER,
        title=title,
        client=client,
        server=server,
        request=reply.request,
        event=reply.event,
        machine=origin,
    )
    return f"interactions/{chosen}/{name}.yml", text


def _exchange(catalogue: Catalogue, family: str) -> tuple[str, str, Response, str]:
    """Return a client, a server, what they say, and the protocol: those that models of the chapter use most."""
    # What an author of this chapter is most likely to write about; the example only has to be one that passes the
    # checks.
    near = [
        entry.record
        for entry in catalogue.models.values()
        if entry.family.split("/")[0] == family.split("/", maxsplit=1)[0]
    ]
    kinds = Counter(column.is_ for model in near for column in model.participants.values())
    # Sorting is stable: those that are used equally often stay in the order of the catalogue.
    participants = sorted(catalogue.participants, key=lambda name: -kinds[name])
    spoken = Counter[str]()
    for name, count in kinds.items():
        spoken.update(dict.fromkeys(catalogue.speaks(name), count))
    for protocol in sorted(catalogue.protocols.values(), key=lambda entry: -spoken[entry.id]):
        sides = {r: [n for n in participants if r in catalogue.speaks(n).get(protocol.id, ())] for r in Role}
        replies = [reply for reply in protocol.responses if reply.relation == "answers"]
        pairs = (
            (client, r) for client in sides[Role.CLIENT] for r in replies if not _lasts(catalogue, client, r.event)
        )
        client, reply = next(pairs, ("", None))
        if reply is not None and sides[Role.SERVER]:
            return client, sides[Role.SERVER][0], reply, protocol.id
    raise RefusedError("no protocol has a client, a server, a request and its answer yet")


def _lasts(catalogue: Catalogue, participant: str, event: str) -> bool:
    """Return whether an event begins something at a participant that a whole model would have to bring to its end."""
    kinds = set(catalogue.lineage(participant))
    machines = [machine for machine in catalogue.machines.values() if machine.final and kinds & set(machine.of)]
    return any(transition.event == event for machine in machines for transition in machine.transitions)


def message(catalogue: Catalogue, root: Path, name: str, protocol: str | None, category: str | None) -> tuple[str, str]:
    """Return path and text of the file of a category, a new message at its end.

    `root` is the models folder; without protocol or category the first is taken. Raises RefusedError where the message
    is there already or the file cannot be added to.
    """
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9_]*", name):
        raise RefusedError(f"{name!r} is no message name: letters, digits and underscores, a letter first")
    chosen = protocol or next(iter(catalogue.protocols), "")
    if chosen not in catalogue.protocols:
        raise RefusedError(f"{chosen!r} is no protocol: one of {', '.join(catalogue.protocols)}")
    entry = catalogue.protocols[chosen]
    if name in entry.messages:
        raise RefusedError(f"{chosen} has a message {name} already, in {entry.homes[name]}.yml")
    listed = entry.record.categories
    home = category or next(iter(listed), "")
    if home not in listed:
        raise RefusedError(
            f"{home!r} is no category of {chosen}: one of {', '.join(listed)}, as its protocol.yml lists"
        )
    path = f"protocols/{chosen}/messages/{home}.yml"
    if home in (c.id for c in entry.categories):
        before = (root / path).read_text(encoding="utf-8").rstrip("\n") + "\n"
    else:
        before = CATEGORY.format(category=home, title=home.replace("-", " ").capitalize())
    text = before + _message(entry, name)
    # Read back before anything is written: a file that does not end in its messages would get the new one elsewhere.
    node, problems = read_text(text, path)
    if node is None or problems or node.below("messages").child(name) is None:
        raise RefusedError(f"{path} does not end in its list of messages: add {name} by hand")
    return path, text


def _message(entry: ProtocolEntry, name: str) -> str:
    attribute = next(iter(entry.attributes), None)
    return MESSAGE.format(unwritten=PLACEHOLDER, name=name, kind=_kind(entry, name)) + (
        ATTRIBUTE.format(attribute=attribute) if attribute else ""
    )


def _kind(entry: ProtocolEntry, name: str) -> MessageKind:
    """Return the kind of the message whose name begins most like a new one: what is alike is named alike."""
    known = {other: record.kind for other, record in entry.messages.items() if record.kind is not MessageKind.RESERVED}
    like = max(known, key=lambda other: _shared(name, other), default=None)
    return known[like] if like else MessageKind.EVENT


def _shared(one: str, other: str) -> int:
    """Return how many letters two names begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
