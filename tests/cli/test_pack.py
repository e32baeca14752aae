"""What `pack` writes, and what it does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from eventmodels.pages.export import archive as archives
from tests.support import run

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A built site of one page."""
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "index.html").write_text("<p>Here.</p>")
    return folder


def test_a_site_is_packed(site: Path, tmp_path: Path) -> None:
    target = tmp_path / "out" / "reference.zip"
    assert run("pack", str(site), str(target)) == (0, f"1 files packed into {target}\n")
    assert [path.name for path in target.parent.iterdir()] == ["reference.zip"]


@pytest.mark.parametrize("name", ["page.html", "folder"])
def test_a_link_is_not_followed(name: str, site: Path, tmp_path: Path) -> None:
    (site / name).symlink_to(tmp_path)
    code, text = run("pack", str(site), str(tmp_path / "reference.zip"))
    reason = f"Error: {site / name} is a link: what it leads to may be no part of the site"
    assert (code, text.splitlines()[-1]) == (2, reason)
    assert not (tmp_path / "reference.zip").exists()


def test_what_is_cut_off_leaves_the_last_one(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "reference.zip").write_text("the last one")

    def full(_path: Path) -> bytes:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(archives, "_content", full)
    assert run("pack", str(site), str(tmp_path / "reference.zip")) == (1, "Error: no space left on device\n")
    assert {path.name for path in tmp_path.iterdir()} == {"site", "reference.zip"}
    assert (tmp_path / "reference.zip").read_text() == "the last one"
