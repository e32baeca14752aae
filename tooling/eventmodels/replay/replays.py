"""Every flow of a catalogue, replayed once."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING

from eventmodels.catalogue.memory import Forgetful, Memory
from eventmodels.replay.automata import automata_by_kind
from eventmodels.replay.result import replay

if TYPE_CHECKING:
    from collections.abc import Mapping

    from eventmodels.catalogue import Catalogue
    from eventmodels.catalogue.flow import Flow
    from eventmodels.replay.result import Replay

__all__ = ["Replays"]


@dataclass(frozen=True)
class Replays:
    """The replay of every model and phase."""

    all: Mapping[str, Replay]

    @classmethod
    def of(cls, catalogue: Catalogue, flows: Mapping[str, Flow], memory: Memory | None = None) -> Replays:
        """Replay every flow, given by the id of its model."""
        memory = memory or Forgetful()
        grounds = catalogue.grounds(memory)
        automata = automata_by_kind(catalogue)
        return cls(
            {
                name: memory.made(("replay", name), partial(replay, catalogue, automata, flow), flow, grounds)
                for name, flow in flows.items()
            }
        )

    @cached_property
    def occurrences(self) -> Mapping[tuple[str, str], Mapping[tuple[str, str], tuple[str, ...]]]:
        """(protocol, event) -> (machine, state) -> the models in which the event comes in that state."""
        found: dict[tuple[str, str], dict[tuple[str, str], dict[str, None]]] = defaultdict(lambda: defaultdict(dict))
        for name, replayed in self.all.items():
            for step in replayed.flow.messages():
                for instance, states in replayed.before.get(step.id, {}).items():
                    for state in states:
                        found[step.protocol, step.message][instance.machine, state][name] = None
        return {event: {at: tuple(models) for at, models in places.items()} for event, places in found.items()}
