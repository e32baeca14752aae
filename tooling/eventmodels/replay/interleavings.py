"""Steps whose order is open: only those that get in each other's way are tried in every order."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from math import prod
from typing import TYPE_CHECKING, TypeVar

from eventmodels.catalogue.flow import Fragment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from eventmodels.catalogue.flow import Item

__all__ = ["Strand", "components", "downsets", "halfways", "parallel", "strand"]

T = TypeVar("T")
Strand = tuple["Item", ...]
"""Items that keep their order; what stands between two of them is open."""


def parallel(items: tuple[Item, ...]) -> Iterator[Item]:
    """Yield items without a promised order; a region directly inside another one adds its own."""
    for item in items:
        if isinstance(item, Fragment) and item.kind == "any-order":
            yield from parallel(item.items)
        else:
            yield item


def components(items: tuple[T, ...], meet: Callable[[T, T], bool]) -> Iterator[tuple[T, ...]]:
    """Yield groups of items, in their order, so that items of different groups do not meet."""
    left = list(range(len(items)))
    while left:
        group = [left.pop(0)]
        for one in group:  # grows meanwhile: who meets one that has just joined belongs here too
            near = [other for other in left if meet(items[one], items[other])]
            group += near
            left = [other for other in left if other not in near]
        yield tuple(items[i] for i in sorted(group))


def strand(item: Item) -> Strand:
    """Return an item as the parts that others may come between; choices and repeated steps stay whole."""
    if not isinstance(item, Fragment) or item.kind not in {"in-order", "frame", "phase"}:
        return (item,)
    return (replace(item, items=()), *item.items)  # first what the fragment itself asks for


def halfways(strands: tuple[Strand, ...]) -> int:
    """Return in how many ways some strands can be partly done."""
    return prod(len(each) + 1 for each in strands)


def downsets(strands: tuple[Strand, ...]) -> Iterator[tuple[tuple[int, ...], int]]:
    """Yield (how far each strand has come, which strand goes on), every halfway after all that lead to it.

    What is done of strands that keep their order is a beginning of each: a downset of their items. There are far
    fewer of these than orders; of two strands with five items each 36, and 252 orders.
    """
    lengths = [len(each) for each in strands]
    # Sorted by how much is done: a halfway is led to only by those with one item less.
    for done in sorted(product(*(range(length + 1) for length in lengths)), key=sum):
        for number, length in enumerate(lengths):
            if done[number] < length:
                yield done, number
