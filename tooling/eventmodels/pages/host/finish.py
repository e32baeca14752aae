"""What holds something of every page of a site, those that people wrote among them: written when all are read."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from eventmodels.catalogue.addresses import INVENTORY
from eventmodels.pages.data.inventory import with_names
from eventmodels.pages.export.folder import write
from eventmodels.pages.export.markdown_twins import text_files
from eventmodels.search.entries import index_script, written_entries
from eventmodels.search.written import WrittenPage
from eventmodels.web.assets import SEARCH

if TYPE_CHECKING:
    from pathlib import Path

    from eventmodels.pages.build import Site
    from eventmodels.pages.export.markdown_twins import Written

__all__ = ["finish"]


def finish(folder: Path, site: Site, title: str, summary: str, written: tuple[Written, ...], number: int) -> None:
    """Add our names to the inventory of a built site; write its search index and its Markdown.

    What was written before is written again where it has changed, or where this is another build, by its `number`.
    """
    inventory = folder / INVENTORY
    known = inventory.read_bytes() if inventory.exists() else b""
    inventory.write_bytes(with_names(known, site.reference, title))
    # MkDocs calls the address of the first page a dot, which would not join with an anchor.
    pages = (WrittenPage("" if p.address in (".", "./") else p.address, p.title, p.text) for p in written)
    found = site.spoken(entry for page in pages for entry in written_entries(page))
    texts = text_files(site, title, summary, written)
    files = {SEARCH: index_script([*site.entries, *found]), **texts}
    memory = site.bodies.memory
    for path, text in files.items():
        memory.made(("written", path), partial(write, folder, {path: text}), text, str(folder), number)
