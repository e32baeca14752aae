"""The catalogue for programs: `catalogue.json`, and the schema that describes it."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict

from eventmodels.catalogue.conditions import condition_words
from eventmodels.sequence import EXPORTS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from eventmodels.catalogue import ProtocolEntry
    from eventmodels.catalogue.records.enumerations import Cause, Enumeration
    from eventmodels.catalogue.records.keys import Key
    from eventmodels.catalogue.records.machines import Machine
    from eventmodels.catalogue.records.protocols import Attribute, Message
    from eventmodels.pages.reference import Reference

__all__ = ["FORMAT", "catalogue_json", "catalogue_schema"]

FORMAT = 1
"""Grows when a reader of the former would go wrong; further keys may come without notice."""
DIALECT = "https://json-schema.org/draft/2020-12/schema"


class _Data(BaseModel):
    model_config = ConfigDict(frozen=True)


class Carried(_Data):
    """How a message carries an attribute; conditions are sentences."""

    presence: str
    evidence: str | None = None
    conditions: tuple[str, ...] = ()


class MessageData(_Data):
    """A request or an event; `models` are those that send it, phases included."""

    address: str
    kind: str
    number: int | None = None
    category: str
    summary: str
    tells: str | None = None
    absent_when: str | None = None
    evidence: str | None = None
    since: str | None = None
    until: str | None = None
    obsolete: bool = False
    complete: bool = False
    attributes: dict[str, Carried] = {}
    answers: tuple[str, ...] = ()
    models: tuple[str, ...] = ()
    aliases: dict[str, tuple[str, ...]] = {}


class AttributeData(_Data):
    """A named value that messages carry."""

    address: str
    type: str
    number: int | None = None
    enumeration: str | None = None
    summary: str
    evidence: str | None = None
    since: str | None = None
    until: str | None = None
    aliases: dict[str, tuple[str, ...]] = {}


class CauseData(_Data):
    """Why a value refuses requests, and what helps."""

    requests: tuple[str, ...] = ()
    cause: str | None = None
    remedy: str | None = None
    evidence: str | None = None


class ValueData(_Data):
    """A value of a closed vocabulary."""

    address: str
    number: int | None = None
    summary: str | None = None
    causes: tuple[CauseData, ...] = ()


class EnumerationData(_Data):
    """A closed vocabulary."""

    address: str
    summary: str
    values: dict[str, ValueData]


class ProtocolData(_Data):
    """A protocol with everything that is its own, by name."""

    address: str
    title: str
    messages: dict[str, MessageData]
    attributes: dict[str, AttributeData]
    enumerations: dict[str, EnumerationData]


class KeyUseData(_Data):
    """A key-value list in which a key stands: `list` is `protocol.Attribute`."""

    list: str
    messages: tuple[str, ...] = ()
    set_by: tuple[str, ...] = ()


class KeyData(_Data):
    """A key of key-value lists."""

    address: str
    type: str
    summary: str
    evidence: str | None = None
    since: str | None = None
    until: str | None = None
    values: dict[str, str] = {}
    uses: tuple[KeyUseData, ...]


class ParticipantData(_Data):
    """A component, a device or a kind of number; `speaks` gives its sides in each protocol."""

    address: str
    title: str
    kind: str
    is_a: str | None = None
    summary: str
    speaks: dict[str, tuple[str, ...]] = {}


class StateData(_Data):
    """A state of a machine."""

    address: str
    title: str


class MachineData(_Data):
    """A state machine with its states, by id."""

    address: str
    title: str
    protocol: str
    states: dict[str, StateData]


class ModelData(_Data):
    """An interaction model or a phase; `files` are addresses by ending, of which `json` holds the steps."""

    address: str
    title: str
    kind: str
    family: str
    summary: str | None = None
    evidence: str
    related: tuple[str, ...] = ()
    files: dict[str, str]


class CatalogueData(_Data):
    """Everything that has a page of its own; addresses are relative to the folder this file is in.

    Keys that would say nothing are left out.
    """

    format: int
    protocols: dict[str, ProtocolData]
    keys: dict[str, KeyData] = {}
    participants: dict[str, ParticipantData]
    states: dict[str, MachineData]
    models: dict[str, ModelData]


def catalogue_json(reference: Reference) -> str:
    """Write what the catalogue holds for programs: the same keys in the same order every time."""
    data = _catalogue(reference).model_dump(mode="json", exclude_defaults=True)
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


@cache  # the same for every catalogue, and it takes as long to make as a change of a small one
def catalogue_schema() -> str:
    """Write the JSON Schema of `catalogue.json`."""
    schema: dict[str, Any] = {"$schema": DIALECT, **CatalogueData.model_json_schema()}
    return json.dumps(schema, indent=1) + "\n"


def _catalogue(reference: Reference) -> CatalogueData:
    catalogue = reference.catalogue
    return CatalogueData(
        format=FORMAT,
        protocols={id_: _protocol(entry, reference) for id_, entry in catalogue.protocols.items()},
        keys={name: _key(name, key, reference) for name, key in catalogue.keys.items()},
        participants={name: _participant(name, reference) for name in catalogue.participants},
        states={name: _machine(name, machine, reference) for name, machine in catalogue.machines.items()},
        models={name: _model(name, reference) for name in catalogue.models},
    )


def _protocol(entry: ProtocolEntry, reference: Reference) -> ProtocolData:
    return ProtocolData(
        address=reference.addresses.protocol(entry.id),
        title=entry.record.title,
        messages={name: _message(entry, name, record, reference) for name, record in entry.messages.items()},
        attributes={name: _attribute(entry, name, record, reference) for name, record in entry.attributes.items()},
        enumerations={name: _enumeration(entry, name, each, reference) for name, each in entry.enumerations.items()},
    )


def _message(entry: ProtocolEntry, name: str, record: Message, reference: Reference) -> MessageData:
    return MessageData(
        address=reference.addresses.message(entry.id, name),
        kind=record.kind,
        number=record.number,
        category=entry.homes[name],
        summary=record.summary,
        tells=record.tells.text if record.tells else None,
        absent_when=record.absent_when.text if record.absent_when else None,
        evidence=record.evidence,
        since=record.since,
        until=record.until,
        obsolete=record.obsolete,
        complete=record.complete,
        attributes={
            attribute: Carried(
                presence=each.presence,
                evidence=each.evidence or record.evidence,  # a row without a word has that of its message
                conditions=tuple(condition_words(each)),
            )
            for attribute, each in record.attributes.items()
        },
        answers=tuple(answer.request for answer in record.answers),
        models=tuple(dict.fromkeys(use.model for use in reference.flows.uses.get((entry.id, name), ()))),
        aliases=_aliases(record.aliases),
    )


def _attribute(entry: ProtocolEntry, name: str, record: Attribute, reference: Reference) -> AttributeData:
    return AttributeData(
        address=reference.addresses.attribute(entry.id, name),
        type=record.type,
        number=record.number,
        enumeration=record.enumeration,
        summary=record.summary,
        evidence=record.evidence,
        since=record.since,
        until=record.until,
        aliases=_aliases(record.aliases),
    )


def _aliases(written: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    return {scheme: tuple(map(str, words)) for scheme, words in written.items()}


def _enumeration(entry: ProtocolEntry, name: str, record: Enumeration, reference: Reference) -> EnumerationData:
    addresses = reference.addresses
    values = {
        value: ValueData(
            address=addresses.enumeration(entry.id, name, value),
            number=each.number,
            summary=each.summary,
            causes=tuple(_cause(cause) for cause in each.causes),
        )
        for value, each in record.values.items()
    }
    return EnumerationData(address=addresses.enumeration(entry.id, name), summary=record.summary, values=values)


def _cause(cause: Cause) -> CauseData:
    return CauseData(requests=cause.on, cause=cause.cause, remedy=cause.remedy, evidence=cause.evidence)


def _key(name: str, key: Key, reference: Reference) -> KeyData:
    return KeyData(
        address=reference.addresses.key(name),
        type=key.type,
        summary=key.summary,
        evidence=key.evidence,
        since=key.since,
        until=key.until,
        values=key.values,
        uses=tuple(KeyUseData(list=use.in_, messages=use.on, set_by=use.set_by) for use in key.uses),
    )


def _participant(name: str, reference: Reference) -> ParticipantData:
    record = reference.catalogue.participants[name]
    return ParticipantData(
        address=reference.addresses.participant(name),
        title=record.title,
        kind=record.kind,
        is_a=record.is_a,
        summary=record.summary,
        speaks={protocol: tuple(roles) for protocol, roles in reference.catalogue.speaks(name).items()},
    )


def _machine(name: str, machine: Machine, reference: Reference) -> MachineData:
    addresses = reference.addresses
    states = {
        state: StateData(address=addresses.machine(name, state), title=each.title)
        for state, each in machine.states.items()
    }
    return MachineData(address=addresses.machine(name), title=machine.title, protocol=machine.protocol, states=states)


def _model(name: str, reference: Reference) -> ModelData:
    addresses = reference.addresses
    entry = reference.catalogue.models[name]
    record = entry.record
    return ModelData(
        address=addresses.model(name),
        title=record.title,
        kind=record.kind,
        family=entry.family,
        summary=record.summary,
        evidence=record.evidence,
        related=tuple(map(str, record.related)),
        files={export.ending: addresses.export(name, export.ending) for export in EXPORTS},
    )
