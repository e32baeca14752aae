"""Pages that show two related models beside each other: what they share, and what only one of them has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from eventmodels.catalogue.addresses import Named, relative
from eventmodels.catalogue.flow import Arrow
from eventmodels.diff import compare
from eventmodels.pages.page import Heading, Page
from eventmodels.sequence import draw_svg, place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eventmodels.catalogue import Catalogue, Flows
    from eventmodels.catalogue.addresses import Links
    from eventmodels.diff import Change, Compared, Difference

__all__ = ["CompareView", "compare_pages", "pairs"]

SIDES = {"both": "both", "left": "only the first", "right": "only the second"}


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """A step of one model or of both."""

    id: str
    number: int
    left: Named | None
    """Its number in the first model, leading there."""
    right: Named | None
    from_: str
    to: str
    message: Named
    where: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class CompareView:
    """Everything a comparison shows."""

    left: Named
    right: Named
    counts: tuple[int, int, int]
    """Steps of both, of the first only, of the second only."""
    picture: str
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


def compare_pages(catalogue: Catalogue, flows: Flows, links: Links) -> Iterator[Page]:
    """Yield a page for every pair of related models."""
    for left, right in pairs(catalogue):
        view = _view(compare(flows.all[left], flows.all[right]), links)
        yield Page(
            address=links.compare(left, right),
            title=f"{view.left.name} and {view.right.name}",
            template="compare.html",
            data=view,
            summary=f"What {view.left.name} and {view.right.name} share, and what only one of them has.",
            headings=(Heading("diagram", "Diagram"), Heading("steps", "Steps")),
            section=(),
        )


def _view(difference: Difference, links: Links) -> CompareView:
    left, right = difference.left.id, difference.right.id
    page = links.compare(left, right)
    labels = {lane.id: lane.label for lane in (*difference.right.lanes, *difference.left.lanes)}
    union = difference.union()
    picture = draw_svg(
        place(union),
        link=lambda protocol, message: relative(links.message(protocol, message), page),
        page=lambda _: "",
    )
    steps = {number: step for number, (step, _) in enumerate(union.steps(), 1)}
    return CompareView(
        left=links.named_model(left),
        right=links.named_model(right),
        counts=(difference.count("both"), difference.count("left"), difference.count("right")),
        picture=picture,
        rows=tuple(
            _row(links, number, compared, steps[number].id, (left, right), labels)
            for number, compared in enumerate(difference.steps, 1)
        ),
    )


def _row(
    links: Links, number: int, compared: Compared, name: str, models: tuple[str, str], labels: dict[str, str]
) -> ComparedRow:
    step = compared.step
    arrow = step if isinstance(step, Arrow) else None
    ends = (step.from_, step.to) if isinstance(step, Arrow) else (step.by, step.to)
    numbers = [
        Named(links.model(model, own.id), str(own.number)) if own else None
        for model, own in zip(models, (compared.left, compared.right), strict=True)
    ]
    said = Named(links.message(arrow.protocol, arrow.message), arrow.message) if arrow else None
    return ComparedRow(
        id=name,
        number=number,
        left=numbers[0],
        right=numbers[1],
        from_=labels.get(ends[0], ends[0]),
        to=labels.get(ends[1], ends[1]),
        message=said or Named("", getattr(step, "text", "")),
        where=SIDES[compared.side],
        changes=compared.changes,
    )
