"""What can be planted: the faults of `faults.toml`, each with the tests that catch it."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import NamedTuple

from tests.support import ROOT

__all__ = ["FAULTS", "ROOT", "Fault", "planted"]


class Fault(NamedTuple):
    """A mistake that somebody could make in one file."""

    id: str
    breaks: str
    """What a user would notice."""
    file: str
    old: str
    new: str
    tests: list[str]
    """What pytest is asked for: the quickest tests that notice."""


LIST = Path(__file__).with_name("faults.toml")
FAULTS = tuple(Fault(**each) for each in tomllib.loads(LIST.read_text("utf-8"))["fault"])


def planted(fault: Fault, root: Path) -> str:
    """Return the text of the file below `root` with the fault in it."""
    text = (root / fault.file).read_text("utf-8")
    if (found := text.count(fault.old)) != 1:
        raise ValueError(f"{fault.id}: {fault.file} holds what is to be replaced {found} times instead of once")
    return text.replace(fault.old, fault.new)
