"""What tests of all parts share: the two catalogues, and the small one with files of one's own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from eventmodels.catalogue import Catalogue

__all__ = ["BASE", "REAL", "House"]

BASE = Path(__file__).parent / "cases" / "base"
"""A small catalogue: doors, handsets, a panel."""
REAL = Path(__file__).parents[1] / "models"
"""The reference itself."""


class House(Protocol):
    """Loads the small catalogue with some files written anew; the fixture `house` is one."""

    def __call__(self, files: dict[str, str] | None = None) -> Catalogue: ...
