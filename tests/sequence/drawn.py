"""Pictures of models of the small catalogue and of our own, by name."""

from __future__ import annotations

from pathlib import Path

from eventmodels.catalogue import Flows, load
from eventmodels.replay import Replays
from eventmodels.sequence import Drawing, place
from tests.support import real_catalogue

__all__ = ["BASE", "drawn"]

BASE, _ = load(Path(__file__).parents[1] / "cases" / "base")
REAL = real_catalogue()


def drawn(name: str) -> Drawing:
    """Place a model with its states."""
    catalogue = BASE if name in BASE.models else REAL
    flow = Flows.of(catalogue).all[name]
    return place(flow, Replays.of(catalogue, {name: flow}).all[name])
