"""A built site as one zip file, for networks without a server: unpacked, it is read from disk."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from eventmodels.catalogue.addresses import page_file

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["LinkedFileError", "archive", "with_index_files"]

FOR_SERVERS = {"404.html", "sitemap.xml", "sitemap.xml.gz"}
"""Files that only a server sends."""
LINKING = (".html", ".svg")
FOLDER = re.compile(r'="(\d+; url=)?((?![A-Za-z][A-Za-z0-9+.-]*:|//)(?:[^"?#]*/)?\.{0,2})(?=["?#])')
"""A value that may lead to a folder; whose it is, is asked then: to look for names takes four times as long."""
LEADING = ("href", "src", "action")
SENDING = "content"
LONGEST = len(SENDING)
EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip file can say: the same site gives the same bytes."""
READABLE = 0o100644 << 16
UNIX = 3


class LinkedFileError(Exception):
    """A link stands in a folder that is to be packed; the text is for the user."""


def archive(site: Path, target: Path) -> int:
    """Write the folder of a built site as the zip file `target`, in one folder of that name; return how many files.

    Raises LinkedFileError where something in the folder is a link.
    """
    below = tuple(site.rglob("*"))
    if linked := [path for path in below if path.is_symlink()]:
        raise LinkedFileError(f"{min(linked)} is a link: what it leads to may be no part of the site")
    paths = {path.relative_to(site).as_posix(): path for path in below if path.is_file()}
    # In one order, with one time: the same site gives the same bytes.
    names = sorted(paths.keys() - FOR_SERVERS)
    target.parent.mkdir(parents=True, exist_ok=True)
    # Written aside: what is cut off in the middle would open, and look like the whole.
    aside = target.with_name(f"{target.name}.part")
    try:
        with ZipFile(aside, "w") as packed:
            for name in names:
                packed.writestr(_entry(f"{target.stem}/{name}"), _content(paths[name]), ZIP_DEFLATED, 9)
        aside.replace(target)
    finally:
        aside.unlink(missing_ok=True)
    return len(names)


def _entry(name: str) -> ZipInfo:
    # The mode is that of Unix whatever system packs: unpacked there, the files can be read by all.
    entry = ZipInfo(name, EPOCH)
    entry.create_system, entry.external_attr = UNIX, READABLE
    return entry


def _content(path: Path) -> bytes:
    content = path.read_bytes()
    return with_index_files(content.decode()).encode() if path.suffix in LINKING else content


def with_index_files(html: str) -> str:
    """Return the page with every relative link to a folder ending in `index.html`, as reading from disk needs it."""
    return FOLDER.sub(_file, html)


def _file(match: re.Match[str]) -> str:
    sent_on, path = match.groups()
    attribute = match.string[max(0, match.start() - LONGEST) : match.start()].lower()
    if not path or not attribute.endswith(SENDING if sent_on else LEADING):
        return match[0]
    # A browser that reads from disk shows the folder's list of files for these, as for every folder.
    return page_file(match[0] if path.endswith("/") else f"{match[0]}/")
