"""The resolved whole and its look-ups; immutable, asked by everything after loading."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import TYPE_CHECKING

from eventmodels.catalogue.kinds import MessageKind
from eventmodels.catalogue.records.base import written

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from eventmodels.catalogue.kinds import PresenceWord, Role
    from eventmodels.catalogue.memory import Memory
    from eventmodels.catalogue.records.base import Record
    from eventmodels.catalogue.records.editorial import (
        Dialogue,
        Family,
        GlossaryFile,
        Manual,
        SearchFile,
        Source,
        StyleFile,
        Undocumented,
    )
    from eventmodels.catalogue.records.enumerations import Enumeration
    from eventmodels.catalogue.records.keys import Key, KeysFile
    from eventmodels.catalogue.records.machines import Machine
    from eventmodels.catalogue.records.models import Model
    from eventmodels.catalogue.records.participants import Link, ParticipantType
    from eventmodels.catalogue.records.protocols import Answer, Attribute, Message, Protocol
    from eventmodels.catalogue.records.published import Ledger

__all__ = ["Catalogue", "Category", "ModelEntry", "ProtocolEntry", "Response"]


@dataclass(frozen=True, slots=True)
class Category:
    """A group of messages of one protocol."""

    id: str
    title: str
    summary: str
    messages: tuple[str, ...]
    no_model: str = ""
    """Why no model uses those of its messages that none does."""


@dataclass(frozen=True, slots=True)
class Response:
    """An event that follows a request, and how: it answers, refuses or merely follows it."""

    event: str
    request: str
    relation: str
    link: Answer | None
    """None where the event refuses every request."""


@dataclass(frozen=True)
class ProtocolEntry:
    """A protocol with its attributes, enumerations and messages, each under its name."""

    id: str
    record: Protocol
    attributes: Mapping[str, Attribute]
    enumerations: Mapping[str, Enumeration]
    messages: Mapping[str, Message]
    categories: tuple[Category, ...]
    homes: Mapping[str, str]
    """message -> category."""

    @cached_property
    def answers(self) -> Mapping[str, tuple[Response, ...]]:
        """Event -> its links to requests."""
        found: dict[str, list[Response]] = {}
        for response in self.responses:
            found.setdefault(response.event, []).append(response)
        return {event: tuple(links) for event, links in found.items()}

    @cached_property
    def awaited(self) -> Mapping[str, tuple[str, ...]]:
        """Request -> the events that are known to come of it, those apart that may refuse any request."""
        found: dict[str, list[str]] = {}
        for response in self.responses:
            if response.link is not None:
                found.setdefault(response.request, []).append(response.event)
        return {request: tuple(events) for request, events in found.items()}

    @cached_property
    def responses(self) -> tuple[Response, ...]:
        """Every link between an event and a request, in the order of messages."""
        responses: list[Response] = []
        for event, message in self.messages.items():
            for relation in ("answers", "follows"):
                responses += [Response(event, link.request, relation, link) for link in getattr(message, relation)]
            if message.refuses == "all":
                responses += [Response(event, name, "refuses", None) for name in self.requests]
            else:
                responses += [Response(event, link.request, "refuses", link) for link in message.refuses]
        return tuple(responses)

    @cached_property
    def requests(self) -> tuple[str, ...]:
        """The names of all requests."""
        return tuple(name for name, message in self.messages.items() if message.kind is MessageKind.REQUEST)

    def carriers(self, attribute: str, presence: PresenceWord | None = None) -> tuple[str, ...]:
        """Return the messages that carry `attribute`, or those that do with this presence."""
        return tuple(name for name, carried in self._carried.get(attribute, ()) if presence in (None, carried))

    @cached_property
    def _carried(self) -> Mapping[str, list[tuple[str, PresenceWord]]]:
        # Every attribute is asked for, several times: going through all messages each time would take a second.
        rows: dict[str, list[tuple[str, PresenceWord]]] = defaultdict(list)
        for name, message in self.messages.items():
            for attribute, row in message.attributes.items():
                rows[attribute].append((name, row.presence))
        return rows

    def why_unused(self, message: str) -> str:
        """Return why no model uses a message, where somebody said so of it or of its category."""
        # The reason of a category stands for all its messages; one of a message's own says more.
        home = next((c.no_model for c in self.categories if c.id == self.homes[message]), "")
        return self.messages[message].no_model or home

    def enumeration_of(self, attribute: str) -> Enumeration | None:
        """Return the vocabulary that the values of `attribute` come from."""
        record = self.attributes.get(attribute)
        return self.enumerations.get(record.enumeration) if record and record.enumeration else None


@dataclass(frozen=True, slots=True)
class ModelEntry:
    """An interaction model and where it stands."""

    id: str
    family: str
    path: str
    """Below the models folder."""
    record: Model


GROUNDS = frozenset({"protocols", "keys", "states", "participants.yml", "equivalents.yml"})
"""Files, or the folders of files, that decide what becomes of a step of a model."""
PROSE = frozenset({"summary", "occurs", "tells", "absent-when", "note", "notes", "say", "sources"})
"""What is said for readers alone, whom no step of a model waits for. Not titles, which problems and pictures show."""


@dataclass(frozen=True)
class Catalogue:
    """Everything that the folder of models says, as far as it could be read."""

    protocols: Mapping[str, ProtocolEntry] = field(default_factory=dict)
    participants: Mapping[str, ParticipantType] = field(default_factory=dict)
    links: tuple[Link, ...] = ()
    key_groups: Mapping[str, KeysFile] = field(default_factory=dict)
    machines: Mapping[str, Machine] = field(default_factory=dict)
    models: Mapping[str, ModelEntry] = field(default_factory=dict)
    families: Mapping[str, Family] = field(default_factory=dict)
    undocumented: Mapping[str, Undocumented] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    dialogues: Mapping[str, Dialogue] = field(default_factory=dict)
    manuals: Mapping[str, Manual] = field(default_factory=dict)
    ledger: Ledger | None = None
    glossary: GlossaryFile | None = None
    search: SearchFile | None = None
    style: StyleFile | None = None
    files: Mapping[str, Record] = field(default_factory=dict)
    incomplete: frozenset[str] = frozenset()
    """Areas (`protocols/<id>`, `participants`, `interactions`, ...) with files that could not be read.

    What is missing from them may only be unread, so checks stay silent about it.
    """

    def grounds(self, memory: Memory) -> object:
        """Return an object that stays the same while what models rest on does, but for its prose."""
        if not memory.keeps:
            return None
        files = [(path, record) for path, record in self.files.items() if path.split("/")[0] in GROUNDS]
        said = (memory.made(("said", path), partial(written, record, PROSE), record) for path, record in files)
        kept = (memory.equal(("kept", path), each) for (path, _), each in zip(files, said, strict=True))
        return memory.same("grounds", *kept)

    @cached_property
    def unread_protocols(self) -> frozenset[str]:
        """The ids of protocols of which a file could not be read; of some nothing else may be known."""
        folder = "protocols/"
        return frozenset(area.removeprefix(folder) for area in self.incomplete if area.startswith(folder))

    @cached_property
    def keys(self) -> Mapping[str, Key]:
        """Every key of key-value lists that is described, by name; of two with one name the first."""
        found: dict[str, Key] = {}
        for group in self.key_groups.values():
            found |= {name: key for name, key in group.keys.items() if name not in found}
        return found

    def keys_in(self, protocol: str, attribute: str, message: str = "") -> tuple[str, ...]:
        """Return the keys of a list, or those that it has on one message."""
        uses = self._uses.get(f"{protocol}.{attribute}", ())
        return tuple(dict.fromkeys(name for name, on in uses if not message or message in on))

    @cached_property
    def _uses(self) -> Mapping[str, list[tuple[str, tuple[str, ...]]]]:
        """List -> the keys that stand in it, each with the messages on which it does: asked for at every value."""
        found: dict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
        for name, key in self.keys.items():
            for use in key.uses:
                found[use.in_].append((name, use.on))
        return found

    def chapters(self, family: str) -> tuple[str, ...]:
        """Return the titles of the chapters that a family is in, outermost first."""
        # Inner folders need no chapter of their own: those without a title are left out of the way there.
        names = family.split("/")
        paths = ("/".join(names[: end + 1]) for end in range(len(names)))
        return tuple(self.families[path].title for path in paths if path in self.families) or (family,)

    def lineage(self, participant: str) -> Iterator[str]:
        """Yield a participant and what it is a kind of, nearest first."""
        # Checks report a participant that is a kind of itself, and ask for its lineage before: this has to end.
        seen: set[str] = set()
        current: str | None = participant
        while current is not None and current not in seen and current in self.participants:
            seen.add(current)
            yield current
            current = self.participants[current].is_a

    def speaks(self, participant: str) -> dict[str, tuple[Role, ...]]:
        """Return the protocols a participant speaks and its sides in each, its ancestors' included."""
        # Asked for both ends of every step, again and again.
        if participant not in self._spoken:
            self._spoken[participant] = self._merged(participant)
        return self._spoken[participant]

    @cached_property
    def _spoken(self) -> dict[str, dict[str, tuple[Role, ...]]]:
        return {}

    def _merged(self, participant: str) -> dict[str, tuple[Role, ...]]:
        merged: dict[str, tuple[Role, ...]] = {}
        for name in self.lineage(participant):
            for protocol, roles in self.participants[name].speaks.items():
                merged[protocol] = merged.get(protocol, ()) + tuple(
                    r for r in roles if r not in merged.get(protocol, ())
                )
        return merged

    def shared(self, one: str, other: str) -> tuple[str, ...]:
        """Return the protocols that both participants speak."""
        return tuple(sorted(set(self.speaks(one)) & set(self.speaks(other))))

    def protocol_of(self, send: str, sender: str, receiver: str) -> str:
        """Return the protocol of a step's message, or an empty text when none or several fit.

        `send` is written `Message` or `protocol.Message`; the ends are ids of participants.
        """
        if "." in send:
            return send.split(".", 1)[0]
        # A name that several protocols have is not guessed: checks ask for the longer form.
        fitting = [
            p for p in self.shared(sender, receiver) if p in self.protocols and send in self.protocols[p].messages
        ]
        return fitting[0] if len(fitting) == 1 else ""

    def dialogue(self, one: str, other: str, protocol: str) -> Dialogue | None:
        """Return the dialogue that two participants speak a protocol in, if what they mean is that of others."""
        # Written for two kinds of participants, in either order; it holds for everything that is a kind of them.
        for dialogue in self.dialogues.values():
            ends = [set(self.lineage(one)), set(self.lineage(other))]
            first, second = dialogue.between
            met = (first in ends[0] and second in ends[1]) or (first in ends[1] and second in ends[0])
            if met and dialogue.protocol == protocol:
                return dialogue
        return None

    def message(self, protocol: str, name: str) -> Message | None:
        """Return a message by protocol and name."""
        entry = self.protocols.get(protocol)
        return entry.messages.get(name) if entry else None

    def children(self, participant: str) -> tuple[str, ...]:
        """Return the participants that are kinds of this one."""
        return tuple(name for name, record in self.participants.items() if record.is_a == participant)
