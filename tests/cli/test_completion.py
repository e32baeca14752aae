"""What a shell completes, and that it says nothing where it cannot."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from eventmodels.cli import main
from tests.support import BASE

PROGRAM = Path(sys.executable).with_name("eventmodels")


def completed(*words: str, cwd: Path) -> tuple[list[str], str]:
    """Return what a shell is offered for the last word, and what a person would see of errors."""
    run = subprocess.run(
        [PROGRAM], cwd=cwd, env={**os.environ, **asking(*words)}, capture_output=True, text=True, check=False
    )
    return offered(run.stdout), run.stderr


def asking(*words: str) -> dict[str, str]:
    """Return how a shell asks for the last word."""
    line = {"COMP_WORDS": " ".join(("eventmodels", *words)), "COMP_CWORD": str(len(words))}
    return {**line, "_EVENTMODELS_COMPLETE": "bash_complete"}


def offered(said: str) -> list[str]:
    return [each.partition(",")[2] for each in said.split()]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("exp",), ["explain", "export"]),
        (("explain", "eventop"), ["EventOpened"]),
        (("explain", "EventOpened.Vis"), ["EventOpened.VisitID", "EventOpened.Visitor"]),
        (("explain", "leaf.o"), ["leaf.open"]),
        (("explain", "MoodC"), ["MoodCalm"]),
        (("draw", "v"), ["visit"]),
        (("draw", "visit", "--format", "p"), ["puml"]),
        (("list", "mo"), ["models"]),
        (("list", "messages", "--protocol", "d"), ["door"]),
        (("list", "models", "--family", ""), ["house"]),
        (("new", "message", "EventShut", "--protocol", "l"), ["lift"]),
        (("new", "model", "stroll", "--family", "h"), ["house"]),
        (("check", "--ignore", "unknown-k"), ["unknown-key"]),
        (("check", "--no"), ["--notices"]),
    ],
)
def test_a_name_is_completed(words: tuple[str, ...], expected: list[str], models: Path) -> None:
    assert models.is_dir()
    result = CliRunner().invoke(main, [], prog_name="eventmodels", env=asking(*words))
    assert (offered(result.stdout), result.stderr) == (expected, "")


def test_the_program_completes_where_it_is_started(models: Path) -> None:
    assert completed("explain", "eventop", cwd=models.parent) == (["EventOpened"], "")


def test_the_folder_that_is_asked_for_is_read(tmp_path: Path) -> None:
    assert completed("draw", "--models", str(BASE), "v", cwd=tmp_path) == (["visit"], "")


@pytest.mark.usefixtures("answered")
def test_elsewhere_nobody_is_told_who_answers(tmp_path: Path) -> None:
    assert completed("draw", "release-p", cwd=tmp_path) == (["release-phase"], "")


@pytest.mark.parametrize("text", ["a: [", "\0", "protocols: &a *a\n"])
def test_what_cannot_be_read_is_left_out_in_silence(text: str, models: Path) -> None:
    for file in models.rglob("*.yml"):
        file.write_text(text)
    assert completed("explain", "E", cwd=models.parent) == ([], "")


@pytest.mark.usefixtures("answered")
def test_a_folder_without_models_completes_nothing_in_silence(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert completed("explain", "--models", "empty", "E", cwd=tmp_path) == ([], "")
    assert completed("explain", "--models", "nowhere", "E", cwd=tmp_path)[1] == ""


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_gets_its_script(shell: str, tmp_path: Path) -> None:
    environment = {**os.environ, "_EVENTMODELS_COMPLETE": f"{shell}_source"}
    run = subprocess.run([PROGRAM], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert f"_EVENTMODELS_COMPLETE={shell}_complete" in run.stdout
