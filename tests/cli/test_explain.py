"""What `explain` prints, also where not everything can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from eventmodels.cli import main
from tests.support import BASE, FAMILIES, refusal, run

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
    code, usage = refusal("explain", "WORD", reason)
    assert run("explain", "EventOpend") == (code, FAMILIES + usage)
    assert run("draw", "vist") == refusal("draw", "MODEL", "no model is called 'vist'; did you mean 'visit'?")


def test_explaining_prints_every_match() -> None:
    assert run("explain", "visit", "--models", str(BASE)) == (
        0,
        (
            "VisitID  Door protocol attribute 1\n"
            "  Names one whole visit.\n"
            "  Type: identifier\n"
            "  Mandatory in: EventOpened, EventClosed\n"
            "  Optional in: RequestOpen, RequestClose\n"
            "\n"
            "visit  model, published\n"
            "  Visit\n"
            "  5 messages; draw visit shows them\n"
        ),
    )


def test_an_unknown_word() -> None:
    near = refusal("explain", "WORD", "nothing is called 'EventOpend'; did you mean 'EventOpened'?")
    assert run("explain", "EventOpend", "--models", str(BASE)) == near
    far = refusal("explain", "WORD", "nothing is called 'qqqqqq'")
    assert run("explain", "qqqqqq", "--models", str(BASE)) == far
