"""What the documents say exists, and what exists is in the documents."""

from __future__ import annotations

import doctest
import os
import re
import shutil
from dataclasses import MISSING
from pathlib import Path

import pytest
from click import unstyle

from eventmodels.catalogue.addresses import CHANGES
from eventmodels.catalogue.problems import counted, errors, in_order
from eventmodels.catalogue.reading.load import FILES, read_node
from eventmodels.catalogue.reading.source import read_text
from eventmodels.catalogue.records.base import dashed
from eventmodels.cli import main, terminal
from eventmodels.pages import build
from eventmodels.plugin import Options
from tests.support import MEMORY, REAL, ROOT, real_site

DOCS = ROOT / "docs"
PAGES = {path.relative_to(DOCS).as_posix(): path.read_text(encoding="utf-8") for path in sorted(DOCS.rglob("*.md"))}
PAGES = {"README.md": (ROOT / "README.md").read_text(encoding="utf-8"), **PAGES}
EVERY = {**PAGES, "CONTRIBUTING.md": (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")}
TEXT = "\n".join(PAGES.values())
OPTIONS = [
    (name, option)
    for name, command in main.commands.items()
    for parameter in command.params
    for option in parameter.opts
    if option.startswith("--")
]
FILE_NAME = re.compile(r"`([\w.*-]+(?:/[\w.*-]+)*/?)`")


@pytest.mark.parametrize("command", main.commands)
def test_every_command_is_documented(command: str) -> None:
    assert f"eventmodels {command}" in TEXT


@pytest.mark.parametrize(("command", "option"), OPTIONS)
def test_every_option_is_documented_beside_its_command(command: str, option: str) -> None:
    assert re.search(rf"eventmodels {command}\b[^\n]*{option}\b", TEXT)


def test_every_command_named_exists(subtests: pytest.Subtests) -> None:
    for document, text in EVERY.items():
        with subtests.test(document):
            named = re.findall(r"(?:^|[`$/] ?)eventmodels ([a-z]+)", text, re.MULTILINE)
            assert set(named) <= set(main.commands)


def test_every_make_target_named_exists(subtests: pytest.Subtests) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for document, text in EVERY.items():
        with subtests.test(document):
            assert set(re.findall(r"(?:`|^)make ([a-z]+)", text, re.MULTILINE)) <= targets


@pytest.mark.parametrize("option", [name for name, _ in Options._schema])  # noqa: SLF001 - the only list of them
def test_every_option_of_the_plugin_is_documented(option: str) -> None:
    assert f"`{option}`" in PAGES["platform.md"]


def test_every_whole_file_shown_is_valid() -> None:
    written = PAGES["authoring.md"] + PAGES["contributing-a-model.md"]
    blocks = re.findall(r"^```yaml\n(.*?)^```", written, re.MULTILINE | re.DOTALL)
    whole = 0
    for block in blocks:
        node, problems = read_text(block, "authoring.md")
        assert node is not None
        assert problems == []
        records = [
            r
            for _, r in FILES
            if {dashed(n) for n, default in r.defaults.items() if default is MISSING} <= set(node.keys)
        ]
        if records:
            read_node(records[-1], node)
            whole += 1
    assert whole


def test_every_file_named_is_there(subtests: pytest.Subtests) -> None:
    for document, text in EVERY.items():
        with subtests.test(document):
            assert [name for name in FILE_NAME.findall(text) if not is_there(name)] == []


def is_there(name: str) -> bool:
    """Tell whether what looks like a file of ours is one."""
    here = {path.name for path in ROOT.iterdir()} - {"site"}
    if name.partition("/")[0] in here and "/" in name:
        return any(ROOT.glob(name))
    if name.endswith((".py", ".md", ".toml")) and "/" not in name:
        return name in here or any((ROOT / "tooling/eventmodels").rglob(name))
    return True


def test_every_link_leads_somewhere(subtests: pytest.Subtests) -> None:
    pages = real_site().pages
    generated = {DOCS / (f"{p.address}index.md" if p.index else f"{p.address.rstrip('/')}.md") for p in pages}
    generated.add(DOCS / CHANGES)
    for document, text in EVERY.items():
        with subtests.test(document):
            folder = ROOT if document in ("README.md", "CONTRIBUTING.md") else (DOCS / document).parent
            targets = re.findall(r"\]\(([^)#:]+?)(?:#[^)]*)?\)", text)
            paths = {target: Path(os.path.normpath(folder / target)) for target in targets}
            assert [target for target, path in paths.items() if not path.exists() and path not in generated] == []


@pytest.mark.parametrize("document", [name for name, text in PAGES.items() if "\n>>> " in text])
def test_every_example_in_code_runs(document: str) -> None:
    code = "\n".join(re.findall(r"^```python\n(.*?)^```", PAGES[document], re.MULTILINE | re.DOTALL))
    runner = doctest.DocTestRunner(verbose=False)
    result = runner.run(doctest.DocTestParser().get_doctest(code, {}, document, None, 0))
    assert result.attempted > 0
    assert result.failed == 0


def test_the_walk_shows_what_the_check_says_of_its_mistake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put in and spoilt as `contributing-a-model.md` says, in a terminal that is as wide as its lines."""
    walk = PAGES["contributing-a-model.md"]
    (text,) = re.findall(r"^```yaml\n(title: .*?)^```", walk, re.MULTILINE | re.DOTALL)
    (told,) = re.findall(r"^```text\n(models/.*?)^```", walk, re.MULTILINE | re.DOTALL)
    models = Path(shutil.copytree(REAL, tmp_path / "models"))
    path = models / "interactions/voice/special-cases/caller-leaves-on-hold.yml"
    path.write_text(text)
    # Of all the others is known what the check says of them.
    assert errors(build(models, "models", MEMORY).problems) == []
    path.write_text(text.replace("EventHeld", "EventRetrieved"))
    monkeypatch.setattr(terminal, "width", lambda: 100)
    found = in_order(errors(build(models, "models", MEMORY).problems))
    assert f"{unstyle(terminal.report(found))}\n{counted(len(found), 'problem')}\n" == told
