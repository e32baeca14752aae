"""What the value that a step shows means, and how it reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eventmodels.catalogue.kinds import Evidence, ValueKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from eventmodels.catalogue.records.models import Identifier
    from eventmodels.catalogue.records.protocols import Attribute
    from eventmodels.catalogue.records.values import ShownValue

__all__ = ["is_literal", "known_as", "notes", "value_text", "weaker"]

LITERAL = ("text", "integer", "time", "enumeration")
"""Types whose words are values of their own: `A` is a letter there, not a party."""


def is_literal(name: str, attribute: Attribute | None, word: str, identifiers: Mapping[str, Identifier]) -> bool:
    """Tell whether a word of attribute `name` stands for itself, though a party or an identifier is called so too."""
    # Participants, identifiers and values share one spelling in YAML, so the type of the attribute decides. An
    # identifier declared for this very attribute is meant even where the type is literal: "the treatment asked for".
    if attribute is None or attribute.type not in LITERAL:
        return False
    return word not in identifiers or identifiers[word].is_ != name


def value_text(value: ShownValue, words: list[str], rename: Callable[[str], str | None]) -> str:
    """Return a value as a reader sees it; `words` are its own, `rename` gives those of inner members."""
    if value.optional is not None:
        return f"{value_text(value.optional, words, rename)} (optional)"
    if value.kind in {ValueKind.PRESENT, ValueKind.ABSENT}:
        return value.kind.value
    # Keys of a list are words of the protocol, never ours: nothing in them is renamed.
    if value.keys:
        return ", ".join(f"{key}={word}" for key, word in value.keys.items())
    if value.members:
        renamed = ((name, inner, [rename(word) for word in inner.words]) for name, inner in value.members.items())
        # A member whose identifier the caller left unbound vanishes, as an attribute does.
        bound = ((n, inner, [w for w in new if w is not None]) for n, inner, new in renamed if None not in new)
        return ", ".join(f"{n}: {value_text(inner, w, rename)}{known_as(inner.evidence)}" for n, inner, w in bound)
    joined = {ValueKind.ANY: " or ", ValueKind.FLAGS: " + "}.get(value.kind, " ").join(words)
    return f"{joined} (dialled)" if value.kind is ValueKind.DIALLED else joined


def notes(value: ShownValue) -> Iterator[str]:
    """Yield the note on a value, then those on the members or the optional value that it holds."""
    inner = (value.optional,) if value.optional is not None else value.members.values()
    yield from (note for note in (value.note, *(n for part in inner for n in notes(part))) if note)


def known_as(evidence: Evidence | None) -> str:
    """Return how a value is known, to be put behind it; nothing for what is published or not said."""
    word = weaker(evidence)
    return f" ({word})" if word else ""


def weaker(evidence: Evidence | None) -> str:
    """Return the word for what is known less well than published; nothing for the rest and where nothing is said."""
    return "" if evidence in {None, Evidence.PUBLISHED} else str(evidence)
