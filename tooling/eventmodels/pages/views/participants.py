"""Pages of participants, and the map of who talks to whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from eventmodels.catalogue.addresses import NamedAddress
from eventmodels.catalogue.kinds import MessageKind
from eventmodels.pages.page import Heading, Later, Page, PageKind
from eventmodels.pages.views.graphs import draw_topology
from eventmodels.pages.views.lists.indexes import EVIDENCE
from eventmodels.pages.views.lists.listing import ListView, Narrowed, Part, Question, band, bands, narrowing, rows_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from eventmodels.catalogue import Flows
    from eventmodels.catalogue.kinds import ParticipantKind
    from eventmodels.catalogue.records.participants import ParticipantType
    from eventmodels.pages.reference import Reference

__all__ = ["participant_pages", "topology_page"]

PARTICIPANT = PageKind("participant", "Participant")
TOPOLOGY = PageKind("participants", "Participant", beside=False)


@dataclass(frozen=True, slots=True)
class Task:
    """A message a participant sends or receives in models."""

    message: NamedAddress
    kind: str
    answers: tuple[NamedAddress, ...]
    models: tuple[NamedAddress, ...]


@dataclass(frozen=True, slots=True)
class ParticipantView:
    """Everything a participant page shows."""

    id: str
    record: ParticipantType
    is_a: NamedAddress | None
    children: tuple[NamedAddress, ...]
    speaks: tuple[tuple[NamedAddress, str], ...]
    links: tuple[tuple[NamedAddress, str, str], ...]
    sends: tuple[Task, ...]
    receives: tuple[Task, ...]
    machines: tuple[NamedAddress, ...]
    keys: tuple[NamedAddress, ...]
    """What it puts into key-value lists."""


@dataclass(frozen=True, slots=True)
class TopologyView:
    """The list of participants and the map of who talks to whom."""

    picture: Later[str]
    """SVG, escaped by its writer; drawn when the page is rendered."""
    list: ListView
    links: tuple[tuple[NamedAddress, NamedAddress, str, str], ...]


def participant_pages(reference: Reference) -> Iterator[Page]:
    """Yield a page for every participant: what it speaks, and what it sends and must answer by model."""
    catalogue, addresses = reference.catalogue, reference.addresses
    traffic = _traffic(reference.flows)
    for name, record in catalogue.participants.items():
        # The models of a kind of client are models of each client.
        sends, receives = _merged(traffic, catalogue.lineage(name))
        view = ParticipantView(
            id=name,
            record=record,
            is_a=reference.addresses.named_participant(record.is_a) if record.is_a is not None else None,
            children=tuple(reference.addresses.named_participant(child) for child in catalogue.children(name)),
            speaks=tuple(_spoken(reference, name)),
            links=tuple(_neighbours(reference, name)),
            sends=tuple(_tasks(reference, sends)),
            receives=tuple(_tasks(reference, receives)),
            machines=tuple(
                NamedAddress(addresses.machine(m), f"{machine.title} states")
                for m, machine in catalogue.machines.items()
                if name in machine.of
            ),
            keys=tuple(_keys(reference, name)),
        )
        yield Page(
            address=addresses.participant(name),
            title=record.title,
            kind=PARTICIPANT,
            data=view,
            summary=record.summary,
            headings=_participant_headings(view),
            section=("Participants",),
            source="participants.yml",
            place=reference.place("participants.yml", "participants", name),
        )


def _keys(reference: Reference, name: str) -> Iterator[NamedAddress]:
    # What is known of a kind of server holds for each server of the kind.
    line = frozenset(reference.catalogue.lineage(name))
    for key, record in reference.catalogue.keys.items():
        if any(line.intersection(use.set_by) for use in record.uses):
            yield reference.addresses.named_key(key)


Traffic = dict[tuple[str, str], dict[str, None]]


def _traffic(flows: Flows) -> dict[str, tuple[Traffic, Traffic]]:
    """Participant -> what it sends and what it receives: (protocol, message) -> models."""
    found: dict[str, tuple[Traffic, Traffic]] = {}
    for flow in flows.all.values():
        kinds = {participant.id: participant.is_ for participant in flow.participants}
        for step in flow.messages():
            for end, side in ((step.from_, 0), (step.to, 1)):
                # Kinds of participants, not those of one model: a page tells of every handset, whatever its letter.
                both = found.setdefault(kinds.get(end, end), ({}, {}))
                both[side].setdefault((step.protocol, step.message), {})[flow.id] = None
    return found


def _merged(traffic: dict[str, tuple[Traffic, Traffic]], names: Iterable[str]) -> tuple[Traffic, Traffic]:
    """Return what several send and receive together: a participant does all that what it is a kind of does."""
    sends, receives = Traffic(), Traffic()
    for both in (traffic[name] for name in names if name in traffic):
        for side, found in zip((sends, receives), both, strict=True):
            for message, models in found.items():
                side[message] = side.get(message, {}) | models
    return sends, receives


def _tasks(reference: Reference, traffic: Traffic) -> Iterator[Task]:
    addresses = reference.addresses
    for (protocol, message), models in sorted(traffic.items()):
        entry = reference.catalogue.protocols.get(protocol)
        record = entry.messages.get(message) if entry else None
        if entry is None or record is None:
            continue
        # Whoever receives a request wants to know what to send back; an event asks for nothing.
        request = record.kind is MessageKind.REQUEST
        answers = [r.event for r in entry.responses if request and r.request == message and r.relation == "answers"]
        yield Task(
            message=NamedAddress(addresses.message(protocol, message), message),
            kind=str(record.kind),
            answers=tuple(NamedAddress(addresses.message(protocol, a), a) for a in answers),
            models=tuple(NamedAddress(addresses.model(m), reference.catalogue.models[m].record.title) for m in models),
        )


def _spoken(reference: Reference, name: str) -> Iterator[tuple[NamedAddress, str]]:
    catalogue = reference.catalogue
    for protocol, roles in catalogue.speaks(name).items():
        if protocol in catalogue.protocols:
            title = catalogue.protocols[protocol].record.title
            yield NamedAddress(reference.addresses.protocol(protocol), title), " and ".join(roles)


def _neighbours(reference: Reference, name: str) -> Iterator[tuple[NamedAddress, str, str]]:
    for link in reference.catalogue.links:
        if name in link.between:
            # Links have no direction; the page of either end names the other.
            other = link.between[1] if link.between[0] == name else link.between[0]
            if other in reference.catalogue.participants:
                yield reference.addresses.named_participant(other), link.over, str(link.evidence or "")


def _participant_headings(view: ParticipantView) -> tuple[Heading, ...]:
    wanted = (
        ("sends", "What it sends", view.sends),
        ("receives", "What it receives", view.receives),
        ("keys", "Keys that it sets", view.keys),
        ("links", "Who it talks to", view.links),
    )
    return tuple(Heading(id_, title) for id_, title, shown in wanted if shown)


def topology_page(reference: Reference) -> Iterator[Page]:
    """Yield the page that lists participants and draws who talks to whom."""
    catalogue, named = reference.catalogue, reference.addresses.named_participant
    rows = tuple(
        (
            named(link.between[0]),
            named(link.between[1]),
            link.over,
            str(link.evidence or ""),
        )
        for link in catalogue.links
        if all(end in catalogue.participants for end in link.between)
    )
    view = _list(reference)
    drawn = Later(draw_topology, reference.addresses, catalogue.participants, catalogue.links)
    yield Page(
        address=reference.addresses.participants(),
        title="Participants",
        kind=TOPOLOGY,
        data=TopologyView(drawn, view, rows),
        summary="Who takes part, and who speaks which protocol with whom.",
        headings=(
            *(part.heading for part in view.parts),
            Heading("map", "Map"),
            Heading("links", "Links"),
        ),
        section=("Participants",),
        index=True,
        source="participants.yml",
    )


def _list(reference: Reference) -> ListView:
    catalogue = reference.catalogue
    kinds = dict.fromkeys(each.kind for each in catalogue.participants.values())
    parts = tuple(Part(Heading(kind.value, kind.plural), None, "", tuple(_rows(reference, kind))) for kind in kinds)
    rows = rows_of(parts)
    asked = (
        Question("kind", "Kind", {kind.value: kind.plural for kind in kinds}),
        Question("speaks", "Speaks", {each.id: each.record.title for each in catalogue.protocols.values()}, every=True),
        EVIDENCE,
        Question("models", "Models", bands((0, 5, 20), "none")),
    )
    orders = (("title", "by name"), ("-models", "in most models first"))
    own = narrowing("participants", rows, asked, orders, grouped="by kind")
    address = reference.addresses.participants
    links = (
        NamedAddress(address("map"), "Map of who talks to whom"),
        NamedAddress(address("links"), "the same as a table"),
    )
    return ListView("", (), parts, links=links, narrowing=own)


def _rows(reference: Reference, kind: ParticipantKind) -> Iterator[Narrowed]:
    catalogue = reference.catalogue
    for name, record in catalogue.participants.items():
        if record.kind is kind:
            models = sum(name in {each.is_ for each in flow.participants} for flow in reference.flows.all.values())
            spoken = [protocol for protocol in catalogue.speaks(name) if protocol in catalogue.protocols]
            evidence = str(record.evidence or "")
            yield Narrowed(
                reference.addresses.named_participant(name),
                record.summary,
                id=name,
                facts=(
                    ", ".join(catalogue.protocols[each].record.title for each in spoken) or "no protocol of ours",
                    f"{models or 'no'} model{'' if models == 1 else 's'}",
                ),
                evidence=evidence,
                has=(
                    *(("kind", kind.value), ("evidence", evidence), ("models", band(models, (0, 5, 20)))),
                    *(("speaks", each) for each in spoken),
                ),
                amounts=(("models", models),),
            )
