"""No test needs a program that its lane leaves out, and `make quick` asks for none."""

from __future__ import annotations

import os
import re
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.lanes import NEEDS, SWEEP, hide, needs, path_for
from tests.support import ROOT

if TYPE_CHECKING:
    from pathlib import Path

PROGRAMS = sorted(program for programs in NEEDS.values() for program in programs)
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")


def rule(target: str) -> tuple[str, str]:
    """Return what a target of the Makefile asks for, and what it runs."""
    found = re.search(rf"^{target}:(.*)\n((?:\t.*\n)*)", MAKEFILE, re.MULTILINE)
    assert found
    return found[1], found[2]


def test_every_test_has_the_marks_of_what_it_takes(request: pytest.FixtureRequest) -> None:
    marks = NEEDS.keys() | {SWEEP}
    for item in request.session.items:
        given = {mark.name for mark in item.iter_markers()} & marks
        taken = needs(getattr(item, "fixturenames", []))
        assert given - {SWEEP} == taken, item.nodeid


@pytest.mark.parametrize("program", PROGRAMS)
def test_a_program_that_a_test_does_not_ask_for_refuses_to_run(program: str) -> None:
    run = subprocess.run([program, "--version"], capture_output=True, text=True, check=False)
    assert run.returncode == 97
    assert "a test that runs this takes the fixture" in run.stderr


def test_a_program_that_a_test_asks_for_is_found_and_others_are_not(tmp_path: Path) -> None:
    hide(tmp_path)
    shown = path_for(["page", "browser", "java"], tmp_path, "/bin").split(os.pathsep)
    assert shown == [str(tmp_path / "node"), "/bin"]


def opens(page: object, new_context: object) -> None:
    """Stand for a test that opens pages."""


def test_whoever_opens_a_page_needs_a_browser(request: pytest.FixtureRequest) -> None:
    taken = request.session._fixturemanager.getfixtureinfo(request.node, opens, None).names_closure  # noqa: SLF001
    assert needs(taken) == {"browser"}


def test_the_quick_lane_leaves_out_whatever_is_marked_and_installs_nothing() -> None:
    wants, runs = rule("quick")
    assert set(re.findall(r'-m "not \((.*)\)"', runs)[0].split(" or ")) == NEEDS.keys() | {SWEEP}
    assert "test-tools" not in wants
    assert "NODE" not in wants


def test_the_sweep_runs_what_all_other_lanes_leave_out() -> None:
    assert f"-m {SWEEP}" in rule("sweep")[1]
    assert " -m " not in rule("test")[1].replace("python -m pytest", "")
