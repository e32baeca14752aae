"""Pages of dialogues in which one protocol is spoken and the messages of others are meant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from eventmodels.catalogue.addresses import NamedAddress
from eventmodels.pages.page import Heading, Page, PageKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eventmodels.catalogue.addresses import Addresses
    from eventmodels.catalogue.records.editorial import Dialogue, Equivalent
    from eventmodels.pages.reference import Reference

__all__ = ["dialogue_pages", "equivalences"]

DIALOGUE = PageKind("dialogue", "Participant")


@dataclass(frozen=True, slots=True)
class Meaning:
    """One row: what is spoken, what it means, and when."""

    spoken: NamedAddress
    meant: NamedAddress | None
    row: Equivalent
    evidence: str


@dataclass(frozen=True, slots=True)
class DialogueView:
    """Everything the page of a dialogue shows."""

    record: Dialogue
    ends: tuple[NamedAddress, NamedAddress]
    protocol: NamedAddress
    rows: tuple[Meaning, ...]


def dialogue_pages(reference: Reference) -> Iterator[Page]:
    """Yield a page for every dialogue."""
    catalogue, addresses = reference.catalogue, reference.addresses
    for id_, dialogue in catalogue.dialogues.items():
        first, second = map(addresses.named_participant, dialogue.between)
        protocol = catalogue.protocols[dialogue.protocol].record.title
        rows = tuple(_meaning(addresses, dialogue, row) for row in dialogue.messages)
        spoken = NamedAddress(addresses.protocol(dialogue.protocol), protocol)
        yield Page(
            address=addresses.dialogue(id_),
            title=f"{first.name} and {second.name}",
            kind=DIALOGUE,
            data=DialogueView(dialogue, (first, second), spoken, rows),
            summary=f"What messages of {protocol} mean between {first.name} and {second.name}.",
            headings=(Heading("messages", "Messages and what they mean"),),
            section=("Participants",),
            source="equivalents.yml",
        )


def _meaning(addresses: Addresses, dialogue: Dialogue, row: Equivalent) -> Meaning:
    protocol, _, message = (row.meant or "").rpartition(".")
    meant = NamedAddress(addresses.message(protocol, message), row.meant or "") if message else None
    spoken = NamedAddress(addresses.message(dialogue.protocol, row.spoken), row.spoken)
    return Meaning(spoken, meant, row, str(row.evidence or dialogue.evidence or ""))


def equivalences(reference: Reference, protocol: str, message: str) -> Iterator[tuple[str, tuple[NamedAddress, ...]]]:
    """Yield what a message stands for, and what stands for it, each under a title; notes say when."""
    for_, by = [], []
    for dialogue in reference.catalogue.dialogues.values():
        ends = " and ".join(reference.catalogue.participants[end].title for end in dialogue.between)
        for meaning in (_meaning(reference.addresses, dialogue, row) for row in dialogue.messages):
            note = f"between {ends}" + (f": {meaning.row.when}" if meaning.row.when else "")
            # A message may stand on either side, and on both where a dialogue leaves it as it is.
            if meaning.meant and (dialogue.protocol, message) == (protocol, meaning.row.spoken):
                for_.append(NamedAddress(meaning.meant.address, meaning.meant.name, note, meaning.evidence))
            if meaning.row.meant == f"{protocol}.{message}":
                by.append(
                    NamedAddress(
                        meaning.spoken.address, f"{dialogue.protocol}.{meaning.spoken.name}", note, meaning.evidence
                    )
                )
    yield from ((title, tuple(found)) for title, found in (("Stands for", for_), ("Spoken as", by)) if found)
