"""What we write of the navigation in place of the theme is what the theme would write."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest
import yaml

from tests.site.sites import SETTINGS, Built, build, small_project
from tests.support import ROOT

if TYPE_CHECKING:
    from pathlib import Path

OURS = "partials/nav-item.html"


def pages(site: Built) -> dict[str, str]:
    """Return every page by its path, without the spaces between tags and around values."""
    assert site.code == 0, site.said
    files = {path.relative_to(site.folder).as_posix(): path.read_text("utf-8") for path in site.folder.rglob("*.html")}
    return {name: re.sub(r'\s*([<>"])\s*', r"\1", re.sub(r"\s+", " ", text)) for name, text in files.items()}


@pytest.mark.sweep
def test_pages_are_what_they_would_be_with_the_navigation_of_the_theme(tmp_path: Path) -> None:
    own = small_project(tmp_path / "project")
    ours = pages(build(tmp_path / "ours", project=own))
    shutil.copytree(ROOT / SETTINGS["theme"]["custom_dir"], tmp_path / "theme")
    (tmp_path / "theme" / OURS).unlink()
    settings = yaml.safe_load((own / "mkdocs.yml").read_text("utf-8"))
    settings["theme"]["custom_dir"] = str(tmp_path / "theme")
    (own / "mkdocs.yml").write_text(yaml.safe_dump(settings), "utf-8")
    theirs = pages(build(tmp_path / "theirs", project=own))
    assert sorted(ours) == sorted(theirs)
    assert [name for name in ours if ours[name] != theirs[name]] == []
