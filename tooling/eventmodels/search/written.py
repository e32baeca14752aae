"""Pages that people wrote, as search reads them: a title, and the sections with their anchors and plain words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from unicodedata import normalize

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["Section", "WrittenPage", "read_pages", "sections"]

HEADING = re.compile(r"^(#{1,6})\s+(.*?)\s*#*\s*$")
NAMED = re.compile(r"\s*\{:?\s*#([\w-]+)[^}]*\}\s*$")
FENCE = re.compile(r"^\s*(```|~~~)")
MARKUP = (
    (re.compile(r"<!--.*?-->", re.DOTALL), " "),
    (re.compile(r"!?\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])"), r"\1"),
    (re.compile(r"</?[A-Za-z][^>]*>"), " "),
    (re.compile(r"\{:?\s*[#.][^}]*\}"), " "),
    (re.compile(r"^\s*(?:!!!|\?\?\?\+?|:::|\*\[).*$", re.MULTILINE), " "),
    (re.compile(r"[*`]+"), ""),
    (re.compile(r"^[ \t]*[-:| \t]+$|\||^[ \t]*>", re.MULTILINE), " "),
)
"""What is written for the sake of form, and what to put in its place."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of the second level with the text below it; the first has no anchor and is the page itself."""

    anchor: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class WrittenPage:
    """A page that people wrote."""

    address: str
    title: str
    text: str
    """As Markdown."""


def read_pages(folder: Path) -> Iterator[WrittenPage]:
    """Yield the Markdown files of a folder of documents, under the addresses that a site gives them."""
    for path in sorted(folder.rglob("*.md")):
        text = path.read_text("utf-8")
        name = path.relative_to(folder).with_suffix("").as_posix()
        address = name.removesuffix("index").strip("/")
        yield WrittenPage(address and f"{address}/", next(sections(text)).title, text)


def sections(markdown: str) -> Iterator[Section]:
    """Yield the page as far as its first heading of the second level, then each such heading with what follows it."""
    anchor, title = "", ""
    lines: list[str] = []
    taken: set[str] = set()
    for line, heading in _lines(_body(markdown)):
        if heading and heading[0] == 1 and not title:
            title = _plain(NAMED.sub("", heading[1]))
        elif heading and heading[0] == 2:  # noqa: PLR2004 - the level of sections
            yield Section(anchor, title, _plain("\n".join(lines)))
            anchor, title, lines = f"#{_anchor(heading[1], taken)}", _plain(NAMED.sub("", heading[1])), []
        else:
            if heading:
                _anchor(heading[1], taken)
            lines.append(heading[1] if heading else line)
    yield Section(anchor, title, _plain("\n".join(lines)))


def _body(markdown: str) -> str:
    """Return it without what stands between dashes at its head."""
    return re.sub(r"\A---\n.*?\n---\n", "", markdown, count=1, flags=re.DOTALL)


def _lines(markdown: str) -> Iterator[tuple[str, tuple[int, str] | None]]:
    """Yield each line, with the level and the text of the heading that it is; none stands in code."""
    code = ""
    for line in markdown.splitlines():
        fence = FENCE.match(line)
        if fence and code in ("", fence[1]):
            code = "" if code else fence[1]
            continue
        found = None if code else HEADING.match(line)
        yield line, (len(found[1]), found[2]) if found else None


def _anchor(heading: str, taken: set[str]) -> str:
    """Return the anchor that Markdown gives a heading: its own, or its words with dashes, counted where they recur."""
    named = NAMED.search(heading)
    words = normalize("NFKD", _plain(heading)).encode("ascii", "ignore").decode()
    name = named[1] if named else re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", words).strip().lower())
    anchor, times = name, 0
    while anchor in taken:
        times += 1
        anchor = f"{name}_{times}"
    taken.add(anchor)
    return anchor


def _plain(markdown: str) -> str:
    for pattern, words in MARKUP:
        markdown = pattern.sub(words, markdown)
    return " ".join(markdown.split())
