"""The page on which everything that messages carry can be filtered, and the data of its matrix."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from eventmodels.catalogue.addresses import NamedAddress
from eventmodels.catalogue.kinds import MessageKind, PresenceWord
from eventmodels.catalogue.records.base import other_names
from eventmodels.pages.page import Heading, Page, PageKind
from eventmodels.web.assets import MATRIX, asset_address

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from eventmodels.catalogue import Catalogue, Category, Flows, ProtocolEntry
    from eventmodels.catalogue.addresses import Addresses
    from eventmodels.catalogue.records.protocols import Message, Presence
    from eventmodels.pages.reference import Reference

__all__ = ["ExplorerView", "explorer_page", "matrix_script"]

EXPLORER = PageKind("explorer", "Attribute", beside=False)

CODES = {
    PresenceWord.MANDATORY: "m",
    PresenceWord.OPTIONAL: "o",
    PresenceWord.UNKNOWN: "u",
    PresenceWord.NEVER: "n",
}
"""A letter for each presence; a capital where conditions are attached."""


@dataclass(frozen=True, slots=True)
class CarrierRow:
    """An attribute and the names of the messages that carry it, by presence."""

    link: NamedAddress
    number: str
    mandatory: tuple[str, ...]
    optional: tuple[str, ...]
    otherwise: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """Everything of one protocol."""

    id: str
    heading: Heading
    categories: tuple[Category, ...]
    rows: tuple[CarrierRow, ...]


@dataclass(frozen=True, slots=True)
class ExplorerView:
    """Everything the page shows before a script runs, and the scripts and styles it needs."""

    blocks: tuple[Block, ...]
    kinds: tuple[str, ...]
    presences: tuple[str, ...]
    senders: tuple[tuple[str, str], ...]
    """Id and title of each participant that sends something in a model."""
    receivers: tuple[tuple[str, str], ...]
    style: str
    scripts: tuple[str, ...]


def explorer_page(reference: Reference) -> Iterator[Page]:
    """Yield the page of the whole matrix."""
    addresses = reference.addresses
    # Only those that do send or receive in some model: any other choice would always show nothing.
    ends = {end for found in _ends(reference.flows).values() for end in found}
    senders, receivers = (_titled(reference.catalogue, {end.split(">")[side] for end in ends}) for side in (0, 1))
    blocks = tuple(_block(protocol, addresses) for protocol in reference.catalogue.protocols.values())
    style, scripts = asset_address("explorer.css"), (MATRIX, asset_address("explorer.js"))
    yield Page(
        address=addresses.explorer(),
        title="Attribute explorer",
        kind=EXPLORER,
        data=ExplorerView(blocks, tuple(MessageKind), tuple(PresenceWord), senders, receivers, style, scripts),
        summary="Which message carries which attribute: everything on one page, to filter, sort and download.",
        section=("Attributes",),
    )


def _titled(catalogue: Catalogue, names: Collection[str]) -> tuple[tuple[str, str], ...]:
    return tuple((name, record.title) for name, record in catalogue.participants.items() if name in names)


def _block(protocol: ProtocolEntry, addresses: Addresses) -> Block:
    rows = tuple(
        _carried(protocol, name, NamedAddress(addresses.attribute(protocol.id, name), name))
        for name in protocol.attributes
        if protocol.carriers(name)
    )
    return Block(protocol.id, Heading(protocol.id, protocol.record.title), protocol.categories, rows)


def _carried(protocol: ProtocolEntry, name: str, link: NamedAddress) -> CarrierRow:
    number = protocol.attributes[name].number
    never = (f"{message} (never)" for message in protocol.carriers(name, PresenceWord.NEVER))
    return CarrierRow(
        link,
        number="" if number is None else str(number),
        mandatory=protocol.carriers(name, PresenceWord.MANDATORY),
        optional=protocol.carriers(name, PresenceWord.OPTIONAL),
        otherwise=(*protocol.carriers(name, PresenceWord.UNKNOWN), *never),
    )


def matrix_script(reference: Reference) -> str:
    """Return the script that gives the matrix to the page; addresses follow from the forms and the names in it."""
    ends = _ends(reference.flows)
    protocols = reference.catalogue.protocols.values()
    data = [{**_protocol(each, ends), "forms": _forms(each.id, reference.addresses)} for each in protocols]
    rows = ",\n".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in data)
    return f"(window.em ??= {{}}).matrix = [\n{rows}\n];\n"


def _forms(protocol: str, addresses: Addresses) -> dict[str, str]:
    """Return the addresses of a message, of an attribute and of one on the page of the other, with names left open."""
    message, attribute = "{message}", "{attribute}"
    return {
        "message": addresses.message(protocol, message),
        "attribute": addresses.attribute(protocol, attribute),
        "carried": addresses.message(protocol, message, attribute),
    }


Ends = dict[tuple[str, str], dict[str, None]]


def _ends(flows: Flows) -> Ends:
    """(protocol, message) -> `sender>receiver` of every step that sends it in a model, by what the participants are."""
    found: Ends = {}
    for flow in flows.all.values():
        kinds = {participant.id: participant.is_ for participant in flow.participants}
        for step in flow.messages():
            sender, receiver = (kinds.get(end, end) for end in (step.from_, step.to))
            found.setdefault((step.protocol, step.message), {})[f"{sender}>{receiver}"] = None
    return found


def _protocol(protocol: ProtocolEntry, ends: Ends) -> dict[str, object]:
    # A cell is a place in the list and a letter; names in thousands of cells would make the file many times as long.
    place = {name: index for index, name in enumerate(protocol.attributes)}
    attributes = [
        [name, record.number, "|".join(_spellings(name, record.aliases, record.log_name, record.member))]
        for name, record in protocol.attributes.items()
    ]
    messages = [
        [
            name,
            record.number,
            "|".join(_spellings(name, record.aliases)),
            str(record.kind),
            protocol.homes[name],
            "".join(_cells(record, place)),
            " ".join(sorted(ends.get((protocol.id, name), ()))),
        ]
        for name, record in protocol.messages.items()
    ]
    return {"id": protocol.id, "title": protocol.record.title, "attributes": attributes, "messages": messages}


def _cells(record: Message, place: Mapping[str, int]) -> Iterator[str]:
    """Yield the place of each attribute in the list of its protocol, and the letter of its presence."""
    for name, presence in record.attributes.items():
        if name in place:
            yield f"{place[name]}{_code(presence)}"


def _code(presence: Presence) -> str:
    code = CODES[presence.presence]
    return code.upper() if presence.required_when or presence.absent_when else code


def _spellings(name: str, aliases: Mapping[str, tuple[str, ...]], *more: str | None) -> tuple[str, ...]:
    words = (*other_names(aliases), *more)
    return tuple(dict.fromkeys(word for word in words if word and word != name))
