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
    assert gaps(flow()) == [170, 170, 170]


def test_a_label_widens_the_gap_it_stands_in() -> None:
    first, second, third = gaps(flow(message(1, "TS", "B", "RequestDistributeUserEvent")))
    assert (first, third) == (170, 170)
    assert second > 200


def test_what_is_done_wraps_and_widens_nothing() -> None:
    action = ActionStep("divert", 1, "diverts the call from the group to the agent who is free", "B", "C")
    drawing = place(flow(action))
    assert gaps(flow(action)) == [170, 170, 170]
    assert len(drawing.strokes[0].name.lines) == 3


def test_a_long_label_is_spread_over_the_columns_it_crosses() -> None:
    shown = {f"AttributeNumber{number}": "a value of some length" for number in range(2)}
    assert gaps(flow(message(1, "A", "C", "EventX", **shown))) == [170, 170, 170]
    assert gaps(flow(message(1, "A", "B", "M" * 60, **shown))) == [170, 170, 170]


def test_heads_never_touch() -> None:
    wide = replace(TS, title="A participant with a title of many words that wraps")
    heads = place(flow(participants=(A, wide, replace(wide, id="TS2"), B))).heads
    assert all(one.box.right + 24 <= other.box.left for one, other in pairwise(heads))


def test_the_text_of_an_arrow_stands_in_the_gap_beside_the_sender() -> None:
    drawing = place(flow(message(1, "TS", "C", "EventRinging", ConnID="call")))
    _, server, party, _ = (line.x for line in drawing.lifelines)
    assert drawing.strokes[0].name.x == (server + party) / 2
