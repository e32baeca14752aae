"""The dictionary; the only module that imports the spell checker."""

from __future__ import annotations

from functools import cache

from spellchecker import SpellChecker

__all__ = ["correction", "in_dictionary"]


# Kept for good: reading a dictionary takes longer than to look up every word of the models.
@cache
def _dictionary(language: str) -> SpellChecker:
    # How many letters a guess may differ in. Distance two takes seconds for a long word and guesses badly.
    return SpellChecker(language=language, distance=1)


def in_dictionary(language: str, word: str) -> bool:
    """Tell whether the dictionary of a language (`en`, `de`, ...) has a word."""
    return word.lower() in _dictionary(language)


def correction(language: str, word: str) -> str:
    """Return the most usual word one letter away, or an empty text."""
    likely = _dictionary(language).correction(word.lower())
    return likely if likely and likely != word.lower() else ""
