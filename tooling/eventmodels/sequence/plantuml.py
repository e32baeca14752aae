"""A flow as PlantUML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from eventmodels.catalogue.flow import ActionStep, Fragment, MessageStep, NoteStep
from eventmodels.sequence.labels import (
    UNSHOWN,
    concerned,
    doubt,
    evidence_line,
    fragment_title,
    interruption_title,
    marks_after,
    marks_line,
    outer,
    state_text,
    values_doubt,
    values_text,
)
from eventmodels.sequence.placing.columns import name_of
from eventmodels.sequence.text_metrics import plain, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from eventmodels.catalogue.flow import Flow, Item, Participant, StateStep

__all__ = ["to_plantuml"]

_KINDS = {"person": "actor", "database": "database", "network": "collections"}
_GROUPS = {"optional": "opt", "repeat": "loop"}
# Characters and doubled characters that mean something to PlantUML.
_SPECIAL = re.compile(r"[<>&\"\\~*\[\]{}|#%$@!^`]|//+|--+|__+|\.\.+|==+|''+")
_TEXT_SIZE, _TEXT_ROOM = 11, 360


def to_plantuml(flow: Flow) -> str:
    """Write a flow so that PlantUML draws it; evidence that is not published stands under the title."""
    # Names of our own: those of participants may be words that PlantUML takes for a command.
    names = {participant.id: f"p{index}" for index, participant in enumerate(flow.participants)}
    evidence = evidence_line(flow)
    lines = [
        "@startuml",
        "hide footbox",
        f"title {_text(flow.title)}" + _small(evidence),
        *(_participant(participant, names[participant.id]) for participant in flow.participants),
        *_items(flow.items, names, marks_after(flow)),
    ]
    for interruption in flow.interruptions:
        # A divider and no group, since what follows an interruption is no part of the course above it.
        lines.append(f"== {_text(interruption_title(flow, interruption))} ==")
        lines.extend(_over([], said, names, "note") for said in (interruption.note,) if said)
        lines.extend(_items(interruption.items or (), names, {}))
        if interruption.items is None:
            lines.append(_over([], UNSHOWN, names, "note"))
    lines.extend(f"caption {_text(said)}" for said in (marks_line(flow),) if said)
    return "\n".join([*lines, "@enduml", ""])


def _text(text: str) -> str:
    """Write text so that PlantUML takes every character as it is."""
    return _SPECIAL.sub(lambda match: "".join(f"<U+{ord(each):04X}>" for each in match[0]), plain(text))


def _wrapped(text: str) -> str:
    return r"\n".join(map(_text, wrap(plain(text), _TEXT_SIZE, _TEXT_ROOM)))


def _small(text: str) -> str:
    """Write text smaller, line by line: PlantUML ends a size with its line and prints the closing tag of another."""
    return "".join(rf"\n<size:11>{_text(line)}</size>" for line in wrap(plain(text), _TEXT_SIZE, _TEXT_ROOM) if text)


def _participant(participant: Participant, name: str) -> str:
    second = "" if participant.title == participant.label else _small(participant.title)
    return f'{_KINDS.get(participant.kind, "participant")} "{_text(participant.label)}{second}" as {name}'


def _items(items: tuple[Item, ...], names: Mapping[str, str], marks: Mapping[str, str]) -> Iterator[str]:
    for item in items:
        if isinstance(item, Fragment):
            yield from _fragment(item, names, marks)
        elif isinstance(item, MessageStep):
            yield _message(item, names, marks)
        elif isinstance(item, ActionStep):
            yield _action(item, names, marks)
        else:
            yield _note_or_state(item, names, marks)


def _fragment(fragment: Fragment, names: Mapping[str, str], marks: Mapping[str, str]) -> Iterator[str]:
    """Write a group; branches become the operands of one `alt`."""
    if fragment.kind == "alternatives":
        yield from _alternatives(fragment, names, marks)
    else:
        title = fragment_title(fragment, kind=fragment.kind not in _GROUPS) + marks.get(fragment.id, "")
        yield f"{_GROUPS.get(fragment.kind, 'group')} {_text(title)}"
        yield from _note_of(fragment, names)
        yield from _items(fragment.items, names, marks)
        yield "end"


def _alternatives(fragment: Fragment, names: Mapping[str, str], marks: Mapping[str, str]) -> Iterator[str]:
    opening = f"alt {_text(fragment_title(fragment))} - "
    # PlantUML has no place for a title of the whole beside the first branch: both stand in the first operand, and
    # what is said of the whole follows it there.
    for branch in fragment.items:
        if not isinstance(branch, Fragment):
            continue
        yield opening + _text(fragment_title(branch) + marks.get(branch.id, ""))
        if opening != "else ":
            yield from _note_of(fragment, names)
        opening = "else "
        yield from _note_of(branch, names)
        yield from _items(branch.items, names, marks)
    if opening == "else ":
        yield "end"


def _note_of(fragment: Fragment, names: Mapping[str, str]) -> Iterator[str]:
    if fragment.note:
        yield _over([], fragment.note, names, "note")


def _message(step: MessageStep, names: Mapping[str, str], marks: Mapping[str, str]) -> str:
    line = "-->>" if step.kind == "request" else "->"
    said = _text(f"{step.number} {name_of(step)}{doubt(step.order)}{marks.get(step.id, '')}")
    return f"{names[step.from_]} {line} {names[step.to]} : {said}{_small(values_text(step) + values_doubt(step))}"


def _action(action: ActionStep, names: Mapping[str, str], marks: Mapping[str, str]) -> str:
    said = f"{action.number} {action.text}{doubt(action.order)}{marks.get(action.id, '')}"
    # A head that no message has: this one is no message.
    if action.to:
        return f"{names[action.by]} -->o {names[action.to]} : {_wrapped(said)}"
    return _over([action.by], said, names, "rnote")


def _note_or_state(item: NoteStep | StateStep, names: Mapping[str, str], marks: Mapping[str, str]) -> str:
    if isinstance(item, NoteStep):
        return _over(item.over, item.text + marks.get(item.id, ""), names, "note")
    states = f" ({state_text(item)})" if item.of else ""
    return _over(concerned(item), f"{item.text}{states}{doubt(item.order)}{marks.get(item.id, '')}", names, "hnote")


def _over(participants: Iterable[str], text: str, names: Mapping[str, str], shape: str) -> str:
    """Write a note over the outer ones of some participants, over all when none is named."""
    return f"{shape} over {', '.join(outer(participants, names))} : {_wrapped(text)}"
