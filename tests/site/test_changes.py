"""The page of what changed, as a build of either generator makes it from the options of the plugin."""

from __future__ import annotations

import json
import re
from shutil import copytree
from typing import TYPE_CHECKING

import pytest

from tests.site.sites import Built, build, build_here
from tests.support import BASE

if TYPE_CHECKING:
    from pathlib import Path

CHANGELOG = "# Changelog\n\nNewest first.\n\n## Unreleased\n\n- Doors.\n\n## 1.0\n\n- A house.\n"


def built(folder: Path, generator: str = "mkdocs", **options: str) -> Built:
    """Build a site of the small catalogue with a changelog; the folder `before` lacks a model."""
    for name in ("models", "before"):
        copytree(BASE, folder / name)
    (folder / "before/interactions/house/farewell.yml").unlink()
    (folder / "docs").mkdir()
    (folder / "docs" / "index.md").write_text("# Home\n", "utf-8")
    (folder / "NEWS.md").write_text(CHANGELOG, "utf-8")
    # The theme that comes with MkDocs is the quicker one; ProperDocs has none.
    theme = {"mkdocs": {"name": "mkdocs"}, "properdocs": {"name": "material", "font": False}}[generator]
    settings = {"site_name": "Doors", "theme": theme, "plugins": [{"eventmodels": options}]}
    (folder / "mkdocs.yml").write_text(json.dumps(settings), "utf-8")
    host = folder / "host"
    return (
        build_here(host, folder)
        if generator == "mkdocs"
        else build(host, address="/", project=folder, generator=generator)
    )


@pytest.mark.parametrize("generator", ["mkdocs", "properdocs"])
def test_the_page_leads_to_what_is_new(generator: str, tmp_path: Path) -> None:
    site = built(tmp_path, generator, changelog="NEWS.md", since="before")
    assert site.code == 0, site.said
    html = (site.folder / "changes" / "index.html").read_text("utf-8")
    assert re.findall(r'<h\d id="([^"]*)">([^<]*)<', html) == [
        ("what-changed", "What changed"),
        ("unreleased", "Unreleased"),
        ("in-the-reference-itself-since-before", "In the reference itself since "),
        ("model", "Model"),
        ("10", "1.0"),
    ]
    assert '<li>added: <a href="../models/farewell/">farewell</a></li>' in html
    assert "- added: [farewell](models/farewell.md)\n" in (site.folder / "changes.md").read_text("utf-8")


def test_without_git_the_changelog_stands_alone(tmp_path: Path) -> None:
    site = built(tmp_path, changelog="NEWS.md")
    assert site.code == 0, site.said
    assert "INFO    -  eventmodels: nothing to compare with: git knows no tag before this commit\n" in site.said
    html = (site.folder / "changes" / "index.html").read_text("utf-8")
    assert "<p>There is no earlier edition that this one can be compared with.</p>" in html


def test_without_a_changelog_there_is_no_page(tmp_path: Path) -> None:
    site = built(tmp_path)
    assert site.code == 0, site.said
    assert not (site.folder / "changes").exists()


def test_an_edition_that_is_asked_for_and_missing_is_warned_of(tmp_path: Path) -> None:
    site = built(tmp_path, changelog="NEWS.md", since="v9")
    missing = "there is no folder v9, and no git to look for a revision"
    warnings = [line for line in site.said.splitlines() if line.startswith("WARNING")]
    assert (site.code, warnings) == (1, [f"WARNING -  eventmodels: nothing to compare with: {missing}"])


def test_a_changelog_that_is_missing_stops_the_build(tmp_path: Path) -> None:
    site = built(tmp_path, changelog="OLDS.md")
    expected = "Plugin 'eventmodels' option 'changelog': The path 'OLDS.md' isn't an existing file."
    assert site.code == 1
    assert [line for line in site.said.splitlines() if "OLDS" in line] == [
        f"ERROR   -  Config value 'plugins': {expected}"
    ]
