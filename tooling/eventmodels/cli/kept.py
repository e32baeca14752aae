"""Folders in compact form, kept between two commands: the one that came with the program, and those of the user.

A kept form answers for exactly the files it was made from, read by exactly this program. Everything else (damage, an
older program, a folder that changed, a disk that is full, a cache that cannot be read or written) makes no difference
but in time: the folder is read anew.
"""

from __future__ import annotations

import os
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_cache_path

from eventmodels.catalogue.compact import from_json, to_json
from eventmodels.catalogue.reading.folder import file_bytes, yaml_files

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from eventmodels.catalogue.compact import Compact

__all__ = ["CARRIED", "CARRIED_SEARCH", "keep", "keep_search", "kept", "kept_search", "key_of", "search_key", "write"]

PACKAGE = Path(__file__).parents[1]
CARRIED = PACKAGE / "models.compact"
"""What the wheel carries beside the models it was made from."""
CARRIED_SEARCH = PACKAGE / "models.search"
"""And what can be found in them, the pages that people wrote among it."""
ROOMS = ("catalogue", "checks", "replay")
"""What a compact form comes from, besides the files of the folder."""
SEARCHED_ROOMS = (*ROOMS, "pages", "search")
MAX_KEPT = 16
"""Each folder has one file, whatever becomes of the folder; of more than this the oldest go."""


def key_of(root: Path) -> str:
    """Return what tells a folder, as it is now and as this program reads it, from every other."""
    return _key(ROOMS, {root: yaml_files(root)})


def search_key(root: Path, docs: Path | None) -> str:
    """Return what tells a folder, and the pages beside it, from every other for those who look for something."""
    pages = {docs: sorted(path.relative_to(docs).as_posix() for path in docs.rglob("*.md"))} if docs else {}
    return _key(SEARCHED_ROOMS, {root: yaml_files(root), **pages})


def _key(rooms: Iterable[str], folders: Mapping[Path, Iterable[str]]) -> str:
    digest = blake2b(digest_size=16)
    _add(digest, PACKAGE, (path for room in rooms for path in sorted((PACKAGE / room).rglob("*.py"))))
    for folder, paths in folders.items():
        _add(digest, folder, (folder / path for path in paths))
    return digest.hexdigest()


def _add(digest: blake2b, folder: Path, paths: Iterable[Path]) -> None:
    # Names and contents, never times: a clock that is set back, or a file that is put back, would deceive those.
    for path in paths:
        try:
            content = file_bytes(path)
        except OSError as error:
            content = f"\0unreadable: {error.errno}".encode()
        # Its length in front, so that no two lists of files come to the same bytes.
        head = f"{path.relative_to(folder).as_posix()}\0{len(content)}\0"
        digest.update(head.encode(errors="surrogateescape") + content)


def kept(root: Path, key: str) -> Compact | None:
    """Return the compact form of a folder if one is kept for this key."""
    text = _read((CARRIED, _place(root)), key)
    return None if text is None else from_json(text)


def kept_search(root: Path, key: str) -> str | None:
    """Return what can be found in a folder if that is kept for this key."""
    return _read((CARRIED_SEARCH, _place(root, ".search")), key)


def _read(places: Iterable[Path], key: str) -> str | None:
    for place in places:
        with suppress(OSError):
            head, _, text = place.read_bytes().partition(b"\n") if place.is_file() else (b"", b"", b"")
            if head == _head(key, text):
                return text.decode()
    return None


def keep(root: Path, key: str, compact: Compact) -> None:
    """Keep the compact form of a folder, if that can be done."""
    _keep(_place(root), key, to_json(compact))


def keep_search(root: Path, key: str, text: str) -> None:
    """Keep what can be found in a folder, if that can be done."""
    _keep(_place(root, ".search"), key, text)


def _keep(place: Path, key: str, text: str) -> None:
    with suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        write(place, key, text.encode())
        _tidy(place.parent)


def write(place: Path, key: str, text: bytes) -> None:
    """Write a compact form where others may be reading or writing one."""
    # Aside, then in place by one rename: whoever reads meanwhile has the old file or the new one, and whole. The name
    # has to be one of its own, since a second command may be doing the same.
    from tempfile import NamedTemporaryFile  # noqa: PLC0415 - takes longer to import than to read what is kept

    with NamedTemporaryFile(dir=place.parent, prefix=place.name, suffix=".new", delete=False) as aside:
        try:
            aside.write(_head(key, text) + b"\n" + text)
            aside.close()
            Path(aside.name).replace(place)
        except BaseException:
            Path(aside.name).unlink()
            raise


def _head(key: str, text: bytes) -> bytes:
    return f"{key} {blake2b(text, digest_size=16).hexdigest()}".encode()


def _place(root: Path, ending: str = ".compact") -> Path:
    # By the place of the folder, not by its content: an author changes that with every word.
    name = blake2b(os.fsencode(root.resolve()), digest_size=16).hexdigest()
    return user_cache_path("eventmodels", appauthor=False) / f"{name}{ending}"


def _tidy(folder: Path) -> None:
    """Remove what has not been written for longest, and what commands left behind that were stopped."""
    for ending in (".compact", ".search"):
        files = sorted(folder.glob(f"*{ending}*"), key=lambda path: path.stat().st_mtime, reverse=True)
        for path in files[MAX_KEPT:]:
            path.unlink(missing_ok=True)
