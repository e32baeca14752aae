"""Starting files for authors: small, valid, and made from what the catalogue has."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from eventmodels.catalogue import MessageKind
from eventmodels.catalogue.records import Role

if TYPE_CHECKING:
    from eventmodels.catalogue import Catalogue

__all__ = ["Refused", "message", "model"]


class Refused(ValueError):
    """A starting file that cannot be made, with the reason."""


MODEL = """title: {title}
kind: model
summary: Say in one sentence what happens and why one would look here.
evidence: reconstructed
derived-from: [{machine}]
participants:                            # order is the order of columns
  A: {{is: {client}, label: First party}}
  S: {{is: {server}}}
steps:
  - {{from: A, to: S, send: {request}}}
  - {{from: S, to: A, send: {event}}}
notes:
  - Replace the steps; say here what is uncertain.
"""
MESSAGE = """category: {category}
title: {title}
messages:
  {name}:
    kind: {kind}
    summary: Say in one sentence what this message is for.
    evidence: reconstructed
    attributes:
      {attribute}: unknown               # mandatory | optional | never | unknown
"""


def model(catalogue: Catalogue, name: str, family: str | None) -> tuple[str, str]:
    """Return path and text of a new model: a request and its answer between two participants that can speak."""
    if not re.fullmatch(r"[a-z][a-z0-9-]*", name):
        raise Refused(f"{name!r} is no model id: small letters, digits and hyphens, a letter first")
    if name in catalogue.models:
        raise Refused(f"a model is called {name!r} already: {catalogue.models[name].path}")
    chosen = family or next(iter(catalogue.families), None)
    if chosen is None or (catalogue.families and chosen not in catalogue.families):
        raise Refused(f"{chosen!r} is no family: one of {', '.join(catalogue.families)}")
    client, server, request, event = _exchange(catalogue)
    machine = next(iter(catalogue.machines), None) or next(iter(catalogue.sources), "")
    title = name.replace("-", " ").capitalize()
    text = MODEL.format(title=title, client=client, server=server, request=request, event=event, machine=machine)
    return f"interactions/{chosen}/{name}.yml", text


def _exchange(catalogue: Catalogue) -> tuple[str, str, str, str]:
    for protocol in catalogue.protocols.values():
        sides = {role: [n for n in catalogue.participants if role in catalogue.speaks(n).get(protocol.id, ())] for role in Role}
        reply = next((r for r in protocol.replies if r.relation == "answers"), None)
        if reply and sides[Role.CLIENT] and sides[Role.SERVER]:
            return sides[Role.CLIENT][0], sides[Role.SERVER][0], reply.request, reply.event
    raise Refused("no protocol has a client, a server, a request and its answer yet")


def message(catalogue: Catalogue, name: str, protocol: str | None, category: str | None) -> tuple[str, str]:
    """Return path and text of a new message in a file of its own category."""
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9_]*", name):
        raise Refused(f"{name!r} is no message name: letters, digits and underscores, a letter first")
    chosen = protocol or next(iter(catalogue.protocols), "")
    if chosen not in catalogue.protocols:
        raise Refused(f"{chosen!r} is no protocol: one of {', '.join(catalogue.protocols)}")
    entry = catalogue.protocols[chosen]
    if name in entry.messages:
        raise Refused(f"{chosen} has a message {name} already, in {entry.homes[name]}.yml")
    home = category or "new"
    if home in (c.id for c in entry.categories):
        raise Refused(f"the category {home!r} exists: add the message to its file")
    kind = MessageKind.REQUEST if name.startswith("Request") else MessageKind.EVENT
    text = MESSAGE.format(
        category=home,
        title=home.replace("-", " ").capitalize(),
        name=name,
        kind=kind,
        attribute=next(iter(entry.attributes), "Name"),
    )
    return f"protocols/{chosen}/messages/{home}.yml", text
