"""Every page as Markdown, for people and programs that read text: beside the page, in one list, and in one file."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from eventmodels.catalogue.addresses import (
    CATALOGUE,
    CATALOGUE_SCHEMA,
    CHANGES,
    LLMS,
    LLMS_FULL,
    page_of,
    relative,
    twin,
)
from eventmodels.catalogue.references import references
from eventmodels.pages.page import source_file
from eventmodels.pages.render.render import plain
from eventmodels.pages.views.figures import figures
from eventmodels.sequence.log_sample import to_log

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from eventmodels.pages.build import Site
    from eventmodels.pages.page import Page

__all__ = ["ASKED", "ASKED_CHANGES", "ASKED_FIGURES", "NAMED", "Written", "text_files"]

LINK = re.compile(r"(?<!\\)\]\((?![a-z]+:|#)([^)\s]+)\)")
"""Where a link leads within the site; brackets that are no link are written with a backslash."""
CODE = re.compile(r"(^```.*?^```$|`[^`\n]+`)", re.MULTILINE | re.DOTALL)
ASKED = re.compile(r"^!\[\[([^\]\n]+)\]\]$", re.MULTILINE)
"""`![[model]]` or `![[model.log]]`, alone on its line."""
ASKED_FIGURES, ASKED_CHANGES = "@figures", "@changes"
"""What is asked for of no one model."""
NAMED = re.compile(r"(?<![\]!\\])\[([^\[\]\n]+)\]\[([^\[\]\n]*)\]")
"""`[text][Name]` or `[Name][]`, a link by name."""
DOOR = re.compile(r"<a\s[^>]*href=\"([^\":?]+)\"[^>]*>(.*?)</a>", re.DOTALL)
TAG = re.compile(r"</?[a-z][^>]*>")
DATA = f"Data for programs: [{CATALOGUE}]({CATALOGUE}), as [its schema]({CATALOGUE_SCHEMA}) says."


@dataclass(frozen=True, slots=True)
class Written:
    """A page that people wrote, as Markdown."""

    source: str
    """Its file below the documents."""
    address: str
    title: str
    text: str
    headings: tuple[tuple[str, str], ...] = ()
    """(anchor, title)."""


def text_files(site: Site, title: str, summary: str, written: tuple[Written, ...] = ()) -> dict[str, str]:
    """Return path -> text: a twin of each page, `llms.txt` that lists them, `llms-full.txt` that holds them."""
    reference = site.reference
    twins = frozenset(page.address for page in site.pages)
    bodies = site.bodies
    sources = {source_file(page): twin(page.address) for page in site.pages}
    sources |= {page.source: twin(page.address) for page in written}
    names = {n: twin(page_of(reference.addresses.thing(thing))) for n, thing in references(reference.catalogue)}
    known = _Sources(site, sources, names)
    texts = {twin(page.address): known.text(page) for page in written}
    texts |= {twin(page.address): bodies.text(page, twins) for page in site.pages}
    memory = bodies.memory
    files = {path: memory.made(("linked", path), partial(_linked, text, path), text) for path, text in texts.items()}
    head = f"# {title}\n\n> {summary}\n\n"
    files[LLMS] = f"{head}{DATA}\n\n" + "\n".join((*_guides(written), *_contents(site.pages)))
    files[LLMS_FULL] = head + "\n".join(texts.values())
    return files


@dataclass(frozen=True)
class _Sources:
    """What leads somewhere in written pages: files of pages, names of things, models."""

    site: Site
    files: Mapping[str, str]
    names: Mapping[str, str]

    def text(self, page: Written) -> str:
        """Return what was written, with all that leads somewhere leading from the site's root to twins."""
        # Files first, while links are as people wrote them; then names and pictures, whose links are ours.
        parts = CODE.split(LINK.sub(partial(self._file, page), page.text))
        for place in range(0, len(parts), 2):  # what stands between is code
            part = NAMED.sub(self._name, ASKED.sub(self._model, parts[place]))
            parts[place] = TAG.sub("", DOOR.sub(partial(self._door, page), part))
        text = "".join(parts).strip()
        return text + "\n" if text.startswith("# ") else f"# {plain(page.title)}\n\n{text}\n"

    def _file(self, page: Written, link: re.Match[str]) -> str:
        target = posixpath.join(posixpath.dirname(page.source), page_of(link[1]))
        return f"]({self.files.get(posixpath.normpath(target), link[1])})"

    def _name(self, link: re.Match[str]) -> str:
        address = self.names.get(link[2] or link[1])
        return f"[{link[1]}]({address})" if address else link[0]

    def _model(self, asked: re.Match[str]) -> str:
        if asked[1] == ASKED_FIGURES:
            return ", ".join(f"{each.count} {each.list.name}" for each in figures(self.site.reference)) + "."
        if asked[1] == ASKED_CHANGES:
            return f"[What changed]({CHANGES})"
        model, _, ending = asked[1].partition(".")
        flow = self.site.reference.flows.all.get(model)
        if flow is None:
            return asked[0]
        if ending == "log":
            return f"```text\n{to_log(flow, self.site.reference.catalogue)}```"
        return f"Diagram: [{plain(flow.title)}]({self.names[f'models.{model}']})"

    def _door(self, page: Written, link: re.Match[str]) -> str:
        said = " ".join(TAG.sub("", link[2]).split())
        return f"- [{said}]({twin(posixpath.normpath(posixpath.join(page.address, page_of(link[1]))))})"


def _linked(text: str, file: str) -> str:
    """Return a text whose links lead from its own file, not from the site's root."""
    return LINK.sub(lambda link: f"]({relative(link[1], file)})", text)


def _guides(written: tuple[Written, ...]) -> Iterator[str]:
    """Yield the list of pages that people wrote."""
    if written:
        yield "## Guides\n"
        yield from (f"- [{plain(page.title)}]({twin(page.address)})" for page in written)
        yield ""


def _contents(pages: tuple[Page, ...]) -> Iterator[str]:
    """Yield the list of pages under the titles of their sections."""
    for section in dict.fromkeys(page.section[:1] for page in pages):
        yield f"## {section[0] if section else 'More'}\n"
        for page in pages:
            if page.section[:1] == section:
                said = f": {plain(page.summary)}" if page.summary else ""
                yield f"- [{plain(page.title)}]({twin(page.address)}){said}"
        yield ""
