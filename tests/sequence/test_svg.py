"""What readers and scripts find in a picture."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from eventmodels.catalogue.flow import ActionStep, Flow, Fragment, Interruption, Mark, NoteStep, StateStep
from eventmodels.catalogue.kinds import Evidence
from eventmodels.sequence import Hrefs, draw_svg, place, table_rows
from tests.sequence.flows import TS, A, B, C, everyday, everything, message

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "<b x='1'>&\"\x00"


def draw(flow: Flow, *, standalone: bool = False, here: str = "") -> ET.Element:
    svg = draw_svg(
        place(flow),
        Hrefs(model=lambda model: f"/models/{model}/?a&b" if model else here),
        standalone=standalone,
    )
    return ET.fromstring(svg)  # noqa: S314 - our own output


def step(root: ET.Element, id: str) -> ET.Element:  # noqa: A002
    return next(element for element in root.iter(f"{SVG}g") if element.get("data-step") == id)


def short(*items: object, **changes: object) -> Flow:
    flow = Flow("short", "Short", "model", "tests", Evidence.PUBLISHED, (A, TS, B), items)  # type: ignore[arg-type]
    return replace(flow, **changes)  # type: ignore[arg-type]


def test_a_message_carries_the_hooks_of_scripts() -> None:
    assert step(draw(everything()), "main.up-b").attrib == {
        "class": "em-step em-stroke em-event em-over-line em-on-region",
        "data-step": "main.up-b",
        "data-number": "6",
        "data-parent": "main.up-b-first",
        "data-y": "389",
        "data-top": "373",
        "data-bottom": "411",
        "data-from": "TS",
        "data-to": "B",
        "data-message": "EventEstablished",
        "data-protocol": "tlib",
    }


def test_what_has_no_address_goes_by_its_place_in_picture_and_table_alike() -> None:
    inner = Fragment("", "optional", "it rains", (NoteStep("", "Take a coat.", ()), message(1, "A", "TS", "EventX")))
    what_follows = Interruption(
        "EventX-TS~*", "*", "EventX-TS", "Late", Evidence.PUBLISHED, (NoteStep("", "Gone.", ()),)
    )
    flow = short(inner, interruptions=(what_follows,))
    drawn = {element.get("data-step"): element for element in draw(flow).iter(f"{SVG}g") if element.get("data-step")}
    assert set(drawn) == {"#2", "EventX-TS", "#3"}
    assert [(row.step, row.id) for row in table_rows(flow)] == [("#2", ""), ("EventX-TS", "EventX-TS"), ("#3", "")]
    assert [drawn[step].get("data-parent") for step in ("#2", "EventX-TS", "#3")] == ["#1", "#1", "EventX-TS~*"]
    assert [drawn[step].get("data-interruption") for step in ("#2", "EventX-TS", "#3")] == [None, None, "EventX-TS~*"]


def test_a_branch_reaches_to_the_next_one_and_the_last_to_the_end_of_all() -> None:
    frames = {frame.id: frame for frame in place(everything()).frames}
    routed, lost, whole = (frames[name] for name in ("outcome.routed", "outcome.lost", "outcome"))
    assert (routed.reach, lost.reach) == (lost.box.top, whole.box.bottom)


RACERS = ("routed.route", "main.ringing")


def test_a_step_leads_to_its_row_and_says_all() -> None:
    group = step(draw(everything(), here="../models/everything/?a&b"), "routed.route")
    (link,) = group.findall(f"{SVG}a")
    assert link.get("href") == "../models/everything/?a&b#routed.route"
    assert link.get("aria-label") == "step 9, RequestRouteCall from Router to T-Server"
    assert group.findtext(f"{SVG}title") == (
        "9. RequestRouteCall, Router to T-Server. ConnID call, ThisDN queue, OtherDN B,"
        " RouteType RouteTypeOverwriteDNIS, Extensions AppearanceIndex=1, Reasons present."
        " Stands for itx.RequestDeliver. Order not promised: it may also come before step 1 or 8."
    )


def test_a_step_without_an_address_leads_nowhere() -> None:
    flow = short(NoteStep("", "Take a coat.", ()), message(1, "A", "TS", "EventX"))
    links = [list(step(draw(flow), key).iter(f"{SVG}a")) for key in ("#1", "EventX-TS")]
    assert [len(found) for found in links] == [0, 1]


def test_what_can_be_pointed_at_is_the_whole_row() -> None:
    root = draw(everything())
    gap = float(root.get("data-gap", ""))
    for group in (element for element in root.iter(f"{SVG}g") if element.get("data-step")):
        hits = [rect for rect in group.iter(f"{SVG}rect") if rect.get("class") == "em-hit"]
        assert [(hit.get("x"), hit.get("width")) for hit in hits] == [("0", root.get("width"))]
        top = float(hits[0].get("y", ""))
        assert top == float(group.get("data-top", "")) - gap
        assert top + float(hits[0].get("height", "")) == float(group.get("data-bottom", ""))


def test_a_message_that_races_shows_it_and_says_so() -> None:
    root = draw(everything())
    looks = [step(root, name).get("class", "").split() for name in RACERS]
    assert ["em-racing" in classes for classes in looks] == [True, False]


def test_requests_are_dashed_and_open_events_solid_and_filled() -> None:
    root = draw(everyday())
    request, event = (
        [path.get("d", "") for path in step(root, id).iter(f"{SVG}path")]
        for id in ("RequestAnswerCall-TS", "EventHeld-B")  # noqa: A001
    )
    assert step(root, "RequestAnswerCall-TS").get("class", "").startswith("em-step em-stroke em-request")
    assert not request[1].endswith("z")
    assert event[1].endswith("z")


@pytest.mark.parametrize(
    ("order", "looks", "sentence"),
    [
        (None, "", ""),
        (Evidence.PUBLISHED, "", ""),
        (Evidence.OBSERVED, " em-unsure em-observed", " Order observed."),
        (Evidence.INFERRED, " em-unsure em-inferred", " Order inferred."),
        (Evidence.RECONSTRUCTED, " em-unsure em-reconstructed", " Order reconstructed."),
    ],
)
def test_the_line_of_a_ring_tells_how_an_order_is_known(order: Evidence | None, looks: str, sentence: str) -> None:
    group = step(draw(short(message(7, "TS", "A", "EventHeld", order=order))), "EventHeld-A")
    assert ["".join(text.itertext()) for text in group.iter(f"{SVG}text")] == ["7", "EventHeld"]
    assert group.findtext(f"{SVG}title") == f"7. EventHeld, T-Server to Party A.{sentence}"
    assert group.get("class") == f"em-step em-stroke em-event{looks}"


@pytest.mark.parametrize(
    ("mark", "look", "address", "tip"),
    [
        (Mark("**", "main.ringing"), "em-interruption-mark", "#main.ringing~**", "Interruption **: outcome below"),
        (
            Mark("*", "main.ringing", "call-establishing-internal-inbound", "ringing~*"),
            "em-interruption-mark em-away",
            "/models/call-establishing-internal-inbound/?a&b#ringing~*",
            f"Interruption *: outcome on the page of {everything().items[1].title}",  # type: ignore[union-attr]
        ),
        (
            Mark("*", "talk", "elsewhere"),
            "em-interruption-mark em-away",
            "/models/elsewhere/?a&b#talk~*",
            "Interruption *: outcome on the page of elsewhere",
        ),
        (Mark("*", "main"), "em-interruption-mark", "#main~*", "Interruption *: outcome below"),
    ],
)
def test_a_mark_links_to_its_outcome_and_shows_where_that_is(mark: Mark, look: str, address: str, tip: str) -> None:
    root = draw(replace(everything(), marks=(mark,), interruptions=()))
    marks = [link for link in root.iter(f"{SVG}a") if "em-interruption-mark" in link.get("class", "").split()]
    assert [(mark.get("class"), mark.get("href")) for mark in marks] == [(look, address)]
    assert [(mark.findtext(f"{SVG}title"), mark.findtext(f"{SVG}text")) for mark in marks] == [(tip, mark.mark)]


def test_a_state_of_talk_is_a_line_with_an_end_at_each_who_takes_part() -> None:
    state = StateStep("talk", "Conversation", (("call", (("A", "connected"), ("B", "connected"))),))
    flow = short(state, participants=(A, C, TS, B))
    group, at = step(draw(flow), "talk"), {line.participant: line.x for line in place(flow).lifelines}
    assert ["".join(text.itertext()) for text in group.iter(f"{SVG}text")] == ["Conversation"]
    ends = [float(end.get("cx", "")) for end in group.iter(f"{SVG}circle")]
    assert ends == [at["A"], at["B"]]


def test_what_stands_beside_a_region_is_above_the_ground_of_a_row() -> None:
    drawn = [element.get("class", "").split()[:1] for element in draw(everything()).iter()]
    beside = [place for place, name in enumerate(drawn) if name in (["em-bracket"], ["em-side"])]
    assert len(beside) == 2 * 4
    assert drawn.index(["em-under"]) < min(beside)


def test_a_state_of_talk_of_one_participant_needs_no_names() -> None:
    state = StateStep("talk", "Conversation", (("call", (("A", "connected"),)),))
    assert [panel.label.lines for panel in place(short(state)).panels] == [("Conversation",)]


def test_an_action_of_one_participant_stands_beside_its_number() -> None:
    group = step(draw(short(ActionStep("up", 1, "picks up", "A", order=Evidence.INFERRED))), "up")
    assert group.get("class") == "em-step em-action em-unsure em-inferred"
    assert [text.text for text in group.iter(f"{SVG}text")] == ["1", "picks up"]


def test_the_texts_of_a_message_to_oneself_start_beside_its_loop() -> None:
    group = step(draw(short(message(1, "TS", "TS", "EventX", ConnID="call"))), "EventX-TS")
    assert [text.get("class") for text in group.iter(f"{SVG}text")] == [
        "em-number",
        "em-name em-start",
        None,
    ]


@pytest.mark.parametrize(("from_", "to"), [("TS", "A"), ("TS", "B")])
def test_several_marks_of_a_step_read_from_left_to_right(from_: str, to: str) -> None:
    marks = tuple(Mark(mark, "step") for mark in ("*", "**", "***"))
    drawn = place(short(message(1, from_, to, "EventX", id="step"), marks=marks)).marks
    assert [mark.mark for mark in sorted(drawn, key=lambda each: each.box.left)] == ["*", "**", "***"]


def test_a_phase_links_to_its_page() -> None:
    assert "/models/call-establishing-internal-inbound/?a&b" in [
        link.get("href") for link in draw(everything()).iter(f"{SVG}a")
    ]


def test_hostile_text_stays_text() -> None:
    participant = replace(A, label=HOSTILE, title=HOSTILE)
    flow = short(
        message(1, "A", "TS", "EventX", id=HOSTILE, note=HOSTILE, ThisDN=HOSTILE),
        title=HOSTILE,
        participants=(participant, TS, B),
    )
    root = draw(flow, standalone=True)
    shown = HOSTILE.replace("\x00", "\ufffd")
    assert root.get("aria-label") == f"Sequence diagram: {shown}"
    assert step(root, shown).get("data-from") == "A"
    assert root.findtext(f"{SVG}title") == f"Sequence diagram: {shown}"
    assert not list(root.iter(f"{SVG}b"))


def test_an_inline_picture_has_no_style_and_a_standalone_one_its_own() -> None:
    assert not list(draw(everyday()).iter(f"{SVG}style"))
    style = draw(everyday(), standalone=True).findtext(f"{SVG}style") or ""
    assert "prefers-color-scheme:dark" in style


def test_a_diagram_of_everyday_length_stays_small() -> None:
    svg = draw_svg(place(everyday()), Hrefs(str))
    assert len(list(everyday().messages())) == 15
    assert len(svg.encode()) < 17_500
    assert 560 <= place(everyday()).width <= 960
