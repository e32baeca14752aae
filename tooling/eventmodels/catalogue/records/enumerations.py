"""The records of closed vocabularies: their values, what these are called elsewhere, why they come."""

from __future__ import annotations

from dataclasses import field
from typing import Annotated

from eventmodels.catalogue.records.base import Cited, Record
from eventmodels.catalogue.records.shapes import Flag, Id, Name, Pattern, Prose, Release, Whole, Words

__all__ = ["Cause", "Enumeration", "EnumerationGroup", "EnumerationValue", "EnumerationsFile"]


class Cause(Cited):
    """Why a value came where it was seen or is documented, and what helps."""

    on: Words = ()
    """Requests that it refuses; none where no source names them."""
    cause: Prose | None = None
    remedy: Prose | None = None
    servers: Prose | None = None
    """Of which servers this is known; of all where nothing is said."""


class EnumerationValue(Cited):
    """One value of a closed vocabulary."""

    number: Whole | None = None
    """None where values travel as words, or no source tells the number."""
    hex: Flag = False
    """Print the number in base sixteen, as a mask is usually written."""
    summary: Prose | None = None
    printed: Words = ()
    """Spellings other than its name that logs and manuals show."""
    causes: tuple[Cause, ...] = ()
    since: Release | None = None
    until: Release | None = None
    aliases: dict[Id, Words] = field(default_factory=dict)

    @property
    def number_text(self) -> str:
        """Return the number as people read it, or an empty text."""
        if self.number is None:
            return ""
        return f"0x{self.number:08X}" if self.hex else str(self.number)


class EnumerationGroup(Record):
    """A run of numbers of a long enumeration that gets a page of its own."""

    id: Annotated[str, Pattern(r"^[a-z0-9][a-z0-9-]*$")]
    title: Prose
    first: Whole
    last: Whole

    def holds(self, value: EnumerationValue) -> bool:
        """Return whether a value's number is in the run."""
        return value.number is not None and self.first <= value.number <= self.last


class Enumeration(Cited):
    """A closed vocabulary."""

    summary: Prose
    aliases: dict[Id, Words] = field(default_factory=dict)
    flags: Flag = False
    """The values are bits that add up."""
    mask: Flag = False
    groups: tuple[EnumerationGroup, ...] = ()
    values: dict[Name, EnumerationValue]


class EnumerationsFile(Record):
    """`enumerations.yml`."""

    enumerations: dict[Name, Enumeration]
