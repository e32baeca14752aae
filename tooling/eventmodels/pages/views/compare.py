"""Pages that show two related models beside each other: what they share, and what only one of them has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from eventmodels.catalogue.addresses import NamedAddress
from eventmodels.catalogue.flow import MessageStep
from eventmodels.diff import compare
from eventmodels.pages.page import Heading, Later, Page, PageKind
from eventmodels.pages.views.lists.chapters import families_of, family_titles
from eventmodels.pages.views.lists.indexes import EVIDENCE
from eventmodels.pages.views.lists.listing import (
    Listed,
    ListView,
    Narrowed,
    Part,
    Question,
    band,
    bands,
    list_page,
    narrowing,
)
from eventmodels.pages.views.picture import picture

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eventmodels.catalogue import Catalogue, Flow
    from eventmodels.catalogue.addresses import Addresses
    from eventmodels.diff import Compared, ValueChange
    from eventmodels.pages.reference import Reference
    from eventmodels.pages.views.picture import Picture

__all__ = ["CompareView", "comparable", "compare_pages", "pairs"]

COMPARISON = PageKind("compare", listed=False)
INDEX = PageKind("list", beside=False)
OTHERS = PageKind("list", listed=False, beside=False)
FEW = (2, 5, 10)
"""Ends of the stretches of how many others there are."""

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
    others: tuple[NamedAddress, ...]
    """The lists of what each of the two can be compared with."""


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
    """Yield a page for every pair of related models, and before these the lists of them."""
    addresses, flows = reference.addresses, reference.flows.all
    yield from _lists(reference)
    for pair in pairs(reference.catalogue):
        left, right = map(addresses.named_model, pair)
        others = tuple(
            NamedAddress(addresses.compare(name), each.name) for name, each in zip(pair, (left, right), strict=True)
        )
        yield Page(
            address=addresses.compare(*pair),
            title=f"{left.name} and {right.name}",
            kind=COMPARISON,
            data=CompareView(
                left, right, Later(_comparison, addresses, *(flows[name] for name in pair), once=True), others
            ),
            summary=f"What {left.name} and {right.name} share, and what only one of them has.",
            headings=(Heading("diagram", "Diagram"), Heading("steps", "Steps")),
            section=(),
        )


def _lists(reference: Reference) -> Iterator[Page]:
    """Yield the list of all models that can be compared, and for each of them that of the others."""
    beside = comparable(reference.catalogue)
    if not beside:
        return
    catalogue, addresses = reference.catalogue, reference.addresses
    rows = [_comparable(reference, model, tuple(others)) for model, others in beside.items()]
    asked = (
        Question("family", "Chapter", family_titles(catalogue)),
        EVIDENCE,
        Question("others", "Can be compared with", bands(FEW)),
    )
    own = narrowing("models", rows, asked, (("title", "by title"), ("-others", "most first")), grouped="by chapter")
    parts = tuple(
        Part(Heading(id_, title), None, "", chosen)
        for id_, title in family_titles(catalogue).items()
        if (chosen := tuple(row for row in rows if ("family", id_) == row.has[-1]))
    )
    lead = "Which models can be seen beside which others, step by step: those that are related."
    yield list_page(INDEX, addresses.compare(), "Compare models", ListView(lead, ("Others",), parts, narrowing=own), ())
    for model, others in beside.items():
        listed = tuple(_other(reference, other, pair) for other, pair in others.items())
        title = catalogue.models[model].record.title
        view = ListView(
            "Related models; the two stand beside each other step by step.",
            ("Messages", "Evidence"),
            (Part(Heading("others", "Can be compared with"), None, "", listed),),
            links=(addresses.named_model(model), NamedAddress(addresses.compare(), "Other models")),
        )
        yield list_page(OTHERS, addresses.compare(model), f"Compare: {title}", view, ())


def comparable(catalogue: Catalogue) -> dict[str, dict[str, tuple[str, str]]]:
    """Return each model that can be compared, with the others and the pair that it is one of with each of them."""
    found: dict[str, dict[str, tuple[str, str]]] = {}
    every = pairs(catalogue)
    for name in catalogue.models:
        for pair in (each for each in every if name in each):
            other = pair[0] if pair[1] == name else pair[1]
            found.setdefault(name, {})[other] = pair
    return found


def _comparable(reference: Reference, model: str, others: tuple[str, ...]) -> Narrowed:
    models = reference.catalogue.models
    entry = models[model]
    evidence = str(entry.record.evidence)
    return Narrowed(
        NamedAddress(reference.addresses.compare(model), entry.record.title),
        "",
        (str(len(others)),),
        id=model,
        line=f"with {', '.join(models[other].record.title for other in others)}",
        facts=(reference.catalogue.chapters(entry.family)[-1], f"{len(others)} other{'' if len(others) == 1 else 's'}"),
        evidence=evidence,
        has=(
            *(("evidence", evidence), ("others", band(len(others), FEW))),
            *(("family", family) for family in families_of(entry)),
        ),
        amounts=(("others", len(others)),),
    )


def _other(reference: Reference, other: str, pair: tuple[str, str]) -> Listed:
    record = reference.catalogue.models[other].record
    length = sum(1 for _ in reference.flows.all[other].messages())
    link = NamedAddress(reference.addresses.compare(*pair), record.title)
    return Listed(link, record.summary or "", (str(length), str(record.evidence)), id=other)


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
