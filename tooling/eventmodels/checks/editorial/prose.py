"""What authors write in sentences: as long as a sentence is, spelled right, said once, without empty phrases.

All but the search for placeholders holds only for a folder with a `style.yml`, which names the language and the words
of the subject.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property, partial
from typing import TYPE_CHECKING

from eventmodels.catalogue.problems import Problem, nearest
from eventmodels.catalogue.records.base import Record, dashed, parts
from eventmodels.catalogue.records.editorial import SearchFile, Source, StyleFile
from eventmodels.catalogue.records.enumerations import EnumerationValue
from eventmodels.catalogue.records.machines import State
from eventmodels.checks.editorial.spelling import correction, in_dictionary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eventmodels.catalogue.catalogue import Catalogue
    from eventmodels.catalogue.memory import Memory
    from eventmodels.catalogue.problems import Span

__all__ = ["PLACEHOLDER", "prose_fits"]

PLACEHOLDER = "To be written: "
"""What a starting text begins with until somebody replaces it."""

SHORTEST, LONGEST = 4, 40
"""Words of a summary; no sentence is longer either."""
# Fields by the kind of text they hold, whatever record has them: a summary has a certain length, no sentence of any
# other text is longer, and of labels neither length nor capitals are judged.
SUMMARIES = ("summary", "occurs", "reason", "say")
SENTENCES = (*SUMMARIES, "note", "notes", "structure", "no_model")
LABELS = ("title", "when", "action", "state", "repeat", "frame", "over", "means", "label")
PROSE = frozenset({*SENTENCES, *LABELS})
SHORT = (EnumerationValue, State)
"""What one value or state means may be said in a word or two."""
WORD = re.compile(r"[A-Za-z][A-Za-z0-9_]*(?:'[a-z]+)?")
# What may be followed by a capital; a colon or a semicolon begins a sentence of its own, though it ends none.
END = re.compile(r"(?<=[.!?;:])[\"')]*\s+")
CODE = re.compile(r"[a-z0-9_][A-Z]|[A-Z]{2}|[0-9_]")
"""What makes a word a name: capitals inside it, digits, underscores."""


@dataclass(frozen=True, slots=True)
class _Text:
    """A piece of prose: the record and the field that hold it, and its path in that record."""

    owner: Record
    field: str
    text: str
    path: tuple[str | int, ...]

    @property
    def span(self) -> Span:
        return self.owner.at(*self.path)


def prose_fits(catalogue: Catalogue, memory: Memory) -> Iterator[Problem]:
    """Demand that no starting text is left and, where the folder has a `style.yml`, that all prose keeps to it."""
    style = catalogue.style
    rules = _Rules(style, _names(catalogue, style, memory)) if style else None
    if rules:
        yield from _repeated(catalogue)
    for path, file in catalogue.files.items():
        if not isinstance(file, StyleFile):
            said = partial(_said, file, rules)
            yield from memory.made(("prose", path), said, file, style, rules.names if rules else None)


def _said(file: Record, rules: _Rules | None) -> tuple[Problem, ...]:
    """Return what is wrong with the prose of a file."""
    found: list[Problem] = []
    for piece in _texts(file):
        # Of a text that has to go nothing else is said: its rules would only be in the way of the one that counts.
        if piece.text.startswith(PLACEHOLDER):
            message = f"{dashed(piece.field)!r} is still to be written"
            found.append(Problem("placeholder", message, piece.span, piece.text.removeprefix(PLACEHOLDER).rstrip(".")))
        elif rules:
            found += rules.problems(piece)
    return tuple(found)


def _repeated(catalogue: Catalogue) -> Iterator[Problem]:
    # Of messages alone: their summaries stand below each other in lists and search results, where a reader chooses by
    # them; attributes of two protocols may well be the same thing.
    said: dict[str, str] = {}
    for protocol in catalogue.protocols.values():
        for name, message in protocol.messages.items():
            first = said.setdefault(message.summary.casefold(), f"{protocol.id}.{name}")
            if first != f"{protocol.id}.{name}":
                text = f"{first} has the same summary"
                yield Problem("prose-repeated", text, message.at("summary"), "what tells the two apart")


def _texts(file: Record) -> Iterator[_Text]:
    """Yield all prose of a file; titles of sources are those of others."""
    for record in parts(file):
        for field in _prose_of(type(record)):  # type: ignore[arg-type] # a record has no hash, its class has
            value = record.__dict__.get(field)
            if isinstance(value, str):
                yield _Text(record, field, value, (dashed(field),))
            # The one field that lists texts; other lists hold names.
            elif isinstance(value, tuple) and field == "notes":
                for place, note in enumerate(value):
                    yield _Text(record, field, note, (field, place))


@cache
def _prose_of(kind: type[Record]) -> tuple[str, ...]:
    """Return the fields of a kind of record that hold prose, in the order in which they are judged."""
    return () if issubclass(kind, Source) else tuple(f for f in (*SENTENCES, *LABELS) if f in kind.defaults)


@dataclass(frozen=True)
class _Rules:
    """The rules of a style, with the names that they let pass."""

    style: StyleFile
    names: frozenset[str]

    def problems(self, text: _Text) -> Iterator[Problem]:
        """Yield what is wrong with one piece of prose."""
        if text.field in SENTENCES:
            yield from self._length(text)
            yield from self._case(text)
        yield from self._phrases(text)
        yield from self._spelling(text)

    def _length(self, text: _Text) -> Iterator[Problem]:
        longest = max(len(sentence.split()) for sentence in re.split(r"(?<=[.!?])\s+", text.text))
        whole = len(text.text.split())
        words = "1 word" if whole == 1 else f"{whole} words"
        if text.field in SUMMARIES and not isinstance(text.owner, SHORT) and not SHORTEST <= whole <= LONGEST:
            yield Problem("prose-length", words, text.span, f"{SHORTEST} to {LONGEST} words")
        elif longest > LONGEST:
            yield Problem("prose-length", f"a sentence of {longest} words", text.span, f"{LONGEST} at most")

    def _case(self, text: _Text) -> Iterator[Problem]:
        """Demand a capital where a sentence starts and none elsewhere, but in names."""
        first = text.text.lstrip("\"'(")
        word = WORD.match(first)
        if word and word.group()[0].islower() and not CODE.search(word.group()):
            yield Problem("prose-case", f"the text starts with {word.group()!r}", text.span, "a capital letter")
        for sentence in END.split(text.text):
            # One capital letter is a party of a model, not a word: A calls B.
            for match in list(WORD.finditer(sentence))[1:]:
                name = match.group().partition("'")[0]
                if name[0].isupper() and len(name) > 1 and not CODE.search(name) and name not in self.names:
                    yield Problem("prose-case", f"{name!r} inside a sentence", text.span, "small letters, or a name")

    def _phrases(self, text: _Text) -> Iterator[Problem]:
        small = text.text.lower()
        for phrase, instead, pattern in self._banned:
            # To find a text in another is far quicker than to match it at every place.
            if phrase.lower() in small and pattern.search(text.text):
                yield Problem("prose-phrase", f"{phrase!r} stands in the text", text.span, repr(instead))

    def _spelling(self, text: _Text) -> Iterator[Problem]:
        # Words that look like names of a protocol are sought among the names, never in the dictionary: it would guess
        # an English word for each.
        words = [word.group() for word in WORD.finditer(text.text)]
        for name in (word for word in words if CODE.search(word)):
            if not self._named(name):
                message = f"{name!r} names nothing here and is in no list"
                yield Problem("prose-spelling", message, text.span, "a known name or word", nearest(name, self.names))
        for word in dict.fromkeys(word for word in words if not CODE.search(word) and not self._known(word)):
            near = correction(self.style.language, word)
            yield Problem("prose-spelling", f"{word!r} is in no dictionary", text.span, "a known word", near)

    def _known(self, word: str) -> bool:
        # Asked once for each word: a folder has twenty times as many as it has different ones.
        if word not in self._judged:
            self._judged[word] = self._named(word) or in_dictionary(self.style.language, word)
        return self._judged[word]

    @cached_property
    def _judged(self) -> dict[str, bool]:
        return {}

    def _named(self, word: str) -> bool:
        # Sentences put names and words of the subject into the plural and the genitive.
        base = re.sub(r"'s?$|s$", "", word)
        return any(form in self.names or form.lower() in self.names for form in (word, base))

    @cached_property
    def _banned(self) -> tuple[tuple[str, str, re.Pattern[str]], ...]:
        never = self.style.never.items()
        return tuple((p, instead, re.compile(rf"\b{re.escape(p)}\b", re.IGNORECASE)) for p, instead in never)


def _names(catalogue: Catalogue, style: StyleFile, memory: Memory) -> frozenset[str]:
    """Return every name in the folder, the words of the style, and those that titles of components are made of."""
    # Other titles are prose and have to pass themselves; those of components and protocols are proper names.
    titles = [record.title for record in catalogue.participants.values()]
    titles += [protocol.record.title for protocol in catalogue.protocols.values()]
    # What people say may be in any language, and spelt as they like.
    files = {path: file for path, file in catalogue.files.items() if not isinstance(file, SearchFile)}
    named = [memory.made(("names", path), partial(_named, file), file) for path, file in files.items()]
    return frozenset({*style.words, *(word for title in titles for word in WORD.findall(title))}).union(*named)


def _named(file: Record) -> frozenset[str]:
    """Return the words of everything in a file that is no prose: keys of mappings, names, addresses."""
    words: set[str] = set()
    for record in parts(file):
        for field, value in record.__dict__.items():
            if field not in PROSE:
                texts = value if isinstance(value, (dict, tuple)) else (value,)
                words.update(text for text in texts if isinstance(text, str))
    # Words are sought last: most names come many times.
    return frozenset(word for text in words for word in WORD.findall(text))
