"""The small catalogue after some of its names were changed, with a ledger that says so."""

from __future__ import annotations

from shutil import copytree
from typing import TYPE_CHECKING

from eventmodels.pages import build
from tests.support import BASE

if TYPE_CHECKING:
    from pathlib import Path

    from eventmodels.pages import Site

__all__ = ["LEDGER", "renamed"]

LEDGER = """\
moved:
  messages: {door: {EventShut: EventClosed}}
  attributes: {door: {Where: Place}}
  values: {door: {DoorMood: {MoodFurious: MoodWild}}}
  participants: {flap: panel}
  machines: {wing: leaf}
  states: {leaf: {ajar: open}}
  steps: {visit: {slam: shut, 'slam~*': 'shut~*'}}
"""


def renamed(models: Path) -> Site:
    """Build the small catalogue after some of its names were changed."""
    copytree(BASE, models)
    (models / "published.yml").write_text(LEDGER, "utf-8")
    visit = next(models.rglob("visit.yml"))
    visit.write_text(visit.read_text("utf-8") + "aliases: [call-at-the-door]\n", "utf-8")
    made = build(models, "models")
    assert made.problems == ()
    return made
