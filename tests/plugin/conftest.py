"""A small project that is served while it is changed."""

from __future__ import annotations

import logging
import shutil
from typing import TYPE_CHECKING

import pytest
import yaml

from tests.plugin.previews import Preview
from tests.support import BASE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SETTINGS = {
    "site_name": "Doors",
    "strict": True,
    "theme": {"name": "mkdocs"},
    "nav": [{"Home": "index.md"}, "@Events", "@Models", "@Attributes", "@States", "@Participants", {"More": "more.md"}],
    "plugins": [{"eventmodels": {"changelog": "CHANGELOG.md", "source_url": "https://forge.test/"}}, "autorefs"],
    "markdown_extensions": ["abbr", "tables"],
    "validation": {"nav": {"omitted_files": "ignore"}},
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The small catalogue, with two pages that people wrote."""
    folder = tmp_path / "project"
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


@pytest.fixture(autouse=True)
def _same_everywhere(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Build at one time; and leave the logger as it was, which MkDocs takes for the whole process."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    logger = logging.getLogger("mkdocs")
    before = logger.level, list(logger.handlers)
    yield
    logger.setLevel(before[0])
    logger.handlers[:] = before[1]
