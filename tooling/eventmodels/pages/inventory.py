"""The inventory of names that other documentation sites link by: `objects.inv`."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from mkdocstrings import Inventory

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eventmodels.pages.links import Links

__all__ = ["with_names"]

DOMAIN = "std"
"""Every reader of inventories knows it; names of programming interfaces are in others."""
TERM, LABEL = "term", "label"
"""A name that is its own title, and one that is shown by a title."""


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    role: str
    address: str
    title: str


def with_names(inventory: bytes, links: Links, project: str) -> bytes:
    """Return an inventory (empty, or as another plugin wrote it) with everything in the catalogue that has a name.

    A whole name says where its thing belongs, as in `states.agent.ready`; its last words will do where nothing else
    ends in them.
    """
    whole = Inventory.parse_sphinx(BytesIO(inventory)) if inventory else Inventory(project=project)
    entries = tuple(_entries(links))
    # Some readers do not tell capitals from small letters.
    meant = Counter(ending.lower() for entry in entries for ending in _endings(entry.name))
    for entry in entries:
        for name in _endings(entry.name):
            if name == entry.name or meant[name.lower()] == 1:
                whole.register(name, DOMAIN, entry.role, entry.address, -1, entry.title)
    return whole.format_sphinx()


def _endings(name: str) -> tuple[str, ...]:
    words = name.split(".")
    return tuple(".".join(words[start:]) for start in range(len(words)))


def _entries(links: Links) -> Iterator[_Entry]:
    catalogue = links.catalogue
    for protocol, entry in catalogue.protocols.items():
        yield _Entry(protocol, LABEL, links.protocol(protocol), entry.record.title)
        for name in entry.messages:
            yield _Entry(f"{protocol}.{name}", TERM, links.message(protocol, name), name)
        for name in entry.attributes:
            yield _Entry(f"{protocol}.attributes.{name}", TERM, links.attribute(protocol, name), name)
        for name in entry.enumerations:
            yield _Entry(f"{protocol}.enumerations.{name}", TERM, links.enumeration(protocol, name), name)
    for name, participant in catalogue.participants.items():
        yield _Entry(f"participants.{name}", LABEL, links.participant(name), participant.title)
    for machine, record in catalogue.machines.items():
        yield _Entry(f"states.{machine}", LABEL, links.machine(machine), record.title)
        for name, state in record.states.items():
            title = f"{record.title}: {state.title}"
            yield _Entry(f"states.{machine}.{name}", LABEL, links.machine(machine, name), title)
    for name, model in catalogue.models.items():
        yield _Entry(f"models.{name}", LABEL, links.model(name), model.record.title)
