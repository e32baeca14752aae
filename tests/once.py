"""What takes long to make is made once for all tests, however many processes run them."""

from __future__ import annotations

import pickle
import shutil
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from filelock import FileLock

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

__all__ = ["Once"]

Made = TypeVar("Made")


class Once(NamedTuple):
    """Makes things in a folder that the processes of a run share; nobody may change there what is made."""

    shared: Path

    def __call__(self, name: str, make: Callable[[Path], Made]) -> Made:
        """Return what `make` returned when it was first called, with a new folder; the others wait for it."""
        folder, kept = self.shared / name, self.shared / f"{name}.made"
        with FileLock(self.shared / f"{name}.lock"):
            if not kept.exists():
                shutil.rmtree(folder, ignore_errors=True)  # what one that failed has left
                folder.mkdir()
                kept.write_bytes(pickle.dumps(make(folder)))
        made: Made = pickle.loads(kept.read_bytes())  # noqa: S301 - we wrote it
        return made
