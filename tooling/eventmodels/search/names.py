"""What there is, kind by kind: for lists, for completion and for guesses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from eventmodels.catalogue import Catalogue

__all__ = ["KINDS", "Listing", "all_names", "families", "listings"]


@dataclass(frozen=True, slots=True)
class Listing:
    """One thing of a list."""

    name: str
    what: str
    """What kind of thing it is, in few words."""
    summary: str
    protocol: str = ""
    """The id of the protocol it belongs to; empty where it belongs to none."""
    family: str = ""
    """The folder that a model stands in; empty for all else."""


def listings(catalogue: Catalogue, kind: str, protocol: str = "", family: str = "") -> tuple[Listing, ...]:
    """Return everything of a kind, in the order of the catalogue: of one protocol, or of a family and those below."""
    return tuple(
        one
        for one in KINDS[kind](catalogue)
        if protocol in ("", one.protocol) and f"{one.family}/".startswith(f"{family}/" if family else "")
    )


def all_names(catalogue: Catalogue) -> tuple[str, ...]:
    """Return every name that `explain` knows, but other spellings, numbers and states."""
    names = [*catalogue.keys, *catalogue.participants, *catalogue.machines, *catalogue.models]
    for protocol in catalogue.protocols.values():
        names += [*protocol.messages, *protocol.attributes, *protocol.enumerations]
        names += [value for e in protocol.enumerations.values() for value in e.values]
    return tuple(names)


def families(catalogue: Catalogue) -> tuple[str, ...]:
    """Return the families that models stand in and those around them, outermost first."""
    paths = [entry.family.split("/") for entry in catalogue.models.values()]
    return tuple(dict.fromkeys("/".join(path[:depth]) for path in paths for depth in range(1, len(path) + 1)))


def _protocols(catalogue: Catalogue) -> Iterator[Listing]:
    for name, entry in catalogue.protocols.items():
        yield Listing(name, "protocol", f"{entry.record.title}: {entry.record.summary}", name)


def _messages(catalogue: Catalogue) -> Iterator[Listing]:
    for protocol, entry in catalogue.protocols.items():
        for name, record in entry.messages.items():
            number = "" if record.number is None else f" {record.number}"
            yield Listing(name, f"{protocol} {record.kind}{number}", record.summary, protocol)


def _attributes(catalogue: Catalogue) -> Iterator[Listing]:
    for protocol, entry in catalogue.protocols.items():
        for name, record in entry.attributes.items():
            number = "" if record.number is None else f" {record.number}"
            yield Listing(name, f"{protocol} {record.type}{number}", record.summary, protocol)


def _enumerations(catalogue: Catalogue) -> Iterator[Listing]:
    for protocol, entry in catalogue.protocols.items():
        for name, record in entry.enumerations.items():
            yield Listing(name, f"{protocol} {len(record.values)} values", record.summary, protocol)


def _keys(catalogue: Catalogue) -> Iterator[Listing]:
    for name, record in catalogue.keys.items():
        yield Listing(name, f"key in {', '.join(record.lists)}", record.summary)


def _models(catalogue: Catalogue) -> Iterator[Listing]:
    for name, entry in catalogue.models.items():
        record = entry.record
        yield Listing(name, f"{record.kind}, {record.evidence}", record.title, family=entry.family)


def _participants(catalogue: Catalogue) -> Iterator[Listing]:
    for name, record in catalogue.participants.items():
        yield Listing(name, record.kind, record.summary)


def _states(catalogue: Catalogue) -> Iterator[Listing]:
    for machine, record in catalogue.machines.items():
        for name, state in record.states.items():
            yield Listing(
                f"{machine}.{name}", f"{record.protocol} state", state.summary or state.title, record.protocol
            )


KINDS: dict[str, Callable[[Catalogue], Iterator[Listing]]] = {
    "protocols": _protocols,
    "messages": _messages,
    "attributes": _attributes,
    "enumerations": _enumerations,
    "keys": _keys,
    "models": _models,
    "participants": _participants,
    "states": _states,
}
"""What can be listed."""
