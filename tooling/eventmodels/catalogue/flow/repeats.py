"""A state said twice running is said once: a phase ends in the state in which the next begins."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from eventmodels.catalogue.flow.steps import Fragment, StateStep

if TYPE_CHECKING:
    from eventmodels.catalogue.flow.steps import Item

    Said = tuple[tuple[Item, ...], Item | None]

__all__ = ["said_once"]

_RUNNING = ("phase", "frame")
"""Fragments whose steps follow on what is before them, and are followed by what is after them."""


def said_once(items: tuple[Item, ...], last: Item | None = None) -> Said:
    """Return items without the states that merely repeat what stands before them, and the last item that is left.

    What has an address or a note of its own stays, and so does the only step of a fragment.
    """
    done: list[Item] = []
    for item in items:
        if isinstance(item, Fragment):
            running = item.kind in _RUNNING
            inner, ended = said_once(item.items, last if running else None)
            done.append(replace(item, items=inner or item.items))
            last = ended if running else None
        elif not _repeats(item, last):
            done.append(item)
            last = item
    return tuple(done), last


def _repeats(item: Item, last: Item | None) -> bool:
    if not isinstance(item, StateStep) or not isinstance(last, StateStep) or item.id or item.note:
        return False
    return (item.text, item.of) == (last.text, last.of)
