"""When an attribute is there and what it holds, in words: the same on pages and in the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from eventmodels.catalogue.records.machines import Transition
    from eventmodels.catalogue.records.protocols import Presence

__all__ = ["change_words", "condition_words", "guard_words"]


def condition_words(presence: Presence) -> Iterator[str]:
    """Yield the conditions of an attribute as short sentences."""
    if presence.required_when:
        yield f"required when {guard_words(presence.required_when)}"
    if presence.absent_when:
        yield f"absent when {guard_words(presence.absent_when)}"
    if presence.equals:
        yield f"equals {presence.equals}"
    if presence.value:
        yield f"always {presence.value}"
    for earlier in presence.same_as.values():
        yield f"same value as in the {' or '.join(earlier)} before it"


def change_words(transition: Transition) -> str:
    """Return when a transition happens and which instance it concerns, as sentences without a full stop."""
    sentences = [guard_words(transition.if_)] if transition.if_ else []
    sentences += [f"not where {guard_words(transition.unless)}"] if transition.unless else []
    sentences += [f"the instance that {old} names goes on under {new}" for new, old in transition.moves.items()]
    if transition.pending:
        sentences.append(f"the next event that has {' and '.join(transition.pending)} tells of which instance it is")
    return "; ".join(sentences)


def guard_words(condition: Mapping[str, tuple[str, ...]]) -> str:
    """Return a condition (attribute -> values, `answers`, `from`) in words: all of its parts must hold."""
    return " and ".join(_clause(name, words) for name, words in condition.items())


def _clause(name: str, words: tuple[str, ...]) -> str:
    # Two keys of a condition are no attributes: they ask which request an event answers, and who sends it.
    if name == "answers":
        return f"it answers {' or '.join(words)}"
    if name == "from":
        return f"it comes from {' or '.join(words)}"
    if words in (("present",), ("absent",)):
        return f"{name} is {words[0]}"
    return f"{name} is {' or '.join(words)}"
