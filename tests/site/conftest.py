"""The built sites, one build of each kind for all tests, and a browser to look at them."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from eventmodels.pages import Site
from eventmodels.pages import build as generate
from tests.site.reading import Document, read
from tests.site.sites import ADDRESS, REPORT, ROOT, SOURCE, Built, build, project, served, unpacked, with_plantuml
from tests.site.viewing import MODEL
from tests.support import BASE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

SMALL = {
    "site_name": "Doors",
    "site_url": "http://localhost/",
    "theme": {"name": "material", "font": False},
    "plugins": [{"eventmodels": {"models": "models"}}],
}
LINKS = (
    "# Doors\n\n<div class='em-page' markdown><a href='lift/EventError/'>a</a> <a href='door/EventError/'>b</a></div>\n"
)


@pytest.fixture(scope="session")
def generated() -> Site:
    """What the site is generated from."""
    return generate(ROOT / "models", "models")


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site as `make site` builds it, below the address it is published at; no program at hand."""
    site = build(tmp_path_factory.mktemp("published"))
    assert site.code == 0, site.said
    return site


@pytest.fixture(scope="session")
def rooted(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site for the top of a host, with ways back to its source, built where there is a PlantUML."""
    base = tmp_path_factory.mktemp("rooted")
    own = project(base / "project", site_url="http://localhost/", source_url=SOURCE, report_url=REPORT)
    site = build(base / "host", address="/", project=own, programs=with_plantuml(base / "programs"))
    assert site.code == 0, site.said
    return site


@pytest.fixture(scope="session")
def on_disk(published: Built, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The zip file of the published site, unpacked for reading without a server."""
    return unpacked(published, tmp_path_factory.mktemp("disk"))


@pytest.fixture(scope="session")
def properdocs(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The same site as the published one, by the other generator."""
    site = build(tmp_path_factory.mktemp("properdocs"), generator="properdocs")
    assert site.code == 0, site.said
    return site


@pytest.fixture(scope="session")
def documents(published: Built) -> dict[str, Document]:
    """Every page of the published site by its address below the site."""
    paths = sorted(published.folder.rglob("*.html"))
    return {str(path.relative_to(published.folder)).removesuffix("index.html"): read(path) for path in paths}


@pytest.fixture(scope="session")
def address(published: Built) -> Iterator[str]:
    """Where the published site is served, below a path as on its real host."""
    with served(published.host) as host:
        yield f"{host}{ADDRESS}"


@pytest.fixture(scope="session")
def doors(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a site of two small protocols is served."""
    folder = tmp_path_factory.mktemp("doors")
    shutil.copytree(BASE, folder / "models")
    (folder / "docs").mkdir()
    (folder / "docs" / "index.md").write_text(LINKS, "utf-8")
    (folder / "mkdocs.yml").write_text(json.dumps(SMALL), "utf-8")
    site = build(folder / "site", address="/", project=folder)
    assert site.code == 0, site.said
    with served(site.folder) as host:
        yield f"{host}/"


@pytest.fixture
def model(address: str, page: Page) -> Page:
    """A model's page, wide and without motion."""
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size({"width": 1400, "height": 900})
    page.goto(address + MODEL)
    expect(page.locator(".em-bar")).to_be_visible()
    return page


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """The system's Chromium, as it must be started by root and without a graphics card."""
    flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-dev-shm-usage"]
    return {"executable_path": shutil.which("chromium"), "args": flags}
