"""Steps whose order is open: only those that get in each other's way are tried in every order."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, TypeVar

from eventmodels.catalogue.flow import Block

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from eventmodels.catalogue.flow import Item

__all__ = ["components", "downsets", "variants"]

T = TypeVar("T")
Chain = tuple["Item", ...]


def components(items: tuple[T, ...], meet: Callable[[T, T], bool]) -> Iterator[tuple[T, ...]]:
    """Yield groups of items, in their order, so that items of different groups do not meet."""
    left = list(range(len(items)))
    while left:
        group = [left.pop(0)]
        for one in group:
            near = [other for other in left if meet(items[one], items[other])]
            group += near
            left = [other for other in left if other not in near]
        yield tuple(items[i] for i in sorted(group))


def variants(item: Item, limit: int) -> list[Chain]:
    """Return every course an item can take as steps in order, or one more than `limit` of them."""
    return list(_limited(_variants(item, limit), limit + 1))


def _limited(chains: Iterable[Chain], limit: int) -> Iterator[Chain]:
    for number, chain in enumerate(chains):
        if number >= limit:
            return
        yield chain


def _variants(item: Item, limit: int) -> Iterator[Chain]:
    if not isinstance(item, Block):
        yield (item,)
    elif item.kind == "alternatives":
        for branch in item.items:
            yield from _variants(branch, limit)
    elif item.kind == "any-order":
        inner = [list(_limited(_variants(part, limit), limit + 1)) for part in item.items]
        for chosen in product(*inner):
            yield from _mixed(chosen)
    else:
        if item.kind == "optional":
            yield ()
        inner = [list(_limited(_variants(part, limit), limit + 1)) for part in item.items]
        for chosen in product(*inner):
            yield tuple(step for chain in chosen for step in chain)


def _mixed(chains: tuple[Chain, ...]) -> Iterator[Chain]:
    """Yield every way to mix chains that keeps each in its order."""
    if not any(chains):
        yield ()
    for number, chain in enumerate(chains):
        if chain:
            rest = (*chains[:number], chain[1:], *chains[number + 1 :])
            for tail in _mixed(rest):
                yield (chain[0], *tail)


def downsets(chains: tuple[Chain, ...]) -> Iterator[tuple[tuple[int, ...], int]]:
    """Yield (how far each chain has come, which chain goes on) in an order in which all that comes before is done."""
    lengths = [len(chain) for chain in chains]
    for done in sorted(product(*(range(length + 1) for length in lengths)), key=sum):
        for number, length in enumerate(lengths):
            if done[number] < length:
                yield done, number
