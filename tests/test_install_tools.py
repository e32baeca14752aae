"""`make test` says in one line which programs are missing, and never calls sudo."""

from __future__ import annotations

import subprocess
from pathlib import Path
from shutil import which

import pytest

from tests.browser import BROWSER

SCRIPT = Path(__file__).parent / "install-tools.sh"
TOOLS = (BROWSER, "java", "node", "npm")


def program(path: Path, text: str) -> None:
    path.write_text(f"#!{which('bash')}\n{text}\n")
    path.chmod(0o755)


def install(folder: Path, *wanted: str, user: int, present: tuple[str, ...]) -> subprocess.CompletedProcess[str]:
    """Run the script where only the given tools exist and apt-get writes down how it was called."""
    program(folder / "id", f"echo {user}")
    program(folder / "apt-get", 'echo "apt-get $*"')
    for tool in present:
        program(folder / tool, "")
    command = [str(which("bash")), str(SCRIPT), *wanted]
    return subprocess.run(command, env={"PATH": str(folder)}, capture_output=True, text=True, check=False)


def test_nothing_is_done_when_all_is_there(tmp_path: Path) -> None:
    done = install(tmp_path, user=0, present=TOOLS)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_root_gets_the_missing_packages(tmp_path: Path) -> None:
    done = install(tmp_path, user=0, present=("node", "npm"))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "apt-get update",
        "apt-get install -y --no-install-recommends chromium-headless-shell default-jre-headless",
    ]


def test_only_what_is_asked_for_must_be_there(tmp_path: Path) -> None:
    done = install(tmp_path, "node", "npm", user=0, present=("node", "npm"))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize(
    ("present", "packages"),
    [((), "chromium-headless-shell default-jre-headless nodejs npm"), ((BROWSER, "java", "node"), "npm")],
)
def test_others_are_told_the_one_command(tmp_path: Path, present: tuple[str, ...], packages: str) -> None:
    done = install(tmp_path, user=1000, present=present)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (f"The tests need programs that are not installed; run: sudo apt-get install {packages}\n")
