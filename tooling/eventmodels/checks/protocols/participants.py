"""Participants descend from known ones, and talk to each other in what both speak."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eventmodels.catalogue.problems import Problem
from eventmodels.checks import names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eventmodels.catalogue.catalogue import Catalogue
    from eventmodels.catalogue.records.participants import Link, ParticipantType

__all__ = ["participants_consistent"]


def participants_consistent(catalogue: Catalogue) -> Iterator[Problem]:
    """Demand that participants descend from known ones without a circle, and that links are spoken at both ends."""
    for name, participant in catalogue.participants.items():
        yield from _descent(catalogue, name, participant)
        for protocol in participant.speaks:
            yield from names.protocols(catalogue).demand(protocol, participant.key("speaks", protocol))
    for link in catalogue.links:
        yield from _link(catalogue, link)


def _descent(catalogue: Catalogue, name: str, participant: ParticipantType) -> Iterator[Problem]:
    if participant.is_a is None:
        return
    yield from names.participants(catalogue).demand(participant.is_a, participant.at("is-a"))
    # `lineage` stops before it repeats itself. Reported at those in the circle only, not at all that descend from it.
    line = list(catalogue.lineage(name))
    if line and catalogue.participants[line[-1]].is_a == name:
        circle = " is a ".join((*line, name))
        yield Problem("circular", f"a kind of itself: {circle}", participant.at("is-a"), "an end of the chain")


def _link(catalogue: Catalogue, link: Link) -> Iterator[Problem]:
    for position, end in enumerate(link.between):
        yield from names.participants(catalogue).demand(end, link.at("between", position))
    if link.protocol is None:
        return
    span = link.at("protocol")
    yield from names.protocols(catalogue).demand(link.protocol, span)
    for end in link.between:
        if end in catalogue.participants and link.protocol not in catalogue.speaks(end):
            yield Problem(
                "not-spoken", f"{end} does not speak {link.protocol}", span, "a protocol that both ends speak"
            )
