"""One problem, three renderings."""

from __future__ import annotations

from eventmodels.catalogue.problems import (
    Problem,
    Severity,
    Span,
    nearest,
    report_github,
    report_json,
    report_text,
)

LINE = "  - {from: P, to: C, send: RequestOpne}"
WRONG = Problem(
    "unknown-message", "no message of door is called 'RequestOpne'", Span("a.yml", 6, 27, 11, LINE), "", "RequestOpen"
)
PLAIN = Problem("empty-file", "the file holds nothing", Span("b.yml"), "a mapping", severity=Severity.INFORMATION)


def test_as_text_the_line_is_shown_with_a_caret() -> None:
    assert report_text([WRONG, PLAIN]) == (
        "a.yml:7:28: error [unknown-message] no message of door is called 'RequestOpne'; did you mean 'RequestOpen'?\n"
        "  7 |   - {from: P, to: C, send: RequestOpne}\n"
        "    |                            ^^^^^^^^^^^\n"
        "b.yml:1:1: information [empty-file] the file holds nothing; expected a mapping"
    )


def test_as_data_lines_count_from_one() -> None:
    assert report_json([WRONG]) == [
        {
            "code": "unknown-message",
            "severity": "error",
            "message": "no message of door is called 'RequestOpne'",
            "expected": "",
            "nearest": "RequestOpen",
            "file": "a.yml",
            "line": 7,
            "column": 28,
            "trail": [],
        }
    ]


def test_as_workflow_commands_nothing_can_end_a_command_early() -> None:
    odd = Problem("tab", "50% done\r\n::error::x", Span("a,b:c.yml", 0, 3))
    assert report_github([odd, PLAIN]) == (
        "::error file=a%2Cb%3Ac.yml,line=1,col=4,title=tab::50%25 done%0D%0A::error::x\n"
        "::notice file=b.yml,line=1,col=1,title=empty-file::the file holds nothing; expected a mapping"
    )


def test_the_caret_stays_under_its_letter_when_the_line_is_cut() -> None:
    line = "x" * 500 + "HERE" + "y" * 500
    shown, caret = Problem("tab", "", Span("a.yml", 0, 500, 4, line)).excerpt().split("\n")
    assert len(shown) < 200
    start = caret.index("^")
    assert shown[start : start + 4] == "HERE"
    assert caret[start:] == "^^^^"


def test_the_caret_stays_within_the_line_when_the_span_is_longer() -> None:
    assert Problem("tab", "", Span("a.yml", 0, 2, 99, "abcd")).excerpt() == "  1 | abcd\n    |   ^^"


def test_tabs_do_not_move_the_caret() -> None:
    assert Problem("tab", "", Span("a.yml", 0, 1, 1, "\t\tx")).excerpt() == "  1 |   x\n    |  ^"


def test_the_nearest_word_ignores_case_and_is_empty_when_nothing_is_near() -> None:
    known = ["EventOpened", "EventClosed", "EventAck", "EventACK"]
    assert nearest("eventopened", known) == "EventOpened"
    assert nearest("EventOpened", known) == "EventOpened"
    assert nearest("EventClsoed", known) == "EventClosed"
    assert nearest("zebra", known) == ""
    assert nearest("x", []) == ""
