"""Imports point one way, on every floor; foreign libraries have one home each; modules stay small."""

from __future__ import annotations

import ast
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import eventmodels

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PACKAGE = Path(eventmodels.__file__).parent
TESTS = Path(__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))
ROOMS: dict[str, tuple[set[str], ...]] = {
    "": (
        {"catalogue", "web"},
        {"replay"},
        {"checks", "sequence", "diff", "search"},
        {"pages"},
        {"plugin", "cli"},
        {"__main__"},
    ),
    "catalogue": (
        {"kinds", "memory", "problems", "uninterrupted"},
        {"records"},
        {"catalogue", "conditions"},
        {"references", "reading", "flow"},
        {"addresses", "ledger", "compact"},
        {"meanings"},
    ),
    "catalogue/records": (
        {"node", "shapes"},
        {"base"},
        {"enumerations", "keys", "protocols", "participants", "editorial", "published", "values"},
        {"machines", "models"},
        {"places"},
    ),
    "replay": (
        {"finding", "guards", "automata", "interleavings"},
        {"effects"},
        {"world"},
        {"context"},
        {"rules"},
        {"walker"},
        {"result"},
        {"replays"},
    ),
    "checks": (
        {"codes", "names", "releases"},
        {"allowances", "drawable", "addresses"},
        {"protocols", "models", "editorial"},
        {"check"},
    ),
    "cli": (
        {"terminal", "scaffold", "kept"},
        {"models_folder"},
        {"completion", "searched"},
        {"check", "diff", "draw", "explain", "export", "find", "ledger", "list", "new", "pack", "schema"},
        {"main"},
    ),
    "search": (
        {"courses", "found", "names", "words", "written"},
        {"entries", "explain", "likeness", "sequences"},
        {"index"},
        {"rank"},
        {"questions"},
        {"find"},
    ),
    "plugin": (
        {"opened", "options", "pages", "reading", "server"},
        {"update"},
        {"publishing"},
        {"live"},
        {"hooks"},
    ),
    "sequence": (
        {"labels", "looks", "shown", "style", "text_metrics"},
        {"placing"},
        {"markup"},
        {"frames_svg"},
        {"svg"},
        {"flow_json", "ladder", "log_sample", "mermaid", "miniature", "plantuml", "table", "told"},
        {"exports"},
    ),
    "pages": (
        {"page", "reference"},
        {"views"},
        {"data"},
        {"render", "rules"},
        {"layout", "files"},
        {"build"},
        {"export"},
        {"host"},
    ),
}
"""Folder -> its floors, the lowest first: a part imports only from floors below its own."""
DOOR = "eventmodels.pages"
"""What those who publish import from; what is behind it is its own."""
HOMES = {
    "yaml": {"catalogue/reading/source.py"},
    "platformdirs": {"cli/kept.py"},
    "jinja2": {"pages/render/render.py"},
    "mkdocs": {"plugin"},
    "watchdog": {"plugin"},
    "markdown": {"pages/host/markdown_extension.py"},
    "spellchecker": {"checks/editorial/spelling.py"},
    "click": {"cli"},
}
"""Library -> the file or folder that alone imports it."""
BY_CASES = {"checks/protocols", "checks/models", "checks/editorial", "web"}
"""Rules are shown by tests/cases/check, a file for each code, and scripts by tests/site."""
MOST_MODULES = 25
LONGEST = 350
LONGEST_ADAPTER = 149


@cache
def nodes(source: str) -> tuple[ast.AST, ...]:
    """Return all that a source consists of, for every test that looks through it."""
    return tuple(ast.walk(ast.parse(source)))


def imported(source: str) -> Iterator[tuple[str, str]]:
    """Yield module and name of everything that import statements name, those for type checkers included."""
    for node in nodes(source):
        if isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            yield from ((node.module or "", alias.name) for alias in node.names)


def part(name: str, room: str) -> str:
    """Return the part of a room that a module, by its dotted name, belongs to; nothing where it is elsewhere."""
    words, home = name.split("."), ["eventmodels", *filter(None, room.split("/"))]
    return words[len(home)] if words[: len(home)] == home and len(words) > len(home) else ""


def dotted(path: str) -> str:
    """Return the name of the module at a path below the package; a package stands for its `__init__`."""
    return ".".join(("eventmodels", *Path(path).with_suffix("").parts)).removesuffix(".__init__")


def floor(room: str, name: str) -> int | None:
    return next((number for number, parts in enumerate(ROOMS[room]) if name in parts), None)


def climbs(path: str, source: str) -> Iterator[str]:
    """Yield `a -> b` for every import of a part on the same floor or on a higher one, in any room."""
    for module, name in imported(source):
        for room in ROOMS:
            own = part(dotted(path), room)
            other = part(module, room) or part(f"{module}.{name}", room)
            below, above = floor(room, own), floor(room, other)
            if own and other and own != other and above is not None and (below is None or above >= below):
                yield f"{own} -> {other}"


def trespasses(path: str, source: str) -> Iterator[str]:
    """Yield `a -> b` for every import that has one home elsewhere, or that goes round a door."""
    for module, _ in imported(source):
        home = HOMES.get(module.split(".")[0], {path})
        if not any(path == each or path.startswith(f"{each}/") for each in home):
            yield f"{path} -> {module.split('.')[0]}"
        if path.split("/", maxsplit=1)[0] in {"plugin", "cli"} and module.startswith(f"{DOOR}."):
            yield f"{path} -> {module}"


def circle(modules: Mapping[str, str]) -> list[str]:
    """Return modules that import each other in a circle, type-checking imports counted; nothing where none do."""
    arrows = {name: sorted(_imports(source, modules) - {name}) for name, source in modules.items()}
    done: set[str] = set()

    def search(name: str, line: list[str]) -> list[str]:
        if name in line:
            return line[line.index(name) :]
        if name in done:
            return []
        found = next(filter(None, (search(other, [*line, name]) for other in arrows[name])), [])
        done.add(name)
        return found

    return next(filter(None, (search(name, []) for name in arrows)), [])


def _imports(source: str, modules: Mapping[str, str]) -> set[str]:
    pairs = ((f"{module}.{name}", module) for module, name in imported(source))
    return {next((each for each in pair if each in modules), "") for pair in pairs} - {""}


def printing(source: str) -> list[int]:
    """Return the lines that print."""
    calls = (node for node in nodes(source) if isinstance(node, ast.Call))
    return [call.lineno for call in calls if isinstance(call.func, ast.Name) and call.func.id == "print"]


def docstring(source: str) -> str | None:
    module = nodes(source)[0]
    assert isinstance(module, ast.Module)
    return ast.get_docstring(module)


def shown(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


SOURCES = {shown(path): path.read_text(encoding="utf-8") for path in MODULES}


def test_imports_point_one_way() -> None:
    found = {path: list(climbs(path, source)) for path, source in SOURCES.items()}
    assert {path: arrows for path, arrows in found.items() if arrows} == {}


def test_every_part_of_a_room_stands_on_one_floor() -> None:
    for room, floors in ROOMS.items():
        parts = Counter(name for parts in floors for name in parts)
        files = {path.stem for path in (PACKAGE / room).glob("*.py")} - {"__init__"}
        code = files | {path.parent.name for path in (PACKAGE / room).glob("*/__init__.py")}
        assert code - set(parts) == set(), f"not on a floor of {room or 'the package'}"
        assert set(parts) - code == set(), f"gone from {room or 'the package'}"
        assert max(parts.values()) == 1


def test_every_library_has_one_home_and_pages_one_door() -> None:
    found = {path: list(trespasses(path, source)) for path, source in SOURCES.items()}
    assert {path: arrows for path, arrows in found.items() if arrows} == {}


def test_no_modules_import_each_other_in_a_circle() -> None:
    assert circle({dotted(path): source for path, source in SOURCES.items()}) == []


def test_only_the_command_line_prints() -> None:
    assert {path: lines for path, source in SOURCES.items() if (lines := printing(source))} == {}


def test_modules_stay_small() -> None:
    lines = {path: len(source.splitlines()) for path, source in SOURCES.items()}
    assert {p: n for p, n in lines.items() if n > (LONGEST_ADAPTER if p.startswith("plugin/") else LONGEST)} == {}


def test_folders_stay_small() -> None:
    modules = Counter(str(Path(path).parent) for path in SOURCES if not path.endswith("__init__.py"))
    assert {folder: number for folder, number in modules.items() if number > MOST_MODULES} == {}


def test_every_module_says_what_it_is_for() -> None:
    assert [path for path, source in SOURCES.items() if not docstring(source)] == []


@pytest.mark.parametrize(
    ("path", "source", "expected"),
    [
        ("catalogue/reading/load.py", "from eventmodels.checks import check", ["catalogue -> checks"]),
        ("catalogue/reading/load.py", "from eventmodels.catalogue.ledger import write_ledger", ["reading -> ledger"]),
        ("catalogue/records/base.py", "from eventmodels.catalogue.records import models", ["base -> models"]),
        ("checks/names.py", "import eventmodels.sequence.placing.layout", ["checks -> sequence"]),
        ("pages/build.py", "from eventmodels import cli", ["pages -> cli"]),
        ("pages/page.py", "from eventmodels.pages.views.models import model_pages", ["page -> views"]),
        ("pages/data/cards.py", "from eventmodels.pages.render.render import render", ["data -> render"]),
        ("pages/build.py", "def f():\n    from eventmodels import plugin", ["pages -> plugin"]),
        ("pages/build.py", "if TYPE_CHECKING:\n    from eventmodels.cli.main import main", ["pages -> cli"]),
        ("plugin/hooks.py", "from eventmodels.cli import main", ["plugin -> cli"]),
        ("replay/rules/values.py", "from eventmodels.replay.walker import Walker", ["rules -> walker"]),
        ("web/assets.py", "from eventmodels.catalogue import load", ["web -> catalogue"]),
        ("cli/main.py", "import click\nfrom eventmodels.search.explain import explain", []),
        ("catalogue/reading/source.py", "import yaml\nfrom eventmodels.catalogue.problems import Span", []),
    ],
)
def test_a_planted_climb_is_named(path: str, source: str, expected: list[str]) -> None:
    assert list(climbs(path, source)) == expected


@pytest.mark.parametrize(
    ("path", "source", "expected"),
    [
        ("catalogue/reading/load.py", "import yaml.nodes", ["catalogue/reading/load.py -> yaml"]),
        ("pages/build.py", "from jinja2.runtime import Context", ["pages/build.py -> jinja2"]),
        ("pages/build.py", "from mkdocs.config import base", ["pages/build.py -> mkdocs"]),
        ("search/explain.py", "import click", ["search/explain.py -> click"]),
        (
            "plugin/hooks.py",
            "from eventmodels.pages.build import build",
            ["plugin/hooks.py -> eventmodels.pages.build"],
        ),
        (
            "cli/check.py",
            "import click\nfrom eventmodels.pages.page import Page",
            ["cli/check.py -> eventmodels.pages.page"],
        ),
        ("cli/check.py", "import click\nfrom eventmodels.pages import build", []),
    ],
)
def test_a_planted_trespass_is_named(path: str, source: str, expected: list[str]) -> None:
    assert list(trespasses(path, source)) == expected


def test_a_planted_circle_is_found() -> None:
    modules = {
        "a": "if TYPE_CHECKING:\n    from b import B",
        "b": "from c import C",
        "c": "import b",
        "d": "import a",
    }
    assert circle(modules) == ["b", "c"]
    assert circle({**modules, "c": ""}) == []


def test_a_planted_print_is_found() -> None:
    assert printing("x = 1\nprint(x)\n") == [2]


def test_no_test_imports_another() -> None:
    paths = (path for path in TESTS.rglob("*.py") if "node_modules" not in path.parts)
    found = {path.relative_to(TESTS).as_posix(): list(imported(path.read_text("utf-8"))) for path in paths}
    tests = {path: [module for module, _ in pairs if is_test(module)] for path, pairs in found.items()}
    assert {path: modules for path, modules in tests.items() if modules} == {}


def is_test(module: str) -> bool:
    return module.startswith("tests.") and module.rpartition(".")[2].startswith("test_")


def test_every_folder_of_the_package_has_its_tests() -> None:
    rooms = {path.parent.relative_to(PACKAGE) for path in MODULES if path.name != "__init__.py"} - {Path()}
    assert {room.as_posix() for room in rooms if not any((TESTS / room).rglob("test_*.py"))} <= BY_CASES
