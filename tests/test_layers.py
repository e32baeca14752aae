"""Imports point one way, foreign libraries have one home each, and modules stay small."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import eventmodels

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(eventmodels.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))
FLOORS = (
    {"catalogue"},
    {"replay"},
    {"checks", "sequence", "diff"},
    {"pages", "trace"},
    {"explain", "starters", "revisions"},
    {"plugin", "cli"},
)
"""A part imports only from floors below its own; parts on one floor do not know each other."""
CLI_ONLY = {"explain", "starters"}
"""What only the command line does."""
HOMES = {
    "yaml": {"catalogue/source.py"},
    "jinja2": {"pages/render.py"},
    "mkdocs": {"plugin.py"},
    "markdown": {"pages/written.py"},
    "click": {"cli.py"},
    "spellchecker": {"checks/spelling.py"},
}


def imported(source: str) -> Iterator[str]:
    """Yield the full name of everything that import statements name, those for type checkers included."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def part(name: str) -> str:
    """Return the wing or face that a module below `eventmodels` belongs to."""
    words = name.split(".")
    return words[1] if len(words) > 1 and words[0] == "eventmodels" else ""


def floor(name: str) -> int:
    return next(number for number, parts in enumerate(FLOORS) if name in parts)


def violations(path: str, source: str) -> list[str]:
    """Return `a -> b` for every import that a module, at `path` below the package, must not have."""
    own = path.removesuffix(".py").split("/")[0]
    if own == "__init__":
        return [f"eventmodels -> {name}" for name in imported(source) if part(name)]
    found = []
    for name in imported(source):
        other, top = part(name), name.split(".")[0]
        if other and other != own and (floor(other) >= floor(own) or (other in CLI_ONLY and own != "cli")):
            found.append(f"{own} -> {other}")
        if path not in HOMES.get(top, {path}):
            found.append(f"{path} -> {top}")
    return found


def printing(source: str) -> list[int]:
    """Return the lines that print."""
    calls = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    return [call.lineno for call in calls if isinstance(call.func, ast.Name) and call.func.id == "print"]


def shown(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


@pytest.mark.parametrize("path", MODULES, ids=shown)
def test_imports_point_one_way(path: Path) -> None:
    assert violations(shown(path), path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", MODULES, ids=shown)
def test_only_the_command_line_prints(path: Path) -> None:
    assert printing(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", MODULES, ids=shown)
def test_modules_stay_small(path: Path) -> None:
    limit = 149 if path.name == "plugin.py" else 350
    assert len(path.read_text(encoding="utf-8").splitlines()) <= limit


@pytest.mark.parametrize("path", MODULES, ids=shown)
def test_every_module_says_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    ("path", "source", "expected"),
    [
        ("catalogue/load.py", "from eventmodels.checks import check", ["catalogue -> checks"]),
        ("checks/names.py", "import eventmodels.sequence.layout", ["checks -> sequence"]),
        ("pages/build.py", "from eventmodels import trace", ["pages -> trace"]),
        ("plugin.py", "from eventmodels.cli import main", ["plugin -> cli"]),
        ("plugin.py", "from eventmodels.search.explain import explain", ["plugin -> explain"]),
        ("pages/build.py", "def f():\n    from eventmodels import plugin", ["pages -> plugin"]),
        ("pages/build.py", "if TYPE_CHECKING:\n    from eventmodels.cli import main", ["pages -> cli"]),
        ("catalogue/load.py", "import yaml.nodes", ["catalogue/load.py -> yaml"]),
        ("pages/build.py", "from jinja2.runtime import Context", ["pages/build.py -> jinja2"]),
        ("pages/build.py", "from mkdocs.config import base", ["pages/build.py -> mkdocs"]),
        ("explain.py", "import click", ["explain.py -> click"]),
        (
            "__init__.py",
            "from eventmodels.catalogue import load",
            ["eventmodels -> eventmodels.catalogue.reading.load"],
        ),
        ("cli.py", "import click\nfrom eventmodels.search.explain import explain", []),
        ("catalogue/source.py", "import yaml\nfrom eventmodels.catalogue.problems import Span", []),
    ],
)
def test_a_planted_import_is_named(path: str, source: str, expected: list[str]) -> None:
    assert violations(path, source) == expected


def test_a_planted_print_is_found() -> None:
    assert printing("x = 1\nprint(x)\n") == [2]
