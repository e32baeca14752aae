"""What tests of several folders share: where the models are, the small site, and the command line as one meets it."""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from click.testing import CliRunner

from eventmodels.catalogue import Flows, load
from eventmodels.catalogue.addresses import Addresses
from eventmodels.catalogue.memory import Memory
from eventmodels.cli import main
from eventmodels.pages import Site, build
from eventmodels.pages.reference import Reference
from eventmodels.replay import Replays

if TYPE_CHECKING:
    from eventmodels.catalogue import Catalogue

__all__ = [
    "BASE",
    "FAMILIES",
    "MEMORY",
    "REAL",
    "ROOT",
    "House",
    "cells",
    "real_catalogue",
    "real_reference",
    "real_site",
    "refusal",
    "run",
    "said",
    "small_reference",
    "small_site",
]

ROOT = Path(__file__).parent.parent
REAL = ROOT / "models"
BASE = Path(__file__).parent / "cases" / "base"
"""A small catalogue: doors, handsets, a panel."""
MEMORY = Memory()
"""What was made of the real models, which every process reads, expands and replays once."""


class House(Protocol):
    """Loads the small catalogue with some files written anew; the fixture `house` is one."""

    def __call__(self, files: dict[str, str] | None = None) -> Catalogue: ...


FAMILIES = (
    "models/families.yml:2:10: error [missing-key] 'title' is missing in 'house'\n"
    "  2 |   house: {titel: Around}\n"
    "    |          ^\n"
    "models/families.yml:2:11: error [unknown-key] unknown key 'titel'; "
    "expected one of title, summary; did you mean 'title'?\n"
    "  2 |   house: {titel: Around}\n"
    "    |           ^^^^^\n"
)
"""What is said of the mistake that the fixture `broken` makes."""


@cache
def real_catalogue() -> Catalogue:
    """Read everything in `models/`, once."""
    return load(REAL, "models", MEMORY)[0]


@cache
def real_reference() -> Reference:
    """Expand and replay everything in `models/`, once."""
    catalogue = real_catalogue()
    flows = Flows.of(catalogue, MEMORY)
    return Reference(catalogue, flows, Replays.of(catalogue, flows.all, MEMORY), Addresses(catalogue))


@cache
def real_site() -> Site:
    """Make what the site is generated from, once."""
    return build(REAL, "models", MEMORY)


@cache
def small_site() -> Site:
    """Build the small catalogue, once."""
    return build(BASE)


@cache
def small_reference() -> Reference:
    """Read, expand and replay the small catalogue, once."""
    return Reference.of(load(BASE)[0])


def run(*words: str) -> tuple[int, str]:
    """Return exit code and everything printed."""
    result = CliRunner().invoke(main, [*words], prog_name="eventmodels")
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output


def refusal(command: str, options: str, reason: str) -> tuple[int, str]:
    """Return what every refused use prints around its reason."""
    usage = f"Usage: eventmodels {command} [OPTIONS] {options}".rstrip()
    return 2, f"{usage}\nTry 'eventmodels {command} --help' for help.\n\nError: {reason}\n"


def said(html: str) -> str:
    """Return what a reader sees of some markup."""
    return " ".join(unescape(re.sub(r"<[^>]*>", "", html)).split())


def cells(html: str, table: str) -> list[list[str]]:
    """Return what the body of a table says, cell by cell."""
    found = re.search(rf'<table class="{table}">.*?<tbody>(.*?)</tbody>', html, re.DOTALL)
    assert found
    return [[said(cell) for cell in re.findall(r"<t[hd].*?</t[hd]>", row)] for row in found[1].split("</tr>")[:-1]]
