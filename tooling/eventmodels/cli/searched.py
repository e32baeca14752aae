"""What can be found in a folder of models, for the commands that look for words: the index that its site has."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from eventmodels.cli.kept import keep_search, kept_search, search_key
from eventmodels.search.courses import courses, courses_script, read_courses
from eventmodels.search.entries import index_script, read_index, written_entries
from eventmodels.search.find import find
from eventmodels.search.index import Index
from eventmodels.search.written import read_pages

if TYPE_CHECKING:
    from pathlib import Path

    from eventmodels.pages import Site
    from eventmodels.search.questions import Hit

__all__ = ["look_for", "made", "texts"]

BETWEEN = "\f"
"""What no JSON has between two texts."""


def look_for(root: Path, words: str) -> list[Hit]:
    """Return what words mean in a folder of models and the pages beside it, best first."""
    index, courses = _searched(root).split(BETWEEN)
    return find(Index(read_index(index)), read_courses(courses), words)


def _searched(root: Path) -> str:
    docs = _docs(root)
    key = search_key(root, docs)
    text = kept_search(root, key)
    if text is None:
        text = made(root, docs)
        keep_search(root, key, text)
    return text


def _docs(root: Path) -> Path | None:
    """Return the pages that people wrote to go with a folder of models: those of the site beside it."""
    folder = root.resolve().parent
    return folder / "docs" if (folder / "mkdocs.yml").is_file() and (folder / "docs").is_dir() else None


def made(root: Path, docs: Path | None) -> str:
    """Return what can be found, made anew; a folder with mistakes gives nothing to find."""
    from eventmodels.pages import build  # noqa: PLC0415 - takes longer to import than to answer

    site = build(root)
    if not site.pages:
        raise click.ClickException(f"{root} has mistakes, so nothing can be looked for; `eventmodels check` tells them")
    return texts(site, docs)


def texts(site: Site, docs: Path | None) -> str:
    """Return what can be found in a site and in the pages that people wrote for it: the index, and what models send."""
    written = (entry for page in (read_pages(docs) if docs else ()) for entry in written_entries(page))
    index = index_script([*site.entries, *site.spoken(written)])
    return f"{index}{BETWEEN}{courses_script(map(courses, site.reference.flows.all.values()))}"
