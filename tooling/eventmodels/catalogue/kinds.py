"""Closed vocabularies of the catalogue: plain enums, which need nothing to be read."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["Evidence", "MessageKind", "ParticipantKind", "PresenceWord", "Role", "ValueKind"]


class Evidence(StrEnum):
    """How a fact is known, strongest first."""

    PUBLISHED = "published"
    OBSERVED = "observed"
    INFERRED = "inferred"
    RECONSTRUCTED = "reconstructed"


class MessageKind(StrEnum):
    """Direction of a message: requests go to the server side, events come from it."""

    REQUEST = "request"
    EVENT = "event"
    RESERVED = "reserved"


class PresenceWord(StrEnum):
    """Whether a message carries an attribute; `unknown` where sources show it without saying."""

    MANDATORY = "mandatory"
    OPTIONAL = "optional"
    NEVER = "never"
    UNKNOWN = "unknown"


class ParticipantKind(StrEnum):
    """What a participant is, for drawing and for checks."""

    SERVER = "server"
    CLIENT = "client"
    DEVICE = "device"
    DN = "dn"
    NETWORK = "network"
    DATABASE = "database"
    PERSON = "person"

    @property
    def plural(self) -> str:
        """What several of them are called in a heading."""
        return {"dn": "Kinds of DN", "person": "People"}.get(self.value, f"{self.value.capitalize()}s")


class Role(StrEnum):
    """The side a participant takes in a protocol: a client sends requests, a server events, a peer both."""

    CLIENT = "client"
    SERVER = "server"
    PEER = "peer"


class ValueKind(StrEnum):
    """How a step shows the value of an attribute; each member is the key that says so in YAML."""

    VALUE = "value"
    DIALLED = "dialled"
    """The number dialled, or nothing."""
    OPTIONAL = "optional"
    ANY = "any"
    """One of several values."""
    PRESENT = "present"
    ABSENT = "absent"
    KEYS = "keys"
    MEMBERS = "members"
    FLAGS = "flags"
