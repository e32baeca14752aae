"""What a folder holds: whether it is one of models at all, and its files."""

from __future__ import annotations

import os
from pathlib import Path

__all__ = ["NoModelsError", "area", "demand_models", "yaml_files"]


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
    """Return the paths of all YAML files below a folder, sorted, since every system has its own order."""
    # `.yaml` too, and a folder called like a file, which are read from nowhere: an author must be told, not ignored.
    paths = [
        (Path(folder) / name).relative_to(root).as_posix()
        for folder, folders, files in os.walk(root)
        for name in (*folders, *files)
        if name.endswith((".yml", ".yaml"))
    ]
    return sorted(path for path in paths if not path.startswith("."))


def area(path: str) -> str:
    """Return what a file, by its path below the models folder, is part of: `protocols/<id>`, `interactions`, ..."""
    parts = path.split("/")
    # A protocol keeps its folder in front of its id, for its id may be the name of another area.
    return "/".join(parts[:2]) if parts[0] == "protocols" and len(parts) > 2 else parts[0].removesuffix(".yml")  # noqa: PLR2004 - folder, protocol, file
