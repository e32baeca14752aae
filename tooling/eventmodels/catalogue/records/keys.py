"""The records of keys: what the key-value lists that messages carry hold, who puts it there, and what it tells."""

from __future__ import annotations

import re
from dataclasses import field
from functools import cache
from typing import TYPE_CHECKING, Annotated, Literal

from eventmodels.catalogue.records.base import Cited, Record
from eventmodels.catalogue.records.shapes import AtLeast, Pattern, Prose, Release, Words

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["PLACEHOLDER", "Key", "KeyUse", "KeysFile", "key_named"]

KeyType = Literal["text", "integer", "text-or-integer", "key-values", "unknown"]
KeyName = Annotated[str, Pattern(r"^[A-Za-z_]([A-Za-z0-9_#-]|<[a-z]+>)*$", most=80)]
"""As programs write it; what varies stands between angle brackets: `LineOf<n>`."""
PLACEHOLDER = re.compile(r"<[a-z]+>")


class KeyUse(Cited):
    """A list in which a key stands: on which messages, who puts it there and when."""

    in_: Annotated[str, Pattern(r"^[a-z][a-z0-9-]*\.[A-Za-z][A-Za-z0-9_]*$")]
    """`protocol.Attribute` that is the list."""
    on: Words = ()
    """Messages of that protocol on which it was seen or is documented; none where no source names them."""
    set_by: Words = ()
    """Participants; none where no source tells."""
    when: Prose | None = None
    servers: Prose | None = None
    """Of which servers this is known; of all where nothing is said."""

    @property
    def protocol(self) -> str:
        """Return the protocol of the list."""
        return self.in_.partition(".")[0]

    @property
    def attribute(self) -> str:
        """Return the list alone."""
        return self.in_.partition(".")[2]


class Key(Cited):
    """A name that programs put into a key-value list, with its value."""

    type: KeyType
    summary: Prose
    values: dict[str, Prose] = field(default_factory=dict)
    """Values that are known, each with what it says; others may come."""
    uses: Annotated[tuple[KeyUse, ...], AtLeast(1)]
    since: Release | None = None
    until: Release | None = None

    @property
    def lists(self) -> tuple[str, ...]:
        """Return the lists in which it stands, each once."""
        return tuple(dict.fromkeys(use.attribute for use in self.uses))


class KeysFile(Record):
    """`keys/<group>.yml`: keys that belong together, in reading order."""

    title: Prose
    summary: Prose
    keys: dict[KeyName, Key]


def key_named(names: Iterable[str], word: str) -> str:
    """Return the one of `names`, which may have parts that vary, that is what a list calls `word`; or nothing."""
    fitting = [name for name in names if _pattern(name).fullmatch(word)]
    # `LineOf<n>` fits `LineOf2_side` as well as `LineOf<n>_side` does: the less varies, the closer it is.
    return max(fitting, key=lambda name: len(PLACEHOLDER.sub("", name)), default="")


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(".+".join(map(re.escape, PLACEHOLDER.split(name))))
