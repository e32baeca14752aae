"""The page of what changed: what the changelog says, and what differs from the edition before."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from eventmodels.catalogue.addresses import page_of
from eventmodels.catalogue.references import references
from eventmodels.diff import Edition, edits, edits_markdown
from eventmodels.pages.page import source_file
from eventmodels.pages.render.render import plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from eventmodels.diff import Edit
    from eventmodels.pages.build import Site

__all__ = ["changes_text", "latest"]

TITLE = re.compile(r"\A\s*# .*\n")
SECTION = re.compile(r"^## ", re.MULTILINE)
LISTED = re.compile(r"^[-*] .*(?:\n(?:[-*]|[ \t]+\S).*)*", re.MULTILINE)
"""A whole list."""
FIRST = re.compile(r"(?:`[^`]*`|\([^)]*\)|[^.:;`])+")
"""What an item says first; points in code and in brackets end no sentence."""
LATEST = 2
WHOLE = {
    "state machine": "machine",
    "value": "enumeration",
    "attribute of a message": "message",
    "step": "model",
    "interruption": "model",
}
"""What an edit is about -> what has the page that tells of it, where the two are not called the same."""
NONE = "There is no earlier edition that this one can be compared with.\n"


def changes_text(changelog: str, site: Site, since: str, old: Edition | None) -> str:
    """Return the page as Markdown: under the newest section of the changelog, what differs in the reference itself."""
    written = TITLE.sub("", changelog).strip()
    # The newest section is that of this edition, and what differs from the one before belongs there.
    starts = [found.start() for found in SECTION.finditer(written)]
    end = starts[1] if len(starts) > 1 else len(written)
    newest, older = written[:end].rstrip(), written[end:]
    return f"# What changed\n\n{newest}\n\n{_compared(site, since, old)}\n{older}".rstrip() + "\n"


def latest(changelog: str) -> str:
    """Return what was added last to each list of the newest section, as a list of Markdown: what it says first."""
    newest = SECTION.split(changelog)[1:2]
    lists = (re.split(r"^[-*] ", found, flags=re.MULTILINE)[1:] for found in LISTED.findall("".join(newest)))
    items = (" ".join(item.split()) for found in lists for item in found[-LATEST:])
    return "\n".join(f"- {said[0].strip()}" for item in items if (said := FIRST.match(item)))


def _compared(site: Site, since: str, old: Edition | None) -> str:
    heading = "### In the reference itself"
    if old is None:
        return f"{heading}\n\n{NONE}"
    reference = site.reference
    new = Edition(reference.catalogue, reference.flows.all)
    pages = {page.address: source_file(page) for page in site.pages}
    things: dict[tuple[str, str], str] = {
        (thing.kind, ".".join(thing.ids)): reference.addresses.thing(thing)
        for _, thing in references(reference.catalogue)
    }

    def linked(edit: Edit) -> str:
        page = pages.get(page_of(_address(edit, things)))
        return f"[{plain(edit.name)}]({page})" if page else f"`{edit.name}`"

    return f"{heading} since `{since}`\n\n{edits_markdown(edits(old, new), level=4, named=linked)}"


def _address(edit: Edit, things: Mapping[tuple[str, str], str]) -> str:
    """Return the address of what an edit is about, or of what that belongs to; an empty text if it is gone."""
    whole = page_of(edit.name)  # of steps and interruptions too: `visit#shut`
    if edit.what == "address":
        return whole
    if edit.what in ("value", "attribute of a message"):
        whole = whole.rpartition(".")[0]
    return things.get((WHOLE.get(edit.what, edit.what), whole), "")
