"""Pages of state machines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eventmodels.pages.views.machines import MachineView, machine_pages

if TYPE_CHECKING:
    from eventmodels.pages.reference import Reference


def test_a_transition_says_which_instance_goes_on(reference: Reference) -> None:
    (page,) = (page for page in machine_pages(reference) if page.address == reference.addresses.machine("leaf"))
    assert isinstance(page.data, MachineView)
    assert [row.condition for row in page.data.rows] == [
        "Mood is MoodCalm or absent",
        (
            "the instance that FormerVisitID names goes on under VisitID; "
            "the next event that has VisitID tells of which instance it is"
        ),
        "",
    ]
