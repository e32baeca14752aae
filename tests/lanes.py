"""Which tests run in which lane: the programs that a test needs are read off its fixtures, and it meets no others.

`make quick` leaves out whatever is marked; a mark that is forgotten there would be found on somebody's machine only.
So nobody writes these marks, and a test that starts a program it did not ask for fails in every lane.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from tests.browser import BROWSER

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

__all__ = ["NEEDS", "SWEEP", "hide", "needs", "path_for"]

NEEDS = {"browser": (BROWSER,), "java": ("java",), "node": ("node", "npm", "npx")}
"""Fixture that stands for programs, and mark of the tests that take it -> the programs."""
SWEEP = "sweep"
"""Mark of what does with every model, every page or the real site what other tests do with a few, or a small one."""
REFUSAL = """\
#!/bin/sh
echo "$0: a test that runs this takes the fixture '{need}', see tests/lanes.py" >&2
exit 97
"""


def needs(fixtures: Iterable[str]) -> set[str]:
    """Return the marks of a test that takes these fixtures, itself or by others."""
    return NEEDS.keys() & set(fixtures)


def hide(folder: Path) -> None:
    """Write programs that refuse to run, those of each need in a folder of its name."""
    for need, names in NEEDS.items():
        (folder / need).mkdir()
        for name in names:
            program = folder / need / name
            program.write_text(REFUSAL.format(need=need), "utf-8")
            program.chmod(0o755)


def path_for(fixtures: Iterable[str], hidden: Path, path: str) -> str:
    """Return a search path on which a test with these fixtures finds the programs that it needs, and no others."""
    return os.pathsep.join((*(str(hidden / need) for need in sorted(NEEDS.keys() - needs(fixtures))), path))
