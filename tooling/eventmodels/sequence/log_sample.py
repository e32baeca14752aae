"""A flow as a log would show it: each message by name, its attributes below it under the names that logs use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eventmodels.catalogue.flow import MessageStep

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eventmodels.catalogue import Catalogue, Flow, ProtocolEntry
    from eventmodels.catalogue.flow import ShownValue

__all__ = ["also_logged", "logged", "to_log"]

QUOTED = {"dn", "text"}
"""Types whose values logs put into quotes."""
UNTOLD = {"present": "", "present (optional)": " (optional)"}
"""What stands for a value that no source tells, and what to say of it."""
HEDGES = (" (optional)", " (dialled)")
"""What a model says of a value, and no log."""


def to_log(flow: Flow, catalogue: Catalogue) -> str:
    """Return the messages of the normal course in order, each under a line that says which step it is.

    Placeholders stand where a log has values; enumerations are numbers, as in a log.
    """
    messages = [_excerpt(step, catalogue) for step, _ in flow.steps() if isinstance(step, MessageStep)]
    return "\n".join(messages) + "\n"


def _excerpt(step: MessageStep, catalogue: Catalogue) -> str:
    others = also_logged(step, catalogue)
    also = f"\n# also: {others}" if others else ""
    return f"# {step.number}: {step.from_} to {step.to}\n{logged(step, catalogue)}{also}"


def logged(step: MessageStep, catalogue: Catalogue) -> str:
    """Return one message as a log shows it, without a number and without an end of line."""
    return "\n".join((f"message {step.message}", *_lines(step, catalogue)))


def _lines(step: MessageStep, catalogue: Catalogue) -> Iterator[str]:
    protocol = catalogue.protocols[step.protocol]
    for value in step.values:
        # A log has no line for what is not there, and a value in every line.
        if value.kind != "absent" and not _is_untold(value):
            yield f"\t{_name(value, protocol)}\t{_value(value, protocol)}"


def also_logged(step: MessageStep, catalogue: Catalogue) -> str:
    """Return the names in logs of those attributes of a message whose values no source tells."""
    protocol = catalogue.protocols[step.protocol]
    return ", ".join(f"{_name(each, protocol)}{UNTOLD[each.text]}" for each in step.values if _is_untold(each))


def _is_untold(value: ShownValue) -> bool:
    return value.text in UNTOLD and not value.words


def _name(value: ShownValue, protocol: ProtocolEntry) -> str:
    return protocol.attributes[value.attribute].log_name or value.attribute


def _value(value: ShownValue, protocol: ProtocolEntry) -> str:
    vocabulary = protocol.enumeration_of(value.attribute)
    if vocabulary and value.words and all(word in vocabulary.values for word in value.words):
        # Number and name, as logs write them; the name alone where no source tells the number of each.
        numbers = [vocabulary.values[word].number_text for word in value.words]
        return f"{' or '.join(numbers)} [{' or '.join(value.words)}]" if all(numbers) else " or ".join(value.words)
    if protocol.attributes[value.attribute].type in QUOTED and value.words:
        return " or ".join(f"'{word}'" for word in value.words)
    return next((value.text.removesuffix(each) for each in HEDGES if value.text.endswith(each)), value.text)
