"""Pages of interaction models: the picture, its table twin, interruptions, relations and downloads."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from eventmodels.catalogue.addresses import NamedAddress
from eventmodels.catalogue.kinds import Evidence
from eventmodels.pages.page import Heading, Later, Page, PageKind
from eventmodels.pages.views.compare import pairs
from eventmodels.pages.views.life import lives_of
from eventmodels.pages.views.picture import told_screens
from eventmodels.pages.views.step_names import step_names
from eventmodels.pages.views.story import story
from eventmodels.pages.views.talkers import sendings, talkers
from eventmodels.sequence import EXPORTS, table_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from eventmodels.catalogue import Flow, ModelEntry
    from eventmodels.catalogue.addresses import Addresses
    from eventmodels.catalogue.records.models import Model
    from eventmodels.pages.reference import Reference
    from eventmodels.pages.views.life import Life
    from eventmodels.pages.views.picture import Screens
    from eventmodels.pages.views.step_names import StepNames
    from eventmodels.pages.views.story import Story
    from eventmodels.pages.views.talkers import Sending, Talkers
    from eventmodels.replay import HeldState, Replay
    from eventmodels.sequence import StepRow

__all__ = ["ModelView", "model_pages"]

MODEL = PageKind("model", "Model", beside=False)


@dataclass(frozen=True, slots=True)
class Party:
    """A participant of the model."""

    key: str
    label: str
    title: NamedAddress
    monitored: str
    speaks_for: tuple[str, ...]
    """Labels of others whose events it hears or whose requests it sends."""


@dataclass(frozen=True, slots=True)
class StateAt:
    """The state of something at a party."""

    participant: str
    subject: str
    state: NamedAddress
    before: str = ""
    """The state before the step, where one is known."""


@dataclass(frozen=True, slots=True)
class InterruptionView:
    """An interruption and what happens then; no rows where the source does not show it."""

    id: str
    mark: str
    title: str
    after: NamedAddress
    phase: NamedAddress | None
    """The page of the phase that brings it."""
    place: str
    note: str
    rows: tuple[StepRow, ...]
    unknown: bool


@dataclass(frozen=True, slots=True)
class ModelStates:
    """The states in which the model passes."""

    begins: tuple[StateAt, ...]
    ends: tuple[tuple[StateAt, ...], ...]
    """The ways it may end, each as the states of what is not over."""
    after: dict[str, tuple[StateAt, ...]]
    """Step -> the states of what it is about, after it."""


@dataclass(frozen=True, slots=True)
class ModelView:
    """Everything a model page shows."""

    id: str
    record: Model
    family: NamedAddress
    flow: Flow
    picture: Later[Screens]
    story: Story
    states: ModelStates
    rows: tuple[StepRow, ...]
    weaker: str
    """How its least known step is known, where that is less well than the model as a whole."""
    names: StepNames
    lives: tuple[Life, ...]
    """What each participant asks or is told, attribute by attribute."""
    sendings: tuple[Sending, ...]
    interruptions: tuple[InterruptionView, ...]
    parties: tuple[Party, ...]
    identifiers: tuple[tuple[str, str, str], ...]
    relations: tuple[tuple[str, tuple[NamedAddress, ...]], ...]
    """How other models are related, and those that are."""
    compared: tuple[NamedAddress, ...]
    """Pages that show it beside a related model, under the name of that."""
    derived_from: tuple[NamedAddress, ...]
    exports: tuple[NamedAddress, ...]
    deviations: tuple[tuple[NamedAddress | None, str], ...]
    """The step (None: anywhere) and why."""


def model_pages(reference: Reference) -> Iterator[Page]:
    """Yield a page for every interaction model and phase."""
    beside, known = _comparisons(reference), talkers(reference.flows)
    for entry in reference.catalogue.models.values():
        view = _view(reference, reference.replays.all[entry.id], entry, tuple(beside[entry.id]), known)
        yield Page(
            address=reference.addresses.model(entry.id),
            title=entry.record.title,
            kind=MODEL,
            data=view,
            summary=entry.record.summary or "",
            headings=_headings(view),
            section=("Models", *reference.catalogue.chapters(entry.family)),
            evidence=str(entry.record.evidence),
            source=f"{entry.path}",
        )


def _state_at(addresses: Addresses, held: HeldState) -> StateAt:
    anchor = held.states[0] if len(held.states) == 1 else ""
    state = NamedAddress(addresses.machine(held.machine, anchor), held.title)
    return StateAt(held.participant, held.subject, state, held.former)


def _view(
    reference: Reference,
    replay: Replay,
    entry: ModelEntry,
    compared: tuple[NamedAddress, ...],
    known: Mapping[tuple[Talkers, str], int],
) -> ModelView:
    catalogue, addresses = reference.catalogue, reference.addresses
    # Here and nowhere else what interrupts a phase is shown where that is used: everywhere else it is the phase's own.
    replay = replace(replay, flow=replay.flow.whole())
    flow, record = replay.flow, entry.record
    rows = tuple(table_rows(flow))  # of the normal course, then of what interrupts it
    main = tuple(row for row in rows if not row.interruption)
    names = step_names(reference, replay)
    return ModelView(
        id=entry.id,
        record=record,
        family=NamedAddress(addresses.family(entry.family), catalogue.chapters(entry.family)[-1]),
        flow=flow,
        picture=Later(told_screens, addresses, flow, addresses.model(entry.id), replay),
        story=story(reference, replay, main),
        states=_states(addresses, replay),
        rows=main,
        weaker=_weaker(record.evidence, rows),
        names=names,
        lives=tuple(lives_of(addresses, main, names.shown)),
        # What interrupts phases is counted with them.
        sendings=tuple(sendings(reference, reference.flows.all[entry.id], known)),
        interruptions=tuple(_interruptions(addresses, flow, rows)),
        parties=tuple(_parties(addresses, flow)),
        identifiers=tuple((n, i.is_, "optional" if i.optional else "") for n, i in record.identifiers.items()),
        relations=tuple(_relations(reference, flow, record)),
        compared=compared,
        derived_from=tuple(_ground(reference, name) for name in record.derived_from),
        exports=tuple(NamedAddress(addresses.export(entry.id, export.ending), export.title) for export in EXPORTS),
        deviations=tuple(_deviations(addresses, flow, record)),
    )


def _states(addresses: Addresses, replay: Replay) -> ModelStates:
    return ModelStates(
        begins=tuple(_state_at(addresses, held) for held in replay.states_at_start()),
        ends=tuple(tuple(_state_at(addresses, held) for held in way) for way in replay.states_at_end()),
        after={step: tuple(_state_at(addresses, held) for held in replay.states_after(step)) for step in replay.after},
    )


def _relations(reference: Reference, flow: Flow, record: Model) -> Iterator[tuple[str, tuple[NamedAddress, ...]]]:
    """Yield how other models are related, where any are, with the links to them."""
    models = reference.catalogue.models
    found = (
        ("Phases used", dict.fromkeys(b.phase for _, around in flow.steps() for b in around if b.phase)),
        ("Used by", reference.flows.users.get(flow.id, ())),
        ("Continues", (name for name in record.continues if name in models)),
        ("See also", (name for name in record.related if name in models)),
    )
    for title, names in found:
        if links := tuple(map(reference.addresses.named_model, names)):
            yield title, links


def _ground(reference: Reference, name: str) -> NamedAddress:
    catalogue, addresses = reference.catalogue, reference.addresses
    if name in catalogue.models:
        return NamedAddress(addresses.model(name), catalogue.models[name].record.title)
    if name in catalogue.machines:
        return NamedAddress(addresses.machine(name), f"the {catalogue.machines[name].title} states")
    source = catalogue.sources.get(name)
    return NamedAddress(addresses.sources(name), source.title if source else name)


def _deviations(addresses: Addresses, flow: Flow, record: Model) -> Iterator[tuple[NamedAddress | None, str]]:
    ids = [step.id for step in flow.messages()]
    for allowance in record.allow:
        name = allowance.step or ""
        # A step to a party of several members has an arrow for each.
        first = next((i for i in ids if i == name or i.startswith(f"{name}.")), name)
        yield NamedAddress(addresses.model(flow.id, first), name) if name else None, allowance.reason


def _weaker(whole: Evidence, rows: tuple[StepRow, ...]) -> str:
    """Return the weakest evidence of orders and values, or nothing where none is weaker than the whole."""
    known = [
        each
        for row in rows
        for each in (row.order, row.values_evidence, *(value.evidence for value in row.values))
        if each
    ]
    least = max((whole, *known), key=list(Evidence).index)
    return "" if least is whole else str(least)


def _comparisons(reference: Reference) -> dict[str, list[NamedAddress]]:
    """Return model -> the pages that show it beside another, named by that; all at once, for there are many."""
    models, found = reference.catalogue.models, defaultdict[str, list[NamedAddress]](list)
    for pair in pairs(reference.catalogue):
        for model, other in (pair, pair[::-1]):
            found[model].append(NamedAddress(reference.addresses.compare(*pair), models[other].record.title))
    return found


def _parties(addresses: Addresses, flow: Flow) -> Iterator[Party]:
    labels = {participant.id: participant.label for participant in flow.participants}
    for participant in flow.participants:
        title = NamedAddress(addresses.participant(participant.is_), participant.title)
        yield Party(
            participant.id,
            participant.label,
            title,
            participant.monitored,
            tuple(labels.get(o, o) for o in participant.speaks_for),
        )


def _interruptions(addresses: Addresses, flow: Flow, rows: tuple[StepRow, ...]) -> Iterator[InterruptionView]:
    numbers = {row.id: row for row in rows}
    for interruption in flow.interruptions:
        after = numbers.get(interruption.after)
        yield InterruptionView(
            id=interruption.id,
            mark=interruption.mark,
            title=interruption.title,
            after=NamedAddress(
                addresses.model(flow.id, interruption.after), _step_name(after) if after else interruption.after
            ),
            phase=addresses.named_model(interruption.phase) if interruption.phase else None,
            place=str(interruption.place),
            note=interruption.note,
            rows=tuple(row for row in rows if row.interruption == interruption.id),
            unknown=interruption.items is None,
        )


def _step_name(row: StepRow) -> str:
    said = row.message or row.text
    return f"step {row.number}, {said}" if row.number else said


def _headings(view: ModelView) -> tuple[Heading, ...]:
    wanted = (
        ("diagram", "Diagram", True),
        ("steps", "Steps", True),
        ("interruptions", "Interruptions", bool(view.interruptions)),
        ("participants", "Participants and identifiers", True),
        ("relations", "Related models", True),
        ("evidence", "Evidence and notes", True),
    )
    return tuple(Heading(id_, title) for id_, title, value in wanted if value)
