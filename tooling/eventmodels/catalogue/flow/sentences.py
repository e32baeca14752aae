"""What a step says in a sentence, with the participants and identifiers that it names.

The author names them in braces, as the file that the step stands in calls them: a model that uses a phase has other
names, and a sentence with bare ones would speak of somebody else there.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["apposed", "bare", "named", "spoken"]

_NAME = re.compile(r"\{([^{}]*)\}")
_WORD = re.compile(r"\w+")


def named(sentence: str) -> tuple[str, ...]:
    """Return the names in braces, each once."""
    return tuple(dict.fromkeys(_NAME.findall(sentence)))


def bare(sentence: str) -> tuple[str, ...]:
    """Return the words outside of braces, each once."""
    return tuple(dict.fromkeys(_WORD.findall(_NAME.sub(" ", sentence))))


def spoken(sentence: str, called: Callable[[str], str | None]) -> str:
    """Put in what readers call everything named; nothing is left of a sentence that names what is not there."""
    # Not without the name alone: what remained might say something else, and the step is told without it as well.
    words = {name: called(name) for name in named(sentence)}
    if None in words.values():
        return ""
    return _NAME.sub(lambda found: _fitted(words[found[1]] or "", sentence[found.end() :]), sentence)


def apposed(label: str) -> str:
    """Return what readers call somebody, to go on after it: `Party A, external, calls` closes what it has opened."""
    return f"{label}," if ", " in label else label


def _fitted(label: str, follows: str) -> str:
    return apposed(label) if follows.startswith(" ") else label
