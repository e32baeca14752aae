"""What the pages of the small catalogue say, as a browser gets it: words as words, and links that lead somewhere."""

from __future__ import annotations

import posixpath
import re
from html import unescape
from shutil import copytree
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest

from eventmodels.pages import Site, build, render
from tests.support import BASE, cells, small_site

if TYPE_CHECKING:
    from pathlib import Path

SENTENCE = re.compile(r"\b(summary|title|note|reason|over|when): ([A-Z][^{}\[\],:']*)(?=[},\n])")
LINK = re.compile(r'<a [^>]*href="([^":]*)"')
MARKUP, WORDS = "<i>", "&lt;i&gt;"


def rendered(site: Site) -> dict[str, str]:
    """Return every page by its address, as it stands in the site."""
    whole = {path.removesuffix("index.html"): text for path, text in site.files.items() if path.endswith(".html")}
    return whole | {page.address: render(page, site.reference) for page in site.pages}


SITE = small_site()
PAGES = rendered(SITE)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The small catalogue with markup in every sentence and title."""
    models: Path = copytree(BASE, tmp_path_factory.mktemp("hostile") / "models")
    for path in models.rglob("*.yml"):
        path.write_text(SENTENCE.sub(rf"\1: '\2{MARKUP}'", path.read_text("utf-8")), "utf-8")
    return build(models, "models")


def test_no_text_of_a_model_is_taken_for_markup(hostile: Site) -> None:
    found = rendered(hostile) | {path: text for path, text in hostile.files.items() if path.endswith(".svg")}
    assert found.keys() >= PAGES.keys()
    assert [address for address, text in found.items() if MARKUP in text] == []
    assert sum(text.count(WORDS) for text in found.values()) > 500


def test_a_message_says_which_attributes_it_must_and_may_carry() -> None:
    rows = cells(PAGES["door/EventOpened/"], "em-table em-attributes")
    said = {row[0]: row[1] for row in rows}
    presences = SITE.reference.catalogue.protocols["door"].messages["EventOpened"].attributes
    assert said == {name: str(presence.presence) for name, presence in presences.items()}
    assert set(said.values()) == {"mandatory", "optional", "never"}


def test_only_an_attribute_that_is_never_sent_is_said_to_be(tmp_path: Path) -> None:
    attributes = copytree(BASE, tmp_path / "models") / "protocols/door/attributes.yml"
    text = attributes.read_text("utf-8")
    attributes.write_text(text.replace("Remark: {type: text,", "Remark: {type: text, wire: false,"), "utf-8")
    pages = rendered(build(tmp_path / "models"))
    assert [address for address, html in pages.items() if ">never sent<" in html] == ["door/attributes/Remark/"]


def test_every_link_and_its_fragment_lead_somewhere() -> None:
    ids = {address: set(map(unescape, re.findall(r' id="([^"]*)"', html))) for address, html in PAGES.items()}
    links = [(address, unescape(link)) for address, html in PAGES.items() for link in LINK.findall(html)]
    assert len(links) > 500
    for address, link in links:
        path, _, fragment = link.partition("#")
        target = posixpath.normpath(posixpath.join(address, path))
        assert target in SITE.files or f"{target}/" in PAGES, f"{address}: {link}"
        assert not fragment or unquote(fragment) in ids[f"{target}/"], f"{address}: {link}"
