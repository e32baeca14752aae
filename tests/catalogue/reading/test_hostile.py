"""Whatever stands in a file is read or explained: no traceback, no hang, no endless output."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eventmodels.catalogue import load
from eventmodels.catalogue.problems import report_text
from eventmodels.catalogue.reading.source import read_text
from eventmodels.checks import CODES, check
from tests.catalogue.reading.hostile import HOSTILE
from tests.checks.cases import CASES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Golden

LONGEST = 700
"""No line of a report is longer, however long the line it tells of."""


def report(folder: Path) -> str:
    catalogue, problems = load(folder, "models")
    assert {problem.code for problem in problems} <= set(CODES)
    return report_text([*problems, *check(catalogue)])


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_explained(name: str, tmp_path: Path, golden: Golden) -> None:
    (tmp_path / "families.yml").write_bytes(HOSTILE[name])
    text = report(tmp_path)
    assert text
    assert max(map(len, text.splitlines())) <= LONGEST
    golden(f"{name}.txt", text + "\n")


def test_a_folder_called_like_a_file_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "families.yml").mkdir()
    assert report(tmp_path) == ("models/families.yml:1:1: error [unreadable] the file cannot be read: is a directory")


def test_a_link_to_nothing_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "families.yml").symlink_to(tmp_path / "nowhere.yml")
    assert report(tmp_path) == (
        "models/families.yml:1:1: error [unreadable] the file cannot be read: no such file or directory"
    )


@pytest.mark.parametrize("make", [os.mkfifo, lambda path: path.symlink_to("/dev/zero")], ids=["pipe", "device"])
def test_what_is_no_file_is_not_waited_for(make: Callable[[Path], None], tmp_path: Path) -> None:
    make(tmp_path / "families.yml")
    assert report(tmp_path) == "models/families.yml:1:1: error [unreadable] the file cannot be read: is no plain file"


@pytest.mark.parametrize(
    ("name", "shown", "part"),
    [
        ("a#b", "a#b", "'a#b'"),
        ("a?b", "a?b", "'a?b'"),
        ("<b>", "<b>", "'<b>'"),
        ("a'b", "a'b", '"a\'b"'),
        ("A", "A", "'A'"),
        ("a b", "a b", "'a b'"),
        ("a~", "a~", "'a~'"),
        ("7", "7", "'7'"),
        ("a" * 81, "a" * 81, f"'{'a' * 81}'"),
        ("a\nb", "a\\nb", "'a\\\\nb'"),
        ("a\x1b[31m", "a\\x1b[31m", "'a\\\\x1b[31m'"),
        ("a\udcff", "a\\udcff", "'a\\\\udcff'"),
    ],
)
def test_a_name_that_no_address_can_hold_is_refused(name: str, shown: str, part: str, tmp_path: Path) -> None:
    (tmp_path / "states").mkdir()
    (tmp_path / "states" / f"{name}.yml").write_text("title: Door\n")
    assert report(tmp_path) == (
        f"models/states/{shown}.yml:1:1: error [file-name] {part} cannot be part of an address; "
        "expected small letters, digits and hyphens, a letter first, 80 at most"
    )


@pytest.mark.parametrize("name", [".a.yml", ".#a.yml", ".git/a.yml", "..a/b.yml"])
def test_what_is_hidden_is_passed_over(name: str, tmp_path: Path) -> None:
    path = tmp_path / "states" / name
    path.parent.mkdir(parents=True)
    path.write_text("\t")
    assert report(tmp_path) == ""


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    catalogue, problems = load(tmp_path / "nowhere", "nowhere")
    assert report_text(problems) == "nowhere:1:1: error [no-folder] there is no such folder"
    assert check(catalogue) == []


def test_problems_name_files_from_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "families.yml").write_text("families: {a: T}\n")
    monkeypatch.chdir(tmp_path)
    _, problems = load(type(tmp_path)())
    assert [str(problem.span) for problem in problems] == ["families.yml:1:15"]


def test_all_problems_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "families.yml").write_text("families: {a: {titel: T}}\n")
    (tmp_path / "sources.yml").write_text("sources: {a: {title: [T]}}\n")
    (tmp_path / "participants.yml").write_text("\tparticipants:\n")
    _, problems = load(tmp_path, "models")
    assert [(str(problem.span), problem.code) for problem in problems] == [
        ("models/families.yml:1:15", "missing-key"),
        ("models/families.yml:1:16", "unknown-key"),
        ("models/participants.yml:1:1", "tab"),
        ("models/sources.yml:1:22", "wrong-type"),
    ]


@settings(max_examples=300)
@given(st.text(st.sampled_from("a:-[]{},'\"&*!|>%@`#?~ \n"), max_size=60))
def test_no_text_raises(text: str) -> None:
    node, problems = read_text(text, "any.yml")
    assert node is not None or problems


FILES = sorted(path.relative_to(CASES / "base") for path in (CASES / "base").rglob("*.yml"))


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.sampled_from(FILES), st.binary(max_size=80))
def test_no_bytes_raise(tmp_path: Path, name: Path, raw: bytes) -> None:
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(raw)
    report(tmp_path)


PIECES = (
    "",
    " ",
    "\n",
    "- ",
    ": ",
    "[",
    "]",
    "{",
    "}",
    ",",
    "'",
    "*",
    "&a ",
    "!t ",
    "x",
    "0",
    "{}",
    "[]",
    "''",
    "A: B\n",
)


@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.data())
def test_no_change_of_a_good_file_raises(tmp_path: Path, data: st.DataObject) -> None:
    for name in FILES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes((CASES / "base" / name).read_bytes())
    path = tmp_path / data.draw(st.sampled_from(FILES))
    text = path.read_text()
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(text)))
        length = data.draw(st.integers(0, 12))
        text = text[:start] + data.draw(st.sampled_from(PIECES)) + text[start + length :]
    path.write_text(text)
    report(tmp_path)
