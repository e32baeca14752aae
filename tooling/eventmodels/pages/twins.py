"""Every page as Markdown, for people and programs that read text: beside the page, in one list, and in one file."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from eventmodels.pages.links import relative
from eventmodels.pages.render import has_text, plain, render_text, twin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eventmodels.pages.build import Site
    from eventmodels.pages.page import Page

__all__ = ["text_files"]

LINK = re.compile(r"(?<!\\)\]\(([^)\s]+)\)")
"""Where a link leads; brackets that are no link are written with a backslash."""
DATA = "Data for programs: [catalogue.json](catalogue.json), as [its schema](catalogue.schema.json) says."


def text_files(site: Site, title: str, summary: str) -> dict[str, str]:
    """Return path -> text: a twin of each page, `llms.txt` that lists them, `llms-full.txt` that holds them."""
    pages = tuple(page for page in site.pages if has_text(page))
    twins = frozenset(page.address for page in pages)
    texts = {twin(page.address): render_text(page, site.links, twins) for page in pages}
    files = {path: _linked(text, posixpath.dirname(path)) for path, text in texts.items()}
    head = f"# {title}\n\n> {summary}\n\n"
    files["llms.txt"] = f"{head}{DATA}\n\n" + "\n".join(_contents(pages))
    files["llms-full.txt"] = head + "\n".join(texts.values())
    return files


def _linked(text: str, folder: str) -> str:
    """Return a text whose links lead from a folder, not from the site's root."""
    return LINK.sub(lambda link: f"]({relative(link[1], f'{folder}/' if folder else '')})", text)


def _contents(pages: tuple[Page, ...]) -> Iterator[str]:
    """Yield the list of pages under the titles of their sections."""
    for section in dict.fromkeys(page.section[:1] for page in pages):
        yield f"## {section[0] if section else 'More'}\n"
        for page in pages:
            if page.section[:1] == section:
                said = f": {plain(page.summary)}" if page.summary else ""
                yield f"- [{plain(page.title)}]({twin(page.address)}){said}"
        yield ""
