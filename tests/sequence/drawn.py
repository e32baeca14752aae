"""Pictures of models of the small catalogue and of our own, by name."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from eventmodels.sequence import COMPACT, WHOLE, Drawing, place, place_forms
from tests.support import real_reference, small_reference

if TYPE_CHECKING:
    from eventmodels.replay import Replay

__all__ = ["BASE", "drawn", "real_drawings", "replayed"]

BASE = small_reference().catalogue


def drawn(name: str) -> Drawing:
    """Place a model with its states."""
    found = replayed(name)
    return place(found.flow, found)


def replayed(name: str) -> Replay:
    """Return a model, replayed."""
    return (small_reference() if name in BASE.models else real_reference()).replays.all[name]


@cache
def real_drawings() -> dict[str, tuple[Drawing, Drawing]]:
    """Place every model of our own, once: whole and compact."""
    found = {}
    for name, replay in real_reference().replays.all.items():
        whole, compact = place_forms(replay.flow, (WHOLE, COMPACT), replay)
        found[name] = whole, compact
    return found
