"""The records around the content: sources, chapters, gaps, dialogues in two tongues, words, addresses of others."""

from __future__ import annotations

from dataclasses import field
from typing import Annotated, Literal

from eventmodels.catalogue.records.base import Cited, Record
from eventmodels.catalogue.records.shapes import (
    AtLeast,
    Flag,
    Id,
    Name,
    Pattern,
    Prose,
    ReadBy,
    Shorthand,
    Words,
    listed,
)

__all__ = [
    "Dialogue",
    "Equivalent",
    "EquivalentsFile",
    "FamiliesFile",
    "Family",
    "GlossaryFile",
    "Manual",
    "ManualsFile",
    "SearchFile",
    "Several",
    "Source",
    "SourcesFile",
    "StyleFile",
    "Term",
    "Undocumented",
    "UndocumentedFile",
]


class Source(Record):
    """A public document facts come from."""

    title: Prose
    address: str | None = None
    date: str | None = None
    note: Prose | None = None


class SourcesFile(Record):
    """`sources.yml`."""

    sources: dict[Annotated[str, Pattern(r"^[a-z0-9][a-z0-9-]*(/[A-Za-z0-9]+)?$")], Source]


class Family(Record):
    """A chapter of interaction models."""

    title: Prose
    summary: Prose | None = None


class FamiliesFile(Record):
    """`families.yml`: path under `interactions/` -> chapter, in reading order."""

    families: dict[str, Family]


class Undocumented(Cited):
    """A title that public sources name without steps, and that the known phases do not determine."""

    title: Prose
    family: str
    reason: Prose


class UndocumentedFile(Record):
    """`undocumented.yml`."""

    titles: dict[Id, Undocumented]


class Equivalent(Cited):
    """A message as it is spoken in a dialogue, and what it stands for; nothing where it has no equivalent."""

    spoken: Name
    meant: Annotated[str, Pattern(r"^[a-z][a-z0-9-]*\.[A-Za-z][A-Za-z0-9_]*$")] | None = None
    """`protocol.Message`."""
    when: Prose | None = None
    unsupported: Flag = False


class Dialogue(Cited):
    """Two participants that speak one protocol and mean the messages of others."""

    between: tuple[Id, Id]
    protocol: Id
    messages: tuple[Equivalent, ...]


class EquivalentsFile(Record):
    """`equivalents.yml`."""

    dialogues: dict[Id, Dialogue]


class Manual(Record):
    """A document of others whose addresses the resolver understands."""

    title: Prose
    forms: tuple[Annotated[str, Pattern(r"^[^\s{}]*\{page\}[^\s{}]*$")], ...]
    """Addresses without their scheme: `{page}` stands for the name of a page, `*` for what varies."""
    pages: dict[str, str] = field(default_factory=dict)
    """Name of a page there -> address of the page here that tells the same."""


class ManualsFile(Record):
    """`manuals.yml`: key, as sources begin with it -> document."""

    manuals: dict[Id, Manual]


class Term(Cited):
    """A word of the subject."""

    summary: Prose
    see: Words = ()
    """Names of messages, attributes, models, ...: where to read more."""
    page: Annotated[str, Pattern(r"^[a-z0-9-]+(/[a-z0-9-]+)*$")] | None = None
    """Page below `docs/`, without its ending, that tells of it: `concepts/calls`."""
    hover: Flag = False
    """Explain the word wherever a page that people write uses it."""


class GlossaryFile(Record):
    """`glossary.yml`: term, as it is written inside a sentence -> what it means."""

    terms: dict[Annotated[str, Pattern(r"^[A-Za-z][A-Za-z0-9 /-]*$")], Term]


class Several(Record):
    """Why a phrase stands at several things."""

    reason: Prose


Tongue = Literal["en", "de", "fr", "es", "pt", "it", "ja", "log"]
"""Language that people ask in; `log` is what logs print and nobody says."""
Phrase = Annotated[str, Pattern(r"^[^\r\n]*[^\s!-/:-@\[-`{-~][^\r\n]*$", most=60)]
Phrases = Annotated[tuple[Phrase, ...], ReadBy(listed), AtLeast(1)]


class SearchFile(Record):
    """`search.yml`: what people say for the things that are here under other names."""

    said: dict[str, dict[Tongue, Phrases]]
    """Name of a thing, as `sayable` in `meanings.py` has it, or address of a page -> language -> what people say."""
    both: dict[Phrase, Annotated[Several, Shorthand("reason", str)]] = field(default_factory=dict)
    """phrase that stands at several things -> why."""


class StyleFile(Record):
    """`style.yml`: how prose is written here; without it, prose is not checked."""

    # Some of the languages that the spell checker (checks/editorial/spelling.py) has a dictionary of.
    language: Literal["de", "en", "es", "fr", "it", "nl", "pt"]
    words: Words = ()
    """Words of the subject that no dictionary has; small letters, unless they are always written otherwise."""
    never: dict[str, Prose] = field(default_factory=dict)
    """phrase -> what to write instead."""
