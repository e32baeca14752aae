"""Conditions: yes, no, or not known."""

from __future__ import annotations

import pytest

from eventmodels.catalogue.flow import ShownValue
from eventmodels.catalogue.kinds import ValueKind
from eventmodels.replay.guards import holds


def values(kind: ValueKind, *words: str) -> dict[str, ShownValue]:
    return {"Mood": ShownValue("Mood", " or ".join(words), kind, words=words)}


@pytest.mark.parametrize(
    ("shown", "words", "expected"),
    [
        ({}, ("Calm",), None),
        (values(ValueKind.VALUE, "Calm"), ("Calm", "Wild"), True),
        (values(ValueKind.VALUE, "Calm"), ("Wild",), False),
        (values(ValueKind.VALUE, "Calm"), ("absent",), False),
        (values(ValueKind.ABSENT), ("Calm",), False),
        (values(ValueKind.ABSENT), ("Calm", "absent"), True),
        (values(ValueKind.ANY, "Calm", "Wild"), ("Calm",), None),
        (values(ValueKind.ANY, "Calm", "Wild"), ("Wild", "Calm"), True),
        (values(ValueKind.OPTIONAL, "Calm"), ("Calm",), None),
        (values(ValueKind.OPTIONAL, "Calm"), ("absent",), None),
        (values(ValueKind.OPTIONAL, "Calm"), ("Wild",), False),
        (values(ValueKind.PRESENT), ("present",), True),
        (values(ValueKind.PRESENT), ("Calm",), None),
    ],
)
def test_a_value_and_what_is_asked_of_it(
    shown: dict[str, ShownValue], words: tuple[str, ...], *, expected: bool | None
) -> None:
    assert holds({"Mood": words}, shown) is expected


def test_one_clause_that_fails_decides_and_one_unknown_leaves_it_open() -> None:
    calm = values(ValueKind.VALUE, "Calm")
    assert holds({"Mood": ("Calm",), "Place": ("H",)}, calm) is None
    assert holds({"Mood": ("Wild",), "Place": ("H",)}, calm) is False


def test_a_guard_may_ask_for_the_sender_and_for_the_request() -> None:
    assert holds({"from": ("server",)}, {}, sender=("controller", "server")) is True
    assert holds({"from": ("server",)}, {}, sender=("panel",)) is False
    assert holds({"answers": ("RequestOpen",)}, {}, request="RequestOpen") is True
    assert holds({"answers": ("RequestOpen",)}, {}, request="RequestClose") is False
    assert holds({"answers": ("RequestOpen",)}, {}) is None
