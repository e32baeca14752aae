"""Plants each fault in a copy of the project and says what catches it: `python -m tests.teeth [ID...]`, `make teeth`.

First the same tests run on a copy without a fault: where they fail anyway, a catch would prove nothing.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from tests.teeth.faults import FAULTS, ROOT, planted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.teeth.faults import Fault

FAILED = re.compile(r"^(?:FAILED|ERROR) (.+?)(?: - .*)?$", re.MULTILINE)
NODE = "tests/mermaid/node_modules"


def main() -> None:
    """Report a line for each fault; fail where one is missed."""
    start, faults = time.monotonic(), chosen(sys.argv[1:])
    for fault in faults:
        planted(fault, ROOT)  # what does not fit is said before anything runs
    code, said = outcome(dict.fromkeys(test for fault in faults for test in fault.tests))
    if code:
        sys.exit(f"{said}\nThe tests do not even pass without a fault.")
    print(f"{'without a fault':<28} passed   {time.monotonic() - start:4.0f} s", flush=True)
    with ThreadPoolExecutor(os.cpu_count()) as several:
        missed = [fault.id for fault, found in zip(faults, several.map(caught, faults), strict=True) if not found]
    print(f"{len(faults) - len(missed)} of {len(faults)} faults caught in {time.monotonic() - start:.0f} s")
    sys.exit(f"missed: {', '.join(missed)}" if missed else 0)


def chosen(ids: list[str]) -> list[Fault]:
    """Return the faults of these ids, all of them without any."""
    known = {fault.id: fault for fault in FAULTS}
    if unknown := set(ids) - known.keys():
        sys.exit(f"no fault is called {', '.join(sorted(unknown))}")
    return [known[name] for name in ids or known]


def caught(fault: Fault) -> bool:
    """Tell whether a test fails where the fault is planted, and print which."""
    start = time.monotonic()
    code, said = outcome(fault.tests, fault)
    failed = FAILED.search(said)
    found = code == 1 and failed is not None
    what = failed[1] if found and failed else f"pytest ended with {code}: {' '.join(said.split()[-12:])}"
    print(f"{fault.id:<28} {'caught' if found else 'MISSED'}   {time.monotonic() - start:4.0f} s   {what}", flush=True)
    return found


def outcome(tests: Iterable[str], fault: Fault | None = None) -> tuple[int, str]:
    """Run tests in a copy of the project, with a fault or without; return the exit code and what pytest says."""
    with tempfile.TemporaryDirectory() as name:
        copy = copied(Path(name) / "project")
        if fault:
            (copy / fault.file).write_text(planted(fault, copy), "utf-8")
        options = ("-x", "-q", "-p", "no:cacheprovider", f"--basetemp={name}/made")
        return python(copy, "-m", "pytest", *options, *tests)


def copied(copy: Path) -> Path:
    """Copy every file that git would keep; the package of the copy is the one that is used there, by programs too."""
    listed = subprocess.check_output(("git", "ls-files", "-coz", "--exclude-standard"), cwd=ROOT, text=True)
    for path in (name for name in listed.split("\0") if (ROOT / name).is_file()):
        (copy / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / path, copy / path)
    (copy / NODE).symlink_to(ROOT / NODE)
    code, said = python(copy, "-c", "import eventmodels; print(eventmodels.__file__)")
    assert code == 0
    assert Path(said.strip()).is_relative_to(copy), said
    return copy


def python(copy: Path, *words: str) -> tuple[int, str]:
    """Run Python in the copy; what it starts, such as the generator and our program, finds the same package."""
    environment = {**os.environ, "PYTHONPATH": str(copy / "tooling")}
    command = (sys.executable, *words)
    run = subprocess.run(
        command, cwd=copy, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    return run.returncode, run.stdout


if __name__ == "__main__":
    main()
