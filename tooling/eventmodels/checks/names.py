"""What may be named where: decides whether a name is unknown, and which one was meant instead."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from eventmodels.catalogue.kinds import MessageKind
from eventmodels.catalogue.problems import Problem, Span, nearest
from eventmodels.catalogue.records.base import other_names

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from eventmodels.catalogue.catalogue import Catalogue, ProtocolEntry
    from eventmodels.catalogue.records.base import Record
    from eventmodels.catalogue.records.models import Model

__all__ = [
    "Names",
    "attributes",
    "begun",
    "events",
    "families",
    "identifiers",
    "messages",
    "models",
    "participants",
    "parties",
    "protocols",
    "requests",
    "sources",
    "states",
    "values",
]

LONGEST = 60
"""So much of a name that nothing has is repeated: it may be as long as a file."""
FEW = 8
"""Up to so many names are listed as what was expected; a longer list hides the guess behind it."""


@dataclass(frozen=True, slots=True)
class Names:
    """The names that mean something at a place, and how a problem calls what they name."""

    code: str
    what: str
    known: Collection[str]
    whole: bool = True
    """False while a file with such names could not be read: then a missing name may be a mere consequence."""
    spellings: Mapping[str, str] = field(default_factory=dict)
    """Other ways to write a name, which are not names themselves."""

    def demand(self, name: str, span: Span) -> Iterator[Problem]:
        """Yield a problem at `span` unless `name` is among the names, with the one that was probably meant."""
        # Silent while the names are not whole: one mistake in a file would be followed by a false one at each use of
        # what the file holds, and the true one lost among them.
        if not self.whole or name in self.known:
            return
        choice = "one of " if len(self.known) > 1 else ""
        expected = choice + ", ".join(self.known) if len(self.known) <= FEW else ""
        # A spelling that logs show is certain to mean its name; the likest name is only likely.
        guess = self.spellings.get(name) or nearest(name, self.known)
        yield Problem(self.code, f"no {self.what} is called {begun(name)!r}", span, expected, guess)

    def demand_each(self, words: tuple[str, ...], record: Record, key: str) -> Iterator[Problem]:
        """Yield a problem for each of `words`, written under `key` of a record, that is not among the names."""
        for position, word in enumerate(words):
            yield from self.demand(word, record.at(key, position))


def begun(name: str) -> str:
    """Return so much of a name as a problem repeats."""
    return name if len(name) <= LONGEST else f"{name[:LONGEST]}..."


def protocols(catalogue: Catalogue) -> Names:
    """Return the protocols, those included whose files could not be read."""
    # Not `whole=False`: which protocols there are is known from their folders, so that a wrong name can still be told.
    return Names("unknown-protocol", "protocol", (*catalogue.protocols, *sorted(catalogue.unread_protocols)))


def participants(catalogue: Catalogue) -> Names:
    """Return the kinds of participants."""
    whole = "participants" not in catalogue.incomplete
    return Names("unknown-participant", "participant", catalogue.participants, whole)


def sources(catalogue: Catalogue) -> Names:
    """Return the keys of sources."""
    return Names("unknown-source", "source", catalogue.sources, "sources" not in catalogue.incomplete)


def families(catalogue: Catalogue) -> Names:
    """Return the chapters of interaction models."""
    return Names("unknown-family", "family", catalogue.families, "families" not in catalogue.incomplete)


def models(catalogue: Catalogue) -> Names:
    """Return the interaction models and phases."""
    return Names("unknown-model", "model", catalogue.models, "interactions" not in catalogue.incomplete)


def states(catalogue: Catalogue) -> Names:
    """Return the states of all machines together."""
    every = dict.fromkeys(state for machine in catalogue.machines.values() for state in machine.states)
    return Names("unknown-state", "state of any machine", every, "states" not in catalogue.incomplete)


def attributes(catalogue: Catalogue, entry: ProtocolEntry) -> Names:
    """Return a protocol's attributes."""
    whole = entry.id not in catalogue.unread_protocols
    return Names("unknown-attribute", f"attribute of {entry.id}", entry.attributes, whole)


def messages(catalogue: Catalogue, entry: ProtocolEntry) -> Names:
    """Return a protocol's messages."""
    whole = entry.id not in catalogue.unread_protocols
    return Names("unknown-message", f"message of {entry.id}", entry.messages, whole)


def requests(catalogue: Catalogue, entry: ProtocolEntry) -> Names:
    """Return a protocol's requests."""
    whole = entry.id not in catalogue.unread_protocols
    return Names("unknown-message", f"request of {entry.id}", entry.requests, whole)


def events(catalogue: Catalogue, entry: ProtocolEntry) -> Names:
    """Return a protocol's events."""
    sent = tuple(name for name, message in entry.messages.items() if message.kind is MessageKind.EVENT)
    return Names("unknown-message", f"event of {entry.id}", sent, entry.id not in catalogue.unread_protocols)


def values(catalogue: Catalogue, entry: ProtocolEntry, attribute: str) -> Names | None:
    """Return the values of an attribute; None where it has no enumeration, or one that is not there."""
    vocabulary = entry.enumeration_of(attribute)
    if vocabulary is None:
        return None
    spellings: dict[str, str] = {}
    for name, value in vocabulary.values.items():
        others = (
            *value.printed,
            *other_names(value.aliases),
            *((str(value.number),) if value.number is not None else ()),
        )
        # Numbers and spellings need not be unique: the first value that has one is guessed.
        spellings |= {other: name for other in others if other not in spellings}
    called = entry.attributes[attribute].enumeration
    whole = entry.id not in catalogue.unread_protocols
    return Names("unknown-value", f"value of {called}", vocabulary.values, whole, spellings)


def parties(model: Model) -> Names:
    """Return a model's participants, members of a complex party included."""
    members = (member for column in model.participants.values() for member in column.members)
    return Names("unknown-party", "participant of this model", (*model.participants, *members))


def identifiers(model: Model) -> Names:
    """Return a model's identifiers."""
    return Names("unknown-identifier", "identifier of this model", model.identifiers)
