"""The wheel works alone: it carries the models and the templates, and starts on a closed machine."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from importlib import metadata
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from click import unstyle
from mkdocstrings import Inventory
from packaging.requirements import Requirement

from tests.support import BASE, ROOT
from tests.terminals import terminal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.once import Once

MODELS = sorted((ROOT / "models/interactions").rglob("*.yml"))
MESSAGE = re.compile(r"send: *([A-Z]\w+)")
README = (ROOT / "README.md").read_text("utf-8")
TYPED = re.compile(r"^\$ (.+)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)
SESSION = [
    pair
    for block in re.findall(r"^```console\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    for pair in TYPED.findall(block)
]
"""The commands that the README shows, with what a terminal shows of them."""
PIP = (sys.executable, "-m", "pip")
PLUGINS = ("mkdocstrings", "mkdocs_autorefs")
"""What else of the generator the wheel must not need."""
PACKAGES = "venv/lib/*/site-packages"
"""Where an environment keeps what is installed in it."""
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))


def run(*command: str | Path, cwd: Path, **settings: str) -> str:
    environment = {**os.environ, **settings}
    done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="session")
def wheel(once: Once) -> Path:
    """The wheel, built as `pip install` builds it."""

    def make(folder: Path) -> Path:
        command = (*PIP, "wheel", "--quiet", "--no-deps", "--wheel-dir", folder, ROOT)
        run(*command, cwd=folder, PIP_NO_COMPILE="0")  # so pip is told not to: what builds is needed once
        return next(folder.glob("eventmodels-*.whl"))

    return once("wheel", make)


@pytest.fixture(scope="session")
def bare(wheel: Path, once: Once) -> Path:
    """The command of a bare environment: the wheel and what it depends on, no checkout, no site generator."""
    return once("bare", lambda folder: installed(folder, wheel) / "eventmodels")


@pytest.fixture(scope="session")
def unthemed(wheel: Path, once: Once) -> Path:
    """The Python of an environment with the wheel and the generator, and what these two depend on."""
    return once("unthemed", lambda folder: installed(folder, wheel, "mkdocs") / "python")


@pytest.fixture(scope="session")
def themed(wheel: Path, once: Once) -> Path:
    """The same with our theme, all of it installed by pip: its ten thousand icons take long to unpack."""

    def make(folder: Path) -> Path:
        lock = ROOT / "requirements/site.txt"
        programs = environment(folder, "--constraint", lock, wheel, "mkdocs-material")
        assert [name for name in PLUGINS if any(folder.glob(f"{PACKAGES}/{name}"))] == []
        return programs / "python"

    return once("themed", make)


def environment(folder: Path, *packages: str | Path) -> Path:
    """Return the programs of a new environment in which pip has installed packages."""
    run(sys.executable, "-m", "venv", "--without-pip", "venv", cwd=folder)
    run(*PIP, "--python", "venv/bin/python", "install", "--quiet", "--no-compile", *packages, cwd=folder)
    return folder / "venv/bin"


def installed(folder: Path, wheel: Path, *others: str) -> Path:
    """Return the programs of a new environment with the wheel, other packages, and what all of them ask for.

    Of what is asked for we have the versions of the site: they are there as links, which takes no time.
    """
    programs = environment(folder, "--no-deps", wheel)
    (own,) = folder.glob(PACKAGES)
    (ours,) = metadata.distributions(name="eventmodels", path=[str(own)])
    for each in asked_for([*(ours.requires or ()), *others]):
        for name in {file.parts[0] for file in each.files or ()} - {"..", "__pycache__"}:
            (own / name).symlink_to(str(each.locate_file(name)))
    (programs / "graphviz-pure").symlink_to(Path(sys.executable).with_name("graphviz-pure"))
    missed = ("mkdocs", *PLUGINS)[len(others) :]
    assert [name for name in missed if (own / name).exists()] == []
    return programs


def asked_for(requirements: list[str]) -> Iterator[metadata.Distribution]:
    """Yield what packages are asked for, in versions that they are asked for in, and what those ask for."""
    known: set[str] = set()
    waiting = [Requirement(each) for each in requirements]
    while waiting:
        wanted = waiting.pop()
        if wanted.marker is None or wanted.marker.evaluate({"extra": ""}):
            found = metadata.distribution(wanted.name)
            assert wanted.specifier.contains(found.version), f"{wanted}, and {found.version} is there"
            if found.name not in known:
                known.add(found.name)
                waiting += [Requirement(each) for each in found.requires or ()]
                yield found


def shipped(folder: str, *, inside: str) -> set[str]:
    files = (ROOT / folder).rglob("*")
    return {f"{inside}/{file.relative_to(ROOT / folder)}" for file in files if file.is_file() and file.suffix != ".pyc"}


def test_the_wheel_carries_models_templates_and_assets(wheel: Path) -> None:
    names = {name for name in ZipFile(wheel).namelist() if ".dist-info/" not in name}
    expected = shipped("tooling/eventmodels", inside="eventmodels") | shipped("models", inside="eventmodels/models")
    assert names == expected | {"eventmodels/models.compact", "eventmodels/models.search"}
    assert {Path(name).suffix for name in names} >= {".py", ".yml", ".css", ".html"}


def test_the_wheel_answers_from_what_it_carries(bare: Path, tmp_path: Path) -> None:
    """The first call reads no YAML: nothing that could is imported, and nothing is kept for a second."""
    blocked = (
        "import sys; sys.modules.update(pydantic=None, yaml=None, jinja2=None); from eventmodels.cli import main; "
    )
    name = MODELS[0].stem
    for words in (["explain", name], ["find", name], ["draw", name], ["list", "models"]):
        run(bare.with_name("python"), "-c", f"{blocked} main({words})", cwd=tmp_path)


def test_the_bare_command_draws_a_model(bare: Path, tmp_path: Path) -> None:
    model = MODELS[0]
    message = MESSAGE.search(model.read_text())
    assert message is not None
    assert message[1] in run(bare, "draw", model.stem, "--format", "text", cwd=tmp_path)


def test_the_bare_command_explains_a_message(bare: Path, tmp_path: Path) -> None:
    message = MESSAGE.search(MODELS[0].read_text())
    assert message is not None
    assert message[1] in run(bare, "explain", message[1], cwd=tmp_path)


@pytest.mark.usefixtures("answered")
def test_the_readme_shows_what_a_terminal_in_the_clone_shows() -> None:
    assert len(SESSION) == 3
    for command, said in SESSION:
        assert shown(command, Path(sys.executable).parent, ROOT) == said


def test_the_readme_shows_what_the_bare_command_says_after_who_answers(bare: Path, tmp_path: Path) -> None:
    for command, said in SESSION:
        line, _, rest = shown(command, bare.parent, tmp_path).partition("\n")
        assert (line, rest) == ("No folder of models here: those that came with eventmodels 0.1.0 answer.", said)


def shown(command: str, programs: Path, folder: Path) -> str:
    """Return what a terminal shows of a command of ours that is typed in a folder."""
    words = shlex.split(command)
    return unstyle(terminal([str(programs / words[0]), *words[1:]], cwd=folder))


def test_the_readme_leads_nowhere_that_is_not_there_when_it_leaves_the_repository(wheel: Path) -> None:
    with ZipFile(wheel) as packed:
        (path,) = (name for name in packed.namelist() if name.endswith("/METADATA"))
        head, _, text = packed.read(path).decode().partition("\n\n")
    assert "Description-Content-Type: text/markdown" in head
    assert text.startswith("# Events and Models Reference\n\n**Every event")
    links = re.findall(r"\]\(([^)]*)\)|(?:src|srcset|href)=\"([^\"]*)\"", text)
    assert links == [("https://creativecommons.org/licenses/by/4.0/", "")]
    assert "contribute a model in ten minutes, then authoring and checks" in text


def test_the_pictures_of_the_readme_are_there_and_small() -> None:
    pictures = re.findall(r"(?:src|srcset)=\"([^\"]+)\"", README)
    assert pictures == ["docs/images/model-dark.png", "docs/images/model-light.png"]
    assert max((ROOT / picture).stat().st_size for picture in pictures) < 200_000


def small_project(folder: Path, theme: str) -> None:
    """Make a project of the small catalogue that lists our plugin and no other."""
    shutil.copytree(BASE, folder / "models")
    (folder / "docs").mkdir()
    (folder / "docs/index.md").write_text("# Doors\n\nA [door](door/EventOpened.md) and `[EventOpened][]`.\n", "utf-8")
    (folder / "mkdocs.yml").write_text(f"site_name: Doors\ntheme: {theme}\nplugins: [eventmodels]\n", "utf-8")


@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs", pytest.param("material", marks=pytest.mark.sweep)])
def test_the_plugin_needs_no_other_in_any_theme(theme: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    small_project(tmp_path, theme)
    python: Path = request.getfixturevalue("themed" if theme == "material" else "unthemed")
    run(python, "-m", "mkdocs", "build", "--quiet", "--strict", cwd=tmp_path)
    page = (tmp_path / "site/door/EventOpened/index.html").read_text("utf-8")
    assert '<h1 id="top">EventOpened</h1>' in page
    inventory = Inventory.parse_sphinx(BytesIO((tmp_path / "site/objects.inv").read_bytes()))
    assert inventory["EventOpened"].uri == "door/EventOpened/"


def test_without_the_plugin_that_links_by_name_a_page_that_does_so_is_named(unthemed: Path, tmp_path: Path) -> None:
    small_project(tmp_path, "mkdocs")
    (tmp_path / "docs/page.md").write_text("# Page\n\nAn [EventOpened][] of `a` [`door`][door.EventOpened].\n", "utf-8")
    command = (unthemed, "-m", "mkdocs", "build", "--strict")
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    reason = "is no link, since the plugin autorefs is not in use"
    assert done.returncode == 1
    assert [line for line in done.stderr.splitlines() if line.startswith("WARNING")] == [
        f"WARNING -  eventmodels: page.md: [EventOpened][] {reason}",
        f"WARNING -  eventmodels: page.md: [door][door.EventOpened] {reason}",
    ]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_a_lock_pins_versions_and_names_no_place(lock: Path) -> None:
    lines = [line for line in lock.read_text().splitlines() if not line.lstrip().startswith("#")]
    assert lines
    assert [line for line in lines if not re.match(r"[a-z0-9-]+(\[[a-z,]+\])?==[\w.]+( ; .+)?$", line)] == []
    assert re.search(r"https?:|file:|--index|--find-links", lock.read_text()) is None
