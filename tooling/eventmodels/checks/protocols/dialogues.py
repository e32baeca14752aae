"""Dialogues name participants and messages that exist."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eventmodels.checks import names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eventmodels.catalogue.catalogue import Catalogue
    from eventmodels.catalogue.problems import Problem

__all__ = ["dialogues_known"]


def dialogues_known(catalogue: Catalogue) -> Iterator[Problem]:
    """Demand that each dialogue is between known participants, in a known protocol, and so are its messages."""
    protocols = names.protocols(catalogue)
    for dialogue in catalogue.dialogues.values():
        for position, end in enumerate(dialogue.between):
            yield from names.participants(catalogue).demand(end, dialogue.at("between", position))
        yield from protocols.demand(dialogue.protocol, dialogue.at("protocol"))
        spoken = catalogue.protocols.get(dialogue.protocol)
        for row in dialogue.messages:
            # A message without an equivalent has only the name by which it is spoken.
            if spoken is not None:
                yield from names.messages(catalogue, spoken).demand(row.spoken, row.at("spoken"))
            protocol, _, message = (row.meant or "").rpartition(".")
            if protocol:
                yield from protocols.demand(protocol, row.at("meant"))
            if protocol in catalogue.protocols:
                yield from names.messages(catalogue, catalogue.protocols[protocol]).demand(message, row.at("meant"))
