"""The program as a whole: its commands, its help, the folder it reads."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from eventmodels.catalogue.reading.folder import NoModelsError
from eventmodels.cli import main
from eventmodels.pages import build
from tests.support import BASE, run

COMMANDS = tuple(main.commands)


@pytest.mark.parametrize(
    "command",
    [
        ("check", "models"),
        ("draw", "visit", "--models", "models"),
        ("explain", "Place", "--models", "models"),
        ("new", "model", "stroll", "--models", "models"),
        ("export", "out", "--models", "models"),
        ("ledger", "--models", "models"),
        ("diff", "models", str(BASE)),
    ],
)
def test_a_folder_without_models_says_what_is_missing(
    command: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "models" / "interactions").mkdir(parents=True)
    code, text = run(*command)
    missing = "models is no folder of models: it has no protocols/ with a folder for each protocol"
    assert (code, text.splitlines()[-1]) == (2, f"Error: {missing}")
    with pytest.raises(NoModelsError, match=missing):
        build(Path("models"))


def test_the_folder_one_stands_in_comes_first(models: Path) -> None:
    assert models.is_dir()
    assert run("check")[1] == "No problems: 7 messages, 12 attributes, 7 participants, 1 state machine, 3 models\n"


def test_elsewhere_the_models_of_the_program_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("explain", "CallStateBusy")[0] == 0


def test_a_program_of_its_own_tells_output_from_complaint(broken: Path) -> None:
    """The summary of problems goes to standard error, so that the problems alone can be piped on."""
    command = [sys.executable, "-c", "from eventmodels.cli import main; main()", "check", str(broken)]
    run_ = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (run_.returncode, run_.stderr) == (1, "2 problems\n")
    assert run_.stdout.startswith(f"{broken.as_posix()}/families.yml:2:10: error [missing-key] ")


def test_the_installed_command_says_its_version() -> None:
    program = Path(sys.executable).parent / "eventmodels"
    run_ = subprocess.run([program, "--version"], capture_output=True, text=True, check=True)
    assert run_.stdout == "eventmodels, version 0.1.0\n"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command: str) -> None:
    code, text = run(command, "--help")
    first, *rest = text.splitlines()
    doc = (main.commands[command].callback.__doc__ or "").strip()
    assert code == 0
    assert first.startswith(f"Usage: eventmodels {command} [OPTIONS]")
    assert doc in " ".join(" ".join(rest).split())
    assert len(doc.splitlines()) == 1


def test_help_lists_every_command() -> None:
    code, text = run("--help")
    assert code == 0
    assert "Check, explain, draw and export a reference of events and interaction models." in " ".join(text.split())
    assert [line.split()[0] for line in text.partition("Commands:\n")[2].splitlines()] == sorted(COMMANDS)
