"""What all tests share: lanes, what is made once, golden files and how changed ones are accepted, a small catalogue."""

from __future__ import annotations

import gc
import os
import tempfile
from pathlib import Path
from shutil import copytree, which
from typing import TYPE_CHECKING, Protocol

import pytest

from eventmodels.catalogue import Catalogue, load
from eventmodels.checks import compacted
from eventmodels.cli.kept import keep, key_of
from tests.lanes import hide, needs, path_for
from tests.once import Once
from tests.support import BASE, REAL

if TYPE_CHECKING:
    from tests.support import House

SLOW = {"bare", "by_both", "drawn", "kept_models", "some_mutants", "unthemed", "wheel"}
"""Fixtures that take longest to make: whoever takes one runs first, lest all others be done and wait for it."""
HIDDEN, PATH = pytest.StashKey[Path](), os.environ["PATH"]


class Golden(Protocol):
    """Compares text with the golden file of a name."""

    def __call__(self, name: str, text: str) -> None: ...


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="write golden files anew instead of comparing with them")


@pytest.fixture(autouse=True, scope="session")
def _cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep what commands keep for their user apart from his: tests break it."""
    os.environ["XDG_CACHE_HOME"] = str(tmp_path_factory.mktemp("cache"))


def pytest_configure(config: pytest.Config) -> None:
    folder = tempfile.TemporaryDirectory()
    config.add_cleanup(folder.cleanup)
    config.stash[HIDDEN] = Path(folder.name)
    hide(config.stash[HIDDEN])


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        for need in needs(fixtures(item)):
            item.add_marker(need)
    items.sort(key=lambda item: SLOW.isdisjoint(fixtures(item)))


def pytest_collection_finish() -> None:
    """Take what modules have made for good out of what is searched for cycles again and again: most of it is models."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    os.environ["PATH"] = path_for(fixtures(item), item.config.stash[HIDDEN], PATH)


def fixtures(item: pytest.Item) -> list[str]:
    """Return the fixtures that a test takes, with all that those take."""
    return getattr(item, "fixturenames", [])


@pytest.fixture(scope="session")
def java() -> str | None:
    """Java, for PlantUML; whatever takes it is marked `java`."""
    return which("java")


@pytest.fixture(scope="session")
def node() -> str | None:
    """Node, for Mermaid's parser and the linter of scripts; whatever takes it is marked `node`."""
    return which("node")


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Once:
    """Make something once for all processes of a run: the folders of each lie beside each other."""
    own = tmp_path_factory.getbasetemp()
    (shared := (own if worker_id == "master" else own.parent) / "once").mkdir(exist_ok=True)
    return Once(shared)


@pytest.fixture(scope="session")
def kept_models(once: Once) -> Path:
    """Return a folder for what commands keep, in which the real models are kept as a first command leaves them."""

    def make(folder: Path) -> Path:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("XDG_CACHE_HOME", str(folder))
            keep(REAL, key_of(REAL), compacted(REAL))
        return folder

    return once("kept", make)


@pytest.fixture
def answered(kept_models: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let commands find the real models kept: for tests of what they answer, not of how they read."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(kept_models))


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
