"""What `check` prints, where, and the exit code."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click import unstyle
from click.testing import CliRunner

from eventmodels.cli import main
from tests.checks.cases import CASES, read_case, write_side
from tests.support import BASE, FAMILIES, refusal, run
from tests.terminals import typed

if TYPE_CHECKING:
    from pathlib import Path


def test_a_clean_folder() -> None:
    summary = "No problems: 7 messages, 12 attributes, 7 participants, 1 state machine, 3 models\n"
    assert run("check", str(BASE)) == (0, summary)
    assert run("check", str(BASE), "--format", "json") == (0, "[]\n")
    assert run("check", str(BASE), "--format", "github") == (0, "")


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


def test_information_is_counted_and_shown_when_asked_for(models: Path) -> None:
    write_side(read_case(CASES / "check" / "order-not-promised.txt"), "fails", models)
    code, text = run("check")
    assert (code, text.splitlines()[0][:12]) == (0, "No problems:")
    assert text.splitlines()[1:] == ["1 notice; --notices shows it"]
    code, text = run("check", "--notices")
    assert code == 0
    assert " information [order-not-promised] " in text.splitlines()[0]
    assert text.splitlines()[-1].startswith("No problems: ")
    assert [p["code"] for p in json.loads(run("check", "--format", "json")[1])] == ["order-not-promised"]


def test_wrong_use_of_check(tmp_path: Path) -> None:
    missing = tmp_path / "missing"
    assert run("check", str(missing)) == refusal("check", "[FOLDER | FILE...]", f"there is no folder {missing}")
    reason = "Invalid value for '--format': 'xml' is not one of 'text', 'json', 'github'."
    assert run("check", str(BASE), "--format", "xml") == refusal("check", "[FOLDER | FILE...]", reason)


def test_files_alone_are_spoken_of_while_the_whole_folder_is_read(broken: Path) -> None:
    families, participants = broken / "families.yml", broken / "participants.yml"
    assert run("check", "models/families.yml") == (1, f"{FAMILIES}2 problems\n")
    assert run("check", str(participants)) == (0, "No problems: 1 file\n2 problems in other files\n")
    code, text = run("check", str(participants), str(families), "--format", "json")
    assert (code, [problem["code"] for problem in json.loads(text)]) == (1, ["missing-key", "unknown-key"])


def test_a_file_is_found_from_inside_the_folder(broken: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(broken)
    code, text = run("check", "families.yml")
    assert (code, text) == (1, FAMILIES.replace("models/", "./") + "2 problems\n")


def test_files_that_are_not_of_one_folder_of_models(models: Path, tmp_path: Path) -> None:
    options = "[FOLDER | FILE...]"
    stray, other = tmp_path / "stray.yml", BASE / "families.yml"
    stray.write_text("title: Stray\n")
    assert run("check", "stray.yml") == refusal("check", options, "stray.yml is in no folder of models")
    (models / "notes.txt").write_text("No YAML.\n")
    reason = "models/notes.txt is no YAML, so nothing in it is checked"
    assert run("check", "models/notes.txt") == refusal("check", options, reason)
    own = models / "families.yml"
    assert run("check", str(own), "no.yml") == refusal("check", options, "there is no file no.yml")
    reason = f"these files are of several folders of models: {models}, {BASE}"
    assert run("check", str(own), str(other)) == refusal("check", options, reason)


def test_what_is_ignored_is_counted(broken: Path) -> None:
    assert broken.is_dir()
    one = FAMILIES.partition("models/families.yml:2:11")[0]
    assert run("check", "--ignore", "unknown-key") == (1, f"{one}1 problem\n1 problem ignored: 1 unknown-key\n")
    code, text = run("check", "--ignore", "unknown-key", "--ignore", "missing-key")
    assert (code, text.splitlines()[-1]) == (0, "2 problems ignored: 1 missing-key, 1 unknown-key")
    data = CliRunner().invoke(main, ["check", "--format", "json", "--ignore", "unknown-key"])
    assert [problem["code"] for problem in json.loads(data.stdout)] == ["missing-key"]
    assert data.stderr == "1 problem ignored: 1 unknown-key\n"


def test_a_code_that_no_problem_has_is_refused() -> None:
    reason = "Invalid value for '--ignore': no check is called 'unkown-key'; did you mean 'unknown-key'?"
    assert run("check", "--ignore", "unkown-key") == refusal("check", "[FOLDER | FILE...]", reason)


def test_a_terminal_gets_problems_in_colours_and_lines_that_fit(broken: Path) -> None:
    shown = typed("check", str(broken), columns=70)
    assert "\x1b[31m\x1b[1merror\x1b[0m [missing-key]" in shown
    lines = unstyle(shown).splitlines()
    assert max(map(len, lines)) <= max(70, len(f"{broken}/families.yml:2:11:"))
    # The caret stays under its word.
    assert "  2 |   house: {titel: Around}\n    |           ^^^^^" in unstyle(shown)
    joined = " ".join(unstyle(shown).split())
    assert joined == " ".join(f"{FAMILIES}2 problems".replace("models/", f"{broken}/").split())


@pytest.mark.parametrize("setting", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_no_colours_where_none_are_wanted(broken: Path, setting: dict[str, str]) -> None:
    shown = typed("check", str(broken), **setting)
    assert shown == unstyle(shown) != ""
