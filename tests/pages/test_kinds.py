"""Each kind of page is laid out, has both templates, and no template is there for nothing."""

from __future__ import annotations

import importlib
import pkgutil
from pathlib import Path
from shutil import copytree
from typing import TYPE_CHECKING

import pytest

from eventmodels.pages import lay_out, views
from eventmodels.pages.host.lost import LOST
from eventmodels.pages.host.markdown_extension import FIGURES, PICTURE, PLAYER
from eventmodels.pages.page import PageKind
from eventmodels.pages.render import render
from eventmodels.pages.views.embed import EMBED
from eventmodels.pages.views.redirects import MOVED
from tests.support import BASE

if TYPE_CHECKING:
    from eventmodels.pages import Site

TEMPLATES = Path(render.__file__ or "").parent / "templates"
BARE = {EMBED, FIGURES, LOST, MOVED, PICTURE, PLAYER}
"""Kinds that are no pages of the site: whole files or parts of others, in HTML alone."""


@pytest.fixture
def laid_out(tmp_path: Path) -> set[PageKind]:
    """The kinds of pages that the small catalogue has, with a protocol whose events have a structure."""
    copytree(BASE, tmp_path / "models")
    with (tmp_path / "models/protocols/door/protocol.yml").open("a", encoding="utf-8") as protocol:
        protocol.write("structure: What the library gives to a program.\n")
    layout = lay_out(tmp_path / "models", "models")
    assert layout.problems == ()
    return {page.kind for page in layout.pages}


def named() -> set[PageKind]:
    """Return every kind that a view module names."""
    modules = (
        importlib.import_module(each.name) for each in pkgutil.walk_packages(views.__path__, f"{views.__name__}.")
    )
    return {value for module in modules for value in vars(module).values() if isinstance(value, PageKind)}


def templates(ending: str) -> set[str]:
    return {path.stem for path in (TEMPLATES / ending).glob(f"*.{ending}")} - {"macros"}


def test_every_kind_is_laid_out(laid_out: set[PageKind]) -> None:
    assert laid_out | BARE == named() | {FIGURES, LOST, PICTURE, PLAYER}


def test_every_kind_has_both_templates_and_no_other_is_there(laid_out: set[PageKind]) -> None:
    kinds = {kind.name for kind in laid_out}
    assert templates("md") == kinds
    assert templates("html") == kinds | {kind.name for kind in BARE}


def test_pages_that_would_bury_what_they_are_about_are_not_listed(site: Site) -> None:
    hidden = [page.address for page in site.pages if not page.kind.listed]
    assert hidden == ["compare/entering/", "compare/visit/", "compare/entering/visit/"]
