"""A small project that is served while it is changed."""

from __future__ import annotations

import logging
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from tests.plugin.previews import Preview, read
from tests.support import BASE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

THEME = Path(__file__).parent / "theme"
SETTINGS = {
    "site_name": "Doors",
    "strict": True,
    "theme": {"name": None, "custom_dir": str(THEME)},
    "nav": [
        {"Home": "index.md"},
        *("@Messages", "@Models", "@Attributes", "@States", "@Participants"),
        {"More": "more.md"},
    ],
    "plugins": [{"eventmodels": {"changelog": "CHANGELOG.md", "source_url": "https://forge.test/"}}, "autorefs"],
    "markdown_extensions": ["abbr", "tables"],
    "validation": {"nav": {"omitted_files": "ignore"}},
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The small catalogue, with two pages that people wrote."""
    return written(tmp_path / "project")


def written(folder: Path) -> Path:
    """Write that project into a new folder."""
    shutil.copytree(BASE, folder / "models")
    (folder / "docs").mkdir()
    (folder / "docs/index.md").write_text(
        "# Doors\n\nA visit: [EventOpened][], and its log.\n\n![[visit.log]]\n", "utf-8"
    )
    (folder / "docs/more.md").write_text("# More\n\n![[farewell]]\n\n## Of doors\n\nAll of it.\n", "utf-8")
    (folder / "CHANGELOG.md").write_text("# Changelog\n\n## Unreleased\n\n- Doors.\n", "utf-8")
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(SETTINGS, sort_keys=False), "utf-8")
    return folder


@pytest.fixture
def preview(project: Path, tmp_path: Path) -> Iterator[Preview]:
    """The project, served."""
    preview = Preview(project, tmp_path / "served")
    yield preview
    preview.end()


@pytest.fixture(scope="module")
def resting() -> Iterator[list[Preview]]:
    """The preview that one test leaves to the next."""
    resting: list[Preview] = []
    yield resting
    for preview in resting:
        preview.end()


@pytest.fixture
def lasting(resting: list[Preview], tmp_path: Path) -> Iterator[Preview]:
    """The project, served to one test after the other; whoever does not leave it as it was is the last."""
    preview = resting.pop() if resting else Preview(written(tmp_path / "project"), tmp_path / "served")
    before = read(preview.folder)
    yield preview
    if read(preview.folder) == before:
        resting.append(preview)
    else:
        preview.end()


@pytest.fixture
def put_back(lasting: Preview) -> Callable[[], None]:
    """Make the project what it was: nothing else is touched, or it would count as changed."""
    before = read(lasting.project)

    def write() -> None:
        for path, content in read(lasting.project).items():
            if content != before[path]:
                (lasting.project / path).write_bytes(before[path])

    return write


@pytest.fixture(autouse=True)
def _same_everywhere(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Build at one time; and leave the logger as it was, which MkDocs takes for the whole process.

    Nor look through all that other tests have made, at each build: `tests/site/test_live.py` does what a server does.
    """
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    monkeypatch.setattr("eventmodels.plugin.live.settle", lambda: None)
    logger = logging.getLogger("mkdocs")
    before = logger.level, list(logger.handlers)
    yield
    logger.setLevel(before[0])
    logger.handlers[:] = before[1]
