"""What to look for at a step: the events that answer its request, or the request that its event answers.

Which event of a model answers which request the replay has found out; what else may come, the catalogue says.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from eventmodels.catalogue.addresses import NamedAddress

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from eventmodels.catalogue.flow import MessageStep
    from eventmodels.pages.reference import Reference
    from eventmodels.replay import Replay

__all__ = ["Counterparts", "counterparts"]

Counterparts = tuple[tuple[str, tuple[NamedAddress, ...]], ...]
"""(how it belongs to the step, the steps or messages that do)."""

_HERE = {"answers": "answered by", "follows": "followed by", "refuses": "refused by"}
_ELSEWHERE = {"answers": "answered, though not in this model, by", "refuses": "may be refused by"}


def counterparts(reference: Reference, replay: Replay) -> Mapping[str, Counterparts]:
    """Return step -> what to look for, for every message of which something is known."""
    steps = {step.id: step for step in replay.flow.messages()}
    events = defaultdict[str, list["MessageStep"]](list)
    found: dict[str, Counterparts] = {}
    for event, request in replay.answers.items():
        events[request].append(steps[event])
        relation = _relations(reference, steps[request]).get(steps[event].message, "answers")
        found[event] = ((relation, tuple(_named(reference, replay, [steps[request]]))),)
    for name, step in steps.items():
        if step.kind == "request":
            found[name] = tuple(_expected(reference, replay, step, events[name]))
    return {name: parts for name, parts in found.items() if parts}


def _expected(
    reference: Reference, replay: Replay, request: MessageStep, here: list[MessageStep]
) -> Iterator[tuple[str, tuple[NamedAddress, ...]]]:
    """Yield the events of the model that belong to a request, then those of the catalogue that it does not show."""
    relations, address = _relations(reference, request), reference.addresses.message
    shown = {relation: [e for e in here if relations.get(e.message, "answers") == relation] for relation in _HERE}
    for relation, words in _HERE.items():
        if shown[relation]:
            yield words, tuple(_named(reference, replay, shown[relation]))
    for relation, words in _ELSEWHERE.items():
        names = [event for event, each in relations.items() if each == relation]
        if names and not shown[relation]:
            yield words, tuple(NamedAddress(address(request.protocol, name), name) for name in names)


def _relations(reference: Reference, request: MessageStep) -> Mapping[str, str]:
    """Return event -> how the catalogue says that it belongs to a request: as its answer, if in several ways."""
    found: dict[str, str] = {}
    for response in reference.catalogue.protocols[request.protocol].responses:
        if response.request == request.message:
            found.setdefault(response.event, response.relation)
    return found


def _named(reference: Reference, replay: Replay, steps: Iterable[MessageStep]) -> Iterator[NamedAddress]:
    for step in steps:
        address = reference.addresses.model(replay.flow.id, step.id)
        yield NamedAddress(address, f"step {step.number}, {step.message}")
