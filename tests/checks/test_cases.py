"""Each file of tests/cases/check: what an author reads after one mistake, and that the mended text passes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from eventmodels.catalogue.problems import in_order, report_json, report_text
from eventmodels.pages import build
from tests.checks.cases import CASES, Case, read_case, remembered, report, write_side
from tests.support import run

FILES = sorted((CASES / "check").glob("*.txt"))
FIRST = {path.stem.partition(".")[0]: path for path in reversed(FILES)}
"""A file of each code."""
MENDED = [path for path in FILES if any(edit.passes is not None for edit in read_case(path).edits)]
"""Those whose mended text is another than the base itself."""


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_mistake_is_explained(path: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    case = read_case(path)
    text = report(case, "fails", tmp_path)
    if request.config.getoption("--accept"):
        head, _, _ = path.read_text(encoding="utf-8").partition("@expected\n")
        path.write_text(f"{head}@expected\n{text}\n", encoding="utf-8")
        return
    assert text == case.expected
    assert f" [{case.code}] " in text


@pytest.mark.parametrize("path", MENDED, ids=lambda path: path.stem)
def test_the_mended_text_passes(path: Path, tmp_path: Path) -> None:
    assert report(read_case(path), "passes", tmp_path) == ""


def test_the_base_passes(tmp_path: Path) -> None:
    assert report(Case("", (), ""), "passes", tmp_path) == ""


@pytest.mark.parametrize("path", FIRST.values(), ids=FIRST)
def test_what_stops_a_build_is_what_the_command_says(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And what was said above, where most of what is read had been read before."""
    case = read_case(path)
    write_side(case, "fails", tmp_path / "models")
    monkeypatch.chdir(tmp_path)
    problems = build(Path("models"), "models", remembered()).problems
    assert json.loads(run("check", "models", "--format", "json")[1]) == report_json(in_order(problems)) != []
    assert report_text(problems) == case.expected
