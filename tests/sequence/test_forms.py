"""Pictures for screens: none is too wide, and whoever has no lifeline in them is still read, pressed and counted."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

import pytest

from eventmodels.sequence import (
    COMPACT,
    NARROW,
    Drawing,
    Hrefs,
    draw_svg,
    place,
    place_forms,
    shown_in,
    sign_of,
    table_rows,
)
from eventmodels.sequence.markup import HUES, signs_of
from eventmodels.sequence.placing.form import Form
from eventmodels.sequence.placing.lettering import SIZES, Box, IdentifierSign, value_lines
from eventmodels.sequence.shown import Said
from tests.sequence.drawn import real_drawings
from tests.sequence.geometry import boxes, holds, overlap
from tests.sequence.random_flows import PROTOCOLS
from tests.support import real_reference

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eventmodels.catalogue.flow import Flow
    from eventmodels.sequence.placing.drawing import Stroke

Pair = tuple[Drawing, Drawing]
LETTERS = re.compile("[a-z]{3,}")
BROKEN = re.compile("[a-z]+$")
FEW = Form(1, COMPACT.asks, folds=True)
"""Takes away as many lifelines as can go."""
ENTERPRISE = "urs-enterprise-routing"
PHONE = 358
"""What a phone of 390 pixels has room for."""
FOLDED = 5
"""Up to how many participants keep their lifelines on a phone."""


EVERY = real_reference().flows.all


@pytest.fixture(scope="module")
def narrow() -> dict[str, Drawing]:
    """Name -> the narrow picture of each model."""
    replays = real_reference().replays.all
    return {name: place(flow, replays[name], form=NARROW) for name, flow in EVERY.items()}


@pytest.fixture(scope="module")
def pictures() -> dict[str, Pair]:
    """Name -> the whole and the compact picture of each model that has two."""
    return {name: (whole, compact) for name, (whole, compact) in real_drawings().items() if whole != compact}


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
    words = [text.box for stroke in drawing.strokes for text in (stroke.name, *stroke.values, *stroke.signs)]
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


def test_no_word_of_an_action_or_a_state_breaks_between_letters(
    narrow: dict[str, Drawing], pictures: dict[str, Pair], subtests: pytest.Subtests
) -> None:
    for name, drawing in narrow.items():
        with subtests.test(name):
            panels = [panel for each in (drawing, *pictures.get(name, ())) for panel in each.panels]
            for panel in (each for each in panels if each.kind != "note"):
                told = set(LETTERS.findall(panel.tip.lower()))
                assert set(LETTERS.findall(" ".join(panel.label.lines).lower())) <= told


def test_no_name_in_a_narrow_picture_breaks_between_letters(narrow: dict[str, Drawing]) -> None:
    sent = (stroke for each in narrow.values() for stroke in each.strokes if stroke.message)
    assert [stroke.name.lines for stroke in sent if any(BROKEN.match(line) for line in stroke.name.lines)] == []


def test_what_is_said_in_a_narrow_picture_stands_at_its_arrow_and_what_is_done_at_its_lifeline(
    narrow: dict[str, Drawing],
) -> None:
    """Two bands may leave no room between them: known are the few that have to stand beyond."""
    said = {
        (name, *stroke.pill.label.lines)
        for name, drawing in narrow.items()
        for stroke in drawing.strokes
        if max(stroke.name.box.left - max(stroke.x1, stroke.x2), min(stroke.x1, stroke.x2) - stroke.name.box.right) > 24
    }
    assert said == set()
    done = {
        (name, panel.number)
        for name, drawing in narrow.items()
        for panel in drawing.panels
        if panel.pill
        if max(panel.box.left - panel.pill.box.middle, panel.pill.box.middle - panel.box.right) > 40
    }
    assert done == {
        *(("default-routing", 5), ("default-routing", 9)),
        *(("multiple-queue-direct-treatment-at-ivr-port", 10), ("ocs-preview-data-flow", 16)),
        ("routing-attached-data", 11),
    }


def test_the_line_of_a_state_ends_at_the_band_of_what_it_is_about(narrow: dict[str, Drawing]) -> None:
    drawing = narrow["net-alternate-call"]
    (end,) = {
        end for panel in drawing.panels if panel.label.lines[0].startswith("Consulting for") for end in panel.ends
    }
    here = {band.title for band in drawing.bands if band.box.left <= end <= band.box.right}
    assert here >= {"Consulting"}
    assert "Connected" not in here


def test_who_says_least_goes_first(pictures: dict[str, Pair]) -> None:
    _, compact = pictures[ENTERPRISE]
    seldom = {head.participant: head.title.lines for head in compact.heads if head.aside == "seldom"}
    assert seldom == {
        "C": ("1 \N{MULTIPLICATION SIGN}",),
        "IVR": ("1 \N{MULTIPLICATION SIGN}",),
        "DB": ("1 \N{MULTIPLICATION SIGN}",),
    }


def test_the_number_of_a_step_stands_behind_the_tag_that_sends_it(pictures: dict[str, Pair]) -> None:
    _, compact = pictures[ENTERPRISE]
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
    assert (head.name, head.title.lines) == ("Routing point", ("R · only listens,", "3\N{NO-BREAK SPACE}notes"))
    notes = [stroke for stroke in compact.strokes if stroke.noted]
    assert len(notes) == 3
    assert {(stroke.name.x, stroke.name.anchor) for stroke in notes} == {(head.label.x, "start")}


def test_names_break_before_a_lifeline_goes() -> None:
    drawing = place(EVERY["inbound-email-route"], real_reference().replays.all["inbound-email-route"], form=COMPACT)
    assert [head.participant for head in drawing.heads if head.aside] == []


def test_models_of_a_few_participants_fit_a_phone_with_all_lifelines(
    narrow: dict[str, Drawing], subtests: pytest.Subtests
) -> None:
    for name, drawing in narrow.items():
        if len(EVERY[name].participants) <= FOLDED:
            with subtests.test(name):
                assert drawing.width <= PHONE
                assert len(drawing.lifelines) == len(EVERY[name].participants)


def test_a_name_tag_says_whose_it_is_and_where_its_arrow_goes(pictures: dict[str, Pair]) -> None:
    _, compact = pictures[ENTERPRISE]
    svg = draw_svg(compact, Hrefs(lambda _: ""), form="compact")
    sent = next(stroke for stroke in compact.strokes if stroke.from_ == "C")
    assert f'data-from="C" data-to="SW" data-x1="{sent.x1:g}" data-x2="{sent.x2:g}"' in svg
    assert svg.count('<g class="em-name-tag" data-participant="C">') == 1
    assert svg.count(" data-x1=") == sum(stroke.tag is not None for stroke in compact.strokes)


def test_identifiers_differ_in_shape_and_in_colour() -> None:
    marks = signs_of(tuple(IdentifierSign(Box(0, 0, 9, 9), number) for number in range(1, HUES + 1)))
    assert len(set(re.findall(r'points="([^"]+)"', marks))) == HUES
    assert len(set(re.findall(r'class="em-sign ([^"]+)"', marks))) == HUES
    assert len({sign_of(number) for number in range(1, HUES + 1)}) == HUES


def test_nearly_all_models_fit_a_phone(narrow: dict[str, Drawing]) -> None:
    wider = {name: drawing.width for name, drawing in narrow.items() if drawing.width > PHONE}
    assert len(wider) <= 3
    assert max(wider.values()) <= 390


def test_every_step_is_there_once_on_a_phone(narrow: dict[str, Drawing], subtests: pytest.Subtests) -> None:
    for name, drawing in narrow.items():
        with subtests.test(name):
            assert steps(drawing) == sorted(row.step for row in table_rows(EVERY[name]))


def test_nothing_in_a_narrow_picture_stands_on_something_else(
    narrow: dict[str, Drawing], subtests: pytest.Subtests
) -> None:
    for name, drawing in narrow.items():
        with subtests.test(name):
            assert list(clashes(drawing)) == []
            assert [box for box in boxes(drawing) if box.left < 0 or box.right > drawing.width] == []


def test_a_narrow_picture_has_keys_for_heads_and_marks_for_identifiers(narrow: dict[str, Drawing]) -> None:
    drawing = narrow["two-step-transfer-blind"]
    assert [(head.label.lines, head.name) for head in drawing.heads][:2] == [(("A",), "Party A"), (("TS",), "T-Server")]
    assert {stroke.values for stroke in drawing.strokes} == {()}
    assert {tuple(sign.number for sign in stroke.signs) for stroke in drawing.strokes} == {(), (1,), (2,), (2, 1)}


def below(stroke: Stroke) -> str:
    return " ".join(line for run in stroke.values for line in run.lines)


def test_a_value_tells_messages_of_one_name_apart_on_a_phone(narrow: dict[str, Drawing]) -> None:
    said = {stroke.number: below(stroke) for stroke in narrow["ivr-transfer-consult-busy"].strokes}
    assert said == {1: "", 2: "", 3: "Held", 4: "Dialing", 5: "Busy", 6: "", 7: "Retrieved"}
    added = {stroke.number: below(stroke) for stroke in narrow["sca-inbound-call-alerting"].strokes if stroke.values}
    assert added == {7: "PartyID caller", 9: "PartyID first", 10: "PartyID second"}


def test_no_two_messages_that_differ_look_alike_on_a_phone(
    narrow: dict[str, Drawing], subtests: pytest.Subtests
) -> None:
    replays = real_reference().replays.all
    for name, drawing in narrow.items():
        shown, looks = shown_in(replays[name]), defaultdict(set)
        for each in (stroke for stroke in drawing.strokes if stroke.message):
            signs = tuple(sign.number for sign in each.signs)
            look = each.message, each.name.lines[-1], each.from_, each.to, signs, below(each)
            looks[look].add(tuple((said.name, said.text) for said in shown[each.step].values))
        with subtests.test(name):
            assert [look for look, values in looks.items() if len(values) > 1] == []


def test_a_value_too_long_for_a_phone_breaks_into_lines_without_its_name() -> None:
    said = Said("ChatTranscript", "MessageInfo of the agent")
    assert [parts for _, parts in value_lines(said, 300)] == [((said.name, False), (said.text, True))]
    assert [parts for _, parts in value_lines(said, 120)] == [(("MessageInfo of", True),), (("the agent", True),)]


def test_rows_of_a_narrow_picture_have_one_height(narrow: dict[str, Drawing]) -> None:
    strokes = (stroke for drawing in narrow.values() for stroke in drawing.strokes)
    rows = [stroke for stroke in strokes if len(stroke.name.lines) == 1 and not stroke.values]
    assert {stroke.row.height for stroke in rows if not stroke.depth} == {40}


def test_no_letter_is_smaller_than_can_be_read(narrow: dict[str, Drawing]) -> None:
    styles = {label.style for drawing in narrow.values() for stroke in drawing.strokes for label in [stroke.name]}
    assert min(SIZES[style] for style in styles) >= 11


def test_what_holds_for_every_picture_holds_on_a_phone(some: list[Flow]) -> None:
    for flow in some:
        (drawing,) = place_forms(flow, (NARROW,), protocols=PROTOCOLS)
        assert steps(drawing) == sorted(row.step for row in table_rows(flow))
        for stroke in drawing.strokes:
            assert [text for text in (stroke.name, *stroke.signs, stroke.pill) if not holds(stroke.row, text.box)] == []


def test_what_holds_for_every_picture_holds_without_lifelines(some: list[Flow]) -> None:
    for flow in some:
        (drawing,) = place_forms(flow, (FEW,), protocols=PROTOCOLS)
        assert steps(drawing) == sorted(row.step for row in table_rows(flow))
        assert list(clashes(drawing)) == []
        for each in (*drawing.strokes, *drawing.panels):
            assert each.row.left == 0
            assert each.row.right == drawing.width
        for stroke in drawing.strokes:
            texts = (stroke.name, *stroke.values, stroke.pill, *([stroke.tag] if stroke.tag else []))
            assert [text for text in texts if not holds(stroke.row, text.box)] == []
