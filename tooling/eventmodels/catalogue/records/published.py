"""The records of the ledger: addresses that have been published, and where moved things are now."""

from __future__ import annotations

from dataclasses import field

from eventmodels.catalogue.records.base import Record
from eventmodels.catalogue.records.shapes import Id, Name

__all__ = ["Ledger", "Moved"]


class Moved(Record):
    """What published things are called now: their old addresses lead to the new ones."""

    messages: dict[Id, dict[Name, Name]] = field(default_factory=dict)
    attributes: dict[Id, dict[Name, Name]] = field(default_factory=dict)
    """Of a protocol: their pages, and their anchors on the pages of its messages."""
    enumerations: dict[Id, dict[Name, Name]] = field(default_factory=dict)
    values: dict[Id, dict[Name, dict[Name, Name]]] = field(default_factory=dict)
    """protocol -> enumeration, as it is called now -> value."""
    participants: dict[Id, Id] = field(default_factory=dict)
    machines: dict[Id, Id] = field(default_factory=dict)
    states: dict[Id, dict[Id, Id]] = field(default_factory=dict)
    """machine, as it is called now -> state."""
    steps: dict[Id, dict[str, str]] = field(default_factory=dict)
    """model, as it is called now -> step or interruption; a model itself names its aliases."""
    pages: dict[str, str] = field(default_factory=dict)
    """Addresses of other pages: lists, chapters, groups of values, comparisons."""


class Ledger(Record):
    """`published.yml`: names and anchors that have been published."""

    messages: dict[Id, dict[Name, tuple[Name, ...]]] = field(default_factory=dict)
    attributes: dict[Id, tuple[Name, ...]] = field(default_factory=dict)
    enumerations: dict[Id, dict[Name, tuple[Name, ...]]] = field(default_factory=dict)
    participants: tuple[Id, ...] = ()
    states: dict[Id, tuple[Id, ...]] = field(default_factory=dict)
    pages: tuple[str, ...] = ()
    """Addresses of the pages that none of the names here has."""
    moved: Moved = field(default_factory=Moved)
    models: dict[Id, dict[str, str]] = field(default_factory=dict)
    """model -> anchor -> what it pointed to: `from to protocol.message` of a step, or the mark of an interruption."""
