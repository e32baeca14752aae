"""What holds for every drawing, whatever the flow."""

from __future__ import annotations

import re
from itertools import combinations, pairwise
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from eventmodels.catalogue.flow import leaves
from eventmodels.sequence import Hrefs, draw_svg, place, table_rows
from eventmodels.sequence.flow_json import to_json
from eventmodels.sequence.ladder import to_text
from eventmodels.sequence.mermaid import to_mermaid
from eventmodels.sequence.placing.drawing import Drawing, Stroke
from eventmodels.sequence.placing.lettering import Box
from eventmodels.sequence.plantuml import to_plantuml
from tests.sequence.geometry import boxes, holds, overlap
from tests.sequence.random_flows import PROTOCOLS

if TYPE_CHECKING:
    from eventmodels.catalogue.flow import Flow

Pair = tuple["Flow", Drawing]
HREFS = Hrefs(model=lambda model: f"/{model}/")


def draw(flow: Flow) -> str:
    return draw_svg(place(flow, protocols=PROTOCOLS), HREFS)


def test_arrows_are_level_and_end_on_their_lifelines(drawn: list[Pair]) -> None:
    for _, drawing in drawn:
        at = {line.participant: line.x for line in drawing.lifelines}
        for stroke in drawing.strokes:
            assert (stroke.x1, stroke.x2) == (at[stroke.from_], at[stroke.to])
            assert (stroke.depth > 0) == (stroke.from_ == stroke.to)
            assert stroke.pill.box.middle == at[stroke.from_]


def test_time_runs_strictly_downwards(drawn: list[Pair]) -> None:
    for flow, drawing in drawn:
        rows = {stroke.step: stroke.y for stroke in drawing.strokes} | {
            panel.step: panel.box.top for panel in drawing.panels
        }
        courses = (flow.items, *(interruption.items or () for interruption in flow.interruptions))
        order = [rows[step.id] for items in courses for step, _ in leaves(items)]
        assert all(above < below for above, below in pairwise(order))
        assert len(order) == len(drawing.strokes) + len(drawing.panels)


def test_everything_is_inside_the_picture(drawn: list[Pair]) -> None:
    for _, drawing in drawn:
        picture = Box(0, 0, drawing.width, drawing.height)
        assert [box for box in boxes(drawing) if not holds(picture, box)] == []
        assert all(line.top < line.bottom <= drawing.height for line in drawing.lifelines)


def test_a_frame_holds_its_rows_and_the_frames_in_it(drawn: list[Pair]) -> None:
    for _, drawing in drawn:
        frames = {frame.id: frame.box for frame in drawing.frames}
        for frame in drawing.frames:
            assert holds(frame.box, frame.tab)
            if frame.parent:
                assert holds(frames[frame.parent], frame.box)
        for panel in drawing.panels:
            assert not panel.parent or holds(frames[panel.parent], panel.box)
        for stroke in drawing.strokes:
            for label in (stroke.name, *stroke.values, stroke.pill.label):
                assert not stroke.parent or holds(frames[stroke.parent], label.box)


def test_frames_nest_or_stand_apart(drawn: list[Pair]) -> None:
    for _, drawing in drawn:
        for one, other in combinations(drawing.frames, 2):
            assert not overlap(one.box, other.box) or holds(one.box, other.box)


def test_all_of_a_row_can_be_pointed_at(drawn: list[Pair]) -> None:
    """Rows take the whole width, and what is between two of them is a line or the title of what holds them."""
    for _, drawing in drawn:
        rows = sorted((each.row for each in (*drawing.strokes, *drawing.panels)), key=lambda row: row.top)
        assert [row for row in rows if (row.left, row.right) != (0, drawing.width)] == []
        framed = sorted({edge for frame in drawing.frames for edge in (frame.box.top, frame.reach, frame.box.bottom)})
        for above, below in pairwise(rows):
            assert above.bottom <= below.top
            if above.bottom < below.top:
                assert any(above.bottom <= edge <= below.top for edge in framed)
        for each in (*drawing.strokes, *drawing.panels):
            texts = (each.name, *each.values, each.pill) if isinstance(each, Stroke) else (each, each.label)
            assert [text for text in texts if not holds(each.row, text.box)] == []


def test_nothing_is_cut_short(drawn: list[Pair]) -> None:
    for flow, drawing in drawn:
        shown = "".join(line for label in drawing.labels() for line in label.lines)
        assert "…" not in shown
        messages = {step.id: step.message for step in flow.messages()}
        names = {stroke.step: stroke.name.lines for stroke in drawing.strokes if stroke.message}
        assert [step for step, lines in names.items() if not "".join(lines).startswith(messages[step])] == []


def test_no_two_texts_overlap(drawn: list[Pair]) -> None:
    for _, drawing in drawn:
        texts = [label.box for label in drawing.labels() if any(label.lines)]
        assert [pair for pair in combinations(texts, 2) if overlap(*pair)] == []


def test_heads_numbers_and_marks_overlap_nothing_foreign(drawn: list[Pair]) -> None:
    for _, drawing in drawn:
        solid = [
            *(head.box for head in drawing.heads),
            *(each.pill.box for each in (*drawing.strokes, *drawing.panels) if each.pill),
            *(mark.box for mark in drawing.marks),
        ]
        assert [pair for pair in combinations(solid, 2) if overlap(*pair)] == []
        names = [label for stroke in drawing.strokes for label in (stroke.name, *stroke.values)]
        assert [(box, label) for box in solid for label in names if overlap(box, label.box)] == []


def test_the_picture_is_well_formed_and_says_every_step_once(drawn: list[Pair]) -> None:
    for flow, drawing in drawn:
        svg = draw_svg(drawing, HREFS)
        root = ET.fromstring(svg)  # noqa: S314 - our own output
        steps = [element.get("data-step") for element in root.iter() if element.get("data-step")]
        assert sorted(steps) == sorted(row.step for row in table_rows(flow))
        assert not re.search(r'\s(style|id|on\w+)="', re.sub(r">[^<]*<", "><", svg).replace("data-", ""))
        links = list(root.iter("{http://www.w3.org/2000/svg}a"))
        assert all("".join(link.itertext()).strip() for link in links)
        assert not re.search(r'(?<=[ "MHVLhvl])-?\d+\.\d{2,}', re.sub(r">[^<]*<", "><", svg.split("\n", 1)[1]))


def test_the_same_flow_gives_the_same_bytes(some: list[Flow]) -> None:
    for flow in some:
        for write in (draw, to_plantuml, to_mermaid, to_text, to_json):
            assert write(flow) == write(flow)


def test_exports_stay_one_line_a_statement(some: list[Flow]) -> None:
    for flow in some:
        for text in (to_plantuml(flow), to_mermaid(flow), to_text(flow)):
            assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f\u2028\u2029]", text)
        assert to_plantuml(flow).count("@startuml") == to_plantuml(flow).count("@enduml") == 1
