"""The dictionary; the only module that imports the spell checker."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from spellchecker import SpellChecker

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["correction", "misspelled"]


@cache
def _dictionary(language: str) -> SpellChecker:
    # Distance two takes seconds for a long word and guesses badly.
    return SpellChecker(language=language, distance=1)


def misspelled(language: str, words: Iterable[str]) -> list[str]:
    """Return the words that the dictionary of a language does not have, each once and in order."""
    known = _dictionary(language)
    return [word for word in dict.fromkeys(words) if word.lower() not in known]


def correction(language: str, word: str) -> str:
    """Return the most usual word one letter away, or an empty text."""
    found = _dictionary(language).correction(word.lower())
    return found if found and found != word.lower() else ""
