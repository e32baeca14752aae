"""The models whose pages are the hardest to show: of each property that makes one hard, the model that has most of it.

Nobody lists them: they are reckoned from the catalogue, so that a new model that is harder takes its place by itself.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from eventmodels.catalogue.flow import Fragment
from eventmodels.sequence import place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from eventmodels.catalogue import Flow
    from eventmodels.catalogue.flow import Item

    Chosen = Callable[[Iterable[Flow]], list[Flow]]
    """What chooses those of some models that a test opens."""

__all__ = ["PROPERTIES", "hardest"]


def fragments(items: Iterable[Item]) -> Iterator[Fragment]:
    """Yield every fragment among some items and inside each other."""
    for item in items:
        if isinstance(item, Fragment):
            yield item
            yield from fragments(item.items)


def every(flow: Flow, *kinds: str) -> int:
    """Count the fragments of some kinds, those of outcomes too."""
    return sum(each.kind in kinds for _, items in flow.courses() for each in fragments(items))


def depth(flow: Flow) -> int:
    """Return how many fragments stand around a step at most."""
    return max(len(around) for _, around in flow.steps())


def values(flow: Flow) -> int:
    """Return how many values a message shows at most."""
    return max(len(step.values) for step in flow.messages())


def company(flow: Flow) -> int:
    """Count who acts as one with others: the members of parties, and those somebody speaks for."""
    return sum(len(each.members) + len(each.speaks_for) for each in flow.participants)


def unnamed(flow: Flow) -> int:
    """Count the steps that no address names."""
    return sum(not step.id for step, _ in flow.steps())


@cache
def size(flow: Flow) -> tuple[float, float]:
    """Return how high the picture of a model is, and how wide: drawn once for all who choose."""
    drawing = place(flow)
    return drawing.height, drawing.width


PROPERTIES: dict[str, Callable[[Flow], float]] = {
    "longest": lambda flow: size(flow)[0],
    "widest": lambda flow: size(flow)[1],
    "most participants": lambda flow: len(flow.participants),
    "deepest nesting": depth,
    "most interruptions": lambda flow: len(flow.whole().interruptions),
    "most branches": lambda flow: every(flow, "branch"),
    "most in any order": lambda flow: every(flow, "any-order"),
    "most phases": lambda flow: every(flow, "phase"),
    "most values on a message": values,
    "most complex parties": company,
    "most protocols": lambda flow: len({step.protocol for step in flow.messages()}),
    "most steps without an address": unnamed,
}


def hardest(flows: Iterable[Flow]) -> list[Flow]:
    """Return a model for each property: the one with most of it that is not there for another property already."""
    left = list(flows)
    found: list[Flow] = []
    for measure in PROPERTIES.values():
        if left:
            found.append(max(left, key=lambda flow: (measure(flow), flow.id)))
            left.remove(found[-1])
    return found
