"""Models with their phases put in: addresses, bindings, branches, complex parties, interruptions."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from eventmodels.catalogue import Evidence, Flow, expand
from eventmodels.catalogue.flow import ActionStep, Fragment, Mark, MessageStep, StateStep, leaves

if TYPE_CHECKING:
    from tests.support import House

HEAD = """\
title: New
kind: model
evidence: published
participants: {P: panel, C: controller, H: handset, B: {is: bell, members: [B1, B2]}, W: porter}
identifiers: {call: VisitID, other: VisitID}
steps:
"""


def flow(house: House, steps: str, more: str = "", **phases: str) -> Flow:
    files = {f"interactions/house/{name}.yml": text for name, text in phases.items()}
    catalogue = house({"interactions/house/new.yml": HEAD + steps + more, **files})
    return expand(catalogue, catalogue.models["new"])


def ids(found: Flow) -> list[str]:
    return [step.id for step, _ in found.steps() if step.id]


def arrow(found: Flow, name: str) -> MessageStep:
    return next(arrow for arrow in found.messages() if arrow.id == name)


def shown(found: Flow, name: str) -> dict[str, str]:
    return {value.attribute: value.text for value in arrow(found, name).values}


def test_addresses_of_plain_steps(house: House) -> None:
    found = flow(
        house,
        """\
  - {from: P, to: C, send: RequestOpen}
  - {id: opened, from: C, to: P, send: door.EventOpened}
  - {from: C, to: H, send: door.EventOpened}
  - {action: waits, by: P}
  - {id: waiting, action: waits, by: P, to: W, timer: start}
  - {id: said, note: N., over: [P, C]}
  - {id: talk, state: Talk, of: {call: {H: open}}}
""",
    )
    assert ids(found) == ["RequestOpen-C", "opened", "EventOpened-H", "waiting", "said", "talk"]
    assert [(a.protocol, a.message, a.kind) for a in found.messages()] == [
        ("door", "RequestOpen", "request"),
        ("door", "EventOpened", "event"),
        ("door", "EventOpened", "event"),
    ]


def test_groups_put_nothing_in_front_of_addresses_and_branches_do(house: House) -> None:
    found = flow(
        house,
        """\
  - any-order:
      - in-order: [{from: P, to: C, send: RequestOpen}, {from: C, to: H, send: EventOpened}]
      - {optional: [{from: C, to: P, send: EventOpened}], when: Asked for.}
  - {repeat: each guest, steps: [{frame: Inside, steps: [{from: C, to: P, send: EventClosed}]}]}
  - alternatives: end
    branches:
      - {branch: good, title: Good, steps: [{from: P, to: C, send: RequestClose}]}
      - {branch: bad, title: Bad, ends: true, steps: [{from: P, to: C, send: RequestClose}]}
""",
    )
    assert ids(found) == [
        "RequestOpen-C", "EventOpened-H", "EventOpened-P", "EventClosed-P", "good.RequestClose-C", "bad.RequestClose-C",
    ]  # fmt: skip
    around = {step.id: [fragment.kind for fragment in fragments] for step, fragments in found.steps()}
    assert around["RequestOpen-C"] == ["any-order", "in-order"]
    assert around["EventOpened-P"] == ["any-order", "optional"]
    assert around["EventClosed-P"] == ["repeat", "frame"]
    assert around["bad.RequestClose-C"] == ["alternatives", "branch"]
    end = found.items[-1]
    assert isinstance(end, Fragment)
    assert [(b.id, b.title, b.ends) for b in end.items if isinstance(b, Fragment)] == [
        ("good", "Good", False),
        ("bad", "Bad", True),
    ]


def test_a_phase_is_bound_and_its_name_stands_in_front(house: House) -> None:
    found = flow(house, "  - {use: entering, as: main, bind: {H: W, visit: call, former: other}}\n")
    assert ids(found) == ["main.RequestOpen-C", "main.EventOpened-H", "main.shut.EventClosed-H"]
    assert arrow(found, "main.EventOpened-H").to == "W"
    assert shown(found, "main.EventOpened-H") == {
        "VisitID": "call", "FormerVisitID": "other", "Place": "W", "Mood": "MoodCalm",
    }  # fmt: skip
    fragment = found.items[0]
    assert isinstance(fragment, Fragment)
    assert (fragment.kind, fragment.phase, fragment.title) == ("phase", "entering", "Entering")


def test_an_optional_identifier_may_stay_unbound_and_its_rows_vanish(house: House) -> None:
    found = flow(house, "  - {use: entering, as: main, bind: {visit: call}}\n")
    assert "FormerVisitID" not in shown(found, "main.EventOpened-H")


def test_a_branch_may_be_taken(house: House) -> None:
    found = flow(house, "  - {use: entering, as: main, bind: {visit: call}, take: {end: shut}}\n")
    assert ids(found)[-1] == "main.shut.EventClosed-H"
    assert all(fragment.kind == "phase" for _, fragments in found.steps() for fragment in fragments)


OUTER = """\
title: Outer
kind: phase
evidence: inferred
participants: {Q: panel, C: controller, G: handset}
identifiers: {it: VisitID}
steps:
  - alternatives: way
    branches:
      - branch: in
        title: In
        steps: [{any-order: [{use: entering, as: deep, bind: {P: Q, H: G, visit: it}}, {note: N., over: Q}]}]
      - {branch: out, title: Out, steps: [{from: C, to: G, send: EventClosed, answers: in.deep.RequestOpen-C}]}
"""


def test_phases_in_phases_in_branches_in_unordered_regions(house: House) -> None:
    use = "  - any-order:\n      - {use: outer, as: one, bind: {Q: P, G: H, it: other}}\n      - {note: N., over: P}\n"
    found = flow(house, use, outer=OUTER)
    assert ids(found) == [
        "one.in.deep.RequestOpen-C", "one.in.deep.EventOpened-H", "one.in.deep.shut.EventClosed-H",
        "one.out.EventClosed-G",
    ]  # fmt: skip
    assert shown(found, "one.in.deep.EventOpened-H") == {"VisitID": "other", "Place": "H", "Mood": "MoodCalm"}
    assert arrow(found, "one.out.EventClosed-G").to == "H"
    assert arrow(found, "one.out.EventClosed-G").answers == "one.in.deep.RequestOpen-C"
    assert found.marks == (Mark("*", "one.in.deep.EventOpened-H", "entering", "EventOpened-H~*"),)


def test_marks_of_a_phase_are_dropped_with_the_branch_they_stand_in(house: House) -> None:
    use = "  - {use: outer, as: one, bind: {Q: P, G: H, it: other}, take: {way: %s}}\n"
    more = "interruptions:\n  - {mark: '*', after: out.EventClosed-G, place: inferred, title: T, steps: unknown}\n"
    assert flow(house, use % "in", outer=OUTER + more).marks == (
        Mark("*", "one.in.deep.EventOpened-H", "entering", "EventOpened-H~*"),
    )
    assert flow(house, use % "out", outer=OUTER + more).marks == (
        Mark("*", "one.out.EventClosed-G", "outer", "out.EventClosed-G~*"),
    )


def test_a_phase_within_itself_is_left_out(house: House) -> None:
    found = flow(
        house, "  - {use: outer, as: one, bind: {Q: P, G: H, it: call}}\n", outer=OUTER.replace("entering", "outer")
    )
    assert ids(found) == ["one.out.EventClosed-G"]


def test_a_complex_party_gets_a_step_for_each_member(house: House) -> None:
    found = flow(
        house,
        """\
  - {from: B2, to: C, send: RequestOpen, with: {Place: B}}
  - {from: C, to: B, send: EventOpened, with: {Place: B, Visitor: H}}
  - {from: C, to: H, send: EventOpened, with: {Place: H, Visitor: B}}
  - {note: N., over: [B, H]}
""",
    )
    assert [participant.id for participant in found.participants] == ["P", "C", "H", "B1", "B2", "W"]
    assert ids(found) == ["RequestOpen-C", "EventOpened-B.B1", "EventOpened-B.B2", "EventOpened-H"]
    assert arrow(found, "RequestOpen-C").from_ == "B2"
    assert arrow(found, "RequestOpen-C").kind == "request"
    assert shown(found, "EventOpened-B.B1") == {"Place": "B1", "Visitor": "H"}
    assert shown(found, "EventOpened-B.B2") == {"Place": "B2", "Visitor": "H"}
    assert shown(found, "EventOpened-H") == {"Place": "H"}


def test_the_mark_of_a_phase_stands_after_the_last_member(house: House) -> None:
    found = flow(house, "  - {use: entering, as: main, bind: {H: B, visit: call}}\n")
    # It leads to where the phase itself has it, which knows of no members.
    assert found.marks == (Mark("*", "main.EventOpened-H.B2", "entering", "EventOpened-H~*"),)
    assert [(each.id, each.after) for each in found.borrowed] == [("main.EventOpened-H.B2~*", "main.EventOpened-H.B2")]


def test_values_as_a_reader_sees_them(house: House) -> None:
    found = flow(
        house,
        """\
  - from: C
    to: H
    send: EventOpened
    with:
      VisitID: {any: [call, other]}
      FormerVisitID: {present: true}
      Place: {dialled: H}
      Visitor: {optional: {dialled: W}}
      Mood: {value: MoodWild, evidence: inferred, note: Perhaps.}
      Keys: {flags: [KeyFront, KeyBack]}
      Sequence: {absent: true}
      Extras: {keys: {colour: red, size: '4'}}
      Frame: {members: {Mood: MoodCalm, Remark: {optional: Well}}}
""",
    )
    assert shown(found, "EventOpened-H") == {
        "VisitID": "call or other",
        "FormerVisitID": "present",
        "Place": "H (dialled)",
        "Visitor": "W (dialled) (optional)",
        "Mood": "MoodWild",
        "Keys": "KeyFront + KeyBack",
        "Sequence": "absent",
        "Extras": "colour=red, size=4",
        "Frame": "Mood: MoodCalm, Remark: Well (optional)",
    }
    mood = next(value for value in arrow(found, "EventOpened-H").values if value.attribute == "Mood")
    assert (mood.evidence, mood.note, mood.words) == (Evidence.INFERRED, "Perhaps.", ("MoodWild",))


def test_outcomes_are_numbered_from_their_step_and_addressed_by_their_mark(house: House) -> None:
    found = flow(
        house,
        """\
  - {from: P, to: C, send: RequestOpen}
  - {action: waits, by: P}
  - {from: C, to: H, send: EventOpened}
""",
        """\
interruptions:
  - {mark: '*', after: RequestOpen-C, place: published, title: Stuck, steps: [{from: C, to: P, send: EventError}]}
  - {mark: '**', after: RequestOpen-C, place: inferred, title: Not shown, note: N., steps: unknown}
""",
    )
    assert [arrow.number for arrow in found.messages()] == [1, 3, 2]
    assert [(o.id, o.title, o.place, o.note) for o in found.interruptions] == [
        ("RequestOpen-C~*", "Stuck", Evidence.PUBLISHED, ""),
        ("RequestOpen-C~**", "Not shown", Evidence.INFERRED, "N."),
    ]
    assert [step.id for step, _ in leaves(found.interruptions[0].items or ())] == ["RequestOpen-C~*.EventError-P"]
    assert found.interruptions[1].items is None
    assert found.marks == (Mark("*", "RequestOpen-C"), Mark("**", "RequestOpen-C"))


def test_marks_of_one_look_are_told_apart_by_the_step_they_follow(house: House) -> None:
    """Their addresses keep what was written; what is there once keeps its look, and so do marks of one step."""
    steps = """\
  - {use: ringing, as: one, bind: {Q: P, G: H, it: call}}
  - {use: ringing, as: two, bind: {Q: P, G: W, it: other}}
  - {id: held, state: Held, of: {H: open}}
  - {id: late, state: Late, of: {H: open}}
"""
    after = "  - {mark: '%s', after: %s, place: inferred, title: T, steps: unknown}\n"
    own = "".join(after % each for each in (("*", "held"), ("*", "late"), ("***", "late")))
    found = flow(house, steps, f"interruptions:\n{own}", ringing=RINGING)
    assert [(each.mark, each.after) for each in found.marks] == [
        ("4*", "held"),
        ("4**", "late"),
        ("***", "late"),
        ("1*", "one.rung"),
        ("2**", "one.opened"),
        ("3*", "two.rung"),
        ("4***", "two.opened"),
    ]
    leads = [each.origin or f"{each.after}~{each.mark}" for each in found.whole().marks]
    assert leads == [each.id for each in found.whole().interruptions] == [
        "held~*", "late~*", "late~***", "one.rung~*", "one.opened~**", "two.rung~*", "two.opened~**"
    ]  # fmt: skip


RINGING = """\
title: Ringing
kind: phase
evidence: inferred
participants: {Q: panel, C: controller, G: {is: handset, label: The handset}}
identifiers: {it: VisitID}
steps:
  - {id: asked, from: Q, to: C, send: RequestOpen, with: {Place: G}}
  - {id: rung, state: It rings, of: {G: open}}
  - {id: opened, from: C, to: G, send: EventOpened, with: {VisitID: it}}
interruptions:
  - mark: '**'
    after: opened
    place: inferred
    title: '{G} breaks while {Q} waits'
    note: Seldom.
    steps: [{from: C, to: G, send: EventClosed, with: {VisitID: it}, answers: asked, say: '{G} is out.'}]
  - {mark: '*', after: rung, place: published, title: Nobody opens, steps: unknown}
"""


def outcomes(found: Flow) -> list[tuple[str, str, str, str]]:
    return [(each.id, each.mark, each.title, each.phase) for each in found.borrowed]


def test_what_interrupts_a_phase_is_told_in_the_names_of_its_user(house: House) -> None:
    steps = "  - {from: P, to: C, send: RequestClose}\n  - {use: ringing, as: one, bind: {Q: P, G: W, it: call}}\n"
    found = flow(house, steps, ringing=RINGING)
    assert found.interruptions == ()
    assert outcomes(found) == [
        ("one.rung~*", "*", "Nobody opens", "ringing"),
        ("one.opened~**", "**", "Porter breaks while Panel waits", "ringing"),
    ]
    unknown, broken = found.borrowed
    assert (unknown.items, unknown.place, unknown.note, broken.note) == (None, Evidence.PUBLISHED, "", "Seldom.")
    (step,) = broken.items or ()
    assert isinstance(step, MessageStep)
    assert (step.id, step.number, step.to) == ("one.opened~**.EventClosed-G", 4, "W")
    assert (step.answers, step.say, step.order) == ("one.asked", "Porter is out.", Evidence.INFERRED)
    assert found.marks == (
        Mark("*", "one.rung", "ringing", "rung~*"),
        Mark("**", "one.opened", "ringing", "opened~**"),
    )


def test_each_use_of_a_phase_has_outcomes_of_its_own_in_the_order_in_which_they_may_happen(house: House) -> None:
    steps = """\
  - {use: ringing, as: one, bind: {Q: P, G: H, it: call}}
  - {use: outer, as: two, bind: {Q: P, G: W, it: other}}
"""
    inner = "{use: ringing, as: deep, bind: {Q: Q, G: G, it: it}}"
    outer = OUTER.replace("{use: entering, as: deep, bind: {P: Q, H: G, visit: it}}", inner)
    more = (
        "interruptions:\n  - {mark: '***', after: in.deep.asked, place: inferred, title: 'No {it}', steps: unknown}\n"
    )
    found = flow(house, steps, ringing=RINGING, outer=outer + more)
    assert outcomes(found) == [
        ("one.rung~*", "1*", "Nobody opens", "ringing"),
        ("one.opened~**", "2**", "H breaks while Panel waits", "ringing"),
        ("two.in.deep.asked~***", "***", "No other", "outer"),
        ("two.in.deep.rung~*", "3*", "Nobody opens", "ringing"),
        ("two.in.deep.opened~**", "4**", "Porter breaks while Panel waits", "ringing"),
    ]
    assert [step.number for each in found.borrowed for step, _ in leaves(each.items or ()) if step.number] == [3, 5]  # type: ignore[union-attr]


def test_a_title_keeps_the_name_of_what_is_left_unbound(house: House) -> None:
    phase = RINGING.replace("{it: VisitID}", "{it: VisitID, late: {is: VisitID, optional: true}}")
    phase = phase.replace("title: Nobody opens", "title: 'Nobody opens {late}'")
    found = flow(house, "  - {use: ringing, as: one, bind: {Q: P, G: W, it: call}}\n", ringing=phase)
    assert found.borrowed[0].title == "Nobody opens late"


def test_a_whole_flow_counts_what_interrupts_its_phases_among_its_own(house: House) -> None:
    more = "interruptions:\n  - {mark: '*', after: one.opened, place: inferred, title: T, steps: unknown}\n"
    found = flow(house, "  - {use: ringing, as: one, bind: {Q: P, G: W, it: call}}\n", more, ringing=RINGING)
    whole = found.whole()
    assert [each.id for each in whole.interruptions] == ["one.opened~*", "one.rung~*", "one.opened~**"]
    assert whole.marks == (
        Mark("2*", "one.opened", origin="one.opened~*"),
        Mark("1*", "one.rung", origin="one.rung~*"),
        Mark("**", "one.opened"),
    )
    assert [len(tuple(each.messages())) for each in (found, whole)] == [2, 3]
    assert whole.whole() is whole
    assert replace(whole, interruptions=found.interruptions, borrowed=found.borrowed, marks=found.marks) == found


def test_the_innermost_word_of_evidence_wins(house: House) -> None:
    found = flow(
        house,
        """\
  - {from: P, to: C, send: RequestOpen}
  - {from: C, to: H, send: EventOpened, evidence: observed}
  - {from: C, to: P, send: EventOpened, evidence: {order: inferred}}
  - optional: [{from: C, to: H, send: EventClosed}, {from: C, to: P, send: EventClosed, evidence: {with: published}}]
    evidence: reconstructed
  - {use: outer, as: one, bind: {Q: P, G: H, it: call}, take: {way: out}}
""",
        outer=OUTER,
    )
    words = {arrow.id: (str(arrow.order), str(arrow.values_evidence)) for arrow in found.messages()}
    assert words == {
        "RequestOpen-C": ("published", "published"),
        "EventOpened-H": ("observed", "observed"),
        "EventOpened-P": ("inferred", "published"),
        "EventClosed-H": ("reconstructed", "reconstructed"),
        "EventClosed-P": ("reconstructed", "published"),
        "one.out.EventClosed-G": ("inferred", "inferred"),
    }


def test_lifelines_carry_labels_titles_and_kinds(house: House) -> None:
    found = flow(house, "  - {from: P, to: C, send: RequestOpen}\n")
    assert [
        (participant.id, participant.label, participant.title, participant.kind) for participant in found.participants
    ] == [
        ("P", "Panel", "Panel", "client"),
        ("C", "Controller", "Controller", "server"),
        ("H", "H", "Handset", "dn"),
        ("B1", "B1", "Bell", "dn"),
        ("B2", "B2", "Bell", "dn"),
        ("W", "Porter", "Porter", "person"),
    ]


def test_what_cannot_be_resolved_is_left_out(house: House) -> None:
    found = flow(
        house,
        """\
  - {use: nothing, as: main}
  - {from: P, to: D, send: RequestSing, with: {Tune: odd}}
""",
    )
    assert [(arrow.id, arrow.protocol, arrow.kind) for arrow in found.messages()] == [("RequestSing-D", "", "event")]


def test_the_type_of_an_attribute_decides_what_a_word_means(house: House) -> None:
    phase = """\
title: Inner
kind: phase
evidence: published
participants: {Q: panel, C: controller}
identifiers: {it: VisitID, said: Remark}
steps:
  - {from: Q, to: C, send: RequestOpen, with: {VisitID: it, Place: Q, Remark: Q}}
  - {id: again, from: Q, to: C, send: RequestOpen, with: {Remark: said, Mood: it}}
"""
    found = flow(house, "  - {use: inner, as: one, bind: {Q: P, it: call, said: word}}\n", inner=phase)
    assert shown(found, "one.RequestOpen-C") == {"VisitID": "call", "Place": "P", "Remark": "Q"}
    assert shown(found, "one.again") == {"Mood": "it"}, "an unbound identifier takes its attribute with it"


def test_an_unbound_identifier_vanishes_from_a_structure(house: House) -> None:
    phase = """\
title: Inner
kind: phase
evidence: published
participants: {Q: panel, C: controller}
identifiers: {mood: {is: Mood, optional: true}}
steps:
  - {from: Q, to: C, send: RequestOpen, with: {Frame: {members: {Mood: mood, Remark: loud}}}}
"""
    found = flow(house, "  - {use: inner, as: one, bind: {Q: P}}\n", inner=phase)
    assert shown(found, "one.RequestOpen-C") == {"Frame": "Remark: loud"}


def test_a_branch_that_is_taken_gives_its_phase_title_and_note(house: House) -> None:
    phase = """\
title: Ending
kind: phase
evidence: published
participants: {P: panel, C: controller}
steps:
  - alternatives: end
    branches:
      - {branch: shut, title: The door is shut, note: Hear it., steps: [{from: P, to: C, send: RequestClose}]}
      - {branch: left, title: The door is left open, steps: [{note: Nothing., over: [P]}]}
"""
    steps = "  - {use: ending, as: last, take: {end: shut}, note: At night.}\n"
    (fragment,) = (item for item in flow(house, steps, ending=phase).items if isinstance(item, Fragment))
    assert (fragment.title, fragment.note) == ("Ending: The door is shut", "At night. Hear it.")


def test_evidence_and_notes_inside_a_structure_are_shown(house: House) -> None:
    found = flow(
        house,
        """\
  - from: C
    to: H
    send: EventOpened
    with:
      Frame:
        members:
          Mood: {value: MoodCalm, evidence: inferred, note: Seen once.}
          Remark: {value: x, evidence: published}
""",
    )
    (value,) = arrow(found, "EventOpened-H").values
    assert (value.text, value.note) == ("Mood: MoodCalm (inferred), Remark: x", "Seen once.")


def test_a_phase_has_the_evidence_of_its_place(house: House) -> None:
    for written, place in (("", "published"), (", evidence: inferred", "inferred")):
        found = flow(house, f"  - {{use: entering, as: first, bind: {{visit: call}}{written}}}\n")
        (fragment,) = (item for item in found.items if isinstance(item, Fragment))
        assert str(fragment.order) == place


def test_a_sentence_names_whoever_plays_the_part(house: House) -> None:
    phase = """\
title: Inner
kind: phase
evidence: published
participants: {Q: panel, C: controller, G: {is: handset, label: The handset}}
identifiers: {it: VisitID, late: VisitID}
steps:
  - {from: Q, to: C, send: RequestOpen, say: '{Q} asks for {it}, and then {it} again.'}
  - {from: C, to: G, send: EventOpened, say: 'Nobody but {G} hears of {late}.'}
  - {from: C, to: G, send: EventClosed, say: '{G} hears it, and {Q} does not.'}
  - {id: done, action: waits, by: Q, say: 'For {G}.'}
"""
    found = flow(house, "  - {use: inner, as: one, bind: {Q: P, G: B, it: call, C: C}}\n", inner=phase)
    assert {step.id: step.say for step, _ in found.steps() if isinstance(step, MessageStep | ActionStep)} == {
        "one.RequestOpen-C": "Panel asks for call, and then call again.",
        # What the model leaves unbound nobody can name: the step is told otherwise.
        "one.EventOpened-G.B1": "",
        "one.EventOpened-G.B2": "",
        "one.EventClosed-G.B1": "B1 hears it, and Panel does not.",
        "one.EventClosed-G.B2": "B2 hears it, and Panel does not.",
        "one.done": "For B1 and B2.",
    }


def states(found: Flow) -> list[tuple[str, str]]:
    return [(step.id, step.text) for step, _ in found.steps() if isinstance(step, StateStep)]


def test_a_state_said_twice_running_is_said_once(house: House) -> None:
    """Not where something is between, of another, where it has an address or a note, or where a branch begins."""
    shut = "{state: Shut, of: {visit: {H: closed}}}"
    phase = f"""\
title: Closing
kind: phase
evidence: inferred
participants: {{P: panel, C: controller, H: handset}}
identifiers: {{visit: VisitID}}
steps:
  - {shut}
  - {{from: P, to: C, send: RequestClose}}
  - {shut}
"""
    use = "{use: closing, as: %s, bind: {P: P, H: H, visit: call}}"
    steps = f"""\
  - {{state: Shut, of: {{call: {{H: closed}}}}}}
  - {use % "one"}
  - {use % "two"}
  - {{id: named, state: Shut, of: {{call: {{H: closed}}}}}}
  - {{state: Shut, of: {{call: {{H: open}}}}}}
  - {{state: Shut, of: {{call: {{H: open}}}}, note: Said once more.}}
  - optional: [{{state: Shut, of: {{call: {{H: open}}}}}}]
"""
    found = flow(house, steps, closing=phase)
    assert states(found) == [("", "Shut"), ("", "Shut"), ("", "Shut"), ("named", "Shut"), *[("", "Shut")] * 3]
    assert [len(item.items) for item in found.items if isinstance(item, Fragment)] == [2, 2, 1]
