"""What a built page says, read without a browser."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Document", "read", "read_all"]

UNLOADED = {"canonical", "prev", "next", "alternate", "edit"}
"""Relations of `<link>` that a browser follows only when it is asked to."""


@dataclass(slots=True)
class Document:
    """The parts of a page that tests ask for, in the order of the page."""

    title: str = ""
    description: str = ""
    h1: int = 0
    ids: list[str] = field(default_factory=list)
    inner_ids: set[str] = field(default_factory=set)
    """Those of what pictures define for their own use, as tips of arrows and clip paths: nobody links to them."""
    leads_to: str = ""
    """Address that the page sends its readers on to by itself."""
    loads: list[str] = field(default_factory=list)
    """Addresses that a browser asks for when it opens the page."""
    steps: list[str] = field(default_factory=list)
    """Step of each arrow and box of the diagrams that has an address."""
    numbered_steps: list[list[str]] = field(default_factory=list)
    """Step of each arrow and each action, which are the numbered ones, of each diagram."""
    scripts: list[str] = field(default_factory=list)
    """Scripts that are written in the page."""
    inline: list[str] = field(default_factory=list)
    """Styles and handlers that are written in the page."""
    rows: list[str] = field(default_factory=list)
    """Id of each numbered row of the tables of steps."""


def read(path: Path) -> Document:
    """Read a built page."""
    parser = _Reader()
    parser.feed(path.read_text("utf-8"))
    return parser.document


def read_all(site: Path) -> dict[str, Document]:
    """Read every page of a built site, by its file below the site."""
    return {path.relative_to(site).as_posix(): read(path) for path in sorted(site.rglob("*.html"))}


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.document = Document()
        self._open = ""
        self._row = ""
        self._scripted = False
        self._defining = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        page = self.document
        self._open = tag
        page.h1 += tag == "h1"
        page.ids += [values["id"]] if "id" in values else []
        self._defining += tag == "defs"
        page.inner_ids |= {values["id"]} if "id" in values and self._defining else set()
        if tag == "svg" and "em-seq" in values.get("class", "").split():
            page.numbered_steps.append([])
        if tag == "g" and not values.get("data-step", "#").startswith("#"):
            page.steps.append(values["data-step"])
            if "data-number" in values:
                page.numbered_steps[-1].append(values["data-step"])
        page.loads += _loads(tag, values)
        page.inline += [tag] if tag == "style" else []
        page.inline += [f"{tag} {name}" for name in values if name == "style" or name.startswith("on")]
        self._scripted = tag == "script" and "src" not in values and values.get("type") != "application/json"
        if tag == "meta" and values.get("name") == "description":
            page.description = values["content"]
        if tag == "meta" and values.get("http-equiv", "").lower() == "refresh":
            page.leads_to = values["content"].partition("url=")[2]
        if tag == "tr":
            self._row = values.get("id", "") if "em-step-row" in values.get("class", "").split() else ""
        if tag == "a" and self._row and values.get("href") == f"#{self._row}":
            page.rows.append(self._row)

    def handle_endtag(self, tag: str) -> None:
        self._scripted = self._scripted and tag != "script"
        self._defining -= tag == "defs"

    def handle_data(self, data: str) -> None:
        if self._scripted:
            self.document.scripts.append(data)
        if self._open == "title" and not self.document.title:
            self.document.title = data.strip()


def _loads(tag: str, values: dict[str, str]) -> list[str]:
    if tag == "link":
        return [] if UNLOADED & set(values.get("rel", "").split()) else [values["href"]]
    if tag in {"a", "area", "form", "base"}:
        return []
    found = [values[name] for name in ("src", "data", "poster", "href", "xlink:href") if values.get(name)]
    return [*found, *(one.split()[0] for one in values.get("srcset", "").split(",") if one.strip())]
