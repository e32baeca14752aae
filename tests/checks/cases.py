"""Cases of the checks: the small catalogue of tests/cases/base with one edit that fails, and one that passes."""

from __future__ import annotations

import re
from copy import copy
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from shutil import copytree

from eventmodels.catalogue.memory import Memory
from eventmodels.catalogue.problems import report_text
from eventmodels.pages import lay_out

CASES = Path(__file__).parent.parent / "cases"
LABEL = re.compile(r"^@(file|was|fails|passes|expected)(?: (.+))?\n", re.MULTILINE)


@dataclass(frozen=True)
class Edit:
    """A text of one file of the base and what stands there instead; no text means the whole file."""

    file: str
    was: str = ""
    fails: str = ""
    passes: str | None = None


@dataclass(frozen=True)
class Case:
    """One file of tests/cases/check: `<code>.txt`, or `<code>.<variant>.txt`."""

    code: str
    edits: tuple[Edit, ...]
    expected: str


def read_case(path: Path) -> Case:
    """Read `@file name`, `@was`, `@fails`, `@passes` (the base itself, if left out) and `@expected` blocks."""
    edits: list[Edit] = []
    expected = ""
    parts = LABEL.split(path.read_text(encoding="utf-8"))[1:]
    for label, word, block in zip(parts[::3], parts[1::3], parts[2::3], strict=True):
        if label == "file":
            edits.append(Edit(word))
        elif label == "expected":
            expected = block.removesuffix("\n")
        else:
            old = edits.pop()
            edits.append(
                Edit(**{**old.__dict__, label: block.removesuffix("\n") if old.was or label == "was" else block})
            )
    return Case(path.name.split(".")[0], tuple(edits), expected)


@cache
def _base() -> Memory:
    """Remember the files of the base, which are the same in nearly all cases, and what is made of them."""
    memory = Memory()
    lay_out(CASES / "base", "models", memory)
    memory.turn()
    return memory


def remembered() -> Memory:
    """Return a memory of the base alone, whatever other cases have made."""
    memory = copy(_base())
    memory._now = {}  # noqa: SLF001 - what is made from now on
    return memory


def report(case: Case, side: str, folder: Path) -> str:
    """Return what is wrong with the base with the `fails` or `passes` side of a case."""
    write_side(case, side, folder)
    return report_text(lay_out(folder, "models", remembered()).problems)


def write_side(case: Case, side: str, folder: Path) -> None:
    """Write the base with the `fails` or `passes` side of a case into a folder."""
    copytree(CASES / "base", folder, dirs_exist_ok=True)
    for edit in case.edits:
        path = folder / edit.file
        new = getattr(edit, side)
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        assert edit.was in text, f"{edit.file} does not hold {edit.was!r}"
        if new is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text.replace(edit.was, new, 1) if edit.was else new, encoding="utf-8")
