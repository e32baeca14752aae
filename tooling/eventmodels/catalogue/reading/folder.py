"""What a folder holds: whether it is one of models at all, and its files."""

from __future__ import annotations

import os
import stat
from pathlib import Path

__all__ = ["MAX_BYTES", "NoModelsError", "area", "demand_models", "file_bytes", "printable", "yaml_files"]

MAX_BYTES = 2_000_000
"""More than a person writes in one file: whoever made a longer one may have meant harm."""


class NoModelsError(Exception):
    """A folder is not one of models; the text says what is missing."""


def demand_models(root: Path, name: str) -> None:
    """Raise NoModelsError unless `root`, which messages call `name`, is a folder of models.

    What is wrong inside such a folder is for the checks to say, at its place.
    """
    if not root.is_dir():
        raise NoModelsError(f"there is no folder {name}")
    if not any((root / "protocols").glob("*/")):
        raise NoModelsError(f"{name} is no folder of models: it has no protocols/ with a folder for each protocol")


def yaml_files(root: Path) -> list[str]:
    """Return the paths of all YAML files below a folder, sorted, since every system has its own order.

    What is hidden is passed over, as editors and systems keep their own things there.
    """
    # `.yaml` too, and a folder called like a file, which are read from nowhere: an author must be told, not ignored.
    paths = [
        (Path(folder) / name).relative_to(root).as_posix()
        for folder, folders, files in os.walk(root)
        for name in (*folders, *files)
        if name.endswith((".yml", ".yaml"))
    ]
    return sorted(path for path in paths if not any(part.startswith(".") for part in path.split("/")))


def file_bytes(path: Path) -> bytes:
    """Return what a file holds, at most a byte more than anybody reads; raise OSError where it is no plain file."""
    # Asked before it is opened: a pipe waits for somebody who writes, and a device may have no end.
    if stat.S_ISREG(path.stat().st_mode):
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    raise OSError(None, "is a directory" if path.is_dir() else "is no plain file")


def printable(path: str) -> str:
    """Return a path as a line can hold it: no system forbids line ends, escapes or bytes that are no text in names."""
    text = path.encode("utf-8", "backslashreplace").decode()
    return "".join(letter if letter.isprintable() else letter.encode("unicode_escape").decode() for letter in text)


def area(path: str) -> str:
    """Return what a file, by its path below the models folder, is part of: `protocols/<id>`, `interactions`, ..."""
    parts = path.split("/")
    # A protocol keeps its folder in front of its id, for its id may be the name of another area.
    return "/".join(parts[:2]) if parts[0] == "protocols" and len(parts) > 2 else parts[0].removesuffix(".yml")  # noqa: PLR2004 - folder, protocol, file
