"""What readers and scripts find in a picture."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from eventmodels.catalogue.flow import ActionStep, Flow, Mark, StateStep
from eventmodels.catalogue.kinds import Evidence
from eventmodels.sequence import Hrefs, draw_svg, place
from tests.sequence.flows import TS, A, B, C, everyday, everything, message

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "<b x='1'>&\"\x00"


def draw(flow: Flow, *, standalone: bool = False) -> ET.Element:
    svg = draw_svg(
        place(flow),
        Hrefs(
            message=lambda protocol, name: f"/{protocol}/{name}/?a&b",
            model=lambda model: f"/models/{model}/" if model else "",
        ),
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
        "class": "em-msg em-event",
        "data-step": "main.up-b",
        "data-from": "TS",
        "data-to": "B",
        "data-message": "EventEstablished",
        "data-protocol": "tlib",
        "data-group": "main.up-b-first",
    }


RACERS = ("routed.route", "main.ringing")


def test_a_message_links_to_its_page_and_says_all_in_its_title() -> None:
    group = step(draw(everything()), "routed.route")
    link = group.find(f"{SVG}a")
    assert link is not None
    assert link.get("href") == "/tlib/RequestRouteCall/?a&b"
    assert group.findtext(f"{SVG}title") == (
        "9. RequestRouteCall, Router to T-Server. ConnID call, ThisDN queue, OtherDN B,"
        " RouteType RouteTypeOverwriteDNIS, Extensions AppearanceIndex=1, Reasons present."
        " Stands for itx.RequestDeliver. Order not promised: it may also come before step 1 or 8."
    )


def test_a_message_that_races_carries_arrows_behind_its_number() -> None:
    root = draw(everything())
    numbers = ["".join(next(step(root, name).iter(f"{SVG}text")).itertext()) for name in RACERS]
    assert numbers == ["9⇅", "3"]


def test_requests_are_dashed_and_open_events_solid_and_filled() -> None:
    root = draw(everyday())
    request, event = (
        [path.get("d", "") for path in step(root, id).iter(f"{SVG}path")]
        for id in ("RequestAnswerCall-TS", "EventHeld-B")  # noqa: A001
    )
    assert step(root, "RequestAnswerCall-TS").get("class") == "em-msg em-request"
    assert not request[1].endswith("z")
    assert event[1].endswith("z")


@pytest.mark.parametrize(
    ("order", "number", "sentence"),
    [
        (None, "7", ""),
        (Evidence.PUBLISHED, "7", ""),
        (Evidence.OBSERVED, "7", " Order observed."),
        (Evidence.INFERRED, "7i", " Order inferred."),
        (Evidence.RECONSTRUCTED, "7r", " Order reconstructed."),
    ],
)
def test_an_order_that_is_not_published_is_marked_by_a_letter(
    order: Evidence | None, number: str, sentence: str
) -> None:
    group = step(draw(short(message(7, "TS", "A", "EventHeld", order=order))), "EventHeld-A")
    assert ["".join(text.itertext()) for text in group.iter(f"{SVG}text")] == [number, "EventHeld"]
    assert group.findtext(f"{SVG}title") == f"7. EventHeld, T-Server to Party A.{sentence}"
    assert ("em-unsure" in group.get("class", "")) == (number != "7")


@pytest.mark.parametrize(
    ("mark", "look", "address", "tip"),
    [
        (Mark("**", "main.ringing"), "em-mark", "#main.ringing~**", "Interruption **: outcome below"),
        (
            Mark("*", "main.ringing", "call-establishing-internal-inbound"),
            "em-mark em-away",
            "/models/call-establishing-internal-inbound/#ringing~*",
            f"Interruption *: outcome on the page of {everything().items[1].title}",  # type: ignore[union-attr]
        ),
        (
            Mark("*", "talk", "elsewhere"),
            "em-mark em-away",
            "/models/elsewhere/#talk~*",
            "Interruption *: outcome on the page of elsewhere",
        ),
        (Mark("*", "main"), "em-mark", "#main~*", "Interruption *: outcome below"),
    ],
)
def test_a_mark_links_to_its_outcome_and_shows_where_that_is(mark: Mark, look: str, address: str, tip: str) -> None:
    root = draw(replace(everything(), marks=(mark,), interruptions=()))
    marks = [link for link in root.iter(f"{SVG}a") if "em-mark" in link.get("class", "").split()]
    assert [(mark.get("class"), mark.get("href")) for mark in marks] == [(look, address)]
    assert [(mark.findtext(f"{SVG}title"), mark.findtext(f"{SVG}text")) for mark in marks] == [(tip, mark.mark)]


def test_a_state_of_talk_says_who_takes_part_and_lets_all_others_through() -> None:
    state = StateStep("talk", "Conversation", (("call", (("A", "connected"), ("B", "connected"))),))
    group = step(draw(short(state, participants=(A, C, TS, B))), "talk")
    assert ["".join(text.itertext()) for text in group.iter(f"{SVG}text")] == ["Conversation: A, B"]
    assert [(path.get("class"), path.get("data-lane")) for path in group.iter(f"{SVG}path")] == [
        ("em-break", None),
        ("em-life em-life-unheard", "C"),
        ("em-break", None),
        ("em-life", "TS"),
    ]


def test_a_state_of_talk_of_one_participant_needs_no_names() -> None:
    state = StateStep("talk", "Conversation", (("call", (("A", "connected"),)),))
    assert [panel.label.lines for panel in place(short(state)).panels] == [("Conversation",)]


def test_the_words_of_a_state_of_talk_stand_beside_the_lifelines_that_break_it() -> None:
    state = StateStep("talk", "Conversation", (("call", (("A", "connected"), ("B", "connected"))),))
    (panel,) = place(short(state)).panels
    (passing,) = panel.passing
    assert panel.box.left < panel.label.box.left
    assert panel.label.box.right < passing.x < panel.box.right


def test_an_action_of_one_participant_is_a_box_of_its_own_kind() -> None:
    group = step(draw(short(ActionStep("up", 1, "picks up", "A"))), "up")
    assert group.get("class") == "em-action"
    assert group.findtext(f"{SVG}text") == "1 · picks up"


def test_the_texts_of_a_message_to_oneself_start_beside_its_loop() -> None:
    group = step(draw(short(message(1, "TS", "TS", "EventX", ConnID="call"))), "EventX-TS")
    assert [text.get("class") for text in group.iter(f"{SVG}text")] == [None, "em-name em-start", "em-start"]


@pytest.mark.parametrize(("from_", "to"), [("TS", "A"), ("TS", "B")])
def test_several_marks_of_a_step_read_from_left_to_right(from_: str, to: str) -> None:
    marks = tuple(Mark(mark, "step") for mark in ("*", "**", "***"))
    drawn = place(short(message(1, from_, to, "EventX", id="step"), marks=marks)).marks
    assert [mark.mark for mark in sorted(drawn, key=lambda each: each.box.left)] == ["*", "**", "***"]


def test_a_phase_links_to_its_page() -> None:
    assert "/models/call-establishing-internal-inbound/" in [
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
    svg = draw_svg(place(everyday()), Hrefs(lambda protocol, name: f"../../{protocol}/{name}/", str))
    assert len(list(everyday().messages())) == 15
    assert len(svg.encode()) < 12_000
    assert 680 <= place(everyday()).width <= 900
