"""A folder to run commands in."""

from __future__ import annotations

from shutil import copytree
from typing import TYPE_CHECKING

import pytest

from tests.support import BASE

if TYPE_CHECKING:
    from pathlib import Path


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
