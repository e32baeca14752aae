"""What `check` prints, where, and the exit code."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.checks.cases import CASES, read_case, write_side
from tests.support import BASE, FAMILIES, refusal, run

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
    assert run("check", str(missing)) == refusal("check", "[FOLDER]", f"there is no folder {missing}")
    reason = "Invalid value for '--format': 'xml' is not one of 'text', 'json', 'github'."
    assert run("check", str(BASE), "--format", "xml") == refusal("check", "[FOLDER]", reason)
