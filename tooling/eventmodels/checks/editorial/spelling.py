"""The dictionary; the only module that imports the spell checker."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from spellchecker import SpellChecker

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["correction", "misspelled"]


# Kept for good: reading a dictionary takes longer than to look up every word of the models.
@cache
def _dictionary(language: str) -> SpellChecker:
    # How many letters a guess may differ in. Distance two takes seconds for a long word and guesses badly.
    return SpellChecker(language=language, distance=1)


def misspelled(language: str, words: Iterable[str]) -> list[str]:
    """Return the words that the dictionary of a language (`en`, `de`, ...) does not have, each once and in order."""
    dictionary = _dictionary(language)
    return [word for word in dict.fromkeys(words) if word.lower() not in dictionary]


def correction(language: str, word: str) -> str:
    """Return the most usual word one letter away, or an empty text."""
    likely = _dictionary(language).correction(word.lower())
    return likely if likely and likely != word.lower() else ""
