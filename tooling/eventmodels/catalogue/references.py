"""The names that things are linked by: in pages people write, in the glossary, and from other documentation sites."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from eventmodels.catalogue.catalogue import Catalogue

__all__ = ["Thing", "references"]

ThingKind = Literal[
    "protocol",
    "message",
    "attribute",
    "enumeration",
    "value",
    "key",
    "participant",
    "machine",
    "state",
    "model",
    "term",
    "page",
]


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that has a page or an anchor of its own."""

    kind: ThingKind
    whole: str
    """Its name with where it belongs."""
    ids: tuple[str, ...]
    """What it is looked up by, outermost first: `("door", "EventOpened")`."""
    title: str


def references(catalogue: Catalogue, key: Callable[[str], str] = str) -> Iterator[tuple[str, Thing]]:
    """Yield every name that one may link by, with what it stands for.

    A whole name says where its thing belongs, as in `states.agent.ready`; its last words will do where nothing else
    ends in them. Names with the same `key` count as one, for readers that do not tell capitals from small letters.
    """
    # All endings are counted before any is given away: a short name that two things share would lead to whichever
    # comes first, and to another one as soon as a name is added.
    things = tuple(_things(catalogue))
    meant = Counter(key(ending) for thing in things if thing.kind != "key" for ending in _endings(thing.whole))
    # Programs call keys whatever they like, often as an attribute is called: a key takes no short name from others.
    left = Counter(key(ending) for thing in things if thing.kind == "key" for ending in _endings(thing.whole))
    for thing in things:
        for name in _endings(thing.whole):
            times = meant[key(name)] + (left[key(name)] if thing.kind == "key" else 0)
            if name == thing.whole or times == 1:
                yield name, thing


def _endings(name: str) -> tuple[str, ...]:
    words = name.split(".")
    return tuple(".".join(words[start:]) for start in range(len(words)))


def _things(catalogue: Catalogue) -> Iterator[Thing]:
    for protocol, entry in catalogue.protocols.items():
        yield Thing("protocol", protocol, (protocol,), entry.record.title)
        for name in entry.messages:
            yield Thing("message", f"{protocol}.{name}", (protocol, name), name)
        for name in entry.attributes:
            yield Thing("attribute", f"{protocol}.attributes.{name}", (protocol, name), name)
        for name in entry.enumerations:
            yield Thing("enumeration", f"{protocol}.enumerations.{name}", (protocol, name), name)
    for name in catalogue.keys:
        yield Thing("key", f"keys.{name}", (name,), name)
    for name, participant in catalogue.participants.items():
        yield Thing("participant", f"participants.{name}", (name,), participant.title)
    for machine, record in catalogue.machines.items():
        yield Thing("machine", f"states.{machine}", (machine,), record.title)
        for name, state in record.states.items():
            yield Thing("state", f"states.{machine}.{name}", (machine, name), f"{record.title}: {state.title}")
    for name, model in catalogue.models.items():
        yield Thing("model", f"models.{name}", (name,), model.record.title)
