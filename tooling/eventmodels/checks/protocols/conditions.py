"""Conditions, wherever they stand: on a message's attribute or as a guard of a transition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eventmodels.checks import names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eventmodels.catalogue.catalogue import Catalogue, ProtocolEntry
    from eventmodels.catalogue.problems import Problem
    from eventmodels.catalogue.records.base import Record
    from eventmodels.catalogue.records.protocols import Condition

__all__ = ["condition_names"]

ANY_VALUE = ("present", "absent")
LITERAL = ("text", "integer", "time", "enumeration", "unknown")
"""Types whose values can be written down; of others one can only ask whether they are there."""


def condition_names(
    catalogue: Catalogue, entry: ProtocolEntry, condition: Condition, record: Record, *path: str | int
) -> Iterator[Problem]:
    """Demand that a condition names attributes, values, requests and participants that are there.

    It is written in `record` at `path`, as `Record.at` takes it.
    """
    for name, words in condition.items():
        if name == "answers":
            allowed = names.requests(catalogue, entry)
        elif name == "from":
            allowed = names.participants(catalogue)
        else:
            yield from names.attributes(catalogue, entry).demand(name, record.key(*path, name))
            vocabulary = names.values(catalogue, entry, name)
            # Values of types without a vocabulary can be anything, and those of an unknown attribute too.
            if vocabulary is None and (name not in entry.attributes or entry.attributes[name].type in LITERAL):
                continue
            allowed = vocabulary or names.Names("unknown-value", f"condition on {name}", ANY_VALUE)
        for position, word in enumerate(words):
            if word not in ANY_VALUE:
                yield from allowed.demand(word, record.at(*path, name, position))
