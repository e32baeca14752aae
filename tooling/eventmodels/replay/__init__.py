"""Could this really happen: models walked through the state machines."""

from eventmodels.replay.automata import Automaton, Instance
from eventmodels.replay.finding import Finding
from eventmodels.replay.replays import Replays
from eventmodels.replay.walk import Walk

__all__ = ["Automaton", "Finding", "Instance", "Replays", "Walk"]
