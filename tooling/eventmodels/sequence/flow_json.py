"""A flow as JSON: steps flat, groups beside them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from eventmodels.catalogue.flow import ActionStep, Fragment, MessageStep, NoteStep, leaves

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eventmodels.catalogue.flow import Flow, Interruption, Item, Participant, ShownValue, StateStep

__all__ = ["to_json"]

Data = dict[str, Any]


def to_json(flow: Flow) -> str:
    """Write a flow for programs: the same keys in the same order every time."""
    data = {
        "id": flow.id,
        "title": flow.title,
        "family": flow.family,
        "evidence": flow.evidence,
        "participants": [_participant(participant) for participant in flow.participants],
        "steps": _steps(flow.items),
        "interruptions": [_interruption(interruption) for interruption in flow.interruptions],
        "groups": [
            *_groups(flow.items),
            *(each for out in flow.interruptions for each in _groups(out.items or ())),
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _participant(participant: Participant) -> Data:
    return {"id": participant.id, "is": participant.is_, "label": participant.label} | _given(
        members=participant.members
    )


def _given(**values: Any) -> Data:
    """Return the values that are not empty: a key that most steps would have for nothing is left out."""
    return {key: value for key, value in values.items() if value}


def _steps(items: tuple[Item, ...]) -> list[Data]:
    return [_step(step, around) for step, around in leaves(items)]


def _step(step: MessageStep | ActionStep | NoteStep | StateStep, around: tuple[Fragment, ...]) -> Data:
    # The innermost phase: its page has the step under the name without the prefix.
    phases = [fragment.phase for fragment in around if fragment.phase]
    return {
        "id": step.id,
        **_body(step),
        "group": around[-1].id if around else None,
        "phase": phases[-1] if phases else None,
        "note": "" if isinstance(step, NoteStep) else step.note,
    }


def _body(step: MessageStep | ActionStep | NoteStep | StateStep) -> Data:
    """Return what one kind of step has of its own."""
    if isinstance(step, MessageStep):
        return _message(step)
    if isinstance(step, ActionStep):
        body = {
            "kind": "action",
            "number": step.number,
            "from": step.by,
            "to": step.to or None,
            "text": step.text,
        }
        return body | _given(timer=step.timer, evidence=_given(order=step.order), say=step.say)
    if isinstance(step, NoteStep):
        return {"kind": "note", "over": step.over, "text": step.text}
    # Two forms in one mapping, as in the YAML: a subject and its participants, or a participant and its own state.
    about: Data = {subject: dict(states) for subject, states in step.of if subject}
    of = about | {participant: state for subject, states in step.of if not subject for participant, state in states}
    return {"kind": "state", "text": step.text, "of": of} | _given(evidence=_given(order=step.order))


def _message(step: MessageStep) -> Data:
    return {
        "kind": step.kind,
        "number": step.number,
        "from": step.from_,
        "to": step.to,
        "protocol": step.protocol,
        "message": step.message,
        "with": {value.attribute: _value(value) for value in step.values},
    } | _given(
        answers=step.answers,
        stands_for=step.stands_for,
        evidence=_given(order=step.order, values=step.values_evidence),
        say=step.say,
    )


def _value(value: ShownValue) -> Data:
    return {"text": value.text, "kind": value.kind} | _given(evidence=value.evidence, note=value.note)


def _interruption(interruption: Interruption) -> Data:
    return {
        "mark": interruption.mark,
        "after": interruption.after,
        "title": interruption.title,
        "evidence": interruption.place,
        "steps": None if interruption.items is None else _steps(interruption.items),
    } | _given(note=interruption.note)


def _groups(items: tuple[Item, ...], parent: str | None = None) -> Iterator[Data]:
    for item in items:
        if isinstance(item, Fragment):
            group = {"id": item.id, "kind": item.kind, "parent": parent, "title": item.title}
            yield group | _given(phase=item.phase, ends=item.ends, evidence=item.order, note=item.note)
            yield from _groups(item.items, item.id)
