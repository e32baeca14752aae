"""What tables of steps know of the names in them, besides what a flow says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from eventmodels.catalogue.flow import MessageStep, keyed, leaves
from eventmodels.pages.views.counterparts import counterparts
from eventmodels.sequence import hue, identifier_numbers, shown_in
from eventmodels.sequence.log_sample import also_logged, logged
from eventmodels.sequence.told import told

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from eventmodels.catalogue import Catalogue, Flow
    from eventmodels.pages.reference import Reference
    from eventmodels.pages.views.counterparts import Counterparts
    from eventmodels.replay import Replay
    from eventmodels.sequence.shown import Shown

__all__ = ["StepNames", "step_names"]


@dataclass(frozen=True, slots=True)
class StepNames:
    """What tables of steps know of the names in them; keys are a protocol and a name of its own."""

    pages: dict[tuple[str, str], str]
    """Message -> the address of its page."""
    numbers: dict[tuple[str, str], int | None]
    """Message -> the number that logs print."""
    log_names: dict[tuple[str, str], str]
    """Attribute -> its name in logs."""
    identifiers: dict[str, str]
    """Identifier -> the class of its colour in the picture. Equal words stand for equal values."""
    said: dict[str, str]
    """Step -> what happens in it, in a sentence."""
    logged: dict[str, str]
    """Step -> its message as a log shows it."""
    also_logged: dict[str, str]
    """Step -> what a log shows besides, of which no source tells the values."""
    others: dict[tuple[str, str], int]
    """Message -> how many other models have it."""
    counterparts: Mapping[str, Counterparts]
    """Step -> what answers it, or what it answers."""
    shown: Mapping[str, Shown]
    """Message -> what it is about, and which of its values matter."""


def step_names(reference: Reference, replay: Replay) -> StepNames:
    """Collect what is known of the names in a flow, interruptions included."""
    flow = replay.flow
    messages = dict.fromkeys((step.protocol, step.message) for step in flow.messages())
    hues = identifier_numbers(flow, reference.catalogue.protocols)
    return StepNames(
        pages={key: reference.addresses.message(*key) for key in messages},
        numbers={key: _number(reference.catalogue, *key) for key in messages},
        log_names=dict(_log_names(reference.catalogue, flow)),
        identifiers={name: hue(number).strip() for name, number in hues.items()},
        said=dict(told(replay, reference.catalogue)),
        logged={step.id: logged(step, reference.catalogue) for step in _messages(flow)},
        also_logged={step.id: also_logged(step, reference.catalogue) for step in _messages(flow)},
        others={key: len({use.model for use in reference.flows.uses.get(key, ())} - {flow.id}) for key in messages},
        counterparts=counterparts(reference, replay),
        shown=shown_in(replay),
    )


def _number(catalogue: Catalogue, protocol: str, message: str) -> int | None:
    record = catalogue.protocols[protocol].messages.get(message)
    return record.number if record else None


def _log_names(catalogue: Catalogue, flow: Flow) -> Iterator[tuple[tuple[str, str], str]]:
    """Yield what logs call the attributes that the flow shows."""
    for step in flow.messages():
        known = catalogue.protocols[step.protocol].attributes
        for value in step.values:
            record = known.get(value.attribute)
            yield (step.protocol, value.attribute), (record and record.log_name) or value.attribute


def _messages(flow: Flow) -> Iterator[MessageStep]:
    for _, items in keyed(flow).courses():
        yield from (step for step, _ in leaves(items) if isinstance(step, MessageStep))
