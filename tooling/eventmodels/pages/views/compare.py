"""Pages that show two related models beside each other: what they share, and what only one of them has."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from eventmodels.catalogue.addresses import NamedAddress
from eventmodels.catalogue.flow import MessageStep
from eventmodels.diff import compare
from eventmodels.pages.page import Heading, Page, PageKind
from eventmodels.pages.views.picture import picture

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from eventmodels.catalogue import Catalogue
    from eventmodels.catalogue.addresses import Addresses
    from eventmodels.diff import Compared, Difference, ValueChange
    from eventmodels.pages.reference import Reference
    from eventmodels.pages.views.picture import Picture

__all__ = ["CompareView", "compare_pages", "pairs"]

COMPARISON = PageKind("compare", listed=False)

SIDES = {"both": "both", "left": "only the first", "right": "only the second"}


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """A step of one model or of both."""

    id: str
    number: int
    left: NamedAddress | None
    """Its number in the first model, leading there."""
    right: NamedAddress | None
    from_: str
    to: str
    message: NamedAddress
    where: str
    changes: tuple[ValueChange, ...]


@dataclass(frozen=True, slots=True)
class CompareView:
    """Everything a comparison shows."""

    left: NamedAddress
    right: NamedAddress
    counts: tuple[int, int, int]
    """Steps of both, of the first only, of the second only."""
    picture: Callable[[], Picture]
    rows: tuple[ComparedRow, ...]


def pairs(catalogue: Catalogue) -> tuple[tuple[str, str], ...]:
    """Return the pairs of models that name each other as related, each once, in the order of the catalogue."""
    order = list(catalogue.models)
    found = {
        tuple(sorted((name, other), key=order.index))
        for name, entry in catalogue.models.items()
        for other in entry.record.related
        if other in catalogue.models and other != name
    }
    return tuple((one, other) for one, other in sorted(found, key=lambda pair: tuple(map(order.index, pair))))


def compare_pages(reference: Reference) -> Iterator[Page]:
    """Yield a page for every pair of related models."""
    addresses = reference.addresses
    for left, right in pairs(reference.catalogue):
        view = _view(compare(reference.flows.all[left], reference.flows.all[right]), addresses)
        yield Page(
            address=addresses.compare(left, right),
            title=f"{view.left.name} and {view.right.name}",
            kind=COMPARISON,
            data=view,
            summary=f"What {view.left.name} and {view.right.name} share, and what only one of them has.",
            headings=(Heading("diagram", "Diagram"), Heading("steps", "Steps")),
            section=(),
        )


def _view(difference: Difference, addresses: Addresses) -> CompareView:
    left, right = difference.left.id, difference.right.id
    labels = {
        participant.id: participant.label
        for participant in (*difference.right.participants, *difference.left.participants)
    }
    union = difference.union()
    steps = {number: step for number, (step, _) in enumerate(union.steps(), 1)}
    return CompareView(
        left=addresses.named_model(left),
        right=addresses.named_model(right),
        counts=(difference.count("both"), difference.count("left"), difference.count("right")),
        picture=partial(picture, addresses, union, addresses.compare(left, right)),
        rows=tuple(
            _row(addresses, number, compared, steps[number].id, (left, right), labels)
            for number, compared in enumerate(difference.steps, 1)
        ),
    )


def _row(
    addresses: Addresses, number: int, compared: Compared, name: str, models: tuple[str, str], labels: dict[str, str]
) -> ComparedRow:
    step = compared.step
    message = step if isinstance(step, MessageStep) else None
    ends = (step.from_, step.to) if isinstance(step, MessageStep) else (step.by, step.to)
    numbers = [
        NamedAddress(addresses.model(model, own.id), str(own.number)) if own else None
        for model, own in zip(models, (compared.left, compared.right), strict=True)
    ]
    said = NamedAddress(addresses.message(message.protocol, message.message), message.message) if message else None
    return ComparedRow(
        id=name,
        number=number,
        left=numbers[0],
        right=numbers[1],
        from_=labels.get(ends[0], ends[0]),
        to=labels.get(ends[1], ends[1]),
        message=said or NamedAddress("", getattr(step, "text", "")),
        where=SIDES[compared.side],
        changes=compared.changes,
    )
