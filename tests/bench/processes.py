"""Programs measured from outside: what a process of its own costs, and the project that it works on."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tests.support import ROOT

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["PROGRAMS", "QUIET", "Cost", "measured", "mkdocs", "project_copy"]

PROGRAMS = Path(sys.executable).parent
"""Where the programs of this environment are."""
QUIET = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
MEASURED = """
import json, resource, subprocess, sys, time
start = time.perf_counter()
code = subprocess.run(sys.argv[1:]).returncode
elapsed = time.perf_counter() - start
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([used.ru_maxrss / 1024, used.ru_utime + used.ru_stime, elapsed]))
sys.exit(code)
"""
"""Runs a command, and says its peak memory in MB, the processor's time and that of the clock in seconds.

It stands between, and imports little, since a child is born with the memory of its parent, which would be counted.
"""


class Cost(NamedTuple):
    """What a process took, and what it said."""

    memory: float
    processor: float
    elapsed: float
    said: str


def measured(command: Sequence[str | Path], folder: Path, **environment: str) -> Cost:
    """Run a program in a folder until it ends, with this environment beside that of all."""
    around = {**os.environ, **QUIET, **environment}
    words = [sys.executable, "-c", MEASURED, *map(str, command)]
    run = subprocess.run(words, cwd=folder, env=around, capture_output=True, text=True, check=False)
    if run.returncode:
        raise RuntimeError(f"{words[3:]} failed:\n{run.stdout}{run.stderr}")
    *said, cost = run.stdout.splitlines()
    memory, processor, elapsed = json.loads(cost)
    return Cost(memory, processor, elapsed, "\n".join(said))


def mkdocs(project: Path, site: Path) -> Cost:
    """Build a site."""
    return measured([PROGRAMS / "mkdocs", "build", "--clean", "-q", "-d", site], project)


def project_copy(folder: Path) -> Path:
    """Copy what the site is built from, so that measuring leaves the project alone."""
    for name in ("models", "docs", "tooling"):
        shutil.copytree(ROOT / name, folder / name)
    for name in ("mkdocs.yml", "CHANGELOG.md"):
        shutil.copy(ROOT / name, folder)
    return folder
