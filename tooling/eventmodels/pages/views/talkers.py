"""Who talks to whom in a model: what each participant sends each other, and how usual that is."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from eventmodels.catalogue.addresses import NamedAddress

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from eventmodels.catalogue import Flow, Flows
    from eventmodels.pages.reference import Reference

__all__ = ["Sending", "Talkers", "sendings", "talkers"]

Talkers = frozenset[str]
"""Two kinds of participants, or one that talks to its like."""


@dataclass(frozen=True, slots=True)
class Sending:
    """What one participant sends another by one protocol."""

    from_: str
    to: str
    ends: str
    """Both in words."""
    protocol: NamedAddress
    messages: tuple[tuple[NamedAddress, int], ...]
    """Each with how often it is sent."""
    models: int
    """In how many models two such participants speak the protocol, this one included."""


def talkers(flows: Flows) -> Mapping[tuple[Talkers, str], int]:
    """Return who speaks which protocol with whom, and in how many models; all at once, for there are many."""
    found = Counter[tuple[Talkers, str]]()
    for flow in flows.all.values():
        kinds = {participant.id: participant.is_ for participant in flow.participants}
        found.update({(frozenset((kinds[step.from_], kinds[step.to])), step.protocol) for step in flow.messages()})
    return found


def sendings(reference: Reference, flow: Flow, known: Mapping[tuple[Talkers, str], int]) -> Iterator[Sending]:
    """Yield who sends what to whom, in the order of the lifelines; `known` is how usual it is."""
    participants = {participant.id: participant for participant in flow.participants}
    sent = defaultdict[tuple[str, str, str], Counter[str]](Counter)
    for step in flow.messages():
        sent[step.from_, step.to, step.protocol][step.message] += 1
    places, addresses = list(participants), reference.addresses
    for from_, to, protocol in sorted(sent, key=lambda key: (places.index(key[0]), places.index(key[1]), key[2])):
        one, other = participants[from_], participants[to]
        messages = sent[from_, to, protocol].items()
        title = reference.catalogue.protocols[protocol].record.title
        yield Sending(
            from_,
            to,
            f"{one.label} to {other.label}",
            NamedAddress(addresses.protocol(protocol), title),
            tuple((NamedAddress(addresses.message(protocol, name), name), times) for name, times in messages),
            known[frozenset((one.is_, other.is_)), protocol],
        )
