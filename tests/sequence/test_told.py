"""Sentences that are composed of what is known of a step, and how two of one model stay apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eventmodels.catalogue import Flows
from eventmodels.replay import Replays
from eventmodels.sequence import told

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.support import House

HEAD = """\
title: New
kind: model
evidence: published
participants: {P: panel, C: controller, H: handset, W: porter}
identifiers: {call: VisitID}
steps:
"""


def sentences(house: House, steps: str) -> Mapping[str, str]:
    catalogue = house({"interactions/house/new.yml": HEAD + steps})
    return told(Replays.of(catalogue, Flows.of(catalogue).all).all["new"], catalogue)


def test_a_message_is_told_by_its_ends_its_summary_and_the_change_of_state(house: House) -> None:
    found = sentences(
        house,
        """\
  - {from: P, to: C, send: RequestOpen, with: {Place: H}}
  - {from: C, to: H, send: EventOpened, with: {VisitID: call, Place: H}}
  - {id: again, from: C, to: H, send: EventOpened, with: {VisitID: call, Place: H}}
""",
    )
    assert found == {
        "RequestOpen-C": "Panel turns to Controller: the request asks for a door to be opened. It shows Place H.",
        "EventOpened-H": "Controller tells H: a door has opened. With this, call goes from Closed to Open.",
        # A state that only ever changes tells nothing where it stays: what the message shows does.
        "again": "Controller tells H: a door has opened. It shows VisitID call and Place H.",
    }


def test_an_action_is_told_by_who_does_it(house: House) -> None:
    found = sentences(
        house,
        """\
  - {id: calls, action: calls out, by: W, to: P}
  - {id: tells, action: tells P the hour, by: W, to: P}
  - {id: runs, action: the time runs out, by: P}
""",
    )
    assert found == {
        "calls": "Porter calls out (towards Panel).",
        "tells": "Porter tells P the hour.",
        "runs": "At Panel, the time runs out.",
    }


def test_what_the_author_wrote_comes_first(house: House) -> None:
    found = sentences(house, "  - {id: told, action: waits, by: W, say: '{W} waits for {P}, unheard.'}\n")
    assert found == {"told": "Porter waits for Panel, unheard."}


def test_steps_with_the_same_words_are_told_apart_by_case_part_and_count(house: House) -> None:
    found = sentences(
        house,
        """\
  - {id: one, action: waits, by: W}
  - frame: Later on
    steps:
      - {id: two, action: waits, by: W}
      - {id: three, action: waits, by: W}
      - {id: four, action: waits, by: W}
  - alternatives: end
    branches:
      - {branch: good, title: All is well, steps: [{id: five, action: waits, by: W}]}
      - {branch: bad, title: All is lost, steps: []}
""",
    )
    assert found == {
        "one": "Porter waits.",
        "two": "Porter waits. This is in the part “Later on”.",
        "three": "Porter waits. It is the second such step.",
        "four": "Porter waits. It is the third such step.",
        "good.five": "Porter waits. This is in the case “All is well”.",
    }


def test_what_explains_a_name_after_a_comma_is_closed_by_one(house: House) -> None:
    catalogue = house(
        {
            "interactions/house/new.yml": HEAD.replace("W: porter", "W: {is: porter, label: 'Porter, at night'}")
            + """\
  - {id: one, action: waits, by: W}
  - {id: two, action: waits, by: W, say: '{W} waits, and nobody knows {W}.'}
"""
        }
    )
    assert told(Replays.of(catalogue, Flows.of(catalogue).all).all["new"], catalogue) == {
        "one": "Porter, at night, waits.",
        "two": "Porter, at night, waits, and nobody knows Porter, at night.",
    }
