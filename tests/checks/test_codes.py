"""Every code is shown by a case, explained in the guide, and emitted nowhere unlisted."""

from __future__ import annotations

import re
from pathlib import Path

import eventmodels
from eventmodels.checks import CODES
from eventmodels.checks.protocols.protocols import RESERVED
from tests.catalogue.reading.hostile import HOSTILE
from tests.checks.cases import CASES
from tests.support import ROOT

GUIDE = (ROOT / "docs" / "checks.md").read_text(encoding="utf-8")
PACKAGE = Path(eventmodels.__file__).parent
FOLDERS = {"no-folder", "unreadable"}
"""Shown by tests of their own in tests/catalogue/reading/test_hostile.py."""


def emitted() -> set[str]:
    """Return the codes that calls and tables of the package give to problems."""
    found: set[str] = set()
    for wing in ("catalogue", "replay", "checks", "pages"):
        for path in (PACKAGE / wing).rglob("*.py"):
            text = path.read_text(encoding="utf-8")
            found |= set(re.findall(r"(?:Problem|Names|[Ff]inding|report)\(\s*\"([a-z0-9-]+)\"", text))
            for pair in re.findall(r'code = "([a-z-]+)" if \w+ else "([a-z-]+)"', text):
                found |= set(pair)
            found |= set(re.findall(r"\(re\.compile\([^)]*\), \"([a-z-]+)\"", text))
    return found


def test_every_code_has_a_case() -> None:
    shown = {path.name.split(".")[0] for path in (CASES / "check").glob("*.txt")}
    hostile = {code for code in CODES if any(name == code or name.startswith(f"{code}-") for name in HOSTILE)}
    assert set(CODES) - shown - hostile - FOLDERS == set()
    assert shown <= set(CODES)


def test_every_code_has_an_entry_in_the_guide() -> None:
    assert re.findall(r"^### `([a-z0-9-]+)`$", GUIDE, re.MULTILINE) == list(CODES)


def test_the_guide_names_every_reserved_name() -> None:
    entry = GUIDE.partition("### `reserved-name`\n")[2].partition("```")[0]
    assert set(re.findall(r"`([a-z]+)`", entry)) == RESERVED


def test_every_code_is_emitted_and_no_other() -> None:
    assert emitted() == set(CODES)
