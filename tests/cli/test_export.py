"""What `export` writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eventmodels.pages import build
from tests.support import BASE, run

if TYPE_CHECKING:
    from pathlib import Path


def test_export_writes_every_page_of_the_site(tmp_path: Path) -> None:
    site = build(BASE)
    out = tmp_path / "out"
    code, text = run("export", str(out), "--format", "markdown", "--models", str(BASE))
    files = [p for p in out.rglob("*") if p.is_file()]
    assert (code, text) == (0, f"{len(files)} files written to {out}\n")
    pages = sorted(p.relative_to(out).as_posix() for p in files if p.suffix == ".md")
    assert len(pages) == len(site.pages) + 1
    assert {"door/EventOpened.md", "index.md"} <= set(pages)


def test_a_first_page_that_somebody_wrote_is_kept(tmp_path: Path) -> None:
    (tmp_path / "index.md").write_text("# Ours\n")
    assert run("export", str(tmp_path), "--models", str(BASE))[0] == 0
    assert (tmp_path / "index.md").read_text() == "# Ours\n"


def test_export_refuses_half_a_reference(broken: Path, tmp_path: Path) -> None:
    code, text = run("export", str(tmp_path / "out"), "--models", str(broken))
    assert code == 1
    assert "error [missing-key]" in text
    assert not (tmp_path / "out").exists()
