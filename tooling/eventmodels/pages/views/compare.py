"""Pages that show two related models beside each other: what they share, and what only one of them has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from eventmodels.catalogue.addresses import NamedAddress
from eventmodels.catalogue.flow import MessageStep
from eventmodels.diff import compare
from eventmodels.pages.page import Heading, Later, Page, PageKind
from eventmodels.pages.views.picture import picture

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eventmodels.catalogue import Catalogue, Flow
    from eventmodels.catalogue.addresses import Addresses
    from eventmodels.diff import Compared, ValueChange
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
    """Two models to be compared."""

    left: NamedAddress
    right: NamedAddress
    comparison: Later[Comparison]
    """Made once, and only when a template asks: to compare all pairs takes as long as to lay out all other pages."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two models share and do not."""

    counts: tuple[int, int, int]
    """Steps of both, of the first only, of the second only."""
    picture: Later[Picture]
    rows: tuple[ComparedRow, ...]


def pairs(catalogue: Catalogue) -> tuple[tuple[str, str], ...]:
    """Return the pairs of models that name each other as related, each once, in the order of the catalogue."""
    order = {name: place for place, name in enumerate(catalogue.models)}
    found = {
        tuple(sorted((name, other), key=order.__getitem__))
        for name, entry in catalogue.models.items()
        for other in entry.record.related
        if other in catalogue.models and other != name
    }
    return tuple((one, other) for one, other in sorted(found, key=lambda pair: tuple(map(order.__getitem__, pair))))


def compare_pages(reference: Reference) -> Iterator[Page]:
    """Yield a page for every pair of related models."""
    addresses, flows = reference.addresses, reference.flows.all
    for pair in pairs(reference.catalogue):
        left, right = map(addresses.named_model, pair)
        yield Page(
            address=addresses.compare(*pair),
            title=f"{left.name} and {right.name}",
            kind=COMPARISON,
            data=CompareView(left, right, Later(_comparison, addresses, *(flows[name] for name in pair), once=True)),
            summary=f"What {left.name} and {right.name} share, and what only one of them has.",
            headings=(Heading("diagram", "Diagram"), Heading("steps", "Steps")),
            section=(),
        )


def _comparison(addresses: Addresses, left: Flow, right: Flow) -> Comparison:
    difference = compare(left, right)
    # Where both have a participant, it goes under the name that the first gives it.
    participants = (*difference.right.participants, *difference.left.participants)
    labels = {participant.id: participant.label for participant in participants}
    union = difference.union()
    steps = {number: step for number, (step, _) in enumerate(union.steps(), 1)}
    return Comparison(
        counts=(difference.count("both"), difference.count("left"), difference.count("right")),
        picture=Later(picture, addresses, union, addresses.compare(left.id, right.id)),
        rows=tuple(
            _row(addresses, number, compared, steps[number].id, (left.id, right.id), labels)
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
