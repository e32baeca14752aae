"""A flow as a Mermaid sequence diagram."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from eventmodels.catalogue.flow import ActionStep, Fragment, MessageStep, NoteStep
from eventmodels.sequence.labels import (
    concerned,
    doubt,
    evidence_line,
    fragment_title,
    interruption_fragment,
    marks_after,
    marks_line,
    outer,
    state_text,
    values_doubt,
    values_text,
)
from eventmodels.sequence.placing.columns import name_of
from eventmodels.sequence.text_metrics import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from eventmodels.catalogue.flow import Flow, Item, Participant, StateStep

__all__ = ["to_mermaid"]

_KINDS = {"person": "actor"}
_GROUPS = {"optional": "opt", "repeat": "loop"}
# Half transparent grey, which is seen on light and on dark pages.
_TINT = "rect rgba(128, 128, 128, 0.1)"
# Characters that mean something to Mermaid, written as its entities.
_SPECIAL = re.compile(r"[#;<>&%\"\\{}`$]")


@dataclass(frozen=True, slots=True)
class _Export:
    """What every line is written with."""

    names: Mapping[str, str]
    """Participant -> its name in the export: two hyphens would begin an arrow, and `end` is a word of Mermaid's own."""
    marks: Mapping[str, str]


def to_mermaid(flow: Flow) -> str:
    """Write a flow so that Mermaid draws it; evidence that is not published stands in the title."""
    export = _Export(
        {participant.id: f"p{index}" for index, participant in enumerate(flow.participants)}, marks_after(flow)
    )
    evidence = evidence_line(flow)
    title = plain(flow.title) + (f" ({evidence})" if evidence else "")
    lines = [
        *(_participant(participant, export.names[participant.id]) for participant in flow.participants),
        *_items(flow.items, export),
    ]
    for interruption in flow.interruptions:
        lines += _fragment(interruption_fragment(flow, interruption), _Export(export.names, {}))
    lines += _note_of(marks_line(flow), export)
    # The title stands in front matter, which is YAML; a text of JSON is one of YAML too, whatever characters it has.
    return "\n".join(["---", f"title: {json.dumps(title)}", "---", "sequenceDiagram", *_indented(lines), ""])


def _text(text: str) -> str:
    """Write text so that Mermaid takes every character as it is."""
    return _SPECIAL.sub(lambda match: f"#{ord(match[0])};", plain(text)).strip() or "#160;"


def _participant(participant: Participant, name: str) -> str:
    second = "" if participant.title == participant.label else f"<br/>{_text(participant.title)}"
    return f"{_KINDS.get(participant.kind, 'participant')} {name} as {_text(participant.label)}{second}"


def _indented(lines: Iterable[str]) -> list[str]:
    return [f"  {line}" for line in lines]


def _items(items: tuple[Item, ...], export: _Export) -> list[str]:
    return [
        line
        for item in items
        for line in (_fragment(item, export) if isinstance(item, Fragment) else [_step(item, export)])
    ]


def _fragment(fragment: Fragment, export: _Export) -> list[str]:
    """Write a fragment by Mermaid's own word where it has one, else as a tinted rectangle with a note on top."""
    if fragment.kind == "alternatives" and fragment.items:
        return _alternatives(fragment, export)
    body = [*_note_of(fragment.note, export), *_items(fragment.items, export)]
    mark = export.marks.get(fragment.id, "")
    if fragment.kind in _GROUPS:
        opening = f"{_GROUPS[fragment.kind]} {_text(fragment_title(fragment, kind=False) + mark)}"
    else:
        opening, body = _TINT, [_over((), fragment_title(fragment) + mark, export), *body]
    return [opening, *_indented(body), "end"]


def _alternatives(fragment: Fragment, export: _Export) -> list[str]:
    lines = _note_of(fragment.note, export)
    # The whole has no line of its own in Mermaid: its title stands before that of the first branch, its note above.
    opening = f"alt {_text(fragment_title(fragment))} - "
    for branch in fragment.items:
        if isinstance(branch, Fragment):
            lines.append(opening + _text(fragment_title(branch) + export.marks.get(branch.id, "")))
            lines += _indented([*_note_of(branch.note, export), *_items(branch.items, export)])
            opening = "else "
    return [*lines, "end"]


def _note_of(text: str, export: _Export) -> list[str]:
    return [_over((), text, export)] if text else []


def _step(item: MessageStep | ActionStep | NoteStep | StateStep, export: _Export) -> str:
    mark = export.marks.get(item.id, "")
    names = export.names
    if isinstance(item, MessageStep):
        line = "--)" if item.kind == "request" else "->>"
        values = f"<br/>{_text(values_text(item) + values_doubt(item))}" if item.values else ""
        said = _text(f"{item.number} {name_of(item)}{doubt(item.order)}{mark}")
        return f"{names[item.from_]}{line}{names[item.to]}: {said}{values}"
    if isinstance(item, ActionStep):
        said = f"{item.number} {item.text}{doubt(item.order)}{mark}"
        # A head that no message has: this one is no message.
        if item.to:
            return f"{names[item.by]}--x{names[item.to]}: {_text(said)}"
        return _over((item.by,), said, export)
    if isinstance(item, NoteStep):
        return _over(item.over, item.text + mark, export)
    states = f" ({state_text(item)})" if item.of else ""
    return _over(concerned(item), f"{item.text}{states}{doubt(item.order)}{mark}", export)


def _over(participants: Iterable[str], text: str, export: _Export) -> str:
    """Write a note over the outer ones of some participants, over all when none is named."""
    return f"Note over {','.join(outer(participants, export.names))}: {_text(text)}"
