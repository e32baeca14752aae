"""What people call things: the phrases of `search.yml`, and what each of them stands at."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from eventmodels.catalogue.records.base import other_names
from eventmodels.catalogue.references import Thing, references

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from eventmodels.catalogue.addresses import Addresses
    from eventmodels.catalogue.catalogue import Catalogue, ProtocolEntry

__all__ = ["called", "folded", "meanings", "sayable", "written_page"]

PAGE = re.compile(r"(?=[^#]*/)[a-z0-9-]+(?:/[a-z0-9-]+)*/?(?:#[A-Za-z0-9_.-]+)?")
"""Address of a page that people wrote: with a slash, which no name of a thing has."""


def meanings(catalogue: Catalogue, addresses: Addresses) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Return what people say for whatever is at an address: address -> language -> phrases."""
    things = dict(sayable(catalogue))
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for name, languages in catalogue.search.said.items() if catalogue.search else ():
        thing = things.get(name) or written_page(name)
        if thing is not None:
            # A thing may be named in two ways.
            here = found.setdefault(addresses.thing(thing), {})
            here |= {language: (*here.get(language, ()), *phrases) for language, phrases in languages.items()}
    return found


def sayable(catalogue: Catalogue) -> Iterator[tuple[str, Thing]]:
    """Yield every name that phrases may stand at: those of links, values of enumerations, terms of the glossary."""
    for name, thing in references(catalogue):
        yield name, thing
        if thing.kind == "enumeration":
            protocol, enumeration = thing.ids
            for value in catalogue.protocols[protocol].enumerations[enumeration].values:
                yield f"{name}.{value}", Thing("value", f"{thing.whole}.{value}", (*thing.ids, value), value)
    for term in catalogue.glossary.terms if catalogue.glossary else ():
        yield f"glossary.{term}", Thing("term", f"glossary.{term}", (term,), term)


def written_page(name: str) -> Thing | None:
    """Return the page that people wrote, or the place on it, that a name is the address of."""
    return Thing("page", name, (name,), name) if PAGE.fullmatch(name) else None


def called(catalogue: Catalogue, thing: Thing) -> tuple[str, ...]:
    """Return what a thing is called without anybody saying so: its id, its title, its other names."""
    ids = thing.ids
    if thing.kind in ("message", "attribute", "enumeration", "value"):
        return (ids[-1], *_of_protocol(catalogue.protocols[ids[0]], thing))
    if thing.kind == "state":
        state = catalogue.machines[ids[0]].states[ids[1]]
        return (ids[1], state.title, *state.code)
    former = catalogue.models[ids[0]].record.aliases if thing.kind == "model" else ()
    return (ids[0], thing.title, *former)


def _of_protocol(protocol: ProtocolEntry, thing: Thing) -> tuple[str, ...]:
    """Return the other names of something that a protocol has."""
    name = thing.ids[1]
    if thing.kind == "message":
        return other_names(protocol.messages[name].aliases)
    if thing.kind == "attribute":
        attribute = protocol.attributes[name]
        return (*other_names(attribute.aliases), *(each for each in (attribute.log_name, attribute.member) if each))
    if thing.kind == "enumeration":
        return other_names(protocol.enumerations[name].aliases)
    value = protocol.enumerations[name].values[thing.ids[2]]
    return (*other_names(value.aliases), *value.printed)


def folded(phrase: str) -> str:
    """Return a phrase as the search compares it: by its letters and digits, whatever their case."""
    return re.sub(r"[\W_]+", "", phrase).casefold()
