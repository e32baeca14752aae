"""What `find` prints, where it looks, and what it keeps."""

from __future__ import annotations

import json
from shutil import copytree
from typing import TYPE_CHECKING

import pytest

from eventmodels.cli import searched
from tests.support import BASE, run

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of models with a page beside it, as a site has it."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "keys.md").write_text("# Lost keys\n\n## At night\n\nRing KEY_LOST at the lodge.\n", "utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n", "utf-8")
    return copytree(BASE, tmp_path / "models")


def test_words_find_what_they_name() -> None:
    code, text = run("find", "event", "opened", "-n", "1", "--models", str(BASE))
    assert (code, text) == (
        0,
        "EventOpened  event 3, Door protocol, Opening\n  A door has opened.\n  door/EventOpened/\n",
    )


def test_messages_in_order_find_models_and_their_steps() -> None:
    code, text = run("find", "RequestOpen", "EventOpened", "--format", "json", "-n", "1", "--models", str(BASE))
    (best,) = json.loads(text)
    assert code == 0
    assert (best["kind"], [each["message"] for each in best["steps"]]) == ("phase", ["RequestOpen", "EventOpened"])
    assert best["address"].startswith("models/")


def test_pages_beside_the_models_are_looked_into(folder: Path) -> None:
    code, text = run("find", "KEY_LOST", "-n", "1", "--models", str(folder))
    assert (code, text) == (0, "At night  section, Lost keys\n  keys/#at-night\n")


def test_a_second_call_answers_from_what_was_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = run("find", "lodge", "--models", str(folder))
    monkeypatch.setattr(searched, "made", None)
    assert run("find", "lodge", "--models", str(folder)) == first
    monkeypatch.undo()
    (folder.parent / "docs" / "keys.md").write_text("# Lost keys\n\nNobody is there.\n", "utf-8")
    assert run("find", "lodge", "--models", str(folder))[0] == 1


def test_nothing_that_fits() -> None:
    assert run("find", "zzzz", "qqqq", "--models", str(BASE)) == (1, "Error: nothing fits 'zzzz qqqq'\n")


def test_a_folder_with_mistakes_is_not_looked_into(folder: Path) -> None:
    (folder / "families.yml").write_text("families: 1\n", "utf-8")
    said = f"Error: {folder} has mistakes, so nothing can be looked for; `eventmodels check` tells them\n"
    assert run("find", "door", "--models", str(folder)) == (1, said)


def test_several_words_are_explained_by_the_best_that_fits() -> None:
    assert run("explain", "door", "has", "opened", "--models", str(BASE)) == run(
        "explain", "EventOpened", "--models", str(BASE)
    )
