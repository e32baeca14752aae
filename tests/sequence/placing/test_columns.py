"""Gaps are the largest of what heads and labels need."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from eventmodels.catalogue.flow import ActionStep, Flow
from eventmodels.catalogue.kinds import Evidence
from eventmodels.sequence import place
from tests.sequence.flows import TS, A, B, C, message


def gaps(flow: Flow) -> list[float]:
    places = [line.x for line in place(flow).lifelines]
    return [right - left for left, right in pairwise(places)]


def flow(*items: object, **changes: object) -> Flow:
    made = Flow("gaps", "Gaps", "model", "tests", Evidence.PUBLISHED, (A, TS, B, C), items)  # type: ignore[arg-type]
    return replace(made, **changes)  # type: ignore[arg-type]


def test_without_labels_all_gaps_are_alike() -> None:
    assert gaps(flow()) == [120, 120, 120]


def test_a_label_widens_the_gap_it_stands_in() -> None:
    first, second, third = gaps(flow(message(1, "TS", "B", "RequestDistributeUserEvent")))
    assert (first, third) == (120, 120)
    assert second > 200


def test_what_is_done_wraps_and_widens_nothing() -> None:
    action = ActionStep("divert", 1, "diverts the call from the group to the agent who is free", "B", "C")
    drawing = place(flow(action))
    assert gaps(flow(action)) == [120, 120, 120]
    assert len(drawing.strokes[0].name.lines) == 4


def test_a_long_label_is_spread_over_the_thin_columns_it_crosses() -> None:
    assert gaps(flow(message(1, "A", "C", "EventOfAQuiteUnusuallyLongName"))) == [120, 120, 120]
    first, second, third = gaps(flow(message(1, "A", "B", "M" * 60)))
    assert first == second > third == 120


def test_values_widen_a_picture_only_while_it_stays_narrow() -> None:
    shown = {f"Number{number}": "a" for number in range(4)}
    wide, narrow = (
        place(flow(message(1, "TS", "B", "EventX", **shown), participants=participants))
        for participants in ((A, TS, B, C), (*(replace(A, id=f"A{n}") for n in range(6)), TS, B))
    )
    assert len(wide.strokes[0].values) > len(narrow.strokes[0].values) > 0


def test_heads_never_touch() -> None:
    wide = replace(TS, title="A participant with a title of many words that wraps")
    heads = place(flow(participants=(A, wide, replace(wide, id="TS2"), B))).heads
    assert all(one.box.right + 12 <= other.box.left for one, other in pairwise(heads))


def test_the_text_of_an_arrow_stands_beside_the_one_whose_story_it_is() -> None:
    event, request = message(1, "TS", "C", "EventX", ConnID="call"), message(2, "C", "TS", "RequestX")
    drawing = place(flow(event, request))
    _, _, near, party = (line.x for line in drawing.lifelines)
    for stroke in drawing.strokes:
        assert near < stroke.name.box.left < stroke.name.box.right < party
    assert abs(drawing.strokes[0].name.x - (near + party) / 2) < 1


def test_a_name_wider_than_its_gap_crosses_a_thin_lifeline() -> None:
    (stroke,) = place(flow(message(1, "C", "TS", "RequestDistributeUserEvent"))).strokes
    assert stroke.over
    assert stroke.name.lines == ("RequestDistributeUserEvent",)
