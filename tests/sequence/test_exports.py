"""What an export says besides its golden file."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from eventmodels.catalogue.flow import ActionStep, Flow, MessageStep, ShownValue, StateStep
from eventmodels.catalogue.kinds import Evidence
from eventmodels.sequence import table_rows
from eventmodels.sequence.flow_json import to_json
from eventmodels.sequence.ladder import to_text
from eventmodels.sequence.mermaid import to_mermaid
from eventmodels.sequence.plantuml import to_plantuml
from tests.sequence.flows import TS, A, everything, message

WEAK = [Evidence.OBSERVED, Evidence.INFERRED, Evidence.RECONSTRUCTED]


def one(*, evidence: Evidence = Evidence.PUBLISHED, title: str = "One", **shown: str) -> Flow:
    return Flow("one", title, "model", "tests", evidence, (A, TS), (message(1, "A", "TS", "RequestX", **shown),))


@pytest.mark.parametrize("evidence", WEAK)
def test_exports_say_when_a_model_is_not_published(evidence: Evidence) -> None:
    flow = one(evidence=evidence)
    assert rf"title One\n<size:11>evidence: {evidence}</size>" in to_plantuml(flow).splitlines()
    assert f'title: "One (evidence: {evidence})"' in to_mermaid(flow).splitlines()
    assert to_text(flow).splitlines()[:2] == ["One", f"evidence: {evidence}"]
    assert json.loads(to_json(flow))["evidence"] == evidence


@pytest.mark.parametrize("write", [to_plantuml, to_mermaid, to_text])
def test_exports_of_published_models_need_no_such_line(write: object) -> None:
    assert "evidence" not in write(one())  # type: ignore[operator]


def test_plantuml_takes_every_character_as_text() -> None:
    shown = to_plantuml(one(title="**a** <b> [[c]] ~d --e-- 'f' %g", Data='"\\n//')).splitlines()
    assert shown[2] == (
        "title <U+002A><U+002A>a<U+002A><U+002A> <U+003C>b<U+003E> <U+005B><U+005B>c<U+005D><U+005D> <U+007E>d "
        "<U+002D><U+002D>e<U+002D><U+002D> 'f' <U+0025>g"
    )
    assert shown[-2] == (r"p0 -->> p1 : 1 RequestX\n<size:11>Data <U+0022><U+005C>n<U+002F><U+002F></size>")


def test_mermaid_takes_every_character_as_text() -> None:
    assert to_mermaid(one(Data="a;b#c<d>%%")).splitlines()[-1] == (
        "  p0--)p1: 1 RequestX<br/>Data a#59;b#35;c#60;d#62;#37;#37;"
    )


def test_a_ladder() -> None:
    assert to_text(one(Data="call")) == (
        "One\n\n"
        "   Party A          T-Server\n"
        "      |                 |\n"
        "  1   |- - RequestX  -->|\n"
        "      |  Data call      |\n"
        "      |                 |\n"
    )


def test_a_ladder_keeps_evidence_names_and_actions_inside_its_edges() -> None:
    sure, weak = Evidence.PUBLISHED, Evidence.RECONSTRUCTED
    shown = (ShownValue("ConnID", "call", "value", Evidence.INFERRED), ShownValue("ThisDN", "A", "value"))
    steps = (
        replace(message(1, "A", "TS", "RequestInitiateTransfer", OtherDN="B"), order=weak, values_evidence=weak),
        replace(message(2, "TS", "A", "EventHeld"), order=sure, values_evidence=weak, values=shown),
        ActionStep("rings", 3, "rings", "TS", "A", order=weak),
        StateStep("talk", "Held", (("call", (("A", "held"), ("TS", "connected"))),)),
    )
    assert to_text(replace(one(), items=steps)) == (
        "One\n\n"
        "   Party A                                         T-Server\n"
        "      |                                                |\n"
        "  1   |- - RequestInitiateTransfer · reconstructed - ->|\n"
        "      |  OtherDN B                                     |\n"
        "  2   |<------------------ EventHeld ------------------|\n"
        "      |  ConnID call (inferred), ThisDN A              |\n"
        "      |  (values reconstructed)                        |\n"
        "  3   |                       <T-Server -> Party A: rings ·\n"
        "      |                       reconstructed>           |\n"
        "      | [Held (call: A held, TS connected)]            |\n"
        "      |                                                |\n"
    )


@pytest.mark.parametrize(
    ("order", "values", "said"),
    [
        (None, None, ""),
        (Evidence.PUBLISHED, Evidence.PUBLISHED, ""),
        (Evidence.RECONSTRUCTED, Evidence.RECONSTRUCTED, ""),
        (Evidence.PUBLISHED, Evidence.INFERRED, " (values inferred)"),
        (Evidence.INFERRED, Evidence.RECONSTRUCTED, " (values reconstructed)"),
        (Evidence.INFERRED, Evidence.PUBLISHED, " (values published)"),
    ],
)
def test_exports_say_how_values_are_known_where_the_step_is_known_otherwise(
    order: Evidence | None, values: Evidence | None, said: str
) -> None:
    flow = replace(
        one(), items=(replace(message(1, "A", "TS", "RequestX", Data="a"), order=order, values_evidence=values),)
    )
    assert to_mermaid(flow).splitlines()[-1].endswith(f"<br/>Data a{said}")
    assert to_plantuml(flow).splitlines()[-2].endswith(rf"\n<size:11>Data a{said}</size>")
    assert said.strip() in to_text(flow)
    assert to_text(flow).count("(values") == bool(said)
    (row,) = table_rows(flow)
    assert row.values_evidence == (values if said else None)


def test_json_steps_are_flat_and_name_their_group_and_phase() -> None:
    data = json.loads(to_json(everything()))
    assert list(data) == ["id", "title", "family", "evidence", "participants", "steps", "interruptions", "groups"]
    assert next(step for step in data["steps"] if step["id"] == "main.up-b") == {
        "id": "main.up-b",
        "kind": "event",
        "number": 6,
        "from": "TS",
        "to": "B",
        "protocol": "tlib",
        "message": "EventEstablished",
        "with": {"ConnID": {"text": "call", "kind": "value"}},
        "group": "main.up-b-first",
        "phase": "call-establishing-internal-inbound",
        "note": "",
    }
    assert [(group["id"], group["kind"], group["parent"]) for group in data["groups"]][:3] == [
        ("main", "phase", None),
        ("main.up", "any-order", "main"),
        ("main.up-b-first", "in-order", "main.up"),
    ]
    assert data["interruptions"][1] == {
        "mark": "**",
        "after": "talk",
        "title": "The network fails",
        "evidence": "published",
        "steps": None,
    }


def test_a_state_of_a_party_itself_stands_without_a_subject() -> None:
    state = StateStep("busy", "Busy", (("call", (("A", "held"),)), ("", (("A", "ready"), ("TS", "up")))))
    flow = replace(one(), items=(state,))
    assert "[Busy (call: A held; A ready, TS up)]" in to_text(flow)
    assert to_mermaid(flow).splitlines()[-1].endswith(": Busy (call: A held#59; A ready, TS up)")
    assert json.loads(to_json(flow))["steps"][0]["of"] == {"call": {"A": "held"}, "A": "ready", "TS": "up"}


def test_the_table_twin_has_every_step_with_all_its_values() -> None:
    flow = everything()
    rows = table_rows(flow)
    messages = [row.id for row in rows if row.message]
    assert messages == [arrow.id for arrow in flow.messages()]
    route = next(row for row in rows if row.id == "routed.route")
    assert (route.from_, route.to, route.stands_for) == ("Router", "T-Server", "itx.RequestDeliver")
    assert [shown.attribute for shown in route.values] == [
        "ConnID",
        "ThisDN",
        "OtherDN",
        "RouteType",
        "Extensions",
        "Reasons",
    ]
    assert route.path == ("Consultation", "one of: outcome · place inferred", "Routed")
    assert [row.interruption for row in rows if row.interruption] == ["main.ringing~*"]


BORROWED = "Marks in parentheses: the phase they stand in has the outcome on its own page."


def test_a_mark_stands_behind_its_step_in_every_drawn_export_and_that_of_a_phase_in_parentheses() -> None:
    step = next(arrow for arrow in everything().messages() if arrow.id == "main.ringing")
    assert isinstance(step, MessageStep)
    flow = replace(everything(), items=(step,), interruptions=())
    assert to_plantuml(flow).splitlines()[-3:] == [
        (
            r"p2 -> p4 : 3 EventRinging (<U+002A>) <U+002A><U+002A><U+002A>"
            r"\n<size:11>ConnID call, ThisDN B, OtherDN A</size>"
        ),
        f"caption {BORROWED}",
        "@enduml",
    ]
    assert to_mermaid(flow).splitlines()[-2:] == [
        "  p2->>p4: 3 EventRinging (*) ***<br/>ConnID call, ThisDN B, OtherDN A",
        f"  Note over p0,p5: {BORROWED}",
    ]
    assert any(line.endswith("| (*) ***") for line in to_text(flow).splitlines())
    assert to_text(flow).splitlines()[-1] == BORROWED


@pytest.mark.parametrize("write", [to_plantuml, to_mermaid, to_text])
def test_marks_of_the_model_itself_need_no_such_line(write: object) -> None:
    marks = tuple(mark for mark in everything().marks if not mark.page)
    assert len(marks) > 0
    assert "parentheses" not in write(replace(everything(), marks=marks))  # type: ignore[operator]
