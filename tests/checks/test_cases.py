"""Each file of tests/cases/check: what an author reads after one mistake, and that the mended text passes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.checks.cases import CASES, read_case, report

if TYPE_CHECKING:
    from pathlib import Path

FILES = sorted((CASES / "check").glob("*.txt"))


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


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_mended_text_passes(path: Path, tmp_path: Path) -> None:
    assert report(read_case(path), "passes", tmp_path) == ""
