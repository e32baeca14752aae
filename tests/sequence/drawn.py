"""Pictures of models of the small catalogue and of our own, by name."""

from __future__ import annotations

from pathlib import Path

from eventmodels.catalogue import Flows, load
from eventmodels.replay import Replay, Replays
from eventmodels.sequence import Drawing, place
from tests.support import real_catalogue

__all__ = ["BASE", "drawn", "replayed"]

BASE, _ = load(Path(__file__).parents[1] / "cases" / "base")
REAL = real_catalogue()


def drawn(name: str) -> Drawing:
    """Place a model with its states."""
    found = replayed(name)
    return place(found.flow, found)


def replayed(name: str) -> Replay:
    """Expand and replay a model."""
    catalogue = BASE if name in BASE.models else REAL
    return Replays.of(catalogue, {name: Flows.of(catalogue).all[name]}).all[name]
