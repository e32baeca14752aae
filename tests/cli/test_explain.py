"""What `explain` prints, also where not everything can be read."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from click import unstyle
from click.testing import CliRunner

from eventmodels.cli import main
from tests.support import BASE, FAMILIES, REAL, refusal, run
from tests.terminals import typed

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("words", [("draw", "visit"), ("draw", "visit", "--format", "svg"), ("explain", "VisitID")])
def test_what_could_be_read_is_shown_beside_the_problems_of_the_rest(broken: Path, words: tuple[str, ...]) -> None:
    assert broken.is_dir()
    result = CliRunner().invoke(main, words, prog_name="eventmodels")
    assert (result.exit_code, result.stderr) == (0, FAMILIES)
    assert result.stdout == run(*words, "--models", str(BASE))[1] != ""


def test_a_word_that_may_stand_in_what_cannot_be_read(broken: Path) -> None:
    assert broken.is_dir()
    reason = "nothing that can be read is called 'EventOpend'; did you mean 'EventOpened'?"
    code, usage = refusal("explain", "WORD...", reason)
    assert run("explain", "EventOpend") == (code, FAMILIES + usage)
    assert run("draw", "vist") == refusal("draw", "MODEL", "no model is called 'vist'; did you mean 'visit'?")


def test_explaining_prints_every_match() -> None:
    assert run("explain", "visit", "--models", str(BASE)) == (
        0,
        (
            "visit means 2 things: 1 attribute, 1 model\n"
            "\n"
            "ATTRIBUTE\n"
            "VisitID  Door protocol attribute 1\n"
            "  Names one whole visit.\n"
            "  Type: identifier\n"
            "  Mandatory in: EventOpened, EventClosed\n"
            "  Optional in: RequestOpen, RequestClose\n"
            "\n"
            "MODEL\n"
            "visit  model, published\n"
            "  Visit\n"
            "  5 messages; draw visit shows them\n"
        ),
    )


def test_an_unknown_word() -> None:
    near = refusal("explain", "WORD...", "nothing is called 'EventOpend'; did you mean 'EventOpened'?")
    assert run("explain", "EventOpend", "--models", str(BASE)) == near
    far = refusal("explain", "WORD...", "nothing is called 'qqqqqq'")
    assert run("explain", "qqqqqq", "--models", str(BASE)) == far


def test_things_of_one_kind_need_no_legend() -> None:
    code, text = run("explain", "EventError", "--models", str(BASE))
    assert (code, [line for line in text.splitlines() if line.startswith("EventError")]) == (
        0,
        ["EventError  Door protocol event 5", "EventError  Lift protocol event"],
    )
    assert "means" not in text


def test_an_explanation_as_data() -> None:
    code, text = run("explain", "KeyBits", "--format", "json", "--models", str(BASE))
    assert code == 0
    assert json.loads(text) == [
        {
            "name": "KeyBits",
            "kind": "enumeration",
            "what": "Door protocol enumeration",
            "text": ["Keys that add up."],
            "facts": {"Values": ["1 KeyFront: The key of the front.", "2 KeyBack"]},
        }
    ]


def test_a_terminal_gets_lines_that_fit_and_lists_that_end() -> None:
    shown = typed("explain", "EventRinging", columns=60, models=REAL)
    models = unstyle(shown).partition("  Models: ")[2].splitlines()
    assert max(len(unstyle(line)) for line in shown.splitlines()) <= 60
    assert re.search(r"[\w-]+, and \d+ more \(--all\)$", " ".join(" ".join(models[:4]).split()))
    assert models[4] == "  Evidence: published"
    whole = unstyle(typed("explain", "EventRinging", "--all", columns=60, models=REAL))
    assert "more (--all)" not in whole
    assert " ".join(whole.split()) == " ".join(run("explain", "EventRinging", "--models", str(REAL))[1].split())


def test_a_terminal_gets_a_screenful_of_values() -> None:
    shown = unstyle(typed("explain", "TErrors", models=REAL)).splitlines()
    values = len(run("explain", "TErrors", "--format", "text", "--models", str(REAL))[1].splitlines()) - 3
    assert shown[-2] == f"  and {values - 40} more (--all)"
    assert unstyle(typed("explain", "TErrors", "--all", models=REAL)).splitlines()[-2] != shown[-2]
