"""A folder of models as it is, or as a revision in git had it."""

from __future__ import annotations

import io
import subprocess
import tarfile
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["UnknownRevisionError", "folder_of"]


class UnknownRevisionError(Exception):
    """A word names neither a folder nor a revision; the text is for the user."""


@contextmanager
def folder_of(word: str, models: Path) -> Iterator[Path]:
    """Give the folder called `word`, or `models` as the revision `word` of its repository had it."""
    if Path(word).is_dir():
        yield Path(word)
        return
    commit = _git(models, word, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{word}^{{commit}}")
    place = _git(models, word, "rev-parse", "--show-prefix").decode().strip()
    top = _git(models, word, "rev-parse", "--show-toplevel").decode().strip()
    packed = _git(Path(top), word, "archive", "--format=tar", commit.decode().strip(), place or ".")
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
            archive.extractall(folder, filter="data")
        yield Path(folder) / place


def _git(folder: Path, word: str, *command: str) -> bytes:
    try:
        # A list of words, no shell; git itself tells a revision from an option.
        run = subprocess.run(["git", "-C", str(folder), *command], capture_output=True, check=False)  # noqa: S603, S607
    except FileNotFoundError:
        raise UnknownRevisionError(f"there is no folder {word}, and no git to look for a revision") from None
    if run.returncode:
        raise UnknownRevisionError(f"{word} is neither a folder nor a revision of the repository that {folder} is in")
    return run.stdout
