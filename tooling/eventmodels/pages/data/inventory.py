"""The inventory of names that other documentation sites link by: `objects.inv`."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from eventmodels.catalogue.references import references

if TYPE_CHECKING:
    from eventmodels.pages.reference import Reference

__all__ = ["with_names"]

DOMAIN = "std"
"""Every reader of inventories knows it; names of programming interfaces are in others."""
TERM, LABEL = "term", "label"
"""A name that is its own title, and one that is shown by a title."""


def with_names(inventory: bytes, reference: Reference, project: str) -> bytes:
    """Return an inventory (empty, or as another plugin wrote it) with everything in the catalogue that has a name."""
    # Only a generator has the library, and it takes longer to load than all the rest of a command.
    from mkdocstrings import Inventory  # noqa: PLC0415

    whole = Inventory.parse_sphinx(BytesIO(inventory)) if inventory else Inventory(project=project)
    # Some readers do not tell capitals from small letters.
    for name, thing in references(reference.catalogue, str.lower):
        # A term is linked by the very word that is shown; a model or a state is shown by its title.
        role = TERM if thing.title == thing.ids[-1] else LABEL
        whole.register(name, DOMAIN, role, reference.addresses.thing(thing), -1, thing.title)
    return whole.format_sphinx()
