"""Other sites link to ours by name: what their own programs make of our inventory."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from mkdocstrings_handlers.python import PythonHandler

from eventmodels.pages import Page, render
from eventmodels.pages.export.archive import with_index_files
from eventmodels.pages.views.redirects import MOVED, MovedView
from eventmodels.web.assets import asset

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import BrowserContext

    from eventmodels.pages import Site
    from tests.site.reading import Document
    from tests.site.sites import Built

HOME = "https://reference.test/messages/"
INDEX = """\
Title
=====

:external+events:term:`EventRinging`
:external+events:term:`tlib.attributes.ThisDN`
:external+events:ref:`release-phase`
:external+events:ref:`agent.ready`
:external+events:ref:`Agents <states.agent>`
:external+events:py:mod:`eventmodels.catalogue`
"""
RESOLVED = [
    ("tlib/EventRinging/", "EventRinging"),
    ("tlib/attributes/ThisDN/", "ThisDN"),
    ("models/release-phase/", "Release Phase"),
    ("states/agent/#ready", "Agent: Ready"),
    ("states/agent/", "Agents"),
    ("api/#eventmodels.catalogue", "eventmodels.catalogue"),
]


def loaded(site: Built, *domains: str) -> dict[str, str]:
    with (site.folder / "objects.inv").open("rb") as file:
        return dict(PythonHandler.load_inventory(file, f"{HOME}objects.inv", domains=[*domains]))


def test_mkdocstrings_finds_every_name_at_a_place_that_exists(published: Built, documents: dict[str, Document]) -> None:
    names = loaded(published, "std")
    assert names["EventRinging"] == names["tlib.EventRinging"] == f"{HOME}tlib/EventRinging/"
    assert names["ThisDN"] == f"{HOME}tlib/attributes/ThisDN/"
    assert names["states.agent.ready"] == f"{HOME}states/agent/#ready"
    assert names["release-phase"] == f"{HOME}models/release-phase/"
    assert "route-point" not in names  # both a participant and a state machine
    places = {name: address.removeprefix(HOME).partition("#") for name, address in names.items()}
    lost = [n for n, (page, _, anchor) in places.items() if anchor not in ("", *documents[page].ids)]
    assert lost == []


def test_the_names_of_the_programming_interface_stay_in_the_inventory(published: Built) -> None:
    assert loaded(published)["eventmodels.catalogue"] == f"{HOME}api/#eventmodels.catalogue"


@pytest.fixture(scope="module")
def sphinx_page(published: Built, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A page that Sphinx made, with links to ours by name."""
    folder: Path = tmp_path_factory.mktemp("sphinx")
    ours = {"events": (HOME, str(published.folder / "objects.inv"))}
    conf = f"extensions = ['sphinx.ext.intersphinx']\nintersphinx_mapping = {ours!r}\n"
    (folder / "conf.py").write_text(conf, "utf-8")
    (folder / "index.rst").write_text(INDEX, "utf-8")
    command = (sys.executable, "-m", "sphinx", "--quiet", "--fail-on-warning", "--nitpicky", folder, folder / "out")
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    return (folder / "out/index.html").read_text("utf-8")


def test_sphinx_resolves_names_to_our_addresses(sphinx_page: str) -> None:
    links = re.findall(rf'href="{HOME}([^"]*)"[^>]*>(.*?)</a>', sphinx_page)
    assert [(address, re.sub(r"<[^>]+>", "", text)) for address, text in links] == RESOLVED


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_a_page_that_moved_leads_to_its_successor_with_the_anchor_if_it_can(
    *, scripts: bool, generated: Site, tmp_path: Path, new_context: Callable[..., BrowserContext]
) -> None:
    old = Page("door/EventShut/", "Closed", MOVED, MovedView("door/EventClosed/", "Closed"))
    (script, text), closed = asset("web/redirects/moved.js"), "<h1>Closed</h1>"
    written = {"door/EventShut/": render(old, generated.reference), "door/EventClosed/": closed}
    for path, content in {script: text, **{f"{page}index.html": html for page, html in written.items()}}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(with_index_files(content), "utf-8")
    page = new_context(java_script_enabled=scripts).new_page()
    page.goto(f"{(tmp_path / 'door/EventShut/index.html').as_uri()}#Where")
    page.wait_for_url(f"**/EventClosed/index.html{'#Where' if scripts else ''}")
    assert page.locator("h1").inner_text() == "Closed"
