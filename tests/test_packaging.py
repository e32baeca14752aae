"""The wheel works alone: it carries the models and the templates, and starts on a closed machine."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.support import ROOT

MODELS = sorted((ROOT / "models/interactions").rglob("*.yml"))
MESSAGE = re.compile(r"send: *([A-Z]\w+)")
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))


def run(*command: str | Path, cwd: Path) -> str:
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built as `pip install` builds it."""
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", folder, ROOT, cwd=folder)
    return next(folder.glob("eventmodels-*.whl"))


@pytest.fixture(scope="module")
def bare(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command of a bare environment: the wheel and what it depends on, no checkout, no site generator."""
    folder = tmp_path_factory.mktemp("bare")
    run(sys.executable, "-m", "venv", "venv", cwd=folder)
    run(
        "venv/bin/pip",
        "install",
        "--quiet",
        "--constraint",
        ROOT / "requirements/site.txt",
        wheel,
        cwd=folder,
    )
    assert not list(folder.glob("venv/lib/*/site-packages/mkdocs"))
    return folder / "venv/bin/eventmodels"


def shipped(folder: str, *, inside: str) -> set[str]:
    files = (ROOT / folder).rglob("*")
    return {f"{inside}/{file.relative_to(ROOT / folder)}" for file in files if file.is_file() and file.suffix != ".pyc"}


def test_the_wheel_carries_models_templates_and_assets(wheel: Path) -> None:
    names = {name for name in ZipFile(wheel).namelist() if ".dist-info/" not in name}
    expected = shipped("tooling/eventmodels", inside="eventmodels") | shipped("models", inside="eventmodels/models")
    assert names == expected
    assert {Path(name).suffix for name in names} >= {".py", ".yml", ".css", ".html"}


def test_the_bare_command_draws_a_model(bare: Path, tmp_path: Path) -> None:
    model = MODELS[0]
    message = MESSAGE.search(model.read_text())
    assert message is not None
    assert message[1] in run(bare, "draw", model.stem, "--format", "text", cwd=tmp_path)


def test_the_bare_command_explains_a_message(bare: Path, tmp_path: Path) -> None:
    message = MESSAGE.search(MODELS[0].read_text())
    assert message is not None
    assert message[1] in run(bare, "explain", message[1], cwd=tmp_path)


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_a_lock_pins_versions_and_names_no_place(lock: Path) -> None:
    lines = [line for line in lock.read_text().splitlines() if not line.lstrip().startswith("#")]
    assert lines
    assert [line for line in lines if not re.match(r"[a-z0-9-]+(\[[a-z,]+\])?==[\w.]+( ; .+)?$", line)] == []
    assert re.search(r"https?:|file:|--index|--find-links", lock.read_text()) is None
