"""What the values of steps say for themselves: over interruptions too, branch by branch."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.replay.small import OPENED, found

if TYPE_CHECKING:
    from tests.support import House

FRONT = "{id: front, from: C, to: H, send: EventOpened, with: {VisitID: call, Keys: KeyFront, Extras: {present: true}}}"
BACK = "{id: back, from: C, to: H, send: EventOpened, with: {VisitID: call, Keys: KeyBack}}"


def codes(house: House, steps: str) -> set[tuple[str, str]]:
    about_values = {"values-disagree", "wrong-receiver", "same-party", "part-changes", "not-monitored"}
    return {(code, step) for code, step in found(house, steps) if code in about_values}


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ("Keys: KeyFront, Extras: {absent: true}", "values-disagree"),
        ("Place: K", "wrong-receiver"),
        ("Visitor: H", "same-party"),
    ],
)
def test_one_step(house: House, values: str, code: str) -> None:
    step = OPENED.replace("VisitID: call", f"VisitID: call, {values}")
    assert codes(house, f"  - {step}\n") == {(code, "EventOpened-H")}


def test_a_party_keeps_its_part_and_branches_do_not_know_each_other(house: House) -> None:
    assert codes(house, f"  - {FRONT}\n  - {BACK}\n") == {("part-changes", "back")}
    branches = f"""\
  - alternatives: way
    branches:
      - {{branch: good, title: Good, steps: [{FRONT}]}}
      - {{branch: bad, title: Bad, steps: [{BACK}]}}
"""
    assert codes(house, branches) == set()


def test_values_of_interruptions_are_asked_too(house: House) -> None:
    after = f"interruptions:\n  - {{mark: '*', after: front, place: inferred, title: Back, steps: [{BACK}]}}\n"
    assert codes(house, f"  - {FRONT}\n{after}") == {("part-changes", "front~*.back")}
