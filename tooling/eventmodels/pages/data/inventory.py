"""The inventory of names that other documentation sites link by: `objects.inv`."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from eventmodels.catalogue.references import references

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eventmodels.pages.reference import Reference

__all__ = ["with_names"]

DOMAIN = "std"
"""Every reader of inventories knows it; names of programming interfaces are in others."""
TERM, LABEL = "term", "label"
"""A name that is its own title, and one that is shown by a title."""


HEAD = """\
# Sphinx inventory version 2
# Project: {project}
# Version: 0.0.0
# The remainder of this file is compressed using zlib.
"""


def with_names(inventory: bytes, reference: Reference, project: str) -> bytes:
    """Return an inventory (empty, or as another plugin wrote it) with everything in the catalogue that has a name."""
    # Written here, since the libraries that write it are large and come with things that a site may do without.
    head, known = _parts(inventory or HEAD.format(project=project).encode() + zlib.compress(b""))
    ours = dict(_lines(reference))
    theirs = (line for line in known if line.partition(" ")[0] not in ours)
    text = "".join(f"{line}\n" for line in (*theirs, *(ours[name] for name in sorted(ours))))
    return head + zlib.compress(text.encode(), 9)


def _parts(inventory: bytes) -> tuple[bytes, list[str]]:
    """Return the head of an inventory, four lines, and the lines that stand compressed below it."""
    lines = inventory.split(b"\n", HEAD.count("\n"))
    return b"\n".join([*lines[:-1], b""]), zlib.decompress(lines[-1]).decode().splitlines()


def _lines(reference: Reference) -> Iterator[tuple[str, str]]:
    """Yield each name with its line: what it is called by, what it is, its weight, where it is, how it is shown."""
    # Some readers do not tell capitals from small letters.
    for name, thing in references(reference.catalogue, str.lower):
        # A term is linked by the very word that is shown; a model or a state is shown by its title.
        role = TERM if thing.title == thing.ids[-1] else LABEL
        shown = "-" if thing.title == name else thing.title
        yield name, f"{name} {DOMAIN}:{role} -1 {reference.addresses.thing(thing)} {shown}"
