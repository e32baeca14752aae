"""The table twin of a diagram: the same steps in the same order, in words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from eventmodels.catalogue.flow import Arrow, Deed, Note, walk
from eventmodels.sequence.labels import block_title, concerned, label_of, race_words, state_text, values_evidence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eventmodels.catalogue.flow import Block, Flow, Lane, Shown, TalkState
    from eventmodels.catalogue.records.protocols import Evidence

__all__ = ["Row", "table_rows"]


@dataclass(frozen=True, slots=True)
class Row:
    """One step of the normal course or of an outcome."""

    id: str
    number: int | None
    kind: Literal["request", "event", "deed", "state", "note"]
    from_: str
    """Label of the sender; of the participants concerned where nothing is sent."""
    to: str
    protocol: str
    message: str
    stands_for: str
    text: str
    """What a deed, a state or a note says."""
    shown: tuple[Shown, ...]
    note: str
    order: Evidence | None
    values: Evidence | None
    """How the values shown are known, where that differs from the order."""
    group: str
    """Id of the innermost block around it."""
    path: tuple[str, ...]
    """Titles of the blocks around it, outermost first."""
    outcome: str
    """Id of the outcome it belongs to, or empty for the normal course."""


def table_rows(flow: Flow) -> tuple[Row, ...]:
    """List the steps of the normal course, then those of each outcome."""
    lanes, races = {lane.id: lane for lane in flow.lanes}, race_words(flow)
    courses = [("", flow.items), *((outcome.id, outcome.items or ()) for outcome in flow.outcomes)]
    rows = (_row(step, around, outcome, lanes) for outcome, items in courses for step, around in walk(items))
    return tuple(replace(row, note=f"{row.note} {races.get(row.id, '')}".strip()) for row in rows)


def _row(step: Arrow | Deed | Note | TalkState, around: tuple[Block, ...], outcome: str, lanes: dict[str, Lane]) -> Row:
    message = step if isinstance(step, Arrow) else None
    numbered = step if isinstance(step, Arrow | Deed) else None
    return Row(
        id=step.id,
        number=numbered.number if numbered else None,
        kind=_kind(step),
        from_="; ".join(label_of(lane, lanes) for lane in _from(step)),
        to=label_of(numbered.to, lanes) if numbered and numbered.to else "",
        protocol=message.protocol if message else "",
        message=message.message if message else "",
        stands_for=message.stands_for if message else "",
        text="" if isinstance(step, Arrow) else _said(step),
        shown=message.shown if message else (),
        note="" if isinstance(step, Note) else step.note,
        order=None if isinstance(step, Note) else step.order,
        values=values_evidence(message) if message else None,
        group=around[-1].id if around else "",
        path=tuple(map(block_title, around)),
        outcome=outcome,
    )


def _kind(step: Arrow | Deed | Note | TalkState) -> Literal["request", "event", "deed", "state", "note"]:
    if isinstance(step, Arrow):
        return "request" if step.kind == "request" else "event"
    if isinstance(step, Deed):
        return "deed"
    return "note" if isinstance(step, Note) else "state"


def _from(step: Arrow | Deed | Note | TalkState) -> Iterator[str]:
    """Yield the participants a step comes from or concerns, each once."""
    if isinstance(step, Arrow):
        yield step.from_
    elif isinstance(step, Deed):
        yield step.by
    elif isinstance(step, Note):
        yield from step.over
    else:
        yield from concerned(step)


def _said(step: Deed | Note | TalkState) -> str:
    if isinstance(step, Deed):
        return f"{step.text} (timer {step.timer})" if step.timer else step.text
    states = "" if isinstance(step, Note) else state_text(step)
    return f"{step.text} ({states})" if states else step.text
