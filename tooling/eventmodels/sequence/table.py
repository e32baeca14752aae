"""The table twin of a diagram: the same steps in the same order, in words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from eventmodels.catalogue.flow import ActionStep, MessageStep, NoteStep, address_of, keyed, leaves
from eventmodels.sequence.labels import (
    concerned,
    differing_values_evidence,
    fragment_title,
    label_of,
    race_words,
    state_text,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eventmodels.catalogue.flow import Flow, Fragment, Participant, ShownValue, StateStep
    from eventmodels.catalogue.kinds import Evidence

__all__ = ["StepRow", "table_rows"]


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step of the normal course or of an interruption."""

    step: str
    """What the picture calls it too: its id, or its place in the flow."""
    id: str
    """Its address, or empty."""
    number: int | None
    kind: Literal["request", "event", "action", "state", "note"]
    from_: str
    """Label of the sender; of the participants concerned where nothing is sent."""
    to: str
    protocol: str
    message: str
    stands_for: str
    text: str
    """What an action, a state or a note says."""
    values: tuple[ShownValue, ...]
    say: str
    """What happens, as the author tells it, or empty."""
    note: str
    order: Evidence | None
    values_evidence: Evidence | None
    """How the values shown are known, where that differs from the order."""
    parent: str
    """Id of the innermost fragment around it."""
    path: tuple[str, ...]
    """Titles of the fragments around it, outermost first."""
    interruption: str
    """Id of the interruption it belongs to, or empty for the normal course."""


def table_rows(flow: Flow) -> tuple[StepRow, ...]:
    """List the steps of the normal course, then those of each interruption."""
    participants, races = {participant.id: participant for participant in flow.participants}, race_words(flow)
    # What follows an interruption stands in the same table: readers of the table alone must not miss it.
    rows = (
        _row(step, around, interruption.id if interruption else "", participants)
        for interruption, items in keyed(flow).courses()
        for step, around in leaves(items)
    )
    return tuple(replace(row, note=f"{row.note} {races.get(row.id, '')}".strip()) for row in rows)


def _row(
    step: MessageStep | ActionStep | NoteStep | StateStep,
    around: tuple[Fragment, ...],
    interruption: str,
    participants: dict[str, Participant],
) -> StepRow:
    """Return the row of a step; `around` are the fragments it stands in, `interruption` the id of its interruption."""
    # Cells that a kind of step does not have are empty, not missing: every row has the same columns.
    message = step if isinstance(step, MessageStep) else None
    numbered = step if isinstance(step, MessageStep | ActionStep) else None
    return StepRow(
        step=step.id,
        id=address_of(step.id),
        number=numbered.number if numbered else None,
        kind=_kind(step),
        from_="; ".join(label_of(participant, participants) for participant in _from(step)),
        to=label_of(numbered.to, participants) if numbered and numbered.to else "",
        protocol=message.protocol if message else "",
        message=message.message if message else "",
        stands_for=message.stands_for if message else "",
        text="" if isinstance(step, MessageStep) else _said(step),
        values=message.values if message else (),
        say=numbered.say if numbered else "",
        note="" if isinstance(step, NoteStep) else step.note,
        order=None if isinstance(step, NoteStep) else step.order,
        values_evidence=differing_values_evidence(message) if message else None,
        parent=around[-1].id if around else "",
        path=tuple(map(fragment_title, around)),
        interruption=interruption,
    )


def _kind(
    step: MessageStep | ActionStep | NoteStep | StateStep,
) -> Literal["request", "event", "action", "state", "note"]:
    if isinstance(step, MessageStep):
        return "request" if step.kind == "request" else "event"
    if isinstance(step, ActionStep):
        return "action"
    return "note" if isinstance(step, NoteStep) else "state"


def _from(step: MessageStep | ActionStep | NoteStep | StateStep) -> Iterator[str]:
    """Yield the participants a step comes from or concerns, each once."""
    if isinstance(step, MessageStep):
        yield step.from_
    elif isinstance(step, ActionStep):
        yield step.by
    elif isinstance(step, NoteStep):
        yield from step.over
    else:
        yield from concerned(step)


def _said(step: ActionStep | NoteStep | StateStep) -> str:
    if isinstance(step, ActionStep):
        return f"{step.text} (timer {step.timer})" if step.timer else step.text
    states = "" if isinstance(step, NoteStep) else state_text(step)
    return f"{step.text} ({states})" if states else step.text
