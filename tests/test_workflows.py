"""The workflows and issue forms are valid, and ask for no more rights than they need."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from mkdocs.config import load_config

from tests.support import ROOT

if TYPE_CHECKING:
    from pathlib import Path

GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
FORMS = sorted(set((GITHUB / "ISSUE_TEMPLATE").glob("*.yml")) - {GITHUB / "ISSUE_TEMPLATE/config.yml"})


def validate(schema: str, file: Path) -> subprocess.CompletedProcess[str]:
    """Check a file against the schema of GitHub that check-jsonschema brings along."""
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", str(file)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def workflow(name: str) -> dict[str, Any]:
    text = (GITHUB / "workflows" / name).read_text()
    return dict(yaml.load(text, yaml.BaseLoader))  # noqa: S506 - the base loader makes nothing but text


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_workflow_is_valid(file: Path) -> None:
    run = validate("github-workflows", file)
    assert (run.returncode, run.stdout) == (0, "ok -- validation done\n"), run.stdout


@pytest.mark.parametrize("file", FORMS, ids=lambda file: file.name)
def test_issue_form_is_valid(file: Path) -> None:
    run = validate("github-issue-forms", file)
    assert (run.returncode, run.stdout) == (0, "ok -- validation done\n"), run.stdout


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_a_broken_workflow_is_refused(file: Path, tmp_path: Path) -> None:
    broken = tmp_path / file.name
    broken.write_text(file.read_text().replace("runs-on:", "runs-in:"))
    run = validate("github-workflows", broken)
    assert run.returncode == 1
    assert "'runs-in'" in run.stdout


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_actions_are_pinned_by_major_version(file: Path) -> None:
    used = re.findall(r"uses: *(\S+)", file.read_text())
    assert used
    assert [name for name in used if not re.fullmatch(r"actions/[a-z-]+@v\d+", name)] == []


def test_pages_may_write_pages_and_its_token_and_nothing_else() -> None:
    pages = workflow("pages.yml")
    assert pages["permissions"] == {}
    granted = {name: job["permissions"] for name, job in pages["jobs"].items() if "permissions" in job}
    assert granted == {"build": {"pages": "read"}, "deploy": {"pages": "write", "id-token": "write"}}


def test_the_published_site_knows_its_address_and_where_it_is_edited(monkeypatch: pytest.MonkeyPatch) -> None:
    steps = workflow("pages.yml")["jobs"]["build"]["steps"]
    (pages,) = [step["id"] for step in steps if step.get("uses", "").startswith("actions/configure-pages@")]
    (told,) = [step["env"] for step in steps if step.get("run") == "make site"]
    forge = "${{ github.server_url }}/${{ github.repository }}/edit/${{ github.ref_name }}"
    assert told == {
        "SITE_URL": f"${{{{ steps.{pages}.outputs.base_url }}}}/",
        "EDIT_DOCS_URL": f"{forge}/docs/",
        "EDIT_MODELS_URL": f"{forge}/models/",
    }
    for name in told:
        monkeypatch.delenv(name, raising=False)
    assert addresses() == ("https://example.org/events-and-models/", "", "")
    for name in told:
        monkeypatch.setenv(name, f"https://forge.test/{name.lower()}/")
    assert addresses() == tuple(f"https://forge.test/{name.lower()}/" for name in told)


def addresses() -> tuple[str | None, str | None, str]:
    """Return what the settings of our site say: where it is, where its documents and where its models are edited."""
    config = load_config(str(ROOT / "mkdocs.yml"))
    return config.site_url, config.edit_uri, config.plugins["eventmodels"].config.source_url


def test_every_supported_python_is_tested() -> None:
    classifiers = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["classifiers"]
    supported = [text.rpartition(" :: ")[2] for text in classifiers if ":: 3." in text]
    matrix = workflow("ci.yml")["jobs"]["tests"]["strategy"]["matrix"]
    assert matrix["python"] == supported
    assert matrix["include"] == [{"python": supported[0], "lock": "lowest"}]


def test_continuous_integration_runs_the_one_command() -> None:
    assert (ROOT / ".ci/run").read_text().splitlines()[-1] == "exec make test"
    assert "`make test`" in (ROOT / "README.md").read_text()
    assert "`make test`" in (ROOT / "CONTRIBUTING.md").read_text()
