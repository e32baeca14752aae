"""What a build says, and what it makes of the same source elsewhere."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from typing import TYPE_CHECKING

from tests.site.sites import Built, build_here, project, small_project
from tests.support import BASE, ROOT

if TYPE_CHECKING:
    from pathlib import Path

GENERATOR = re.compile(r'<meta name="generator" content="[^"]*">')
SKETCH = "authoring/index.html"
UNDRAWN = "PlantUML is not installed: sketches in the docs are shown as source"
MISTAKEN = """\
title: Planted
kind: model
evidence: inferred
sources: [book/Doors]
participants:
  P: {is: panel}
  C: {is: controller}
steps:
  - {from: P, to: C, send: RequestOpne}
"""
STOPPED = """\
ERROR   -  1 problem in models
models/interactions/house/planted.yml:9:28: error [unknown-message] no message of door is called \
'RequestOpne'; did you mean 'RequestOpen'?
  9 |   - {from: P, to: C, send: RequestOpne}
    |                            ^^^^^^^^^^^

Aborted with a BuildError!
"""


def contents(site: Built) -> dict[str, bytes]:
    """Return every file of a site by its path; a page without the name of its generator."""
    files = {str(path.relative_to(site.folder)): path for path in site.folder.rglob("*") if path.is_file()}
    return {
        name: GENERATOR.sub("", path.read_text("utf-8")).encode() if name.endswith(".html") else path.read_bytes()
        for name, path in files.items()
    }


def test_another_build_by_another_generator_gives_the_same_bytes(by_both: tuple[Built, Built]) -> None:
    ours, theirs = map(contents, by_both)
    assert sorted(ours) == sorted(theirs)
    assert [name for name in ours if ours[name] != theirs[name] and not name.endswith("sitemap.xml.gz")] == []
    made = [GENERATOR.search((site.folder / "index.html").read_text("utf-8")) for site in by_both]
    assert [bool(tag and "ProperDocs" in tag[0]) for tag in made] == [False, True]


def test_a_folder_without_models_is_wrong_use(tmp_path: Path) -> None:
    (tmp_path / "models").mkdir()
    failed = build_here(tmp_path / "host", project(tmp_path / "project", models=tmp_path / "models", site_url=""))
    assert failed.code == 2
    assert "models is no folder of models: it has no protocols/" in failed.said


def test_a_mistake_in_a_model_stops_the_build(tmp_path: Path) -> None:
    own = small_project(tmp_path / "project")
    (own / "models").unlink()
    shutil.copytree(BASE, own / "models")
    (own / "models/interactions/house/planted.yml").write_text(MISTAKEN, "utf-8")

    failed = build_here(tmp_path / "host", own)

    assert failed.code == 1
    assert failed.said == STOPPED
    assert not failed.folder.exists()


def test_without_plantuml_a_sketch_is_shown_as_source(published: Built) -> None:
    assert published.said.count(UNDRAWN) == 1
    page = (published.folder / SKETCH).read_text("utf-8")
    assert "@startuml" in page
    assert "Author -&gt; models: edit YAML" in re.sub(r"</?(?:span|a)\b[^>]*>", "", page)


def test_with_plantuml_a_sketch_is_drawn(rooted: Built) -> None:
    assert UNDRAWN not in rooted.said
    page = (rooted.folder / SKETCH).read_text("utf-8")
    assert "@startuml" not in page
    assert re.search(r"<svg[^>]*>(?:(?!</svg>).)*edit YAML", page, re.DOTALL)


def test_a_build_has_nothing_to_warn_of(published: Built, by_both: tuple[Built, Built]) -> None:
    assert [warnings(site) for site in (published, *by_both)] == [[], [], []]


def test_nor_has_one_where_there_is_a_plantuml(rooted: Built) -> None:
    assert warnings(rooted) == []


def warnings(site: Built) -> list[str]:
    """Return what a build says besides what it does."""
    return [line for line in site.said.splitlines() if not line.startswith("INFO    -  ")]


def test_a_build_says_little(published: Built) -> None:
    assert len(published.said.splitlines()) <= 5


def test_make_says_where_the_site_is_and_no_more_than_four_things() -> None:
    # Make tells its children how it was called itself, which may be by the very command that runs this.
    alone = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
    command = ["make", "--dry-run", "site"]
    recipe = subprocess.run(command, cwd=ROOT, env=alone, capture_output=True, text=True, check=True).stdout
    check, building, mkdocs, where = recipe.splitlines()[-4:]
    assert (check, mkdocs) == (".venv/bin/eventmodels check models", ".venv/bin/mkdocs build --strict --quiet")
    assert building == 'echo "Building the site, which takes up to a minute"'
    assert where.startswith(f'echo "The site is in {ROOT}/site: see it with ')
