"""What the world may hold on to of a built site: every path, every id of a page, every key of its data."""

from __future__ import annotations

import json
import lzma
import re
from dataclasses import dataclass
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from tests.site.reading import read_all

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from tests.site.reading import Document

__all__ = ["FLOWS", "Inventory", "pack", "take", "unpack"]

Held = dict[str, frozenset[str]]
"""Path of a file -> ids of the page or keys of the data in it; nothing for all other files."""

FLOWS = "models/*.json"
"""Stands for the data of all models: one has keys that another has no use for."""
INDEX = "index.html"
HASH = re.compile(r"\.[0-9a-f]{8}(?=\.)")
"""What the theme puts into names of its files for each of its versions; without it the names stay the same."""
OF_THE_THEME = "__"
"""Beginning of the ids of the theme's switches, which are numbered by their place in the navigation."""
NAMED = re.compile(
    r"(?:^|\.)(?:protocols|messages|attributes|enumerations|values|participants|states|models|speaks|aliases|with|of|of\.\*)$"
)
"""Keys below which names stand as keys."""


@dataclass(frozen=True, slots=True)
class Inventory:
    """A site as it stands: what it holds, and which of its pages lead on, to which file."""

    held: Held
    leads: dict[str, str]
    format: int
    """That of its data."""


def take(site: Path, pages: Mapping[str, Document] | None = None) -> Inventory:
    """Take the inventory of a built site, whose pages may have been read already."""
    paths = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    pages = read_all(site) if pages is None else pages
    flows = [_data(path) for path in site.glob(FLOWS)]
    catalogue = _data(paths["catalogue.json"])
    held = {HASH.sub("", name): frozenset[str]() for name in paths}
    held |= {name: frozenset(_ids(page)) for name, page in pages.items()}
    held |= {
        "catalogue.json": frozenset(_keys(catalogue)),
        FLOWS: frozenset(key for flow in flows for key in _keys(flow)),
    }
    leads = {name: _target(name, page.leads_to) for name, page in pages.items() if page.leads_to}
    return Inventory(held, leads, catalogue["format"])


def _data(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


def _ids(page: Document) -> Iterator[str]:
    """Yield what one may link to."""
    return (name for name in page.ids if name not in page.inner_ids and not name.startswith(OF_THE_THEME))


def _keys(data: Any, path: str = "") -> Iterator[str]:
    """Yield the path of every key: `*` stands for names, `[]` for the entries of a list."""
    if isinstance(data, list):
        for each in data:
            yield from _keys(each, f"{path}[]")
    elif isinstance(data, dict):
        for name, each in data.items():
            key = f"{path}.{'*' if NAMED.search(path) else name}".removeprefix(".")
            yield key
            yield from _keys(each, key)


def _target(page: str, address: str) -> str:
    """Return the file that an address on a page leads to."""
    path = unquote(urlsplit(address).path)
    return normpath(join(dirname(page), path, INDEX if path.endswith("/") else ""))


def pack(held: Mapping[str, frozenset[str]]) -> bytes:
    """Write the list: a line for each path, below it a tab and a name for all that it holds; always the same bytes."""
    lines = (line for path in sorted(held) for line in (path, *(f"\t{name}" for name in sorted(held[path]))))
    return lzma.compress("".join(f"{line}\n" for line in lines).encode(), preset=9 | lzma.PRESET_EXTREME)


def unpack(data: bytes) -> Held:
    """Read a list."""
    held: dict[str, set[str]] = {}
    path = ""
    for line in lzma.decompress(data).decode().removesuffix("\n").split("\n"):
        if line.startswith("\t"):
            held[path].add(line[1:])
        else:
            path = line
            held[path] = set()
    return {path: frozenset(names) for path, names in held.items()}
