"""What the tests of this wing share: a small catalogue, with files of one's own if need be."""

from __future__ import annotations

from shutil import copytree
from typing import TYPE_CHECKING, Protocol

import pytest

from eventmodels.catalogue import Catalogue, load
from tests.checks.cases import CASES

if TYPE_CHECKING:
    from pathlib import Path


class House(Protocol):
    """Loads the base catalogue with some files written anew."""

    def __call__(self, files: dict[str, str] | None = None) -> Catalogue: ...


@pytest.fixture
def house(tmp_path: Path) -> House:
    """Load tests/cases/base; the files given must be free of mistakes."""

    def read(files: dict[str, str] | None = None) -> Catalogue:
        folder = tmp_path / "models"
        copytree(CASES / "base", folder, dirs_exist_ok=True)
        for name, text in (files or {}).items():
            (folder / name).write_text(text, encoding="utf-8")
        catalogue, problems = load(folder)
        assert [str(problem) for problem in problems] == []
        return catalogue

    return read
