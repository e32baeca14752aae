"""The scripts and styles of the site are of one dialect: the linter finds nothing, and would say what it finds."""

from __future__ import annotations

import subprocess

import pytest

from tests.support import ROOT

WEB = ROOT / "tooling/eventmodels/web"
BIOME = ROOT / "tests/lint/node_modules/.bin/biome"
SCRIPTS = sorted(WEB.rglob("*.js"))
LONGEST = 120
PLANTED = {
    "old words": ("planted.js", "var a = 1;\nwindow.b = a;\n"),
    "a name nobody gives": ("planted.js", "window.b = unheard;\n"),
    "a property that no browser knows": ("planted.css", "a {\n  colour: red;\n}\n"),
}


def biome(*command: str, **options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([BIOME, *command], cwd=ROOT, capture_output=True, text=True, check=False, **options)  # type: ignore[call-overload,no-any-return]


@pytest.mark.usefixtures("node")
def test_the_linter_finds_nothing() -> None:
    run = biome("ci", "--error-on-warnings")
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.usefixtures("node")
@pytest.mark.parametrize(("name", "text"), PLANTED.values(), ids=PLANTED)
def test_a_planted_fault_is_found(name: str, text: str) -> None:
    run = biome("lint", "--error-on-warnings", f"--stdin-file-path={WEB / name}", input=text)
    assert run.returncode == 1, run.stdout


def test_no_line_is_too_long_to_read() -> None:
    """The formatter leaves comments and texts as they are."""
    lines = [line for script in SCRIPTS for line in script.read_text("utf-8").split("\n")]
    assert lines
    assert [line for line in lines if len(line) > LONGEST] == []
