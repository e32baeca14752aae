"""The wheel works alone: it carries the models and the templates, and starts on a closed machine."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from click import unstyle
from mkdocstrings import Inventory

from tests.support import BASE, ROOT
from tests.terminals import terminal

if TYPE_CHECKING:
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
PACKAGES = "venv/lib/*/site-packages"
"""Where an environment keeps what is installed in it."""
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))


def run(*command: str | Path, cwd: Path) -> str:
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="session")
def wheel(once: Once) -> Path:
    """The wheel, built as `pip install` builds it."""

    def make(folder: Path) -> Path:
        run(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", folder, ROOT, cwd=folder)
        return next(folder.glob("eventmodels-*.whl"))

    return once("wheel", make)


@pytest.fixture(scope="session")
def bare(wheel: Path, once: Once) -> Path:
    """The command of a bare environment: the wheel and what it depends on, no checkout, no site generator."""
    return once("bare", lambda folder: installed(folder, wheel) / "eventmodels")


@pytest.fixture(scope="session")
def unthemed(bare: Path, once: Once) -> Path:
    """The generator of an environment with the wheel and that generator, and what these two depend on."""
    return once("unthemed", lambda folder: installed(folder, "mkdocs", beside=bare) / "mkdocs")


@pytest.fixture(scope="session")
def themed(bare: Path, once: Once) -> Path:
    """The same with our theme, whose ten thousand icons take long to unpack."""
    return once("themed", lambda folder: installed(folder, "mkdocs-material", beside=bare) / "mkdocs")


def installed(folder: Path, package: str | Path, beside: Path | None = None) -> Path:
    """Return the programs of a new environment with a package, in the versions of the site.

    What another has, whose command stands `beside` it, is there and not installed a second time.
    """
    pip = (sys.executable, "-m", "pip", "--python", "venv/bin/python", "install", "--quiet", "--no-compile")
    run(sys.executable, "-m", "venv", "--without-pip", "venv", cwd=folder)
    (own,) = folder.glob(PACKAGES)
    if beside:
        (own / "beside.pth").write_text(str(next(beside.parents[2].glob(PACKAGES))), "utf-8")
        (folder / "venv/bin/graphviz-pure").symlink_to(beside.with_name("graphviz-pure"))
    run(*pip, "--constraint", ROOT / "requirements/site.txt", package, cwd=folder)
    others = ("mkdocs", "mkdocstrings", "mkdocs_autorefs")[beside is not None :]
    assert [name for name in others if (own / name).exists()] == []
    return folder / "venv/bin"


def shipped(folder: str, *, inside: str) -> set[str]:
    files = (ROOT / folder).rglob("*")
    return {f"{inside}/{file.relative_to(ROOT / folder)}" for file in files if file.is_file() and file.suffix != ".pyc"}


def test_the_wheel_carries_models_templates_and_assets(wheel: Path) -> None:
    names = {name for name in ZipFile(wheel).namelist() if ".dist-info/" not in name}
    expected = shipped("tooling/eventmodels", inside="eventmodels") | shipped("models", inside="eventmodels/models")
    assert names == expected | {"eventmodels/models.compact"}
    assert {Path(name).suffix for name in names} >= {".py", ".yml", ".css", ".html"}


def test_the_wheel_answers_from_what_it_carries(bare: Path, tmp_path: Path) -> None:
    """The first call reads no YAML: nothing that could is imported, and nothing is kept for a second."""
    blocked = (
        "import sys; sys.modules.update(pydantic=None, yaml=None, jinja2=None); from eventmodels.cli import main; "
    )
    name = MODELS[0].stem
    for words in (["explain", name], ["draw", name], ["list", "models"]):
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
    mkdocs: Path = request.getfixturevalue("themed" if theme == "material" else "unthemed")
    run(mkdocs, "build", "--quiet", "--strict", cwd=tmp_path)
    page = (tmp_path / "site/door/EventOpened/index.html").read_text("utf-8")
    assert '<h1 id="top">EventOpened</h1>' in page
    inventory = Inventory.parse_sphinx(BytesIO((tmp_path / "site/objects.inv").read_bytes()))
    assert inventory["EventOpened"].uri == "door/EventOpened/"


def test_without_the_plugin_that_links_by_name_a_page_that_does_so_is_named(unthemed: Path, tmp_path: Path) -> None:
    small_project(tmp_path, "mkdocs")
    (tmp_path / "docs/page.md").write_text("# Page\n\nAn [EventOpened][] of `a` [`door`][door.EventOpened].\n", "utf-8")
    done = subprocess.run([unthemed, "build", "--strict"], cwd=tmp_path, capture_output=True, text=True, check=False)
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
