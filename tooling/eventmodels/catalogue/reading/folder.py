"""Whether a folder is one of models at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["NoModelsError", "demand_models"]


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
