"""Shapes of records: what is accepted, what authors read when it is not, and schemas."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from typing import TYPE_CHECKING

import pytest
from pydantic import ValidationError

from eventmodels.catalogue.reading.load import FILES, read_node, record_for, validator
from eventmodels.catalogue.reading.source import read_text
from eventmodels.catalogue.reading.validation_errors import explain_errors
from eventmodels.catalogue.records.editorial import FamiliesFile
from eventmodels.catalogue.records.machines import Machine
from eventmodels.catalogue.records.models import Model
from eventmodels.catalogue.records.participants import ParticipantsFile
from eventmodels.catalogue.records.protocols import MessagesFile, Protocol

if TYPE_CHECKING:
    from eventmodels.catalogue.problems import Problem
    from eventmodels.catalogue.records.base import Record


def problems(kind: type[Record], text: str) -> list[Problem]:
    node, found = read_text(text, "a.yml")
    assert node is not None
    assert found == []
    try:
        read_node(kind, node)
    except ValidationError as error:
        return explain_errors(error.errors(include_url=False), kind, node)
    return []


def said(kind: type[Record], text: str) -> list[str]:
    return [f"{p.span.line + 1}:{p.span.column + 1} {p}" for p in problems(kind, text)]


HEAD = "title: T\nkind: model\nevidence: published\nparticipants: {A: a, B: b}\n"
MESSAGE = "category: c\ntitle: C\nmessages:\n  M: {kind: event, summary: S., %s}\n"


@pytest.mark.parametrize("number", ["60", "-1", "0", "0x3C", "007"])
def test_whole_numbers(number: str) -> None:
    assert said(MessagesFile, MESSAGE % f"number: {number}") == []


@pytest.mark.parametrize("number", ["1_000", "6.0", "1e3", "yes", "0b1", "+1", "٣", "9" * 19])
def test_what_is_no_whole_number(number: str) -> None:
    wanted = f"4:41 {number!r} under 'number'; expected a whole number such as 60 or 0x3C"
    assert said(MessagesFile, MESSAGE % f"number: {number}") == [wanted]


@pytest.mark.parametrize("flag", ["yes", "on", "True", "1"])
def test_only_true_and_false_are_flags(flag: str) -> None:
    wanted = f"4:43 {flag!r} under 'complete'; expected true or false"
    assert said(MessagesFile, MESSAGE % f"complete: {flag}") == [wanted]


@pytest.mark.parametrize(
    ("kind", "text", "wanted"),
    [
        (FamiliesFile, "families: {a: {titel: T}}\n",
         ["1:15 'title' is missing in 'a'",
          "1:16 unknown key 'titel'; expected one of title, summary; did you mean 'title'?"]),
        (ParticipantsFile, "participants: {A b: {title: T, kind: sever, summary: S.}}\n",
         ["1:16 'A b'; expected small letters, digits and hyphens, a letter first",
          ("1:38 'sever' under 'kind'; expected one of server, client, device, dn, network, database, person; "
          "did you mean 'server'?")]),
        (ParticipantsFile, "participants: {a: {title: T, kind: server, summary: S., speaks: {x: boss}}}\n",
         ["1:69 'boss' under 'x'; expected one of client, server, peer"]),
        (Machine, ("title: T\nprotocol: p\ninstance: I\nof: o\ninitial: a\nstates: {a: {title: A}}\n"
                  "transitions: [{from: a, event: E, too: a}]\n"),
         ["7:15 'to' is missing in 'transitions'",
          ("7:35 unknown key 'too'; expected one of evidence, sources, note, from, except, event, if, unless, to, "
          "moves, pending; did you mean 'to'?")]),
        (Protocol, "title: T\nsummary: S.\nreply: {by: X, scope: connections}\n",
         ["3:23 'connections' under 'scope'; expected one of connection, server; did you mean 'connection'?"]),
        (MessagesFile, MESSAGE % "attributes: {A: mandatry}",
         ["4:49 'mandatry' under 'A'; expected one of mandatory, optional, never, unknown; did you mean 'mandatory'?"]),
        (MessagesFile, MESSAGE % "attributes: {A: {presnce: optional}}",
         ["4:49 'presence' is missing in 'A'",
          ("4:50 unknown key 'presnce'; expected one of evidence, sources, note, presence, required-when, absent-when, "
          "equals, value, same-as; did you mean 'presence'?")]),
        (Model, HEAD.replace(", B: b", "") + "steps: [{note: N., over: A}]\n",
         ["4:15 1 of at least 2 entries under 'participants'"]),
        (Model, HEAD + "steps: []\n", ["5:8 0 of at least 1 entries under 'steps'"]),
        (Model, HEAD + "steps: [go]\n",
         [("5:9 'go' as a step; expected one of the keys send, any-order, in-order, optional, repeat, frame, action, "
          "state, alternatives, use, note")]),
        (Model, HEAD + "steps: [{from: A, to: B, send: 'x y', with: {C: {valu: D}}}]\n",
         ["5:32 'x y' under 'send'; expected text that fits ^([a-z][a-z0-9-]*\\.)?[A-Za-z][A-Za-z0-9_]*$",
          ("5:49 none of the kinds under 'C'; expected one of value, dialled, optional, any, present, absent, keys, "
          "members, flags")]),
        (Model, HEAD + "steps: [{any-order: [{note: N., over: A}]}]\n",
         ["5:21 1 of at least 2 entries under 'any-order'"]),
        (Model, HEAD + "steps: [{alternatives: x, branches: [{branch: X, title: T, steps: []}, {branch: y}]}]\n",
         ["5:47 'X' under 'branch'; expected small letters, digits and hyphens, a letter first",
          "5:72 'title' is missing in 'branches'", "5:72 'steps' is missing in 'branches'"]),
        (Model, HEAD + "since: new\nsteps: [{note: N., over: A}]\n",
         ["5:8 'new' under 'since'; expected a release such as 7.6"]),
        (Model, HEAD + "steps: [{note: N., over: A}]\ninterruptions: [{mark: x, after: y, place: inferred, title: T, "
                       "steps: maybe}]\n",
         ["6:24 'x' under 'mark'; expected one or more asterisks in quotes",
          "6:71 'maybe' under 'steps'; expected a list, or unknown"]),
    ],
)  # fmt: skip
def test_mistakes_are_put_in_words(kind: type[Record], text: str, wanted: list[str]) -> None:
    assert said(kind, text) == wanted


def test_records_compare_by_content_and_cannot_change() -> None:
    def read(text: str) -> Record:
        node, _ = read_text(text, "a.yml")
        assert node is not None
        return read_node(FamiliesFile, node)

    one, other = read("families: {a: {title: T}}\n"), read("families:\n  a:\n    title: 'T'\n")
    assert one == other
    assert one != read("families: {a: {title: U}}\n")
    with pytest.raises(FrozenInstanceError):
        one.families = {}  # type: ignore[attr-defined]


def test_a_bare_word_is_short_for_a_mapping() -> None:
    short = (
        "category: c\ntitle: C\nmessages: {M: {kind: event, summary: S., attributes: {A: optional}, answers: [R]}}\n"
    )
    node, _ = read_text(short, "a.yml")
    assert node is not None
    message = read_node(MessagesFile, node).messages["M"]
    assert message.attributes["A"].presence == "optional"
    assert str(message.attributes["A"].at("presence")) == "a.yml:3:58"
    assert message.answers[0].request == "R"


@pytest.mark.parametrize("record", dict(FILES).values(), ids=lambda record: record.__name__)
def test_every_record_has_a_schema_for_editors(record: type[Record]) -> None:
    schema = validator(record).json_schema()
    assert schema["type"] == "object"
    assert schema["additionalProperties"] is False
    assert all("_" not in key for key in schema["properties"])


@pytest.mark.parametrize(
    ("path", "record"),
    [
        ("families.yml", FamiliesFile),
        ("protocols/p/protocol.yml", Protocol),
        ("protocols/p/messages/m.yml", MessagesFile),
        ("states/s.yml", Machine),
        ("interactions/m.yml", Model),
        ("interactions/a/b/c/m.yml", Model),
        ("states/deep/s.yml", None),
        ("protocols/p/other.yml", None),
        ("other.yml", None),
        ("interactions.yml", None),
    ],
)
def test_what_reads_a_file(path: str, record: type[Record] | None) -> None:
    assert record_for(path) is record
