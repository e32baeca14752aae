"""What a built page says, read without a browser."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["Document", "read", "read_all"]

UNLOADED = {"canonical", "prev", "next", "alternate", "edit"}
"""Relations of `<link>` that a browser follows only when it is asked to."""


TAG = re.compile(
    r"""<!--.*?-->|</(defs)>|<(?:(script|style|title)\b([^>]*)>(.*?)</\2>|([a-z][\w-]*)((?:[^>"']+|"[^"]*"|'[^']*')*)>)""",
    re.DOTALL,
)
"""The end of definitions; what holds text and no tags: its name, attributes and text; or a tag and its attributes."""
ATTRIBUTE = re.compile(r"""([^\s="'/]+)(?:="([^"]*)"|='([^']*)'|=([^\s"']+))?""")
LEADING = {"a": "href", "area": "href", "form": "action"}
"""Tag -> the attribute that says where it leads."""
NEEDED = {"defs", "h1", "svg", "tr"}
READ = re.compile(r"\s(?:action|content|data|data-step|(?:xlink:)?href|id|on[a-z]+|poster|src|srcset|style)=")
"""What is asked of any tag: most have none of it."""


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
    leads: set[str] = field(default_factory=set)
    """Addresses that its links and forms lead to."""
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
    """Read a built page: all tags of a thousand pages are soon found, but not by a parser that is written in Python."""
    reader = _Reader()
    for end, whole, own, text, tag, attributes in TAG.findall(path.read_text("utf-8")):
        if whole:
            reader.start(whole, dict(_values(own)), text)
        elif end:
            reader.end()
        elif tag in NEEDED or READ.search(attributes):
            reader.start(tag, dict(_values(attributes)))
    return reader.document


def _values(attributes: str) -> Iterator[tuple[str, str]]:
    for name, *value in ATTRIBUTE.findall(attributes):
        yield name, unescape("".join(value))


def read_all(site: Path) -> dict[str, Document]:
    """Read every page of a built site, by its file below the site."""
    return {path.relative_to(site).as_posix(): read(path) for path in sorted(site.rglob("*.html"))}


class _Reader:
    def __init__(self) -> None:
        self.document = Document()
        self._row = ""
        self._defining = 0

    def start(self, tag: str, values: dict[str, str], written: str = "") -> None:
        page = self.document
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
        page.leads |= {values[LEADING[tag]]} if LEADING.get(tag) in values else set()
        page.inline += [tag] if tag == "style" else []
        page.inline += [f"{tag} {name}" for name in values if name == "style" or name.startswith("on")]
        if tag == "script" and "src" not in values and values.get("type") != "application/json":
            page.scripts.append(written)
        if tag == "title" and not page.title:
            page.title = unescape(written).strip()
        if tag == "meta" and values.get("name") == "description":
            page.description = values["content"]
        if tag == "meta" and values.get("http-equiv", "").lower() == "refresh":
            page.leads_to = values["content"].partition("url=")[2]
        if tag == "tr":
            self._row = values.get("id", "") if "em-step-row" in values.get("class", "").split() else ""
        if tag == "a" and self._row and values.get("href") == f"#{self._row}":
            page.rows.append(self._row)

    def end(self) -> None:
        self._defining -= 1


def _loads(tag: str, values: dict[str, str]) -> list[str]:
    if tag == "link":
        return [] if UNLOADED & set(values.get("rel", "").split()) else [values["href"]]
    if tag in {"a", "area", "form", "base"}:
        return []
    found = [values[name] for name in ("src", "data", "poster", "href", "xlink:href") if values.get(name)]
    return [*found, *(one.split()[0] for one in values.get("srcset", "").split(",") if one.strip())]
