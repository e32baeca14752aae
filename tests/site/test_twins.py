"""Every page of the built site as Markdown, and the list of all of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from eventmodels.pages import Site
    from tests.site.reading import Document
    from tests.site.sites import Built

LINK = re.compile(r"(?<!\\)\]\((?![a-z]+:|#)([^)\s]+)\)")


def twin(name: str) -> str:
    return f"{name.rstrip('/') or 'index'}.md"


def twinned(documents: dict[str, Document]) -> set[str]:
    bare = {name for name, page in documents.items() if page.title.endswith(": this page has moved")}
    return {name for name in documents if name != "404.html" and not name.startswith("embed/")} - bare


def test_every_page_has_one(published: Built, documents: dict[str, Document], generated: Site) -> None:
    """Those without: what a server says of a missing page, pages for frames, and pages that lead on."""
    pages = twinned(documents)
    assert {page.address for page in generated.pages} < pages
    assert {"", "about/", "linking/", "explorer/", "go/"} <= pages
    assert [name for name in sorted(pages) if not (published.folder / twin(name)).is_file()] == []


def test_the_list_names_them_all_and_nothing_else(published: Built, documents: dict[str, Document]) -> None:
    listed = (published.folder / "llms.txt").read_text("utf-8")
    named = [link for link in LINK.findall(listed) if link.endswith(".md")]
    pages = {twin(name) for name in twinned(documents)}
    assert sorted(named) == sorted(pages)
    sections = re.findall(r"^## (.*)$", listed, re.MULTILINE)
    assert sections[:2] == ["Guides", "Messages"]
    assert "\n- [About this reference](about.md)\n" in listed


def test_their_links_lead_to_files(published: Built) -> None:
    """Of what people wrote as well; examples of addresses stand in code."""
    for path in published.folder.rglob("*.md"):
        text = re.sub(r"```.*?```|`[^`\n]*`", "", path.read_text("utf-8"), flags=re.DOTALL)
        for link in LINK.findall(text):
            target = path.parent / link.partition("#")[0]
            assert target.exists() or target.with_suffix("").exists(), f"{path}: {link}"
