"""What models send and in which order, as rows: for those who look for a model by messages, here and in a browser."""

from __future__ import annotations

import json
from dataclasses import astuple, dataclass
from typing import TYPE_CHECKING, Any

from eventmodels.catalogue.flow.steps import Fragment, MessageStep, address_of, leaves

if TYPE_CHECKING:
    from collections.abc import Iterable

    from eventmodels.catalogue.flow.steps import Flow, Interruption

__all__ = ["Courses", "Sent", "Way", "courses", "courses_script", "parted", "read_courses", "swaps"]

BEFORE, AFTER = "(window.em ??= {}).courses = [\n", "\n];\n"


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
    loose: tuple[str, ...] = ()
    """In which item of which fragment it stands whose items come in any order."""


@dataclass(frozen=True, slots=True)
class Way:
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
    ways: tuple[Way, ...]

    def along(self, way: Way) -> tuple[int, ...]:
        """Return the places of the messages on a way, in their order."""
        return (*range(way.before), *range(way.start, way.end))


def courses(flow: Flow) -> Courses:
    """Return what a flow sends."""
    columns = {participant.id: place for place, participant in enumerate(flow.participants)}
    sent: list[Sent] = []
    ways: list[Way] = []
    normal: list[str] = []
    for interruption, items in flow.courses():
        start = len(sent)
        for step, around in leaves(items):
            if not interruption:
                normal.append(step.id)
            if isinstance(step, MessageStep):
                ends = columns[step.from_], columns[step.to]
                sent.append(Sent(step.message, *ends, step.number, address_of(step.id), *_places(step, around)))
        ways.append(Way(_before(interruption, normal, sent), start, len(sent)))
    labels = tuple(participant.label for participant in flow.participants)
    return Courses(flow.id, labels, tuple(columns), tuple(sent), tuple(ways))


def _before(interruption: Interruption | None, normal: list[str], sent: list[Sent]) -> int:
    """Return how many messages of the normal course precede what interrupts it."""
    if not interruption:
        return 0
    passed = set(normal[: normal.index(interruption.after) + 1]) if interruption.after in normal else set()
    places = [place for place, each in enumerate(sent) if each.id in passed and each.id]
    return places[-1] + 1 if places else 0


def _places(step: MessageStep, around: tuple[Fragment, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the branches that a step stands in, and its items of what comes in any order."""
    branches, loose = [], []
    for fragment, inner in zip(around, (*around, step)[1:], strict=True):
        place = next(place for place, item in enumerate(fragment.items) if item is inner)
        if isinstance(inner, Fragment) and inner.kind == "branch":
            branches.append(f"{fragment.id}.{place}{'!' if inner.ends else ''}")
        elif fragment.kind == "any-order":
            loose.append(f"{fragment.id or fragment.items[0].id}.{place}")
    return tuple(branches), tuple(loose)


def parted(earlier: Sent, later: Sent) -> bool:
    """Return whether two messages never come in one course, being in different branches or behind a last one."""
    chosen = {branch.rstrip("!").rpartition(".")[0]: branch for branch in later.branches}
    for branch in earlier.branches:
        other = chosen.get(branch.rstrip("!").rpartition(".")[0])
        if (other is None and branch.endswith("!")) or (other is not None and other != branch):
            return True
    return False


def swaps(one: Sent, other: Sent) -> bool:
    """Return whether two messages may come in either order."""
    own = {item.rpartition(".")[0]: item for item in other.loose}
    return any(own.get(item.rpartition(".")[0], item) != item for item in one.loose)


def courses_script(found: Iterable[Courses]) -> str:
    """Return the script that gives what models send to a page, a model a line."""
    lines = ",\n".join(json.dumps(_row(each), ensure_ascii=False, separators=(",", ":")) for each in found)
    return f"{BEFORE}{lines}{AFTER}"


def _row(of: Courses) -> list[object]:
    return [of.id, of.participants, of.keys, [_sent(each) for each in of.sent], [astuple(way) for way in of.ways]]


def _sent(each: Sent) -> list[object]:
    # Most stand in no branch, and names of steps are long: what is empty at the end is left out.
    row: list[object] = [each.message, each.from_, each.to, each.number, each.id, each.branches, each.loose]
    while not row[-1]:
        row.pop()
    return row


def read_courses(script: str) -> tuple[Courses, ...]:
    """Return what such a script gives."""
    rows = json.loads(f"[{script.removeprefix(BEFORE).removesuffix(AFTER)}]")
    return tuple(
        Courses(name, tuple(participants), tuple(keys), tuple(map(_read, sent)), tuple(Way(*way) for way in ways))
        for name, participants, keys, sent, ways in rows
    )


def _read(row: list[Any]) -> Sent:
    return Sent(*row[:5], *map(tuple, row[5:]))
