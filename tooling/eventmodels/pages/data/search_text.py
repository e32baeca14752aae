"""What search reads of a thing besides its names and its summary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eventmodels.catalogue.flow.steps import ActionStep, MessageStep, NoteStep, StateStep, leaves

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from eventmodels.catalogue.flow.steps import Flow
    from eventmodels.catalogue.records.enumerations import EnumerationValue
    from eventmodels.catalogue.records.keys import Key
    from eventmodels.catalogue.records.models import Model
    from eventmodels.catalogue.records.protocols import Message

__all__ = ["flow", "key", "message", "value"]


def message(record: Message) -> str:
    """Return when a message occurs, what it tells, why it may not come, and what else is said of it."""
    advice = (each.text for each in (record.tells, record.absent_when) if each)
    return _joined((record.occurs or "", *advice, record.note or "", *record.notes))


def value(record: EnumerationValue) -> str:
    """Return why a value comes, and what helps."""
    causes = (text for each in record.causes for text in (*each.on, each.cause or "", each.remedy or ""))
    return _joined((*causes, record.note or ""))


def key(record: Key) -> str:
    """Return in which lists of which messages a key stands, who puts it there, and what its values say."""
    uses = (word for use in record.uses for word in (use.attribute, *use.on, use.when or ""))
    values = (word for pair in record.values.items() for word in pair)
    return _joined((*uses, *values, record.note or ""))


def flow(of: Flow, record: Model) -> str:
    """Return who takes part in a model, and what it says at its steps, of its ends and of what may interrupt it."""
    parties = (participant.label for participant in of.participants)
    ends = (text for each in of.interruptions for text in (each.title, each.note))
    return _joined((*parties, *_told(of), *ends, *record.notes))


def _told(of: Flow) -> Iterator[str]:
    for _, items in of.courses():
        for step, _ in leaves(items):
            if isinstance(step, MessageStep):
                yield from (step.say, step.note)
            elif isinstance(step, ActionStep):
                yield from (step.text, step.say, step.note)
            elif isinstance(step, (NoteStep, StateStep)):
                yield step.text


def _joined(texts: Iterable[str]) -> str:
    # A sentence that is said at ten steps finds the model no better than one that is said once.
    return " ".join(dict.fromkeys(text for text in texts if text))
