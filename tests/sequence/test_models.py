"""What holds for the picture of every model, with its states: no text on a band, none over another, none cut short."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pytest

from eventmodels.sequence.text_metrics import width
from tests.sequence.drawn import real_drawings
from tests.sequence.geometry import boxes, holds, overlap

if TYPE_CHECKING:
    from eventmodels.sequence import Drawing
    from eventmodels.sequence.placing.lettering import Box

WIDE = 980
"""What the page of a model has room for on most screens."""
WIDER = 12
"""How many models may ask for more."""


@pytest.fixture(scope="module")
def drawings() -> dict[str, Drawing]:
    return {name: whole for name, (whole, _) in real_drawings().items()}


def test_no_text_stands_on_a_band(drawings: dict[str, Drawing], subtests: pytest.Subtests) -> None:
    for name, drawing in drawings.items():
        with subtests.test(name):
            texts = [each.box for stroke in drawing.strokes for each in (stroke.name, *stroke.values)]
            texts += [panel.box for panel in drawing.panels if panel.kind != "note"]
            marks = [mark.box for mark in drawing.marks if mark.box not in in_bars(drawing)]
            bands = [band.box for band in drawing.bands]
            assert [(text, band) for text in (*texts, *marks) for band in bands if overlap(text, band)] == []


def in_bars(drawing: Drawing) -> list[Box]:
    """Return the marks that stand in the bar of a phase, which lies on bands itself."""
    bars = [frame.tab for frame in drawing.frames if frame.kind == "phase"]
    return [mark.box for mark in drawing.marks if any(holds(bar, mark.box) for bar in bars)]


def test_no_two_texts_overlap(drawings: dict[str, Drawing], subtests: pytest.Subtests) -> None:
    for name, drawing in drawings.items():
        with subtests.test(name):
            texts = sorted((label.box for label in drawing.labels() if any(label.lines)), key=lambda box: box.top)
            assert [pair for pair in combinations(texts, 2) if overlap(*pair)] == []


def test_everything_is_inside_the_picture(drawings: dict[str, Drawing], subtests: pytest.Subtests) -> None:
    for name, drawing in drawings.items():
        with subtests.test(name):
            assert [box for box in boxes(drawing) if box.left < 0 or box.right > drawing.width] == []


def test_bands_of_a_party_stand_beside_each_other(drawings: dict[str, Drawing], subtests: pytest.Subtests) -> None:
    for name, drawing in drawings.items():
        with subtests.test(name):
            bands = [band.box for band in drawing.bands]
            assert [pair for pair in combinations(bands, 2) if overlap(*pair)] == []
            words = [(band.along.box, band.box) for band in drawing.bands if band.along]
            assert [word for word, band in words if not holds(band, word)] == []


def test_arrows_end_at_lifelines_or_at_the_edge_of_a_band(
    drawings: dict[str, Drawing], subtests: pytest.Subtests
) -> None:
    for name, drawing in drawings.items():
        with subtests.test(name):
            at = {line.participant: line.x for line in drawing.lifelines}
            edges = {(band.participant, x) for band in drawing.bands for x in (band.box.left, band.box.right)}
            ends = [(stroke.to, stroke.x2) for stroke in drawing.strokes]
            assert [end for end in ends if end[1] != at[end[0]] and end not in edges] == []


def test_an_arrow_about_an_identifier_ends_at_its_band(drawings: dict[str, Drawing]) -> None:
    drawing = drawings["two-step-transfer-blind"]
    bands = {(band.participant, band.identifier, band.box.left) for band in drawing.bands}
    events = [each for each in drawing.strokes if each.kind == "event" and each.to in {"B", "C"}]
    assert len(events) > 6
    assert [each.step for each in events if (each.to, each.identifier, each.x2) not in bands] == []


def test_most_models_fit_most_screens(drawings: dict[str, Drawing]) -> None:
    wider = {name: drawing.width for name, drawing in drawings.items() if drawing.width > WIDE}
    assert len(wider) <= WIDER, wider


def test_boxes_are_flat_and_end_in_no_single_word(drawings: dict[str, Drawing]) -> None:
    """Known are those with more to say than stands in three lines."""
    panels = [(name, panel) for name, drawing in drawings.items() for panel in drawing.panels]
    assert {(name, panel.number) for name, panel in panels if len(panel.label.lines) > 3} == {
        ("interaction-conference", 17),
        ("transfer", 18),
    }
    ends = ((panel, [width(line, 11) for line in panel.label.lines]) for _, panel in panels)
    assert [panel.label.lines for panel, lines in ends if lines[-1] < max(lines) * 0.4] == []
