"""Two models beside each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from eventmodels.catalogue import Flow, expand, load
from eventmodels.diff import Difference, ValueChange, compare
from tests.checks.cases import CASES
from tests.support import real_catalogue

if TYPE_CHECKING:
    from pathlib import Path

REAL = real_catalogue()
HEAD = """\
title: {title}
kind: model
evidence: published
participants: {participants}
identifiers: {identifiers}
steps:
"""


def flow(folder: Path, name: str, steps: str, participants: str = "", identifiers: str = "") -> Flow:
    head = HEAD.format(
        title=name.capitalize(),
        participants=participants or "{P: panel, C: controller, H: handset}",
        identifiers=identifiers or "{call: VisitID}",
    )
    target = folder / "interactions" / "house" / f"{name}.yml"
    target.write_text(head + steps, encoding="utf-8")
    catalogue, problems = load(folder)
    assert [str(problem) for problem in problems] == []
    return expand(catalogue, catalogue.models[name])


@pytest.fixture
def house(tmp_path: Path) -> Path:
    for path in (CASES / "base").rglob("*.yml"):
        target = tmp_path / path.relative_to(CASES / "base")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    return tmp_path


def said(difference: Difference) -> list[tuple[str, str]]:
    return [(compared.side, compared.step.id) for compared in difference.steps]


OPEN = "  - {from: P, to: C, send: RequestOpen}\n"
OPENED = "  - {from: C, to: H, send: EventOpened, with: {VisitID: call}}\n"
CLOSED = "  - {from: C, to: H, send: EventClosed, with: {VisitID: call}}\n"


def test_a_flow_beside_itself_has_everything_in_common() -> None:
    for name in ("conference", "hold-retrieve-consulted-answers"):
        one = expand(REAL, REAL.models[name])
        difference = compare(one, one)
        assert (difference.count("left"), difference.count("right")) == (0, 0)
        assert all(not compared.changes for compared in difference.steps)


def test_what_only_one_has_stands_where_it_would_come(house: Path) -> None:
    left, right = flow(house, "asked", OPEN + OPENED + CLOSED), flow(house, "unasked", OPENED + CLOSED)
    assert said(compare(left, right)) == [
        ("left", "RequestOpen-C"),
        ("both", "EventOpened-H"),
        ("both", "EventClosed-H"),
    ]
    assert said(compare(right, left))[0] == ("right", "RequestOpen-C")


def test_values_that_differ_are_named(house: Path) -> None:
    moody = "  - {from: C, to: H, send: EventOpened, with: {VisitID: call, Mood: MoodCalm}}\n"
    (compared,) = compare(flow(house, "plain", OPENED), flow(house, "moody", moody)).steps
    assert compared.changes == (ValueChange("Mood", "", "MoodCalm"),)


def test_participants_of_one_kind_and_identifiers_of_one_attribute_are_the_same(house: Path) -> None:
    other = flow(
        house,
        "other",
        "  - {from: Q, to: D, send: RequestOpen}\n  - {from: D, to: K, send: EventOpened, with: {VisitID: stay}}\n",
        "{Q: panel, D: controller, K: handset}",
        "{stay: VisitID}",
    )
    difference = compare(flow(house, "one", OPEN + OPENED), other)
    assert said(difference) == [("both", "RequestOpen-C"), ("both", "EventOpened-H")]
    assert [change for compared in difference.steps for change in compared.changes] == []


def test_a_name_that_means_something_else_gets_an_apostrophe(house: Path) -> None:
    other = flow(house, "bells", "  - {from: C, to: H, send: EventOpened}\n", "{P: panel, C: controller, H: bell}")
    union = compare(flow(house, "doors", OPENED), other).union()
    assert [(participant.id, participant.is_) for participant in union.participants][2:] == [
        ("H", "handset"),
        ("H'", "bell"),
    ]


def test_the_union_frames_what_only_one_has(house: Path) -> None:
    union = compare(flow(house, "asked", OPEN + OPENED), flow(house, "closing", OPENED + CLOSED)).union()
    assert [(step.id, [fragment.title for fragment in around]) for step, around in union.steps()] == [
        ("RequestOpen-C", ["only in Asked"]),
        ("EventOpened-H", []),
        ("other.EventClosed-H", ["only in Closing"]),
    ]


def test_messages_about_different_subjects_are_different_steps(house: Path) -> None:
    both = "{call: VisitID, other: VisitID}"
    left = flow(house, "left", OPENED, identifiers=both)
    right = flow(house, "right", OPENED.replace("call", "other"), identifiers=both)
    assert [compared.side for compared in compare(left, right).steps] == ["left", "right"]


def test_a_conference_and_a_transfer() -> None:
    one, other = (expand(REAL, REAL.models[name]) for name in ("conference", "two-step-transfer-complete-after-answer"))
    difference = compare(one, other)
    assert [difference.count(side) for side in ("both", "left", "right")] == [14, 5, 4]  # type: ignore[arg-type]
