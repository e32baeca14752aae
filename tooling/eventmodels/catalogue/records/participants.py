"""The records of who takes part: participants, the protocols they speak, and who talks to whom."""

from __future__ import annotations

from dataclasses import field
from typing import Annotated, Literal

from eventmodels.catalogue.kinds import ParticipantKind, Role
from eventmodels.catalogue.records.base import Cited, Record
from eventmodels.catalogue.records.shapes import Id, Prose, ReadBy, listed

__all__ = [
    "Link",
    "ParticipantType",
    "ParticipantsFile",
]


Roles = Annotated[tuple[Role, ...], ReadBy(listed)]


class ParticipantType(Cited):
    """A component, a device or a kind of DN, and the protocols it speaks."""

    title: Prose
    kind: ParticipantKind
    is_a: Id | None = None
    summary: Prose
    speaks: dict[Id, Roles] = field(default_factory=dict)
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
