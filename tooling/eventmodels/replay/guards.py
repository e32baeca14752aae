"""Whether a condition holds on a step: yes, no, or not known where the step does not show enough."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eventmodels.catalogue.kinds import ValueKind

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from eventmodels.catalogue.flow import ShownValue

__all__ = ["both", "holds"]

VAGUE = frozenset({ValueKind.OPTIONAL, ValueKind.DIALLED})
"""Kinds of values that may also be left out."""


def holds(
    condition: Mapping[str, tuple[str, ...]],
    values: Mapping[str, ShownValue],
    sender: Collection[str] = (),
    request: str = "",
) -> bool | None:
    """Tell whether a guard holds; None where what is shown leaves it open.

    `sender` is what the sender is a kind of, `request` what the message answers, or empty where that is not known.
    """
    clauses = [
        _fits((request,) if request else (), words) if name == "answers" else _clause(name, words, values, sender)
        for name, words in condition.items()
    ]
    # One clause that fails decides, whatever is unknown of the others.
    if False in clauses:
        return False
    return None if None in clauses else True


def both(met: bool | None, barred: bool | None) -> bool | None:  # noqa: FBT001 - two answers of `holds`
    """Tell whether a transition is there: its guard is met, and what bars it is not known to hold."""
    return False if barred is True else met


def _clause(
    name: str, words: tuple[str, ...], values: Mapping[str, ShownValue], sender: Collection[str]
) -> bool | None:
    if name == "from":
        return any(word in sender for word in words)
    value = values.get(name)
    if value is None:
        return None
    if value.kind is ValueKind.ABSENT:
        return "absent" in words
    if value.kind in VAGUE:
        # Left out it would fit, or held it would: open either way. Only a value that cannot fit is a no.
        return None if "absent" in words or _fits(value.words, words) is not False else False
    if words == ("absent",):
        return False
    return True if "present" in words else _fits(value.words, words)


def _fits(held: tuple[str, ...], words: tuple[str, ...]) -> bool | None:
    """Compare what is shown, one word or several possible ones, with what is asked for."""
    if "present" in words or not held:
        return None
    fitting = [word in words for word in held]
    return None if any(fitting) and not all(fitting) else fitting[0]
