"""Pages of interaction models: the picture, its table twin, interruptions, relations and downloads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from eventmodels.catalogue.addresses import EXPORTS, NamedAddress, relative
from eventmodels.catalogue.kinds import Evidence
from eventmodels.pages.page import Heading, Page
from eventmodels.pages.views.compare import pairs
from eventmodels.sequence import draw_svg, place, table_rows, tone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eventmodels.catalogue import Catalogue, Flow, Flows, ModelEntry
    from eventmodels.catalogue.addresses import Addresses
    from eventmodels.catalogue.records.models import Model
    from eventmodels.replay import HeldState, Replay, Replays
    from eventmodels.sequence import Drawing, StepRow

__all__ = ["ModelView", "model_pages"]

EXPORT_TITLES = {
    "svg": "Picture (SVG)",
    "puml": "PlantUML",
    "mmd": "Mermaid",
    "txt": "Text ladder",
    "json": "JSON",
}


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
    picture: str
    """SVG, escaped by its writer."""
    legend: tuple[tuple[str, str], ...]
    """Class of a band and the state it stands for."""
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


def model_pages(catalogue: Catalogue, flows: Flows, replays: Replays, links: Addresses) -> Iterator[Page]:
    """Yield a page for every interaction model and phase."""
    for entry in catalogue.models.values():
        view = _view(catalogue, flows, replays.all[entry.id], links, entry)
        yield Page(
            address=links.model(entry.id),
            title=entry.record.title,
            template="model.html",
            data=view,
            summary=entry.record.summary or "",
            headings=_headings(view),
            section=("Models", *catalogue.chapters(entry.family)),
            evidence=str(entry.record.evidence),
            source=f"{entry.path}",
        )


def _state_at(links: Addresses, held: HeldState) -> StateAt:
    anchor = held.states[0] if len(held.states) == 1 else ""
    state = NamedAddress(links.machine(held.machine, anchor), held.title)
    return StateAt(held.participant, held.subject, state, held.former)


def _picture(drawing: Drawing, links: Addresses, page: str) -> str:
    """Return the picture of a flow, with links that fit the page of the model."""
    return draw_svg(
        drawing,
        link=lambda protocol, message: relative(links.message(protocol, message), page),
        page=lambda model: relative(links.model(model), page) if model else "",
    )


def _view(catalogue: Catalogue, flows: Flows, replay: Replay, links: Addresses, entry: ModelEntry) -> ModelView:
    flow, record = replay.flow, entry.record
    drawing = place(flow, replay)

    rows = tuple(table_rows(flow))
    main = tuple(row for row in rows if not row.interruption)
    phases = dict.fromkeys(b.phase for _, around in flow.steps() for b in around if b.phase)
    return ModelView(
        id=entry.id,
        record=record,
        family=NamedAddress(links.family(entry.family), catalogue.chapters(entry.family)[-1]),
        flow=flow,
        picture=_picture(drawing, links, links.model(entry.id)),
        legend=tuple(sorted({(tone(band), band.title) for band in drawing.bands})),
        begins=tuple(_state_at(links, held) for held in replay.states_at_start()),
        ends=tuple(tuple(_state_at(links, held) for held in way) for way in replay.states_at_end()),
        states={step: tuple(_state_at(links, held) for held in replay.states_after(step)) for step in replay.after},
        rows=main,
        weaker=_weaker(record.evidence, rows),
        parties=tuple(_parties(links, flow)),
        identifiers=tuple((n, i.is_, "optional" if i.optional else "") for n, i in record.identifiers.items()),
        interruptions=tuple(_interruptions(links, flow, rows)),
        phases=tuple(links.named_model(name) for name in phases),
        used_by=tuple(links.named_model(name) for name in flows.users.get(entry.id, ())),
        related=tuple(links.named_model(name) for name in record.related if name in catalogue.models),
        compared=tuple(_compared(catalogue, links, entry.id)),
        continues=tuple(links.named_model(name) for name in record.continues if name in catalogue.models),
        derived_from=tuple(_ground(catalogue, links, name) for name in record.derived_from),
        exports=tuple(NamedAddress(links.export(entry.id, ending), EXPORT_TITLES[ending]) for ending in EXPORTS),
        deviations=tuple(_deviations(links, flow, record)),
        message_links={(a.protocol, a.message): links.message(a.protocol, a.message) for a in flow.messages()},
        numbers={(a.protocol, a.message): _number(catalogue, a.protocol, a.message) for a in flow.messages()},
        log_names=dict(_log_names(catalogue, flow)),
        names=frozenset(name for name, _ in flow.identifiers),
        life_steps=tuple(_life_steps(main)),
        life=tuple(_life(links, tuple(_life_steps(main)))),
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


def _life(links: Addresses, steps: tuple[StepRow, ...]) -> Iterator[tuple[NamedAddress, tuple[LifeCell, ...]]]:
    """Yield each attribute with what every step shows of it: where a value appears, changes and goes."""
    for protocol, name in dict.fromkeys((row.protocol, value.attribute) for row in steps for value in row.values):
        texts = [_text_of(row, name) if row.protocol == protocol else "" for row in steps]
        last = max(index for index, text in enumerate(texts) if text)
        cells, former = [], ""
        for index, text in enumerate(texts):
            how = "" if not text else "new" if not former else "same" if text == former else "changed"
            cells.append(LifeCell(text, how, index == last))
            former = text or former
        yield NamedAddress(links.attribute(protocol, name), name), tuple(cells)


def _text_of(row: StepRow, attribute: str) -> str:
    return ", ".join(value.text for value in row.values if value.attribute == attribute)


def _ground(catalogue: Catalogue, links: Addresses, name: str) -> NamedAddress:
    if name in catalogue.models:
        return NamedAddress(links.model(name), catalogue.models[name].record.title)
    if name in catalogue.machines:
        return NamedAddress(links.machine(name), f"the {catalogue.machines[name].title} states")
    source = catalogue.sources.get(name)
    return NamedAddress(links.sources(name), source.title if source else name)


def _deviations(links: Addresses, flow: Flow, record: Model) -> Iterator[tuple[NamedAddress | None, str]]:
    ids = [step.id for step in flow.messages()]
    for allowance in record.allow:
        name = allowance.step or ""
        # A step to a party of several members has an arrow for each.
        first = next((i for i in ids if i == name or i.startswith(f"{name}.")), name)
        yield NamedAddress(links.model(flow.id, first), name) if name else None, allowance.reason


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


def _compared(catalogue: Catalogue, links: Addresses, model: str) -> Iterator[NamedAddress]:
    for left, right in pairs(catalogue):
        if model in {left, right}:
            other = right if model == left else left
            yield NamedAddress(links.compare(left, right), catalogue.models[other].record.title)


def _parties(links: Addresses, flow: Flow) -> Iterator[Party]:
    labels = {participant.id: participant.label for participant in flow.participants}
    for participant in flow.participants:
        title = NamedAddress(links.participant(participant.is_), participant.title)
        yield Party(
            participant.id,
            participant.label,
            title,
            participant.monitored,
            tuple(labels.get(o, o) for o in participant.speaks_for),
        )


def _interruptions(links: Addresses, flow: Flow, rows: tuple[StepRow, ...]) -> Iterator[OutcomeView]:
    numbers = {row.id: row for row in rows}
    for interruption in flow.interruptions:
        after = numbers.get(interruption.after)
        yield OutcomeView(
            id=interruption.id,
            mark=interruption.mark,
            title=interruption.title,
            after=NamedAddress(
                links.model(flow.id, interruption.after), _step_name(after) if after else interruption.after
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
