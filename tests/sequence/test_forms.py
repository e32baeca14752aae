"""Pictures for screens: none is too wide, and whoever has no lifeline in them is still read, pressed and counted."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from hypothesis import Phase, given, settings

from eventmodels.catalogue import Flows
from eventmodels.replay import Replays
from eventmodels.sequence import COMPACT, WHOLE, Drawing, place_forms, table_rows
from eventmodels.sequence.placing.form import Form
from tests.sequence.geometry import boxes, holds, overlap
from tests.sequence.random_flows import PROTOCOLS, flows
from tests.support import real_catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eventmodels.catalogue.flow import Flow
    from eventmodels.sequence.placing.lettering import Box

Pair = tuple[Drawing, Drawing]
# Whole flows take minutes to shrink: what fails is shown as it was found.
steady = settings(derandomize=True, deadline=None, max_examples=60, phases=[Phase.generate])
FEW = Form(1, COMPACT.asks, folds=True)
"""Takes away as many lifelines as can go."""


@pytest.fixture(scope="module")
def pictures() -> dict[str, Pair]:
    """Name -> the whole and the compact picture of each model that has two."""
    catalogue = real_catalogue()
    every = Flows.of(catalogue).all
    replays = Replays.of(catalogue, every).all
    pairs = {name: tuple(place_forms(flow, (WHOLE, COMPACT), replays[name])) for name, flow in every.items()}
    return {name: (whole, compact) for name, (whole, compact) in pairs.items() if whole != compact}


def steps(drawing: Drawing) -> list[str]:
    return sorted(each.step for each in (*drawing.strokes, *drawing.panels))


def clashes(drawing: Drawing) -> Iterator[tuple[Box, Box]]:
    """Yield texts that stand on texts, tags, rings, heads and bands."""
    texts = [label.box for label in drawing.labels() if any(label.lines)]
    yield from (pair for pair in combinations(texts, 2) if overlap(*pair))
    tags = [stroke.tag.box for stroke in drawing.strokes if stroke.tag]
    rings = [stroke.pill.box for stroke in drawing.strokes]
    solid = [*tags, *rings, *(mark.box for mark in drawing.marks)]
    yield from (pair for pair in combinations(solid, 2) if overlap(*pair))
    words = [text.box for stroke in drawing.strokes for text in (stroke.name, *stroke.values)]
    bands = [band.box for band in drawing.bands]
    yield from ((word, each) for word in words for each in (*solid, *bands) if overlap(word, each))
    yield from ((tag, band) for tag in tags for band in bands if overlap(tag, band))


def test_no_compact_picture_is_too_wide(pictures: dict[str, Pair]) -> None:
    assert len(pictures) >= 8
    assert {name: compact.width for name, (_, compact) in pictures.items() if compact.width > 936} == {}


def test_every_step_is_there_once(pictures: dict[str, Pair], subtests: pytest.Subtests) -> None:
    for name, (whole, compact) in pictures.items():
        with subtests.test(name):
            assert steps(compact) == steps(whole)


def test_everybody_has_a_head(pictures: dict[str, Pair], subtests: pytest.Subtests) -> None:
    for name, (whole, compact) in pictures.items():
        with subtests.test(name):
            assert {(each.participant, each.name) for each in compact.heads} == {
                (each.participant, each.name) for each in whole.heads
            }
            assert len(compact.heads) == len(whole.heads)
            assert len(compact.lifelines) >= 2


def test_nothing_in_a_compact_picture_stands_on_something_else(
    pictures: dict[str, Pair], subtests: pytest.Subtests
) -> None:
    for name, (_, compact) in pictures.items():
        with subtests.test(name):
            assert list(clashes(compact)) == []
            assert [box for box in boxes(compact) if box.left < 0 or box.right > compact.width] == []


def test_who_says_least_goes_first(pictures: dict[str, Pair]) -> None:
    _, compact = pictures["urs-enterprise-routing"]
    seldom = {head.participant: head.title.lines for head in compact.heads if head.aside == "seldom"}
    assert seldom == {
        "C": ("1 \N{MULTIPLICATION SIGN}",),
        "IVR": ("1 \N{MULTIPLICATION SIGN}",),
        "DB": ("1 \N{MULTIPLICATION SIGN}",),
    }


def test_the_number_of_a_step_stands_behind_the_tag_that_sends_it(pictures: dict[str, Pair]) -> None:
    _, compact = pictures["urs-enterprise-routing"]
    at = {line.participant: line.x for line in compact.lifelines}
    sent = next(stroke for stroke in compact.strokes if stroke.from_ == "C")
    assert sent.tag
    assert at["SW"] == sent.x2 < sent.x1 == sent.tag.box.left < sent.tag.box.right < sent.pill.box.left
    heard = next(stroke for stroke in compact.strokes if stroke.to == "DB")
    assert heard.tag
    assert at["URS"] == heard.pill.box.middle == heard.x1 < heard.x2 == heard.tag.box.left


def test_one_who_only_listens_has_a_column_of_notes(pictures: dict[str, Pair]) -> None:
    _, compact = pictures["centralized-cpd-server"]
    (head,) = (head for head in compact.heads if head.aside == "listener")
    assert (head.name, head.title.lines) == ("Routing point", ("only listens, 3 notes",))
    notes = [stroke for stroke in compact.strokes if stroke.noted]
    assert len(notes) == 3
    assert {(stroke.name.x, stroke.name.anchor) for stroke in notes} == {(head.label.x, "start")}


@steady
@given(flows())
def test_what_holds_for_every_picture_holds_without_lifelines(flow: Flow) -> None:
    (drawing,) = place_forms(flow, (FEW,), protocols=PROTOCOLS)
    assert steps(drawing) == sorted(row.step for row in table_rows(flow))
    assert list(clashes(drawing)) == []
    for each in (*drawing.strokes, *drawing.panels):
        assert each.row.left == 0
        assert each.row.right == drawing.width
    for stroke in drawing.strokes:
        texts = (stroke.name, *stroke.values, stroke.pill, *([stroke.tag] if stroke.tag else []))
        assert [text for text in texts if not holds(stroke.row, text.box)] == []
