"""The life of attributes: what a participant is told is compared with what it was told before about the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from eventmodels.pages.views.life import lives_of
from eventmodels.sequence import shown_in, table_rows
from tests.support import real_site

if TYPE_CHECKING:
    from eventmodels.pages.views.life import Life


@pytest.fixture(scope="module")
def blind() -> dict[str, Life]:
    """Whose life -> it, of a transfer that is completed while the third party rings."""
    reference = real_site().reference
    replay = reference.replays.all["two-step-transfer-blind"]
    rows = tuple(row for row in table_rows(replay.flow) if not row.interruption)
    return {life.title: life for life in lives_of(reference.addresses, rows, shown_in(replay))}


def row(life: Life, attribute: str) -> list[str]:
    """Return what a row says: step, text, how it came, and where it ends."""
    cells = next(cells for name, cells in life.rows if name.name == attribute)
    steps = [f"{step.number} {subject}".strip() for step, subject in life.steps]
    said = zip(steps, cells, strict=True)
    return [f"{step}: {cell.text} {cell.how}{' last' if cell.last else ''}" for step, cell in said if cell.text]


def test_whoever_asks_and_whoever_is_told_has_a_table_of_their_own(blind: dict[str, Life]) -> None:
    assert set(blind) == {
        *("Requests of Party A", "Requests of Party B"),
        *("Events to Party A", "Events to Party B", "Events to Party C"),
    }


def test_two_calls_of_one_party_are_not_compared(blind: dict[str, Life]) -> None:
    assert row(blind["Events to Party B"], "OtherDN") == [
        "3 call: A new",
        "6 call: A same",
        "8 call: A same",
        "9 consult: C (dialled) new",
        "12 call: A same last",
        "13 consult: C changed last",
    ]


def test_a_call_that_is_called_otherwise_from_now_on_is_the_same(blind: dict[str, Life]) -> None:
    assert row(blind["Events to Party C"], "OtherDN") == [
        "10 consult: B new",
        "15 call: A changed",
        "18 call: A same last",
    ]


def test_what_is_about_one_call_names_none(blind: dict[str, Life]) -> None:
    assert {subject for _, subject in blind["Events to Party A"].steps} == {""}
