"""How much what is typed is like a name. `web/search/likeness.js` does the same, and has the reasons."""

from __future__ import annotations

from dataclasses import dataclass

from eventmodels.search.words import distance, is_little, words

__all__ = ["SAID", "Spelling", "likeness", "slips"]

ALL = 100.0
SAID = 92.0
WITHOUT_KIND = 98.0
BEFORE_COLON = 94.0
FIRST_WORDS = 88.0
SHORTENED = 87.0
LATER_WORDS = 86.0
FIRST_BEGINNING = 80.0
LATER_BEGINNING = 70.0
INSIDE = 40.0
LONGER = 8.0
SHORTEST_FORM = 3
SHORTEST_INSIDE = 4


@dataclass(frozen=True, slots=True)
class Spelling:
    """A name as it is compared: run together, with where its words end."""

    name: str
    text: str
    parts: tuple[str, ...]
    telling: tuple[str, ...]
    """Its words but for little ones and the kind, which do not tell a name from others."""
    plain: str
    """These run together."""
    ends: frozenset[int]
    skip: int = 0
    """The kind that many names begin with is seldom typed: how long it is."""
    head: str = ""
    """What stands before a colon is a name too."""
    said: bool = False
    spaced: str = ""
    """Its words, with a space before and behind each."""

    @classmethod
    def of(cls, name: str, kind: str, *, said: bool = False) -> Spelling:
        """Return a name of a thing of some kind; `said` where people say it and the catalogue does not."""
        parts = tuple(words(name))
        ends, at = [0], 0
        for part in parts:
            at += len(part)
            ends.append(at)
        skip = len(parts[0]) if len(parts) > 1 and parts[0] == kind else 0
        head = "".join(words(name.split(":", maxsplit=1)[0])) if ":" in name else ""
        telling = tuple(part for part in parts if part != kind and not is_little(part)) or parts
        plain = "".join(part for part in parts if not is_little(part))
        return cls(
            name, "".join(parts), parts, telling, plain, frozenset(ends), skip, head, said, f" {' '.join(parts)} "
        )


def likeness(typed: str, plain: str, name: Spelling) -> float:
    """Return how like a name it is, from 0 to a little over 100; `plain` is what is typed without little words."""
    if name.text == typed or (plain and name.plain == plain):
        return SAID if name.said else ALL
    if typed not in name.text:  # soon known, of nearly all
        return SHORTENED if not name.said and _is_short_form(typed, name) else 0
    if name.skip and name.text[name.skip :] == typed:
        return WITHOUT_KIND
    if name.head == typed:
        return BEFORE_COLON
    if name.said:
        # What people say is a phrase: a part of it tells little, and its words count as words.
        return FIRST_BEGINNING if len(typed) >= SHORTEST_INSIDE and name.text.startswith(typed) else 0
    share = LONGER * len(typed) / max(1, len(name.text) - name.skip)
    begun = _beginning(typed, name)
    if begun:
        return begun + share
    if _is_short_form(typed, name):
        return SHORTENED
    return INSIDE + share if len(typed) >= SHORTEST_INSIDE else 0


def slips(typed: str, name: Spelling, limit: int) -> int:
    """Return how many letters differ, with the kind in front of the name or without."""
    least = distance(typed, name.text, limit)
    return min(least, distance(typed, name.text[name.skip :], limit)) if name.skip else least


def _beginning(typed: str, name: Spelling) -> float:
    """Judge what is typed where it begins with a word of the name: the first such place counts."""
    at = name.text.find(typed)
    while at >= 0:
        if at in name.ends:
            whole = at + len(typed) in name.ends
            if at in (0, name.skip):
                return FIRST_WORDS if whole else FIRST_BEGINNING
            return LATER_WORDS if whole else LATER_BEGINNING
        at = name.text.find(typed, at + 1)
    return 0


def _is_short_form(typed: str, name: Spelling) -> bool:
    # One word has no short form, and none is longer than the name; it begins as that does, or as its second word.
    if not name.parts[1:] or not SHORTEST_FORM <= len(typed) < len(name.text):
        return False
    if typed[0] != name.text[0] and typed[0] != name.parts[1][0]:
        return False
    rest = name.parts[1:] if name.skip else name.parts
    return _shortens(typed, rest) or (name.skip > 0 and _shortens(typed, name.parts))


def _shortens(typed: str, parts: tuple[str, ...]) -> bool:
    """Return whether it is made of a beginning of each part in turn, as people shorten names."""
    if not parts:
        return not typed
    part, rest = parts[0], parts[1:]
    # The longest beginning first; where the rest does not work out with it, a shorter one may.
    sizes = range(min(len(part), len(typed)), 0, -1)
    return any(typed.startswith(part[:size]) and _shortens(typed[size:], rest) for size in sizes)
