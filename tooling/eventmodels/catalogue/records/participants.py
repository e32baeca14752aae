"""The records of who takes part: participants, the protocols they speak, and who talks to whom."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from eventmodels.catalogue.records.base import Id, Prose, Record
from eventmodels.catalogue.records.protocols import Cited, listed

__all__ = ["Link", "ParticipantKind", "ParticipantType", "ParticipantsFile", "Role"]


class ParticipantKind(StrEnum):
    """What a participant is, for drawing and for checks."""

    SERVER = "server"
    CLIENT = "client"
    DEVICE = "device"
    DN = "dn"
    NETWORK = "network"
    DATABASE = "database"
    PERSON = "person"


class Role(StrEnum):
    """The side a participant takes in a protocol: a client sends requests, a server events, a peer both."""

    CLIENT = "client"
    SERVER = "server"
    PEER = "peer"


Roles = Annotated[tuple[Role, ...], BeforeValidator(listed)]


class ParticipantType(Cited):
    """A component, a device or a kind of DN, and the protocols it speaks."""

    title: Prose
    kind: ParticipantKind
    is_a: Id | None = None
    summary: Prose
    speaks: dict[Id, Roles] = Field(default_factory=dict)
    """protocol -> the sides it can take; a DN stands for the clients registered on it."""
    monitored: Literal["true", "false", "maybe"] = "true"


class Link(Cited):
    """Two participants that talk to each other, for the map."""

    between: tuple[Id, Id]
    over: Prose
    """What they speak, in words; `protocol` names it where it is one of ours."""
    protocol: Id | None = None


class ParticipantsFile(Record):
    """`participants.yml`."""

    participants: dict[Id, ParticipantType]
    links: tuple[Link, ...] = ()
