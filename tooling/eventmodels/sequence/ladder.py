"""A flow as plain text, to be pasted into a ticket.

Party A          Server
   |               |
1  |- - Request - >|
   |  Attribute A  |
2  |<--- Event ----|
"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from eventmodels.catalogue.flow import ActionStep, Fragment, MessageStep, NoteStep
from eventmodels.catalogue.flow.values import known_as
from eventmodels.sequence.labels import (
    concerned,
    doubt,
    evidence_line,
    fragment_title,
    interruption_fragment,
    label_of,
    marks_after,
    marks_line,
    state_text,
    values_doubt,
)
from eventmodels.sequence.text_metrics import HARD, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from eventmodels.catalogue.flow import Flow, Item, Participant

__all__ = ["to_text"]

GUTTER = 6
"""Columns to the left of the first lifeline, for the number."""
LEAST = 16
ENDS = 10
"""Columns of an arrow that its name leaves to the line."""
VALUE_ENDS = 5
"""Columns between two lifelines that a value leaves free."""
LONGEST_VALUE = 30
"""Columns that one value may take in one piece; what is longer is broken between its words."""
LEAST_TEXT = 40
"""Columns that a note may take in any case."""


@dataclass(frozen=True, slots=True)
class _Ladder:
    """What every row is written with."""

    at: Mapping[str, int]
    """Participant -> column of its lifeline, in letters from the left."""
    participants: Mapping[str, Participant]
    marks: Mapping[str, str]


def to_text(flow: Flow) -> str:
    """Write a flow as a ladder of text; evidence that is not published stands under the title."""
    at = _places(flow)
    ladder = _Ladder(at, {participant.id: participant for participant in flow.participants}, marks_after(flow))
    lines = [plain(flow.title), *filter(None, [evidence_line(flow)]), "", *_heads(flow, at), _bars(at)]
    lines += _items(flow.items, ladder)
    for interruption in flow.interruptions:
        lines += [_bars(at), *_fragment(interruption_fragment(flow, interruption), replace(ladder, marks={}))]
    lines += [_bars(at), *filter(None, [marks_line(flow)])]
    return "\n".join(line.rstrip() for line in [*lines, ""])


def _places(flow: Flow) -> Mapping[str, int]:
    """Set each lifeline so far from the one before that heads, names and the longest pieces of values fit."""
    labels = [len(plain(participant.label)) for participant in flow.participants]
    order = {participant.id: index for index, participant in enumerate(flow.participants)}
    gaps = [max(LEAST, (one + other) // 2 + 3) for one, other in pairwise(labels)]
    for step in flow.messages():
        start, end = sorted((order[step.from_], order[step.to]))
        longest = max((len(word) for value in _values(step) for word in value.split(" ")), default=0) + VALUE_ENDS
        missing = max(len(_name(step)) + ENDS, longest) - sum(gaps[start:end])
        # Spread over all gaps that the arrow crosses; the double minus rounds up.
        for index in range(start, end):
            gaps[index] += max(0, -(-missing // (end - start)))
    # The first head is centred on its lifeline, and its left half may need more room than the numbers.
    first = GUTTER + max(0, labels[0] // 2 - GUTTER + 1)
    return {participant.id: first + sum(gaps[:index]) for index, participant in enumerate(flow.participants)}


def _bars(at: Mapping[str, int]) -> str:
    return _put("", *((place, "|") for place in at.values()))


def _put(line: str, *texts: tuple[int, str]) -> str:
    """Write texts over a line, each from its column on."""
    for place, text in texts:
        line = line.ljust(place)
        line = line[:place] + text + line[place + len(text) :]
    return line


def _heads(flow: Flow, at: Mapping[str, int]) -> list[str]:
    return [
        _put(
            "",
            *(
                (at[participant.id] - len(plain(participant.label)) // 2, plain(participant.label))
                for participant in flow.participants
            ),
        )
    ]


def _items(items: tuple[Item, ...], ladder: _Ladder) -> list[str]:
    return [line for item in items for line in _item(item, ladder)]


def _item(item: Item, ladder: _Ladder) -> list[str]:
    if isinstance(item, Fragment):
        return _fragment(item, ladder)
    if isinstance(item, MessageStep):
        return list(_message(item, ladder))
    if isinstance(item, ActionStep):
        return _action(item, ladder)
    mark = ladder.marks.get(item.id, "")
    if isinstance(item, NoteStep):
        return _said("", f"({item.text}){mark}", item.over, ladder.at)
    states = f" ({state_text(item)})" if item.of else ""
    return _said("", f"[{item.text}{states}{doubt(item.order)}]{mark}", concerned(item), ladder.at)


def _fragment(fragment: Fragment, ladder: _Ladder) -> list[str]:
    """Write rows between two rules, the title in the upper one."""
    end = max(ladder.at.values()) + 3
    title = f".-- {plain(fragment_title(fragment))}{ladder.marks.get(fragment.id, '')} "
    note = _said("", f"({fragment.note})", (), ladder.at) if fragment.note else []
    # A branch ends where the next one or its alternatives end: one rule between two branches is enough.
    foot = [] if fragment.kind == "branch" else [f"'{'-' * end}"]
    return [title.ljust(end + 1, "-"), *note, *_items(fragment.items, ladder), *foot]


def _message(step: MessageStep, ladder: _Ladder) -> Iterator[str]:
    """Yield the arrow with its name on the line, then the values below it."""
    at = ladder.at
    x1, x2 = at[step.from_], at[step.to]
    name = _name(step)
    mark = ladder.marks.get(step.id, "")
    if x1 == x2:
        yield _put(_bars(at), (0, f"{step.number:>3}"), (x1 + 1, f"<-. {name}{mark}"))
        room, start = 60, x1 + 3
    else:
        left, right = sorted((x1, x2))
        line = _line(right - left - 1, name, dashed=step.kind == "request", onward=x2 > x1)
        yield _put(_bars(at), (0, f"{step.number:>3}"), (left + 1, line)) + mark
        room, start = max(right - left - 4, 12), left + 3
    # Hyphens are part of names and numbers here. Hard spaces held each value together; the ticket gets plain ones.
    for values in textwrap.wrap(" ".join(_values(step)), room, break_on_hyphens=False):
        yield _put(_bars(at), (start, values.replace(HARD, " ")))


def _name(step: MessageStep) -> str:
    return plain(f"{step.message}{doubt(step.order)}")


def _values(step: MessageStep) -> list[str]:
    """Return the values shown and how they are known, each in one piece that no line end divides."""
    value = [f"{each.attribute} {each.text}{known_as(each.evidence)}" for each in step.values]
    meant = [f"(for {step.stands_for.rpartition('.')[2]})"] if step.stands_for else []
    pieces = [*meant, *(f"{each}," for each in value[:-1]), *value[-1:], values_doubt(step).strip()]
    short = (plain(piece) for piece in pieces if piece)
    return [piece.replace(" ", HARD) if len(piece) <= LONGEST_VALUE else piece for piece in short]


def _line(length: int, name: str, *, dashed: bool, onward: bool) -> str:
    """Write a line of some length with a name in its middle and a head at its end."""
    # The head takes one column; a dash before it keeps a dashed line from ending in a gap.
    body = ("- " * length if dashed else "-" * length)[: length - 1]
    body = f"{body[:-1]}-"
    middle = textwrap.shorten(f"{name}", max(length - 4, 1), placeholder="") or name[: max(length - 4, 1)]
    start = (len(body) - len(middle) - 2) // 2
    body = _put(body, (max(start, 0), f" {middle} "))
    return f"{body}>" if onward else f"<{body}"


def _action(action: ActionStep, ladder: _Ladder) -> list[str]:
    to = f" -> {label_of(action.to, ladder.participants)}" if action.to else ""
    ends, mark = f"{label_of(action.by, ladder.participants)}{to}", ladder.marks.get(action.id, "")
    said = f"{ends}: {action.text}{doubt(action.order)}{mark}"
    return _said(f"{action.number:>3}", f"<{said}>", (action.by,), ladder.at)


def _said(number: str, text: str, participants: tuple[str, ...], at: Mapping[str, int]) -> list[str]:
    """Write text over the first of the participants it concerns, kept inside the right edge."""
    # Text may stick out of a narrow ladder to the right: broken to fit, it would be a column of single words.
    edge = max(max(at.values()) + 4, min(at.values()) + LEAST_TEXT + 2)
    start = min((at[participant] for participant in participants if participant in at), default=min(at.values())) + 2
    lines = textwrap.wrap(plain(text), max(edge - start, LEAST_TEXT)) or [""]
    start = min(start, edge - max(map(len, lines)))
    return [_put(_bars(at), (0, "" if index else number), (start, line)) for index, line in enumerate(lines)]
