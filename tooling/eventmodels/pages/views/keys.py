"""Pages of keys: what a key-value list holds under a name, who puts it there, on which messages it is seen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from eventmodels.catalogue.addresses import NamedAddress
from eventmodels.catalogue.records.keys import key_named
from eventmodels.pages.page import Heading, Page, PageKind
from eventmodels.pages.views.lists.indexes import EVIDENCE
from eventmodels.pages.views.lists.listing import (
    ListView,
    Narrowed,
    Part,
    Question,
    list_page,
    narrowing,
    often_first,
    rows_of,
)
from eventmodels.pages.views.messages import ModelUses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eventmodels.catalogue import Catalogue
    from eventmodels.catalogue.flow import MessageStep
    from eventmodels.catalogue.records.keys import Key, KeysFile, KeyUse
    from eventmodels.pages.reference import Reference

__all__ = ["key_pages"]

KEY = PageKind("key", "Key")
KEYS = PageKind("list", "Key", beside=False)
SECTION = ("Attributes", "Keys")


@dataclass(frozen=True, slots=True)
class UseView:
    """A list in which a key stands."""

    list: NamedAddress
    protocol: NamedAddress
    messages: tuple[NamedAddress, ...]
    set_by: tuple[NamedAddress, ...]
    record: KeyUse


@dataclass(frozen=True, slots=True)
class KeyView:
    """Everything that a page of a key shows."""

    name: str
    record: Key
    group: NamedAddress
    uses: tuple[UseView, ...]
    models: tuple[ModelUses, ...]
    """The steps that show it; the note of each is the value there."""


def key_pages(reference: Reference) -> Iterator[Page]:
    """Yield the list of keys and a page for each, if the folder describes any."""
    groups = reference.catalogue.key_groups
    if groups:
        yield _list(reference)
    sightings = _sightings(reference) if groups else {}
    for group, file in groups.items():
        for name, record in file.keys.items():
            view = _view(reference, group, name, sightings.get(name, ()))
            yield Page(
                address=reference.addresses.key(name),
                title=name,
                kind=KEY,
                data=view,
                summary=record.summary,
                headings=_headings(view),
                section=(*SECTION, file.title),
                source=f"keys/{group}.yml",
                place=reference.place(f"keys/{group}.yml", "keys", name),
            )


def _list(reference: Reference) -> Page:
    groups = reference.catalogue.key_groups
    parts = tuple(_part(reference, group, file) for group, file in groups.items())
    lead = "Every known key of key-value lists: what programs attach to calls and requests beside the attributes."
    rows = rows_of(parts)
    participants = {name: record.title for name, record in reference.catalogue.participants.items()}
    lists = {each: each for key in reference.catalogue.keys.values() for each in key.lists}
    asked = (
        Question("group", "Group", {group: file.title for group, file in groups.items()}),
        Question("in", "Stands in", often_first(rows, "in", lists)),
        Question("by", "Set by", often_first(rows, "by", participants)),
        EVIDENCE,
    )
    own = narrowing("keys", rows, asked, (("title", "by name"),), grouped="by group")
    view = ListView(lead, ("In", "Set by"), parts, narrowing=own)
    return list_page(KEYS, reference.addresses.keys(), "Keys", view, SECTION)


def _part(reference: Reference, group: str, file: KeysFile) -> Part:
    rows = tuple(_row(reference, group, name, key) for name, key in file.keys.items())
    return Part(Heading(group, file.title), None, file.summary, rows)


def _row(reference: Reference, group: str, name: str, key: Key) -> Narrowed:
    lists, setters, evidence = ", ".join(key.lists), _setters(reference, key), str(key.evidence or "")
    return Narrowed(
        reference.addresses.named_key(name),
        key.summary,
        (lists, setters),
        id=name,
        facts=(lists, *((f"set by {setters}",) if setters else ())),
        evidence=evidence,
        has=(
            *(("group", group), ("evidence", evidence)),
            *(("in", each) for each in key.lists),
            *(("by", participant) for use in key.uses for participant in use.set_by),
        ),
    )


def _setters(reference: Reference, key: Key) -> str:
    known = reference.catalogue.participants
    return ", ".join(dict.fromkeys(known[name].title for use in key.uses for name in use.set_by))


def _view(reference: Reference, group: str, name: str, models: tuple[ModelUses, ...]) -> KeyView:
    addresses, record = reference.addresses, reference.catalogue.keys[name]
    return KeyView(
        name=name,
        record=record,
        group=NamedAddress(addresses.keys(group), reference.catalogue.key_groups[group].title),
        uses=tuple(_use(reference, use) for use in record.uses),
        models=models,
    )


def _use(reference: Reference, use: KeyUse) -> UseView:
    addresses, protocol = reference.addresses, use.protocol
    title = reference.catalogue.protocols[protocol].record.title
    return UseView(
        NamedAddress(addresses.attribute(protocol, use.attribute), use.attribute),
        NamedAddress(addresses.protocol(protocol), title),
        tuple(NamedAddress(addresses.message(protocol, name, use.attribute), name) for name in use.on),
        tuple(addresses.named_participant(name) for name in use.set_by),
        use,
    )


def _sightings(reference: Reference) -> dict[str, tuple[ModelUses, ...]]:
    """Return the models whose own steps show a key, by key."""
    found: dict[str, dict[str, list[NamedAddress]]] = {}
    for uses in reference.flows.uses.values():
        for use in (use for use in uses if not use.phase):
            for key, word in _shown(reference.catalogue, use.step):
                step = NamedAddress(reference.addresses.model(use.model, use.step.id), f"step {use.step.number}", word)
                found.setdefault(key, {}).setdefault(use.model, []).append(step)
    named = reference.addresses.named_model
    return {
        key: tuple(ModelUses(named(model), tuple(steps)) for model, steps in models.items())
        for key, models in found.items()
    }


def _shown(catalogue: Catalogue, step: MessageStep) -> Iterator[tuple[str, str]]:
    """Yield the keys that a step shows, by the names under which they are described, with their values."""
    for value in step.values:
        for key, word in value.keys:
            yield key_named(catalogue.keys_in(step.protocol, value.attribute), key), word


def _headings(view: KeyView) -> tuple[Heading, ...]:
    wanted = (
        ("uses", "Where it stands", True),
        ("values", "Values", bool(view.record.values)),
        ("models", "Steps that show it", bool(view.models)),
        ("names", "Names and sources", True),
    )
    return tuple(Heading(id_, title) for id_, title, shown in wanted if shown)
