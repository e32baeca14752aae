"""Editions of the models: what stands in a folder, or stood there in a revision of git."""

from __future__ import annotations

import io
import subprocess
import tarfile
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from eventmodels.catalogue import load
from eventmodels.catalogue.flow.flows import Flows
from eventmodels.catalogue.problems import counted, errors
from eventmodels.catalogue.reading.folder import NoModelsError, demand_models
from eventmodels.diff import Edition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eventmodels.catalogue import Problem

__all__ = ["Before", "UnknownRevisionError", "edition_before", "folder_of", "read_edition"]


PATIENCE = 60
"""Seconds for an answer of git: it may wait for another program, or for a disk that is gone."""


class UnknownRevisionError(Exception):
    """A word names neither a folder nor a revision; the text is for the user."""


@dataclass(frozen=True, slots=True)
class Before:
    """The edition before the present one, or (`missing`) why there is none to compare with."""

    name: str
    edition: Edition | None = None
    missing: str = ""


def read_edition(word: str, models: Path) -> tuple[Edition, list[Problem]]:
    """Read what `word` names; an old edition need not pass checks that came later, but must be readable.

    Raises UnknownRevisionError where the word names neither a folder nor a revision, NoModelsError where there are no
    models in it.
    """
    with folder_of(word, models) as folder:
        demand_models(folder, word)
        catalogue, problems = load(folder, word)
    # Flows of half a catalogue would lack steps, each of which would be told as a difference.
    return Edition(catalogue, {} if errors(problems) else Flows.of(catalogue).all), problems


def edition_before(word: str, models: Path, here: Path) -> Before:
    """Read what `word` names, a folder below `here` or a revision; without a word the latest tag before this commit."""
    name = word or _last_tag(models)
    if not name:
        return Before(name, missing="git knows no tag before this commit")
    try:
        edition, problems = read_edition(str(here / name) if (here / name).is_dir() else name, models)
    except (NoModelsError, UnknownRevisionError) as unknown:
        return Before(name, missing=str(unknown))
    if hindering := errors(problems):
        return Before(name, missing=f"{name} cannot be read: {counted(len(hindering), 'problem')}")
    return Before(name, edition)


def _last_tag(models: Path) -> str:
    """Return the tag that leads up to the present commit: one on the commit itself names this edition."""
    try:
        # Sought from the commit before: on the day of a release its own tag would be found, and nothing would differ.
        return _git(models, "HEAD^", "describe", "--tags", "--abbrev=0", "HEAD^").decode().strip()
    except UnknownRevisionError:
        return ""


@contextmanager
def folder_of(word: str, models: Path) -> Iterator[Path]:
    """Give the folder called `word`, or `models` as the revision `word` had it: a copy for as long as it is needed."""
    if Path(word).is_dir():
        yield Path(word)
        return
    # Resolved to a commit first, since a word that `archive` took for an option could write files. The archive is made
    # at the top of the repository, since the prefix is a path from there.
    commit = _git(models, word, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{word}^{{commit}}")
    place = _git(models, word, "rev-parse", "--show-prefix").decode().strip()
    top = _git(models, word, "rev-parse", "--show-toplevel").decode().strip()
    packed = _git(Path(top), word, "archive", "--format=tar", commit.decode().strip(), place or ".")
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
            try:
                archive.extractall(folder, filter="data")
            except tarfile.FilterError as unsafe:
                raise UnknownRevisionError(f"{word} cannot be read: {unsafe}") from None
        yield Path(folder) / place


def _git(folder: Path, word: str, *command: str) -> bytes:
    try:
        # A list of words, no shell; git itself tells a revision from an option.
        run = subprocess.run(  # noqa: S603
            ["git", "-C", str(folder), *command],  # noqa: S607
            capture_output=True,
            check=False,
            timeout=PATIENCE,
        )
    except subprocess.TimeoutExpired:
        raise UnknownRevisionError(f"git does not answer about {word} within {PATIENCE} seconds") from None
    except OSError:
        raise UnknownRevisionError(f"there is no folder {word}, and no git to look for a revision") from None
    if run.returncode:
        raise UnknownRevisionError(f"{word} is neither a folder nor a revision of the repository that {folder} is in")
    return run.stdout
