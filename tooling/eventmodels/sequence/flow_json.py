"""A flow as JSON: steps flat, groups beside them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from eventmodels.catalogue.flow import Arrow, Block, Deed, Note, walk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eventmodels.catalogue.flow import Flow, Item, Lane, Outcome, Shown, TalkState

__all__ = ["to_json"]

Data = dict[str, Any]


def to_json(flow: Flow) -> str:
    """Write a flow for programs: the same keys in the same order every time."""
    data = {
        "id": flow.id,
        "title": flow.title,
        "family": flow.family,
        "evidence": flow.evidence,
        "participants": [_lane(lane) for lane in flow.lanes],
        "steps": _steps(flow.items),
        "interruptions": [_outcome(outcome) for outcome in flow.outcomes],
        "groups": [
            *_groups(flow.items),
            *(each for out in flow.outcomes for each in _groups(out.items or ())),
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _lane(lane: Lane) -> Data:
    return {"id": lane.id, "is": lane.is_, "label": lane.label} | _given(members=lane.members)


def _given(**values: Any) -> Data:
    """Keep what says something."""
    return {key: value for key, value in values.items() if value}


def _steps(items: tuple[Item, ...]) -> list[Data]:
    return [_step(step, around) for step, around in walk(items)]


def _step(step: Arrow | Deed | Note | TalkState, around: tuple[Block, ...]) -> Data:
    phases = [block.phase for block in around if block.phase]
    return {
        "id": step.id,
        **_body(step),
        "group": around[-1].id if around else None,
        "phase": phases[-1] if phases else None,
        "note": "" if isinstance(step, Note) else step.note,
    }


def _body(step: Arrow | Deed | Note | TalkState) -> Data:
    """Return what one kind of step has of its own."""
    if isinstance(step, Arrow):
        return _message(step)
    if isinstance(step, Deed):
        body = {
            "kind": "action",
            "number": step.number,
            "from": step.by,
            "to": step.to or None,
            "text": step.text,
        }
        return body | _given(timer=step.timer, evidence=_given(order=step.order))
    if isinstance(step, Note):
        return {"kind": "note", "over": step.over, "text": step.text}
    about: Data = {subject: dict(states) for subject, states in step.of if subject}
    of = about | {lane: state for subject, states in step.of if not subject for lane, state in states}
    return {"kind": "state", "text": step.text, "of": of} | _given(evidence=_given(order=step.order))


def _message(arrow: Arrow) -> Data:
    return {
        "kind": arrow.kind,
        "number": arrow.number,
        "from": arrow.from_,
        "to": arrow.to,
        "protocol": arrow.protocol,
        "message": arrow.message,
        "with": {shown.attribute: _shown(shown) for shown in arrow.shown},
    } | _given(
        answers=arrow.answers,
        stands_for=arrow.stands_for,
        evidence=_given(order=arrow.order, values=arrow.values),
    )


def _shown(shown: Shown) -> Data:
    return {"text": shown.text, "kind": shown.kind} | _given(evidence=shown.evidence, note=shown.note)


def _outcome(outcome: Outcome) -> Data:
    return {
        "mark": outcome.mark,
        "after": outcome.after,
        "title": outcome.title,
        "evidence": outcome.place,
        "steps": None if outcome.items is None else _steps(outcome.items),
    } | _given(note=outcome.note)


def _groups(items: tuple[Item, ...], parent: str | None = None) -> Iterator[Data]:
    for item in items:
        if isinstance(item, Block):
            group = {"id": item.id, "kind": item.kind, "parent": parent, "title": item.title}
            yield group | _given(phase=item.phase, ends=item.ends, evidence=item.order, note=item.note)
            yield from _groups(item.items, item.id)
