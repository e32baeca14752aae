"""Sites while they are written: a mistake lies over the page, and of the real site what did not change is right.

What is made anew of a change is shown at a small site by `tests/plugin/test_live.py`; the real one takes two whole
builds, and joins in `make sweep`.
"""

from __future__ import annotations

import json
import re
import shutil
from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.plugin.previews import Preview, built, read
from tests.site.axe import axe_complaints
from tests.site.sites import ROOT, served
from tests.support import BASE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Page

MODEL = "models/interactions/voice/releasing/release-phase.yml"
MESSAGES = "models/protocols/tlib/messages/agent-and-dn.yml"
VISIT, SUMMARY = "models/interactions/house/visit.yml", "Somebody rings and is let in."
POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; script-src 'self' 'unsafe-inline'; img-src 'self' data:"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Our own project."""
    project = tmp_path / "project"
    for folder in ("docs", "models"):
        shutil.copytree(ROOT / folder, project / folder)
    for name in ("mkdocs.yml", "CHANGELOG.md", "tooling"):
        (project / name).symlink_to(ROOT / name)
    return project


@pytest.fixture
def doors(tmp_path: Path) -> Path:
    """A small project in our theme."""
    project = tmp_path / "doors"
    shutil.copytree(BASE, project / "models")
    (project / "docs").mkdir()
    (project / "docs/index.md").write_text("# Doors\n", "utf-8")
    settings = {"site_name": "Doors", "theme": {"name": "material", "font": False}, "plugins": ["eventmodels"]}
    (project / "mkdocs.yml").write_text(json.dumps(settings), "utf-8")
    put(project, VISIT, "evidence: ", f"summary: {SUMMARY}\nevidence: ")
    return project


@pytest.fixture
def preview(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Path], Preview]]:
    """Serve a project."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    with ExitStack() as ending:

        def serve(project: Path) -> Preview:
            preview = Preview(project, tmp_path / "served")
            ending.callback(preview.end)
            return preview

        yield serve


def put(project: Path, file: str, pattern: str, new: str) -> None:
    text = (project / file).read_text("utf-8")
    changed = re.sub(pattern, new, text, count=1)
    assert changed != text, f"{file} has no {pattern}"
    (project / file).write_text(changed, "utf-8")


@pytest.mark.sweep
def test_three_changes_of_the_real_site(
    project: Path, preview: Callable[[Path], Preview], page: Page, tmp_path: Path
) -> None:
    changes = (
        (MODEL, r"(summary: [^\n]*)\.\n", r"\1 again.\n"),
        (MESSAGES, r"(summary: [^\n]*[a-z])\.\n", r"\1 again.\n"),
        ("docs/concepts/calls.md", r"\Z", "\n\nOne thing more: [EventRinging][].\n"),
    )
    live = preview(project)
    for change in changes:
        put(project, *change)
        live.changed()
    assert live.whole == 1
    files, clean = read(live.folder), built(project, tmp_path / "clean")
    assert files.keys() == clean.keys()
    assert [path for path in files if files[path] != clean[path]] == []
    with served(live.folder, POLICY) as host:
        page.goto(f"{host}/models/release-phase/")
        expect(page.locator("main")).to_contain_text("for both again.")


CUT = """() => {
  const over = document.querySelector(".em-mistakes");
  const {left, right} = over.getBoundingClientRect();
  return [over, ...over.querySelectorAll(":not(pre)")].filter((part) => {
    const box = part.getBoundingClientRect();
    return part.scrollWidth > part.clientWidth && getComputedStyle(part).display !== "inline"
      || box.left < left || box.right > right;
  }).map((part) => part.outerHTML);
}"""


def seen_whole(page: Page) -> None:
    """On a phone too nothing of it is cut but excerpts, which scroll; nor is it hard to read in either scheme."""
    size = page.viewport_size
    assert size
    for width, scheme in ((390, "default"), (390, "slate"), (1400, "default")):
        page.set_viewport_size({"width": width, "height": 844})
        page.evaluate("scheme => document.body.setAttribute('data-md-color-scheme', scheme)", scheme)
        assert page.evaluate(CUT) == []
        assert axe_complaints(page, ".em-mistakes") == {}
    page.set_viewport_size(size)


def test_a_mistake_is_laid_over_the_page_as_it_was(doors: Path, preview: Callable[[Path], Preview], page: Page) -> None:
    """The keyboard takes it away; it is gone when it is mended."""
    live = preview(doors)
    with served(live.folder, POLICY) as host:
        page.goto(f"{host}/models/visit/")
        expect(page.get_by_role("heading", level=1)).to_contain_text("Visit")
        expect(page.get_by_role("alertdialog")).to_have_count(0)
        put(doors, VISIT, "summary: ", "sumary: ")
        live.changed()
        page.reload()
        over = page.get_by_role("alertdialog")
        expect(over).to_have_accessible_name("This page is as it was: 1 mistake")
        expect(over).to_contain_text(f"{VISIT}:3:1")
        expect(over).to_contain_text("unknown key 'sumary'")
        expect(over).to_contain_text("Did you mean summary?")
        expect(over.locator("pre")).to_contain_text("^^^^^^")
        expect(over.get_by_role("button")).to_be_focused()
        seen_whole(page)
        page.keyboard.press("Escape")
        expect(over).to_have_count(0)
        expect(page.get_by_role("heading", level=1)).to_contain_text("Visit")
        put(doors, VISIT, "sumary: ", "summary: ")
        live.changed()
        page.reload()
        expect(page.locator("main")).to_contain_text(SUMMARY)
        expect(over).to_have_count(0)
