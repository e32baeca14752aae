"""A flow as a server's log would show it: each message by name, its attributes below it under the names of logs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eventmodels.catalogue.flow import Arrow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eventmodels.catalogue import Catalogue, Flow, ProtocolEntry
    from eventmodels.catalogue.flow import Shown

__all__ = ["to_log"]

QUOTED = {"dn", "text"}


def to_log(flow: Flow, catalogue: Catalogue) -> str:
    """Return the messages of the normal course in order, each under a line that says which step it is.

    Placeholders stand where a log has values; enumerations are numbers, as in a log.
    """
    blocks = [
        "\n".join((f"# {step.number}: {step.from_} to {step.to}", f"message {step.message}", *_lines(step, catalogue)))
        for step, _ in flow.steps()
        if isinstance(step, Arrow)
    ]
    return "\n".join(blocks) + "\n"


def _lines(step: Arrow, catalogue: Catalogue) -> Iterator[str]:
    protocol = catalogue.protocols[step.protocol]
    for shown in step.shown:
        if shown.kind != "absent":
            name = protocol.attributes[shown.attribute].log_name or shown.attribute
            yield f"\t{name}\t{_value(shown, protocol)}"


def _value(shown: Shown, protocol: ProtocolEntry) -> str:
    vocabulary = protocol.enumeration_of(shown.attribute)
    if vocabulary and shown.words and all(word in vocabulary.values for word in shown.words):
        numbers = [vocabulary.values[word].shown for word in shown.words]
        return f"{' or '.join(numbers)} [{' or '.join(shown.words)}]" if all(numbers) else " or ".join(shown.words)
    if protocol.attributes[shown.attribute].type in QUOTED and shown.words:
        return " or ".join(f"'{word}'" for word in shown.words)
    return shown.text
