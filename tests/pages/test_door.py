"""The doors of pages: exactly what the faces need of them."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import eventmodels
from eventmodels import pages
from eventmodels.pages import host

PACKAGE = Path(eventmodels.__file__).parent
FACES = (*sorted((PACKAGE / "plugin").glob("*.py")), *sorted((PACKAGE / "cli").glob("*.py")))


def taken() -> set[str]:
    """Return the names that faces take through a door: `build`, `host.lead`."""
    found: set[str] = set()
    for tree in (ast.parse(path.read_text("utf-8")) for path in FACES):
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and node.module == pages.__name__:
                found |= {alias.name for alias in node.names}
            elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "host":
                found.add(f"host.{node.attr}")
    return found


def documented() -> set[str]:
    """Return the names that the page about the Python interface tells others of."""
    page = (PACKAGE.parents[1] / "docs/api.md").read_text("utf-8")
    found = re.search(r"::: eventmodels\.pages\n.*?members: \[(.*?)\]", page, re.DOTALL)
    assert found is not None
    return set(found[1].split(", "))


def test_the_doors_name_what_the_faces_need_and_no_more() -> None:
    needed = taken() - {"host"} | documented()
    assert needed == {*pages.__all__, *(f"host.{name}" for name in host.__all__)}


def test_what_is_named_is_there() -> None:
    assert [name for door in (pages, host) for name in door.__all__ if not hasattr(door, name)] == []


def test_commands_need_nothing_of_a_generator() -> None:
    """`eventmodels check` runs where no generator is installed."""
    code = "import sys, eventmodels.cli; print(*{name.partition('.')[0] for name in sys.modules})"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert {"mkdocs", "markdown", "mkdocstrings"} & set(run.stdout.split()) == set()
