"""What models send and in which order, as rows: for those who look for a model by messages, here and in a browser."""

from __future__ import annotations

import json
from dataclasses import astuple, dataclass
from typing import TYPE_CHECKING

from eventmodels.catalogue.flow.steps import MessageStep, address_of, leaves

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from eventmodels.catalogue.flow.steps import Flow, Fragment, Interruption

__all__ = ["Course", "Courses", "Sent", "courses", "courses_script", "parted"]


@dataclass(frozen=True, slots=True)
class Sent:
    """A message of a model: who sends it to whom, by their places among the participants."""

    message: str
    from_: int
    to: int
    number: int
    id: str = ""
    """Its anchor, where it has one."""
    branches: tuple[str, ...] = ()
    """In which branch of which alternatives it stands: `3.1`, and `3.1!` where nothing follows that branch."""


@dataclass(frozen=True, slots=True)
class Course:
    """A way through a model: so many steps from its beginning, then those from `start` up to `end`."""

    before: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Courses:
    """The messages of a model, and the ways through them: the normal one, then what interrupts it."""

    id: str
    participants: tuple[str, ...]
    """What readers call them, in the order of their columns."""
    keys: tuple[str, ...]
    """What steps call them."""
    sent: tuple[Sent, ...]
    ways: tuple[Course, ...]

    def along(self, way: Course) -> tuple[int, ...]:
        """Return the places of the messages on a way, in their order."""
        return (*range(way.before), *range(way.start, way.end))


def courses(flow: Flow) -> Courses:
    """Return what a flow sends."""
    columns = {participant.id: place for place, participant in enumerate(flow.participants)}
    sent: list[Sent] = []
    ways: list[Course] = []
    normal: list[str] = []
    for interruption, items in flow.courses():
        start = len(sent)
        for step, around in leaves(items):
            if not interruption:
                normal.append(step.id)
            if isinstance(step, MessageStep):
                ends = columns[step.from_], columns[step.to]
                sent.append(Sent(step.message, *ends, step.number, address_of(step.id), tuple(_branches(around))))
        ways.append(Course(_before(interruption, normal, sent), start, len(sent)))
    labels = tuple(participant.label for participant in flow.participants)
    return Courses(flow.id, labels, tuple(columns), tuple(sent), tuple(ways))


def _before(interruption: Interruption | None, normal: list[str], sent: list[Sent]) -> int:
    """Return how many messages of the normal course precede what interrupts it."""
    if not interruption:
        return 0
    passed = set(normal[: normal.index(interruption.after) + 1]) if interruption.after in normal else set()
    places = [place for place, each in enumerate(sent) if each.id in passed and each.id]
    return places[-1] + 1 if places else 0


def _branches(around: Iterable[Fragment]) -> Iterator[str]:
    """Yield the branch of each fragment of alternatives around a step."""
    outer: Fragment | None = None
    for fragment in around:
        if outer and fragment.kind == "branch":
            branch = next(place for place, item in enumerate(outer.items) if item is fragment)
            yield f"{outer.id}.{branch}{'!' if fragment.ends else ''}"
        outer = fragment


def parted(earlier: Sent, later: Sent) -> bool:
    """Return whether two messages never come in one course, being in different branches or behind a last one."""
    chosen = {branch.rstrip("!").rpartition(".")[0]: branch for branch in later.branches}
    for branch in earlier.branches:
        other = chosen.get(branch.rstrip("!").rpartition(".")[0])
        if (other is None and branch.endswith("!")) or (other is not None and other != branch):
            return True
    return False


def courses_script(found: Iterable[Courses]) -> str:
    """Return the script that gives what models send to a page, a model a line."""
    lines = ",\n".join(json.dumps(_row(each), ensure_ascii=False, separators=(",", ":")) for each in found)
    return f"(window.em ??= {{}}).courses = [\n{lines}\n];\n"


def _row(of: Courses) -> list[object]:
    return [of.id, of.participants, of.keys, [_sent(each) for each in of.sent], [astuple(way) for way in of.ways]]


def _sent(each: Sent) -> list[object]:
    # Most stand in no branch, and names of steps are long: what is empty at the end is left out.
    row: list[object] = [each.message, each.from_, each.to, each.number, each.id, list(each.branches)]
    while not row[-1]:
        row.pop()
    return row
