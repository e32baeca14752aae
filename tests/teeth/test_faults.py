"""The list of faults fits the project as it is: nothing in it has been renamed or moved away."""

from __future__ import annotations

import pytest

from tests.teeth.faults import FAULTS, ROOT, planted

AT_LEAST = 30


def test_a_fault_can_be_planted(subtests: pytest.Subtests) -> None:
    for fault in FAULTS:
        with subtests.test(fault.id):
            assert planted(fault, ROOT) != (ROOT / fault.file).read_text("utf-8")


def test_the_tests_that_catch_it_are_there(subtests: pytest.Subtests) -> None:
    for fault in FAULTS:
        with subtests.test(fault.id):
            assert fault.tests
            for test in fault.tests:
                file, _, name = test.partition("::")
                text = (ROOT / file).read_text("utf-8")
                assert f"def {name.partition('[')[0]}(" in text, test


def test_every_fault_has_a_name_of_its_own() -> None:
    assert len({fault.id for fault in FAULTS}) == len(FAULTS) >= AT_LEAST


def test_a_fault_that_does_not_fit_is_refused() -> None:
    lost = FAULTS[0]._replace(old="nowhere to be found")
    with pytest.raises(ValueError, match="holds what is to be replaced 0 times instead of once"):
        planted(lost, ROOT)
