"""How states look: a tone and a texture each, so that none is told by its colour alone."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from eventmodels.catalogue.records.machines import Machine

__all__ = ["UNSURE", "Look", "looks"]

Texture = Literal["plain", "seam", "stitches", "dots", "bars"]

TEXTURES: tuple[Texture, ...] = ("plain", "seam", "dots", "stitches", "bars")
_TONES: Mapping[str, Texture] = {
    "b": "seam",
    "c": "stitches",
    "d": "dots",
    "e": "plain",
    "f": "plain",
    "g": "bars",
    "h": "seam",
    "i": "bars",
    "j": "stitches",
    "k": "dots",
    "l": "stitches",
    "m": "seam",
    "n": "dots",
}
"""Each tone with the texture of the first state that has it: what some eyes take for one colour differs in texture."""


@dataclass(frozen=True, slots=True)
class Look:
    """The tone of a band, and what is drawn over it."""

    tone: str
    texture: Texture


UNSURE = Look("a", "plain")
"""Of what may be in one of several states."""


def looks(machines: Mapping[str, Machine]) -> Mapping[str, Look]:
    """Return title of a state -> its look: one word has one look in all machines, and different words differ."""
    spoken: dict[str, set[str]] = {}
    # Bands show what lasts.
    for machine in (each for each in machines.values() if each.lasting):
        for title in _titles(machine):
            spoken.setdefault(title, set()).add(machine.protocol)
    return _looks(tuple((title, tuple(sorted(protocols))) for title, protocols in spoken.items()))


# Remembered, because every picture of a catalogue asks for the same.
@lru_cache(maxsize=16)
def _looks(spoken: tuple[tuple[str, tuple[str, ...]], ...]) -> Mapping[str, Look]:
    """Give titles looks, one after the other; each comes with the protocols that it is spoken in."""
    found: dict[str, Look] = {}
    used: Counter[tuple[str, str]] = Counter()
    for title, protocols in spoken:
        look = found[title] = _free(protocols, used, found.values())
        used.update((protocol, look.tone) for protocol in protocols)
        used["", look.tone] += len(protocols)
    return found


def _titles(machine: Machine) -> Iterator[str]:
    yield from (state.title for name, state in machine.states.items() if name != machine.initial)


def _free(protocols: Collection[str], used: Mapping[tuple[str, str], int], taken: Collection[Look]) -> Look:
    """Return the tone that is used least, above all in some protocols, with the first texture that is free in it."""
    own = {tone: sum(used.get((protocol, tone), 0) for protocol in protocols) for tone in _TONES}
    least = [tone for tone in _TONES if own[tone] == min(own.values())]
    # What is of one protocol meets in one picture, and a word of several protocols meets more. Where all are used, the
    # last one is taken: a machine names first what happens first, so that belongs to something seldom.
    tone = least[-1] if own[least[0]] else min(least, key=lambda each: used.get(("", each), 0))
    textures = (_TONES[tone], *TEXTURES)
    return next((look for texture in textures if (look := Look(tone, texture)) not in taken), Look(tone, _TONES[tone]))
