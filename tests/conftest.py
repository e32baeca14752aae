"""What all tests share: golden files, the option that accepts changed ones, and a small catalogue to change."""

from __future__ import annotations

import os
from shutil import copytree
from typing import TYPE_CHECKING, Protocol

import pytest

from eventmodels.catalogue import Catalogue, load
from tests.support import BASE

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support import House


class Golden(Protocol):
    """Compares text with the golden file of a name."""

    def __call__(self, name: str, text: str) -> None: ...


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="write golden files anew instead of comparing with them")


@pytest.fixture(autouse=True, scope="session")
def _cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep what commands keep for their user apart from his: tests break it."""
    os.environ["XDG_CACHE_HOME"] = str(tmp_path_factory.mktemp("cache"))


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compare text with `golden/<name>` beside the test; where they differ, leave the text as `-changed`."""
    folder: Path = request.path.parent / "golden"
    accepting: bool = request.config.getoption("--accept")

    def compare(name: str, text: str) -> None:
        accepted = folder / name
        changed = accepted.with_stem(f"{accepted.stem}-changed")
        changed.unlink(missing_ok=True)
        if accepting:
            folder.mkdir(exist_ok=True)
            accepted.write_bytes(text.encode())
            return
        expected = accepted.read_bytes().decode() if accepted.exists() else ""
        if text != expected:
            changed.write_bytes(text.encode())
        assert text == expected, f"{changed} differs from {accepted}; if it is right, run pytest --accept"

    return compare


@pytest.fixture
def house(tmp_path: Path) -> House:
    """Load tests/cases/base; the files given must be free of mistakes."""

    def read(files: dict[str, str] | None = None) -> Catalogue:
        folder = tmp_path / "models"
        copytree(BASE, folder, dirs_exist_ok=True)
        for name, text in (files or {}).items():
            (folder / name).write_text(text, encoding="utf-8")
        catalogue, problems = load(folder)
        assert [str(problem) for problem in problems] == []
        return catalogue

    return read
