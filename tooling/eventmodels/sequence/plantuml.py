"""A flow as PlantUML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from eventmodels.catalogue.flow import Arrow, Block, Deed, Note
from eventmodels.sequence.columns import name_of
from eventmodels.sequence.labels import (
    UNSHOWN,
    block_title,
    concerned,
    doubt,
    evidence_line,
    marks_after,
    marks_line,
    outcome_title,
    outer,
    shown_text,
    state_text,
    values_doubt,
)
from eventmodels.sequence.text_metrics import plain, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from eventmodels.catalogue.flow import Flow, Item, Lane, TalkState

__all__ = ["to_plantuml"]

_KINDS = {"person": "actor", "database": "database", "network": "collections"}
_GROUPS = {"optional": "opt", "repeat": "loop"}
# Characters and doubled characters that mean something to PlantUML.
_SPECIAL = re.compile(r"[<>&\"\\~*\[\]{}|#%$@!^`]|//+|--+|__+|\.\.+|==+|''+")
_TEXT_SIZE, _TEXT_ROOM = 11, 360


def to_plantuml(flow: Flow) -> str:
    """Write a flow so that PlantUML draws it; evidence that is not published stands under the title."""
    names = {lane.id: f"p{index}" for index, lane in enumerate(flow.lanes)}
    evidence = evidence_line(flow)
    lines = [
        "@startuml",
        "hide footbox",
        f"title {_text(flow.title)}" + _small(evidence),
        *(_participant(lane, names[lane.id]) for lane in flow.lanes),
        *_items(flow.items, names, marks_after(flow)),
    ]
    for outcome in flow.outcomes:
        lines.append(f"== {_text(outcome_title(flow, outcome))} ==")
        lines.extend(_over([], said, names, "note") for said in (outcome.note,) if said)
        lines.extend(_items(outcome.items or (), names, {}))
        if outcome.items is None:
            lines.append(_over([], UNSHOWN, names, "note"))
    lines.extend(f"caption {_text(said)}" for said in (marks_line(flow),) if said)
    return "\n".join([*lines, "@enduml", ""])


def _text(text: str) -> str:
    """Write text so that PlantUML takes every character as it is."""
    return _SPECIAL.sub(lambda found: "".join(f"<U+{ord(each):04X}>" for each in found[0]), plain(text))


def _wrapped(text: str) -> str:
    return r"\n".join(map(_text, wrap(plain(text), _TEXT_SIZE, _TEXT_ROOM)))


def _small(text: str) -> str:
    """Write text smaller; the size holds for one line only."""
    return "".join(rf"\n<size:11>{_text(line)}</size>" for line in wrap(plain(text), _TEXT_SIZE, _TEXT_ROOM) if text)


def _participant(lane: Lane, name: str) -> str:
    second = "" if lane.title == lane.label else _small(lane.title)
    return f'{_KINDS.get(lane.kind, "participant")} "{_text(lane.label)}{second}" as {name}'


def _items(items: tuple[Item, ...], names: Mapping[str, str], marks: Mapping[str, str]) -> Iterator[str]:
    for item in items:
        if isinstance(item, Block):
            yield from _block(item, names, marks)
        elif isinstance(item, Arrow):
            yield _message(item, names, marks)
        elif isinstance(item, Deed):
            yield _deed(item, names, marks)
        else:
            yield _remark(item, names, marks)


def _block(block: Block, names: Mapping[str, str], marks: Mapping[str, str]) -> Iterator[str]:
    """Write a group; branches become the operands of one `alt`."""
    if block.kind == "alternatives":
        yield from _alternatives(block, names, marks)
    else:
        title = block_title(block, kind=block.kind not in _GROUPS) + marks.get(block.id, "")
        yield f"{_GROUPS.get(block.kind, 'group')} {_text(title)}"
        yield from _note_of(block, names)
        yield from _items(block.items, names, marks)
        yield "end"


def _alternatives(block: Block, names: Mapping[str, str], marks: Mapping[str, str]) -> Iterator[str]:
    opening = f"alt {_text(block_title(block))} - "
    for branch in block.items:
        if not isinstance(branch, Block):
            continue
        yield opening + _text(block_title(branch) + marks.get(branch.id, ""))
        if opening != "else ":
            yield from _note_of(block, names)
        opening = "else "
        yield from _note_of(branch, names)
        yield from _items(branch.items, names, marks)
    if opening == "else ":
        yield "end"


def _note_of(block: Block, names: Mapping[str, str]) -> Iterator[str]:
    if block.note:
        yield _over([], block.note, names, "note")


def _message(arrow: Arrow, names: Mapping[str, str], marks: Mapping[str, str]) -> str:
    line = "-->>" if arrow.kind == "request" else "->"
    said = _text(f"{arrow.number} {name_of(arrow)}{doubt(arrow.order)}{marks.get(arrow.id, '')}")
    return f"{names[arrow.from_]} {line} {names[arrow.to]} : {said}{_small(shown_text(arrow) + values_doubt(arrow))}"


def _deed(deed: Deed, names: Mapping[str, str], marks: Mapping[str, str]) -> str:
    said = f"{deed.number} {deed.text}{doubt(deed.order)}{marks.get(deed.id, '')}"
    if deed.to:
        return f"{names[deed.by]} -->o {names[deed.to]} : {_wrapped(said)}"
    return _over([deed.by], said, names, "rnote")


def _remark(item: Note | TalkState, names: Mapping[str, str], marks: Mapping[str, str]) -> str:
    if isinstance(item, Note):
        return _over(item.over, item.text + marks.get(item.id, ""), names, "note")
    states = f" ({state_text(item)})" if item.of else ""
    return _over(concerned(item), f"{item.text}{states}{doubt(item.order)}{marks.get(item.id, '')}", names, "hnote")


def _over(lanes: Iterable[str], text: str, names: Mapping[str, str], shape: str) -> str:
    """Write a note over the outer ones of some participants, over all when none is named."""
    return f"{shape} over {', '.join(outer(lanes, names))} : {_wrapped(text)}"
