"""Every flow of a catalogue, replayed once."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from eventmodels.replay.automata import Automaton
from eventmodels.replay.walk import Walk

if TYPE_CHECKING:
    from collections.abc import Mapping

    from eventmodels.catalogue import Catalogue
    from eventmodels.catalogue.flow import Flow

__all__ = ["Replays", "automata"]


@dataclass(frozen=True)
class Replays:
    """The replay of every model and phase."""

    all: Mapping[str, Walk]

    @classmethod
    def of(cls, catalogue: Catalogue, flows: Mapping[str, Flow]) -> Replays:
        """Replay every flow."""
        machines = automata(catalogue)
        return cls({name: Walk(catalogue, machines, flow) for name, flow in flows.items()})

    @cached_property
    def occurrences(self) -> Mapping[tuple[str, str], Mapping[tuple[str, str], tuple[str, ...]]]:
        """(protocol, event) -> (machine, state) -> the models in which the event comes in that state."""
        found: dict[tuple[str, str], dict[tuple[str, str], dict[str, None]]] = defaultdict(lambda: defaultdict(dict))
        for name, walk in self.all.items():
            for arrow in walk.flow.messages():
                for instance, states in walk.before.get(arrow.id, {}).items():
                    for state in states:
                        found[arrow.protocol, arrow.message][instance.machine, state][name] = None
        return {event: {at: tuple(models) for at, models in places.items()} for event, places in found.items()}


def automata(catalogue: Catalogue) -> dict[str, tuple[Automaton, ...]]:
    """Return kind of participant -> the machines that hold for it or for what it is a kind of."""
    found: dict[str, list[Automaton]] = defaultdict(list)
    for name, machine in catalogue.machines.items():
        ready = Automaton(name, machine)
        for kind in catalogue.participants:
            if set(machine.of) & set(catalogue.lineage(kind)):
                found[kind].append(ready)
    return {kind: tuple(machines) for kind, machines in found.items()}
