"""The package knows no vendor: what a protocol calls its things stands in YAML only."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import eventmodels
from tests.support import real_catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pytest

PACKAGE = Path(eventmodels.__file__).parent
FILES = sorted(
    p
    for p in PACKAGE.rglob("*")
    if p.suffix in (".py", ".html", ".md", ".css", ".js") and not p.is_relative_to(PACKAGE / "models")
)
OURS = {
    "ALL": "a constant of the scripts",
    "CLIENT": "who opens a connection, of the two that speak a protocol",
    "DN": "the trade's general word for a number that rings",
    "NEW": "an argument of the command line",
    "reporting": "plain English",
}
"""Words that mean something of ours as well, each with what it means here."""
PLAIN = re.compile(r"[A-Z]?[a-z]+")
"""A single word, which is English before it is anybody's name; names have capitals inside or several words."""


def vendor_words() -> dict[str, str]:
    """Return each name of the catalogue, and what it names."""
    catalogue = real_catalogue()
    words: dict[str, str] = {}
    for protocol in catalogue.protocols.values():
        words |= dict.fromkeys(protocol.messages, "message") | dict.fromkeys(protocol.attributes, "attribute")
        for name, enumeration in protocol.enumerations.items():
            words[name] = "enumeration"
            words |= dict.fromkeys(enumeration.values, "value")
    names = {word: what for word, what in words.items() if not PLAIN.fullmatch(word)}
    for protocol in catalogue.protocols.values():
        names |= {protocol.id: "protocol", protocol.record.title: "protocol"}
    names |= {"Genesys": "vendor", "genesys": "vendor"}
    return {word: what for word, what in names.items() if word not in OURS}


WORDS = vendor_words()
ANY = re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, sorted(WORDS, key=len, reverse=True))) + r")(?![\w-])")


TOKEN = re.compile(r"[\w-]+")
FIRST = {TOKEN.findall(word)[0] for word in WORDS if TOKEN.match(word)}
"""What a line must have that has a name: to seek thousands at each letter of every line takes long."""


def offenders(text: str) -> Iterator[str]:
    """Yield line, word and kind of every name in a text."""
    for number, line in enumerate(text.splitlines(), 1):
        if not FIRST.isdisjoint(TOKEN.findall(line)):
            yield from (f"{number}: {word} ({WORDS[word]})" for word in ANY.findall(line))


def test_no_file_names_a_thing_of_a_protocol(subtests: pytest.Subtests) -> None:
    assert FILES
    for path in FILES:
        with subtests.test(path.relative_to(PACKAGE).as_posix()):
            assert list(offenders(path.read_text(encoding="utf-8"))) == []


def test_a_planted_name_is_found() -> None:
    text = "# an Event\nif name == 'EventRinging' and ConnID:\n  # as Genesys says; CallStateBusy_ is not one\n"
    assert list(offenders(text)) == ["2: EventRinging (message)", "2: ConnID (attribute)", "3: Genesys (vendor)"]


def test_the_words_cover_the_whole_catalogue() -> None:
    assert {"vendor", "protocol", "message", "attribute", "enumeration", "value"} == set(WORDS.values())
    assert len(WORDS) > 500
    assert [word for word in WORDS if not TOKEN.match(word)] == []
