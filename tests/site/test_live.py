"""The real site while it is written: what changed is there, what did not is right, and a mistake lies over the page."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.plugin.previews import Preview, built, read
from tests.site.browsing import axe_complaints
from tests.site.sites import ROOT, served

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page

MODEL = "models/interactions/voice/releasing/release-phase.yml"
MESSAGES = "models/protocols/tlib/messages/agent-and-dn.yml"
POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; script-src 'self' 'unsafe-inline'; img-src 'self' data:"


@pytest.fixture
def preview(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Preview]:
    """Our own project, served."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    project = tmp_path / "project"
    for folder in ("docs", "models"):
        shutil.copytree(ROOT / folder, project / folder)
    for name in ("mkdocs.yml", "CHANGELOG.md", "tooling"):
        (project / name).symlink_to(ROOT / name)
    preview = Preview(project, tmp_path / "served")
    yield preview
    preview.end()


def put(project: Path, file: str, pattern: str, new: str) -> None:
    text = (project / file).read_text("utf-8")
    changed = re.sub(pattern, new, text, count=1)
    assert changed != text, f"{file} has no {pattern}"
    (project / file).write_text(changed, "utf-8")


def test_three_changes_and_a_mistake(preview: Preview, page: Page, tmp_path: Path) -> None:
    changes = (
        (MODEL, r"(summary: [^\n]*)\.\n", r"\1 again.\n"),
        (MESSAGES, r"(summary: [^\n]*[a-z])\.\n", r"\1 again.\n"),
        ("docs/concepts/calls.md", r"\Z", "\n\nOne thing more: [EventRinging][].\n"),
    )
    for change in changes:
        put(preview.project, *change)
        preview.changed()
    assert preview.whole == 1
    files, clean = read(preview.folder), built(preview.project, tmp_path / "clean")
    assert files.keys() == clean.keys()
    assert [path for path in files if files[path] != clean[path]] == []
    with served(preview.folder, POLICY) as host:
        page.goto(f"{host}/models/release-phase/")
        expect(page.get_by_role("heading", level=1)).to_have_text("Release Phase")
        expect(page.locator("main")).to_contain_text("for both again.")
        expect(page.get_by_role("alertdialog")).to_have_count(0)
        mistaken(preview, page)


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


def mistaken(preview: Preview, page: Page) -> None:
    """A mistake is laid over the page as it was; the keyboard takes it away; it is gone when it is mended."""
    put(preview.project, MODEL, "summary: ", "sumary: ")
    preview.changed()
    page.reload()
    over = page.get_by_role("alertdialog")
    expect(over).to_have_accessible_name("This page is as it was: 1 mistake")
    expect(over).to_contain_text(f"{MODEL}:3:1")
    expect(over).to_contain_text("unknown key 'sumary'")
    expect(over).to_contain_text("Did you mean summary?")
    expect(over.locator("pre")).to_contain_text("^^^^^^")
    expect(over.get_by_role("button")).to_be_focused()
    seen_whole(page)
    page.keyboard.press("Escape")
    expect(over).to_have_count(0)
    expect(page.locator("main")).to_contain_text("for both again.")
    put(preview.project, MODEL, "sumary: ", "summary: ")
    preview.changed()
    page.reload()
    expect(page.locator("main")).to_contain_text("for both again.")
    expect(over).to_have_count(0)
