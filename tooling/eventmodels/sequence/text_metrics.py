"""How wide text comes out, and where it breaks.

Readers' fonts differ, so nothing is measured in a browser: the widths are those of DejaVu Sans, the widest of
the usual sans-serif fonts. What fits here fits everywhere.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise
from math import inf

__all__ = ["HARD", "balanced", "least_room", "plain", "shorten", "width", "wrap"]

HARD = "\u00a0"
"""A space that holds a value to its name: lines break there only when they must."""

# Hundredths of an em for the characters from space to tilde; rounded up, so that no text is wider than its room.
_ADVANCES = (
    "32 41 46 84 64 96 78 28 40 40 50 84 32 37 32 34 64 64 64 64 64 64 64 64 64 64 34 34 84 84 84 54 "
    "100 69 69 70 78 64 58 78 76 30 30 66 56 87 75 79 61 79 70 64 62 74 69 99 69 62 69 40 34 40 84 50 "
    "50 62 64 55 64 62 36 64 64 28 28 58 28 98 64 62 64 64 42 53 40 64 60 82 60 60 53 64 34 64 84"
)
_WIDE = 1.05
"""An em for characters that the table does not name: as wide as the widest of them."""

# Where a name may break: before the capital that starts a part, and after a joint.
_PART = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[-_./,:;=~\u00a0])(?=.)")
_UNSHOWN = {"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"}


class _Ems(dict[str, float]):
    """Character -> width in ems; combining marks stand on the letter before them and take none."""

    def __missing__(self, character: str) -> float:
        return 0.0 if unicodedata.combining(character) else _WIDE


_EMS = _Ems({chr(code): int(advance) / 100 for code, advance in enumerate(_ADVANCES.split(), 32)})
_EMS |= {"·": 0.32, "→": 0.84, HARD: 0.32}


# Remembered, because a picture measures the same names again and again: for columns, for each way to break a line, and
# for the row itself.
@lru_cache(maxsize=16384)
def width(text: str, size: float) -> float:
    """Return the width of `text` on one line at a font size, never less than what a reader sees."""
    return sum(map(_EMS.__getitem__, text)) * size


@lru_cache(maxsize=16384)
def plain(text: str) -> str:
    """Return `text` on one line, with a replacement mark for each character that has no shape of its own."""
    if text.replace(HARD, " ").isprintable():
        return text
    # Everything a label shows comes through here: an invisible character would take room, break XML or turn the
    # direction of the text around it.
    spaced = re.sub(r"[\t\n\r]", " ", text)
    return "".join("\ufffd" if unicodedata.category(each) in _UNSHOWN else each for each in spaced)


@lru_cache(maxsize=4096)
def wrap(text: str, size: float, room: float) -> tuple[str, ...]:
    """Break `text` into lines no wider than `room`: between words, else inside names, else anywhere."""
    if width(text, size) <= room:
        return (text,)
    lines = [""]
    for word in filter(None, text.split(" ")):
        joined = f"{lines[-1]} {word}" if lines[-1] else word
        if width(joined, size) <= room:
            lines[-1] = joined
            continue
        # A word too long for any line is broken like a name: at its parts, else between any two characters.
        pieces = list(_pack(_parts(word, size, room), size, room))
        lines[-1:] = [*filter(None, lines[-1:]), *pieces]
    return tuple(lines)


@lru_cache(maxsize=4096)
def balanced(text: str, size: float, room: float) -> tuple[str, ...]:
    """Break `text` into as few lines as `wrap` does, of much the same length: no word is left over at the end."""
    lines = wrap(text, size, room)
    low, high = least_room(text, size), room
    while len(lines) > 1 and high - low > 1:
        middle = (low + high) / 2
        narrower = wrap(text, size, middle)
        if len(narrower) == len(lines):
            lines, high = narrower, middle
        else:
            low = middle
    return lines


def least_room(text: str, size: float) -> float:
    """Return how wide the longest piece of `text` is: in less room it breaks between letters."""
    return max((width(piece, size) for word in text.split(" ") for piece in _parts(word, size, inf)), default=0)


def shorten(text: str, size: float, room: float, most: int) -> tuple[str, ...]:
    """Wrap `text` and keep at most `most` lines; an ellipsis ends them where something is left out."""
    lines = wrap(text, size, room)
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    # Whole words go first; a single word that is still too long loses its last letters.
    while last and width(f"{last}…", size) > room:
        last = last.rpartition(" ")[0] or last[:-1]
    return (*lines[: most - 1], f"{last.rstrip(f' ·{HARD}')}…")


def _parts(word: str, size: float, room: float) -> list[str]:
    """Cut a word where names may break, and a part that is still too wide into characters."""
    cuts = [0, *(found.start() for found in _PART.finditer(word)), len(word)]
    parts = [word[start:end] for start, end in pairwise(cuts)]
    return [piece for part in parts for piece in ([part] if width(part, size) <= room else part)]


def _pack(parts: list[str], size: float, room: float) -> list[str]:
    """Join parts into lines as long as they fit."""
    lines = parts[:1]
    for part in parts[1:]:
        if width(lines[-1] + part, size) <= room:
            lines[-1] += part
        else:
            lines.append(part)
    return lines
