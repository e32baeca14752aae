"""Could this really happen: models walked through the state machines."""

from eventmodels.replay.automata import Automaton, Instance, automata_by_kind
from eventmodels.replay.finding import Finding
from eventmodels.replay.replays import Replays
from eventmodels.replay.result import HeldState, Replay, replay
from eventmodels.replay.rules.races import races

__all__ = [
    "Automaton",
    "Finding",
    "HeldState",
    "Instance",
    "Replay",
    "Replays",
    "automata_by_kind",
    "races",
    "replay",
]
