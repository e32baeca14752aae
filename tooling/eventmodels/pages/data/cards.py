"""What a card says that opens at a link to a page: one shared script of data, loaded when the first card is wanted."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from eventmodels.catalogue.kinds import MessageKind, PresenceWord

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from eventmodels.catalogue import ProtocolEntry
    from eventmodels.pages.page import Page
    from eventmodels.pages.reference import Reference

__all__ = ["card_script"]

FEW = 8
"""So many names are listed; of more, the number."""

Card = dict[str, object]


def card_script(reference: Reference, pages: Iterable[Page]) -> str:
    """Return a script that gives one global: address -> title, kind, summary, presence, evidence of every page."""
    found = dict(_catalogued(reference))
    for page in pages:
        own: Card = {"title": page.title, "kind": page.kind.called, "summary": page.summary, "evidence": page.evidence}
        # A page of something in the catalogue has a card that says more: what is known of it there wins.
        if page.summary:
            found[page.address] = {**{k: v for k, v in own.items() if v}, **found.get(page.address, {})}
    text = json.dumps(found, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return f"(window.em ??= {{}}).cards = {text};\n"


def _catalogued(reference: Reference) -> Iterator[tuple[str, Card]]:
    addresses = reference.addresses
    for protocol in reference.catalogue.protocols.values():
        for name, message in protocol.messages.items():
            number = "" if message.number is None else f" {message.number}"
            card: Card = {"kind": f"{protocol.record.title} {message.kind}{number}"}
            # Of a reserved message nothing but its name is told anywhere.
            if message.kind is not MessageKind.RESERVED:
                card["lines"] = list(_presence(protocol, name))
            yield addresses.message(protocol.id, name), {**card, **_known(message.evidence)}
        for name, attribute in protocol.attributes.items():
            number = "" if attribute.number is None else f" {attribute.number}"
            kind = f"{protocol.record.title} attribute{number}, {attribute.type}"
            lines = list(_carried(protocol, name))
            yield (
                addresses.attribute(protocol.id, name),
                {"kind": kind, "lines": lines, **_known(attribute.evidence)},
            )
        for name, enumeration in protocol.enumerations.items():
            kind = f"{protocol.record.title} enumeration, {len(enumeration.values)} values"
            yield addresses.enumeration(protocol.id, name), {"kind": kind, **_known(enumeration.evidence)}
    yield from _keys(reference)


def _keys(reference: Reference) -> Iterator[tuple[str, Card]]:
    for name, key in reference.catalogue.keys.items():
        yield reference.addresses.key(name), {"kind": f"key in {', '.join(key.lists)}", **_known(key.evidence)}


def _known(evidence: object) -> Card:
    return {"evidence": str(evidence)} if evidence else {}


def _presence(protocol: ProtocolEntry, name: str) -> Iterator[str]:
    """Yield what a message must and may carry."""
    rows = protocol.messages[name].attributes
    mandatory = [a for a, row in rows.items() if row.presence is PresenceWord.MANDATORY]
    optional = sum(1 for row in rows.values() if row.presence is PresenceWord.OPTIONAL)
    if mandatory:
        yield f"Mandatory: {_listed(mandatory)}"
    if optional:
        yield f"Optional: {optional} attribute{'' if optional == 1 else 's'}"


def _carried(protocol: ProtocolEntry, name: str) -> Iterator[str]:
    """Yield in which messages an attribute must and may be."""
    for word in (PresenceWord.MANDATORY, PresenceWord.OPTIONAL):
        found = protocol.carriers(name, word)
        if found:
            yield f"{str(word).capitalize()} in: {_listed(found)}"


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names) if len(names) <= FEW else f"{', '.join(names[:FEW])} and {len(names) - FEW} more"
