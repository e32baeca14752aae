"""The command line as one meets it: what it prints, where, and the exit code."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from shutil import copytree

import pytest
from click.testing import CliRunner

from eventmodels.catalogue import Flows, load
from eventmodels.cli import main
from eventmodels.pages import Links, build, export_flow
from eventmodels.replay import Replays

ROOT = Path(__file__).parent.parent
BASE = Path(__file__).parent / "cases" / "base"
REAL = ROOT / "models"
COMMANDS = tuple(main.commands)


def run(*words: str) -> tuple[int, str]:
    """Return exit code and everything printed."""
    result = CliRunner().invoke(main, [*words], prog_name="eventmodels")
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output


def refusal(command: str, options: str, reason: str) -> tuple[int, str]:
    """Return what every refused use prints around its reason."""
    usage = f"Usage: eventmodels {command} [OPTIONS] {options}".rstrip()
    return 2, f"{usage}\nTry 'eventmodels {command} --help' for help.\n\nError: {reason}\n"


@pytest.fixture
def models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a folder with a copy of the small catalogue as its models."""
    copytree(BASE, tmp_path / "models")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "models"


@pytest.fixture
def broken(models: Path) -> Path:
    """Misspell a key of the small catalogue."""
    (models / "families.yml").write_text("families:\n  house: {titel: Around}\n", encoding="utf-8")
    return models


def test_a_clean_folder() -> None:
    summary = "No problems: 7 messages, 12 attributes, 7 participants, 1 state machine, 3 models\n"
    assert run("check", str(BASE)) == (0, summary)
    assert run("check", str(BASE), "--format", "json") == (0, "[]\n")
    assert run("check", str(BASE), "--format", "github") == (0, "")


FAMILIES = (
    "models/families.yml:2:10: error [missing-key] 'title' is missing in 'house'\n"
    "  2 |   house: {titel: Around}\n"
    "    |          ^\n"
    "models/families.yml:2:11: error [unknown-key] unknown key 'titel'; "
    "expected one of title, summary; did you mean 'title'?\n"
    "  2 |   house: {titel: Around}\n"
    "    |           ^^^^^\n"
)


def test_problems_as_text(broken: Path) -> None:
    assert broken.is_dir()
    assert run("check", "models") == (1, f"{FAMILIES}2 problems\n")


def test_problems_as_data(broken: Path) -> None:
    assert broken.is_dir()
    code, text = run("check", "models", "--format", "json")
    assert code == 1
    assert json.loads(text) == [
        {
            "code": "missing-key",
            "severity": "error",
            "message": "'title' is missing in 'house'",
            "expected": "",
            "nearest": "",
            "file": "models/families.yml",
            "line": 2,
            "column": 10,
            "trail": [],
        },
        {
            "code": "unknown-key",
            "severity": "error",
            "message": "unknown key 'titel'",
            "expected": "one of title, summary",
            "nearest": "title",
            "file": "models/families.yml",
            "line": 2,
            "column": 11,
            "trail": [],
        },
    ]


def test_problems_as_annotations(broken: Path) -> None:
    assert broken.is_dir()
    assert run("check", "models", "--format", "github") == (
        1,
        (
            "::error file=models/families.yml,line=2,col=10,title=missing-key::'title' is missing in 'house'\n"
            "::error file=models/families.yml,line=2,col=11,title=unknown-key::unknown key 'titel'; "
            "expected one of title, summary; did you mean 'title'?\n"
        ),
    )


RACING = """\
title: New
kind: model
evidence: published
participants: {P: panel, X: panel, C: controller}
steps:
  - {from: P, to: C, send: RequestOpen}
  - {id: second, from: X, to: C, send: RequestOpen}
  - {from: C, to: P, send: EventError}
  - {from: C, to: X, send: EventError}
"""
"""Nothing puts one request before the other."""


def test_what_is_only_worth_knowing_fails_nothing(models: Path) -> None:
    (models / "interactions/house/new.yml").write_text(RACING, encoding="utf-8")
    code, said = run("check")
    assert code == 0
    assert ": information [order-not-promised] " in said
    assert said.splitlines()[-1].startswith("No problems: ")


def test_wrong_use_of_check(tmp_path: Path) -> None:
    missing = tmp_path / "missing"
    assert run("check", str(missing)) == refusal("check", "[FOLDER]", f"there is no folder {missing}")
    reason = "Invalid value for '--format': 'xml' is not one of 'text', 'json', 'github'."
    assert run("check", str(BASE), "--format", "xml") == refusal("check", "[FOLDER]", reason)


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


@pytest.mark.parametrize(
    ("form", "ending"), [("svg", "svg"), ("puml", "puml"), ("mermaid", "mmd"), ("text", "txt"), ("json", "json")]
)
def test_a_drawing_is_the_export_of_the_site(form: str, ending: str) -> None:
    catalogue, _ = load(BASE)
    walk = Replays.of(catalogue, Flows.of(catalogue).all).all["visit"]
    expected = export_flow(walk, ending, Links(catalogue))
    assert run("draw", "visit", "--format", form, "--models", str(BASE)) == (0, expected)


def test_each_form_is_what_it_is_called() -> None:
    shown = {
        f: run("draw", "visit", "--format", f, "--models", str(BASE))[1] for f in ("svg", "puml", "mermaid", "json")
    }
    assert shown["svg"].startswith("<svg ")
    assert shown["puml"].startswith("@startuml\n")
    assert "\nsequenceDiagram\n" in shown["mermaid"]
    assert json.loads(shown["json"])["id"] == "visit"
    assert run("draw", "visit", "--models", str(BASE))[1].startswith("Visit\n")


def test_an_unknown_model() -> None:
    near = refusal("draw", "MODEL", "no model is called 'vist'; did you mean 'visit'?")
    assert run("draw", "vist", "--models", str(BASE)) == near
    assert run("draw", "../x", "--models", str(BASE)) == refusal("draw", "MODEL", "no model is called '../x'")


@pytest.mark.parametrize("words", [("draw", "visit"), ("draw", "visit", "--format", "svg"), ("explain", "VisitID")])
def test_what_could_be_read_is_shown_beside_the_problems_of_the_rest(broken: Path, words: tuple[str, ...]) -> None:
    assert broken.is_dir()
    result = CliRunner().invoke(main, words, prog_name="eventmodels")
    assert (result.exit_code, result.stderr) == (0, FAMILIES)
    assert result.stdout == run(*words, "--models", str(BASE))[1] != ""


def test_a_model_that_is_wrong_itself_is_not_drawn(broken: Path) -> None:
    """Only what is wrong with it is told, not the mistakes of other files."""
    path = broken / "interactions" / "house" / "entering.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("kind: phase", "kind: phas"), encoding="utf-8")
    reason = (
        "models/interactions/house/entering.yml:2:7: error [wrong-value] 'phas' under 'kind'; "
        "expected one of model, phase; did you mean 'phase'?\n"
        "  2 | kind: phas\n"
        "    |       ^^^^\n"
    )
    assert run("draw", "entering") == run("draw", "visit") == (1, reason)
    assert run("draw", "farewell")[0] == 0


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


def test_export_writes_every_page_of_the_site(tmp_path: Path) -> None:
    site = build(BASE)
    out = tmp_path / "out"
    code, text = run("export", str(out), "--format", "markdown", "--models", str(BASE))
    files = [p for p in out.rglob("*") if p.is_file()]
    assert (code, text) == (0, f"{len(files)} files written to {out}\n")
    pages = sorted(p.relative_to(out).as_posix() for p in files if p.suffix == ".md")
    assert len(pages) == len(site.pages)
    assert "door/EventOpened.md" in pages


def test_export_refuses_half_a_reference(broken: Path, tmp_path: Path) -> None:
    code, text = run("export", str(tmp_path / "out"), "--models", str(broken))
    assert code == 1
    assert "error [missing-key]" in text
    assert not (tmp_path / "out").exists()
