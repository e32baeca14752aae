"""Whatever a file says, the checks say what is wrong with it, at its place, or it makes a site: nothing breaks."""

from __future__ import annotations

from shutil import copytree
from typing import TYPE_CHECKING

import pytest

from eventmodels.catalogue.memory import Memory
from eventmodels.catalogue.problems import errors, report_text
from eventmodels.checks import CODES
from eventmodels.pages import lay_out
from eventmodels.pages.render.bodies import Bodies
from tests.checks.fuzzing import CHANGES, mutations
from tests.support import BASE, REAL

if TYPE_CHECKING:
    from pathlib import Path

SEED = 20261128
LONGEST = 1000
"""No line of a report is longer, however long the line it tells of."""


def judge(folder: Path, count: int, seed: int) -> dict[str, int]:
    """Return how many mutations of a folder are refused, by change; fail at the first that breaks something."""
    memory = Memory()
    refused = dict.fromkeys(CHANGES, 0)
    lay_out(folder, "models", memory)
    for mutation in mutations(folder, count, seed):
        path = folder / mutation.file
        was = path.read_text(encoding="utf-8")
        path.write_text(mutation.text, encoding="utf-8")
        what = f"{mutation.file} {mutation.at} {mutation.how}"
        layout = lay_out(folder, "models", memory)
        assert {problem.code for problem in layout.problems} <= set(CODES), what
        assert max(map(len, report_text(layout.problems).splitlines()), default=0) <= LONGEST, what
        for problem in layout.problems:
            lines = (folder.parent / problem.span.file).read_text(encoding="utf-8").split("\n")
            assert problem.span.line < len(lines), what
        if errors(layout.problems):
            refused[mutation.how] += 1
        else:
            bodies = Bodies(layout.reference, memory)
            assert "<script>alert" not in "".join(bodies.html(page) for page in layout.pages), what
        path.write_text(was, encoding="utf-8")
        memory.turn()
    return refused


def test_no_change_of_the_small_catalogue_breaks_anything(tmp_path: Path) -> None:
    copytree(BASE, tmp_path / "models")
    refused = judge(tmp_path / "models", 150, SEED)
    assert min(refused.values()) > 0, refused


@pytest.mark.sweep
def test_many_more_changes_break_nothing_either(tmp_path: Path) -> None:
    copytree(BASE, tmp_path / "models")
    judge(tmp_path / "models", 4_000, SEED + 1)


@pytest.mark.sweep
def test_no_change_of_the_real_models_breaks_anything(tmp_path: Path) -> None:
    copytree(REAL, tmp_path / "models")
    assert sum(judge(tmp_path / "models", 300, SEED).values()) > 0
