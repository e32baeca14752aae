"""What docs/platform.md says of a generator that runs no plugin, done word for word."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.site.sites import ROOT, served
from tests.site.viewing import step
from tests.support import BASE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

RECIPE = (ROOT / "docs/platform.md").read_text("utf-8").partition("## With Zensical\n")[2].partition("\n## ")[0]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site that the recipe makes of the small catalogue."""
    folder = tmp_path_factory.mktemp("zensical")
    shutil.copytree(BASE, folder / "models")
    settings, commands = re.findall(r"^```\w+\n(.*?)^```", RECIPE, re.MULTILINE | re.DOTALL)
    (folder / "zensical.toml").write_text(settings, "utf-8")
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    installing, *rest = commands.splitlines()
    assert installing == "pip install zensical"  # as the tests are set up
    for command in rest:
        done = subprocess.run(command.split(), cwd=folder, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
    return folder / "site"


@pytest.fixture(scope="module")
def zensical(built: Path) -> Iterator[str]:
    """Where that site is served."""
    with served(built) as host:
        yield f"{host}/"


def test_every_page_is_there_and_the_first_leads_to_them(built: Path, zensical: str, page: Page) -> None:
    assert (built / "door/EventOpened/index.html").is_file()
    page.goto(zensical)
    page.locator("article").get_by_role("link", name="Models").click()
    expect(page).to_have_url(f"{zensical}models/")


def test_a_diagram_has_its_colours_and_its_viewer(zensical: str, page: Page) -> None:
    page.goto(f"{zensical}models/visit/")
    expect(page.locator(".em-bar")).to_be_visible()
    fills = "all => [...new Set(all.map(part => getComputedStyle(part).fill))]"
    assert "rgb(0, 0, 0)" not in page.locator("svg.em-seq rect").evaluate_all(fills)
    step(page, "shut").locator("text").first.click()
    expect(page).to_have_url(re.compile(r"#shut$"))
