"""What is said of keys hangs together: their lists, the messages that carry these, who sets them, their addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eventmodels.catalogue.problems import Problem
from eventmodels.checks import names
from eventmodels.checks.releases import releases_in_order

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eventmodels.catalogue.catalogue import Catalogue
    from eventmodels.catalogue.records.keys import KeyUse

__all__ = ["keys_consistent"]


def keys_consistent(catalogue: Catalogue) -> Iterator[Problem]:
    """Demand that every key is described once, and that what it stands in and on is there."""
    homes: dict[str, str] = {}
    for group, file in catalogue.key_groups.items():
        for name, key in file.keys.items():
            # Small letters, for there are systems that do not tell them from capitals in names of files.
            home = homes.setdefault(name.lower(), f"{name} in {group}.yml")
            if home != f"{name} in {group}.yml":
                text = f"the key {name} is described twice; the first is {home}"
                expected = "one entry, with a use for each list that it stands in"
                yield Problem("key-described-twice", text, file.key("keys", name), expected)
            yield from releases_in_order(key)
            for use in key.uses:
                yield from _use(catalogue, use)


def _use(catalogue: Catalogue, use: KeyUse) -> Iterator[Problem]:
    yield from names.participants(catalogue).demand_each(use.set_by, use, "set-by")
    yield from names.protocols(catalogue).demand(use.protocol, use.at("in"))
    entry = catalogue.protocols.get(use.protocol)
    if entry is None:
        return
    yield from names.attributes(catalogue, entry).demand(use.attribute, use.at("in"))
    record = entry.attributes.get(use.attribute)
    if record is not None and record.type != "key-values":
        text = f"keys in {use.attribute}, whose type is {record.type}"
        yield Problem("value-kind", text, use.at("in"), "an attribute of the type key-values")
    for position, message in enumerate(use.on):
        yield from names.messages(catalogue, entry).demand(message, use.at("on", position))
        carrier = entry.messages.get(message)
        if record is not None and carrier is not None and use.attribute not in carrier.attributes:
            text = f"{message} does not carry {use.attribute}"
            expected = f"a message whose table has {use.attribute}"
            yield Problem("attribute-not-carried", text, use.at("on", position), expected)
