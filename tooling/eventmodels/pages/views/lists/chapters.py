"""Lists of interaction models, by chapter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eventmodels.catalogue.addresses import NamedAddress
from eventmodels.catalogue.flow import MessageStep
from eventmodels.catalogue.kinds import Evidence
from eventmodels.pages.page import Heading, Later, Page, PageKind
from eventmodels.pages.views.lists.listing import (
    ListView,
    Narrowed,
    Narrowing,
    Part,
    Question,
    band,
    bands,
    list_page,
    narrowing,
    often_first,
    rows_of,
)
from eventmodels.sequence import miniature

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eventmodels.catalogue import Catalogue, Flow, ModelEntry
    from eventmodels.pages.reference import Reference

__all__ = ["chapter_pages", "families_of", "family_titles"]

MODELS = PageKind("list", "Model")
INDEX = PageKind("list", "Model", beside=False)
COLUMNS = ("Kind", "Messages", "Evidence")
KINDS = {"model": "whole model", "phase": "phase of others"}
LENGTHS = (5, 10, 20)


def chapter_pages(reference: Reference) -> Iterator[Page]:
    """Yield the list of all models, then a page for each chapter."""
    yield _models(reference)
    yield from _families(reference)


def _models(reference: Reference) -> Page:
    parts = tuple(p for p in (_chapter(reference, name) for name in _family_names(reference.catalogue)) if p.rows)
    lead = "Every interaction model and phase, by chapter."
    rows = rows_of(parts)
    view = ListView(lead, COLUMNS, parts, narrowing=_narrowing(reference, rows))
    return list_page(INDEX, reference.addresses.models(), "Models", view, ("Models",))


def _narrowing(reference: Reference, rows: list[Narrowed]) -> Narrowing:
    catalogue = reference.catalogue
    participants = {name: record.title for name, record in catalogue.participants.items()}
    messages = {name: name for protocol in catalogue.protocols.values() for name in protocol.messages}
    asked = (
        Question("family", "Chapter", family_titles(catalogue)),
        Question("participant", "Participants", often_first(rows, "participant", participants), every=True),
        Question("message", "Contains message", often_first(rows, "message", messages), every=True),
        Question("kind", "Kind", KINDS),
        Question("evidence", "Evidence", {str(word): str(word) for word in Evidence}),
        Question("length", "Messages", bands(LENGTHS)),
    )
    orders = (("title", "by title"), ("length", "shortest first"), ("-length", "longest first"))
    return narrowing("models", rows, asked, orders, grouped="by chapter", sequences=True)


def family_titles(catalogue: Catalogue) -> dict[str, str]:
    """Return the title of each chapter, under its name in addresses; one with others inside stands for all of them."""
    titles: dict[str, str] = {}
    for family in _family_names(catalogue):
        volume = family.partition("/")[0]
        if volume != family:
            titles.setdefault(volume, f"{catalogue.chapters(volume)[0]}, all of it")
        titles[_dashed(family)] = catalogue.chapters(family)[-1]
    return titles


def _family_names(catalogue: Catalogue) -> tuple[str, ...]:
    # Chapters in the order of families.yml, which is that of reading; a folder it does not name comes last.
    used = {entry.family for entry in catalogue.models.values()}
    return (*(f for f in catalogue.families if f in used), *sorted(used - set(catalogue.families)))


def _chapter(reference: Reference, family: str) -> Part:
    catalogue, addresses = reference.catalogue, reference.addresses
    record = catalogue.families.get(family)
    title = record.title if record else family
    rows = tuple(_row(reference, entry) for entry in catalogue.models.values() if entry.family == family)
    heading = Heading(_dashed(family), ": ".join(catalogue.chapters(family)))
    summary = record.summary or "" if record else ""
    return Part(heading, NamedAddress(addresses.family(family), title), summary, rows)


def _dashed(family: str) -> str:
    return family.replace("/", "-")


def _row(reference: Reference, entry: ModelEntry) -> Narrowed:
    flow, record = reference.flows.all[entry.id], entry.record
    evidence = str(record.evidence)
    length = sum(isinstance(step, MessageStep) for step, _ in flow.steps())  # as many as its miniature has arrows
    size = f"{_counted(len(flow.participants), 'participant')}, {_counted(length, 'message')}"
    chapter = reference.catalogue.chapters(entry.family)[-1]
    return Narrowed(
        NamedAddress(reference.addresses.model(entry.id), record.title),
        record.summary or "",
        (record.kind, str(length), evidence),
        id=entry.id,
        line=", ".join(each.label for each in flow.participants),
        facts=(chapter, size if record.kind == "model" else f"{record.kind}, {size}"),
        evidence=evidence,
        has=tuple(_has(entry, flow, length)),
        amounts=(("length", length),),
        drawing=Later(_drawn, None, flow),
    )


def families_of(entry: ModelEntry) -> tuple[str, ...]:
    """Return the chapters that a model is in, outermost first, by their names in addresses."""
    return tuple(map(_dashed, dict.fromkeys((entry.family.partition("/")[0], entry.family))))


def _has(entry: ModelEntry, flow: Flow, length: int) -> Iterator[tuple[str, str]]:
    yield from (("family", family) for family in families_of(entry))
    yield "kind", entry.record.kind
    yield "evidence", str(entry.record.evidence)
    yield "length", band(length, LENGTHS)
    yield from dict.fromkeys(("participant", each.is_) for each in flow.participants)
    yield from dict.fromkeys(("message", step.message) for step in flow.messages())


def _drawn(_: None, flow: Flow) -> str:
    return miniature(flow)


def _counted(count: int, word: str) -> str:
    return f"{count} {word}" if count == 1 else f"{count} {word}s"


def _families(reference: Reference) -> Iterator[Page]:
    catalogue = reference.catalogue
    yield from _volumes(reference)
    for family in _family_names(catalogue):
        part = _chapter(reference, family)
        # A title that sources name without steps is told in its chapter, where a reader would look for its model.
        missing = tuple(f"{u.title}: {u.reason}" for u in catalogue.undocumented.values() if u.family == family)
        view = ListView(
            part.summary,
            COLUMNS,
            (Part(Heading("models", "Models and phases"), None, "", part.rows),),
            tuple(f"Not documented in a source we saw: {text}" for text in missing),
        )
        chapters = catalogue.chapters(family)
        yield list_page(MODELS, reference.addresses.family(family), chapters[-1], view, ("Models", *chapters))


def _volumes(reference: Reference) -> Iterator[Page]:
    """Yield a page for each outermost chapter that has others inside and no models of its own."""
    catalogue = reference.catalogue
    used = _family_names(catalogue)
    for volume in dict.fromkeys(family.partition("/")[0] for family in used if "/" in family):
        if volume in catalogue.families and volume not in used:  # one with models of its own has a page already
            record = catalogue.families[volume]
            parts = tuple(_chapter(reference, f) for f in used if f.startswith(f"{volume}/"))
            view = ListView(record.summary or "", COLUMNS, parts)
            yield list_page(MODELS, reference.addresses.family(volume), record.title, view, ("Models", record.title))
