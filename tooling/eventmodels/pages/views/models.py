"""Pages of interaction models: the picture, its table twin, interruptions, relations and downloads."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from eventmodels.catalogue.addresses import NamedAddress
from eventmodels.catalogue.kinds import Evidence
from eventmodels.pages.page import Heading, Page, PageKind
from eventmodels.pages.views.compare import pairs
from eventmodels.pages.views.picture import picture
from eventmodels.replay.automata import Instance
from eventmodels.replay.states import held_after, held_at_end, held_at_start
from eventmodels.sequence import EXPORTS, table_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from eventmodels.catalogue import Catalogue, Flow, ModelEntry
    from eventmodels.catalogue.addresses import Addresses
    from eventmodels.catalogue.records.models import Model
    from eventmodels.pages.reference import Reference
    from eventmodels.pages.views.picture import Picture
    from eventmodels.replay import Walk
    from eventmodels.replay.states import Held
    from eventmodels.sequence import StepRow

__all__ = ["ModelView", "model_pages"]

MODEL = PageKind("model", "Model")


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
class LifeCell:
    """What a step shows of an attribute; `how` is new, changed, same, or nothing where it shows none."""

    text: str
    how: str
    last: bool = False
    """No later step shows the attribute."""


@dataclass(frozen=True, slots=True)
class OutcomeView:
    """An interruption and what happens then; no rows where the source does not show it."""

    id: str
    mark: str
    title: str
    after: NamedAddress
    place: str
    note: str
    rows: tuple[StepRow, ...]
    unknown: bool


@dataclass(frozen=True, slots=True)
class ModelView:
    """Everything a model page shows."""

    id: str
    record: Model
    family: NamedAddress
    flow: Flow
    picture: Callable[[], Picture]
    begins: tuple[StateAt, ...]
    ends: tuple[tuple[StateAt, ...], ...]
    """The ways it may end, each as the states of what is not over."""
    states: dict[str, tuple[StateAt, ...]]
    """Step -> the states of what it is about, after it."""
    rows: tuple[StepRow, ...]
    weaker: str
    """How its least known step is known, where that is less well than the model as a whole."""
    parties: tuple[Party, ...]
    identifiers: tuple[tuple[str, str, str], ...]
    interruptions: tuple[OutcomeView, ...]
    phases: tuple[NamedAddress, ...]
    used_by: tuple[NamedAddress, ...]
    related: tuple[NamedAddress, ...]
    compared: tuple[NamedAddress, ...]
    """Pages that show it beside a related model, under the name of that."""
    continues: tuple[NamedAddress, ...]
    derived_from: tuple[NamedAddress, ...]
    exports: tuple[NamedAddress, ...]
    deviations: tuple[tuple[NamedAddress | None, str], ...]
    """The step (None: anywhere) and why."""
    message_links: dict[tuple[str, str], str]
    numbers: dict[tuple[str, str], int | None]
    """Protocol and message -> the number that logs print."""
    log_names: dict[tuple[str, str], str]
    """Protocol and attribute -> its name in logs."""
    names: frozenset[str]
    """The identifiers: equal words stand for equal values."""
    life_steps: tuple[StepRow, ...]
    life: tuple[tuple[NamedAddress, tuple[LifeCell, ...]], ...]
    """Attributes, each with a cell for every step of `life_steps`."""


def model_pages(reference: Reference) -> Iterator[Page]:
    """Yield a page for every interaction model and phase."""
    beside = _comparisons(reference)
    for entry in reference.catalogue.models.values():
        view = _view(reference, reference.replays.all[entry.id], entry, tuple(beside[entry.id]))
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


def _state_at(addresses: Addresses, held: Held) -> StateAt:
    anchor = held.states[0] if len(held.states) == 1 else ""
    return StateAt(held.participant, held.subject, NamedAddress(addresses.machine(held.machine, anchor), held.title))


def _states_after(addresses: Addresses, walk: Walk, step: str) -> Iterator[StateAt]:
    """Yield the states after a step, each with the one before it."""
    before = walk.before.get(step, {})
    for held in held_after(walk, step):
        instance = Instance(held.machine, held.participant, held.subject)
        automata = walk.compiler.automata[walk.compiler.participants[held.participant].is_]
        machine = next(automaton for automaton in automata if automaton.id == held.machine)
        former = machine.title(before[instance]) if instance in before else ""
        yield replace(_state_at(addresses, held), before=former)


def _view(reference: Reference, walk: Walk, entry: ModelEntry, compared: tuple[NamedAddress, ...]) -> ModelView:
    catalogue, addresses = reference.catalogue, reference.addresses
    flow, record = walk.flow, entry.record
    rows = tuple(table_rows(flow))
    main = tuple(row for row in rows if not row.interruption)
    phases = dict.fromkeys(b.phase for _, around in flow.steps() for b in around if b.phase)
    return ModelView(
        id=entry.id,
        record=record,
        family=NamedAddress(addresses.family(entry.family), catalogue.chapters(entry.family)[-1]),
        flow=flow,
        picture=partial(picture, addresses, flow, addresses.model(entry.id), walk),
        begins=tuple(_state_at(addresses, held) for held in held_at_start(walk)),
        ends=tuple(tuple(_state_at(addresses, held) for held in way) for way in held_at_end(walk)),
        states={step: tuple(_states_after(addresses, walk, step)) for step in walk.after},
        rows=main,
        weaker=_weaker(record.evidence, rows),
        parties=tuple(_parties(addresses, flow)),
        identifiers=tuple((n, i.is_, "optional" if i.optional else "") for n, i in record.identifiers.items()),
        interruptions=tuple(_interruptions(addresses, flow, rows)),
        phases=tuple(addresses.named_model(name) for name in phases),
        used_by=tuple(addresses.named_model(name) for name in reference.flows.users.get(entry.id, ())),
        related=tuple(addresses.named_model(name) for name in record.related if name in catalogue.models),
        compared=compared,
        continues=tuple(addresses.named_model(name) for name in record.continues if name in catalogue.models),
        derived_from=tuple(_ground(reference, name) for name in record.derived_from),
        exports=tuple(NamedAddress(addresses.export(entry.id, export.ending), export.title) for export in EXPORTS),
        deviations=tuple(_deviations(addresses, flow, record)),
        message_links={(a.protocol, a.message): addresses.message(a.protocol, a.message) for a in flow.messages()},
        numbers={(a.protocol, a.message): _number(catalogue, a.protocol, a.message) for a in flow.messages()},
        log_names=dict(_log_names(catalogue, flow)),
        names=frozenset(name for name, _ in flow.identifiers),
        life_steps=tuple(_life_steps(main)),
        life=tuple(_life(addresses, tuple(_life_steps(main)))),
    )


def _number(catalogue: Catalogue, protocol: str, message: str) -> int | None:
    record = catalogue.protocols[protocol].messages.get(message)
    return record.number if record else None


def _log_names(catalogue: Catalogue, flow: Flow) -> Iterator[tuple[tuple[str, str], str]]:
    """Yield what logs call the attributes that the flow shows."""
    for step in flow.messages():
        known = catalogue.protocols[step.protocol].attributes
        for value in step.values:
            record = known.get(value.attribute)
            yield (step.protocol, value.attribute), (record and record.log_name) or value.attribute


def _life_steps(rows: tuple[StepRow, ...]) -> Iterator[StepRow]:
    return (row for row in rows if row.values)


def _life(addresses: Addresses, steps: tuple[StepRow, ...]) -> Iterator[tuple[NamedAddress, tuple[LifeCell, ...]]]:
    """Yield each attribute with what every step shows of it: where a value appears, changes and goes."""
    for protocol, name in dict.fromkeys((row.protocol, value.attribute) for row in steps for value in row.values):
        texts = [_text_of(row, name) if row.protocol == protocol else "" for row in steps]
        last = max(index for index, text in enumerate(texts) if text)
        cells, former = [], ""
        for index, text in enumerate(texts):
            how = "" if not text else "new" if not former else "same" if text == former else "changed"
            cells.append(LifeCell(text, how, index == last))
            former = text or former
        yield NamedAddress(addresses.attribute(protocol, name), name), tuple(cells)


def _text_of(row: StepRow, attribute: str) -> str:
    return ", ".join(value.text for value in row.values if value.attribute == attribute)


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


def _interruptions(addresses: Addresses, flow: Flow, rows: tuple[StepRow, ...]) -> Iterator[OutcomeView]:
    numbers = {row.id: row for row in rows}
    for interruption in flow.interruptions:
        after = numbers.get(interruption.after)
        yield OutcomeView(
            id=interruption.id,
            mark=interruption.mark,
            title=interruption.title,
            after=NamedAddress(
                addresses.model(flow.id, interruption.after), _step_name(after) if after else interruption.after
            ),
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
        (
            "relations",
            "Related models",
            bool(view.phases or view.used_by or view.related or view.continues or view.compared),
        ),
        ("evidence", "Evidence and notes", True),
    )
    return tuple(Heading(id_, title) for id_, title, value in wanted if value)
