"""What the wildcards of transitions mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.support import House

MACHINE = """\
title: Gate
protocol: door
instance: [VisitID]
of: [handset]
initial: shut
states: {{shut: {{title: Shut}}, open: {{title: Open}}, stuck: {{title: Stuck}}}}
transitions:
  - {transition}
  - {{from: '*', event: EventOpened, to: open}}
  - {{from: '*', event: EventError, to: stuck}}
"""


@pytest.mark.parametrize(
    ("transition", "origins", "target"),
    [
        ("{from: shut, event: EventClosed, to: open}", ("shut",), "open"),
        ("{from: [open, shut], event: EventClosed, to: same}", ("open", "shut"), "shut"),
        ("{from: '*', event: EventClosed, to: stuck}", ("shut", "open", "stuck"), "stuck"),
        ("{from: '*', except: [shut, stuck], event: EventClosed, to: same}", ("open",), "shut"),
    ],
)
def test_where_a_transition_leads_from_and_to(
    house: House, transition: str, origins: tuple[str, ...], target: str
) -> None:
    machine = house({"states/gate.yml": MACHINE.format(transition=transition)}).machines["gate"]
    first = machine.transitions[0]
    assert first.leads_from(machine) == origins
    assert first.leads_to("shut") == target
    assert first.stays is ("same" in transition)


def test_states_are_told_in_the_order_of_their_machine(house: House) -> None:
    machine = house().machines["leaf"]
    assert machine.titles(tuple(reversed(machine.states))) == " or ".join(s.title for s in machine.states.values())
    assert machine.lasting is bool(machine.final)
