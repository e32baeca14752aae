"""The built sites, one build of each kind for all tests, and a browser to look at them."""

from __future__ import annotations

import json
import shutil
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.browser import launching
from tests.site.contexts import ONE_PROCESS, Contexts
from tests.site.hard import hardest
from tests.site.reading import Document, read_all
from tests.site.sites import (
    ADDRESS,
    REPORT,
    SOURCE,
    Built,
    build,
    project,
    served,
    small_project,
    unpacked,
    with_plantuml,
)
from tests.site.viewing import MODEL
from tests.support import BASE, real_site

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from eventmodels.pages import Site
    from tests.once import Once
    from tests.site.contexts import Lend
    from tests.site.hard import Chosen

# How long a busy machine may take over what is there in a moment; what must be quick is measured, not waited for.
expect.set_options(timeout=15_000)
SWEEP = pytest.mark.sweep
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
    return real_site()


@pytest.fixture(scope="session")
def published(once: Once) -> Built:
    """The site as `make site` builds it, below the address it is published at; no program at hand."""
    return whole(once("published", build))


@pytest.fixture(scope="session")
def small_rooted(once: Once, java: str) -> Built:
    """A small site for the top of a host, with ways back to its source, built where there is a PlantUML."""

    def make(base: Path) -> Built:
        own = small_project(base / "project", source_url=SOURCE, report_url=REPORT)
        return build(base / "host", address="/", project=own, programs=with_plantuml(base / "programs", java))

    return whole(once("small_rooted", make))


@pytest.fixture(scope="session")
def large_rooted(once: Once, java: str) -> Built:
    """The published site for the top of a host, built where there is a PlantUML."""

    def make(base: Path) -> Built:
        own = project(base / "project", site_url="http://localhost/")
        return build(base / "host", address="/", project=own, programs=with_plantuml(base / "programs", java))

    return whole(once("large_rooted", make))


@pytest.fixture(params=["small", pytest.param("large", marks=SWEEP)])
def rooted(request: pytest.FixtureRequest, java: str) -> Built:
    """A site for the top of a host, built where there is a PlantUML: a small one, or the real one in `make sweep`."""
    assert java
    site: Built = request.getfixturevalue(f"{request.param}_rooted")
    return site


@pytest.fixture(scope="session")
def on_disk(published: Built, once: Once) -> Built:
    """The zip file of the published site, unpacked for reading without a server."""
    return once("disk", partial(unpacked, published))


@pytest.fixture(scope="session", params=["small", pytest.param("large", marks=SWEEP)])
def by_both(request: pytest.FixtureRequest, once: Once) -> tuple[Built, Built]:
    """The same site by both generators: a small one, or the published one in `make sweep`."""
    if request.param == "large":
        published: Built = request.getfixturevalue("published")
        return published, whole(once("properdocs", partial(build, generator="properdocs")))

    def make(base: Path) -> tuple[Built, Built]:
        own = small_project(base / "project")
        ours = build(base / "ours", project=own)
        return ours, build(base / "theirs", project=own, generator="properdocs")

    ours, theirs = once("by_both", make)
    return whole(ours), whole(theirs)


def whole(site: Built) -> Built:
    """Return a site that was built without a fault, and no other."""
    assert site.code == 0, site.said
    return site


@pytest.fixture(scope="session")
def files(published: Built, once: Once) -> dict[str, Document]:
    """Every page of the published site by its file below the site."""
    return once("files", lambda _: read_all(published.folder))


@pytest.fixture(scope="session")
def documents(files: dict[str, Document]) -> dict[str, Document]:
    """Every page of the published site by its address below the site."""
    return {name.removesuffix("index.html"): page for name, page in files.items()}


@pytest.fixture(scope="session")
def address(published: Built) -> Iterator[str]:
    """Where the published site is served, below a path as on its real host."""
    with served(published.host) as host:
        yield f"{host}{ADDRESS}"


@pytest.fixture(scope="session")
def doors(once: Once) -> Iterator[str]:
    """Where a site of two small protocols is served."""

    def make(folder: Path) -> Built:
        shutil.copytree(BASE, folder / "models")
        (folder / "docs").mkdir()
        (folder / "docs" / "index.md").write_text(LINKS, "utf-8")
        (folder / "mkdocs.yml").write_text(json.dumps(SMALL), "utf-8")
        return build(folder / "site", address="/", project=folder)

    with served(whole(once("doors", make)).folder) as host:
        yield f"{host}/"


@pytest.fixture(params=["the hardest", pytest.param("every one", marks=SWEEP)])
def chosen(request: pytest.FixtureRequest) -> Chosen:
    """Choose those models that a test opens one after the other: the hardest; every one in `make sweep`."""
    return hardest if request.param == "the hardest" else list


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
    """The browser of the system in place of one that Playwright would bring along."""
    chosen = launching()
    return {**chosen, "args": [*chosen["args"], ONE_PROCESS]}


@pytest.fixture(scope="session")
def contexts(browser: Browser) -> Contexts:
    """The contexts of one process of the run."""
    return Contexts(browser)


@pytest.fixture
def new_context(contexts: Contexts, browser_context_args: dict[str, Any]) -> Iterator[Lend]:
    """Lend contexts in place of new ones, for `page` too."""
    with contexts.lending(browser_context_args) as lend:
        yield lend


@pytest.fixture
def first_visit(browser: Browser) -> Iterator[Page]:
    """A page of a browser that has fetched nothing yet: for how it is loaded, and what that costs."""
    context = browser.new_context()
    yield context.new_page()
    context.close()
