"""What an earlier run has made, taken again where nothing that it was made from has changed.

Somebody who edits waits for one file. A run that gets the memory of the run before does the rest by asking whether its
inputs are the very same objects: each step hands on the object it has when that still holds, so a question asked of the
last step is answered by the first. Without a memory everything is made, by the same code.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

__all__ = ["Forgetful", "Memory"]

V = TypeVar("V")
PLAIN = (str, bytes, int, frozenset)
"""What is compared by its content: it is as soon done as asked for."""


@dataclass(frozen=True, slots=True)
class _Made:
    inputs: tuple[object, ...]
    """Held, so that no other object can take the place of one of them in memory."""
    value: Any


class Memory:
    """Results by key; those that a run has not asked for are gone after it."""

    keeps = True

    def __init__(self) -> None:
        self._before: dict[Hashable, _Made] = {}
        self._now: dict[Hashable, _Made] = {}

    def made(self, key: Hashable, make: Callable[[], V], *inputs: object) -> V:
        """Return what was made under a key of the same inputs, or else make it; `make` may use nothing but these."""
        former = self._former(key)
        if former is None or not _same(former.inputs, inputs):
            former = _Made(inputs, make())
        self._now[key] = former
        value: V = former.value
        return value

    def same(self, key: Hashable, *parts: object) -> object:
        """Return an object that stays the same as long as all parts do."""
        return self.made(key, object, *parts)

    def equal(self, key: Hashable, value: V) -> V:
        """Return what was said under a key before where it is equal, so that what is made of it is found again."""
        former = self._former(key)
        if former is None or former.value != value:
            former = _Made((), value)
        self._now[key] = former
        kept: V = former.value
        return kept

    def _former(self, key: Hashable) -> _Made | None:
        return self._now.get(key) or self._before.get(key)

    def turn(self) -> None:
        """Begin another run: what the last one did not ask for is forgotten."""
        self._before, self._now = self._now, {}


class Forgetful(Memory):
    """The memory of who asks once."""

    keeps = False

    def made(self, key: Hashable, make: Callable[[], V], *inputs: object) -> V:  # noqa: ARG002 - as of a memory
        """Make it."""
        return make()

    def equal(self, key: Hashable, value: V) -> V:  # noqa: ARG002 - as of a memory
        """Return it."""
        return value


def _same(old: tuple[object, ...], new: tuple[object, ...]) -> bool:
    return len(old) == len(new) and all(
        one is other or (type(one) is type(other) and isinstance(one, PLAIN) and one == other)
        for one, other in zip(old, new, strict=True)
    )
