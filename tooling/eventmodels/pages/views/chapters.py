"""Lists of interaction models, by chapter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eventmodels.catalogue.addresses import NamedAddress
from eventmodels.pages.page import Heading, Page, PageKind
from eventmodels.pages.views.listing import Listed, ListView, Part, list_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eventmodels.catalogue import Catalogue
    from eventmodels.pages.reference import Reference

__all__ = ["chapter_pages"]

MODELS = PageKind("list", "Model")


def chapter_pages(reference: Reference) -> Iterator[Page]:
    """Yield the list of all models, then a page for each chapter."""
    yield _models(reference)
    yield from _families(reference)


def _models(reference: Reference) -> Page:
    parts = tuple(_chapter(reference, name) for name in _family_names(reference.catalogue))
    lead = "Every interaction model and phase, by chapter."
    view = ListView(lead, ("Kind", "Messages", "Evidence"), tuple(p for p in parts if p.rows))
    return list_page(MODELS, reference.addresses.models(), "Models", view, ("Models",))


def _family_names(catalogue: Catalogue) -> tuple[str, ...]:
    # Chapters in the order of families.yml, which is that of reading; a folder it does not name comes last.
    used = {entry.family for entry in catalogue.models.values()}
    return (*(f for f in catalogue.families if f in used), *sorted(used - set(catalogue.families)))


def _chapter(reference: Reference, family: str) -> Part:
    catalogue, addresses = reference.catalogue, reference.addresses
    record = catalogue.families.get(family)
    title = record.title if record else family
    rows = tuple(
        Listed(
            NamedAddress(addresses.model(name), entry.record.title),
            entry.record.summary or "",
            (entry.record.kind, str(sum(1 for _ in reference.flows.all[name].messages())), str(entry.record.evidence)),
            id=name,
        )
        for name, entry in catalogue.models.items()
        if entry.family == family
    )
    heading = Heading(family.replace("/", "-"), ": ".join(catalogue.chapters(family)))
    summary = record.summary or "" if record else ""
    return Part(heading, NamedAddress(addresses.family(family), title), summary, rows)


def _families(reference: Reference) -> Iterator[Page]:
    catalogue = reference.catalogue
    yield from _volumes(reference)
    for family in _family_names(catalogue):
        part = _chapter(reference, family)
        # A title that sources name without steps is told in its chapter, where a reader would look for its model.
        missing = tuple(f"{u.title}: {u.reason}" for u in catalogue.undocumented.values() if u.family == family)
        view = ListView(
            part.summary,
            ("Kind", "Messages", "Evidence"),
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
            view = ListView(record.summary or "", ("Kind", "Messages", "Evidence"), parts)
            yield list_page(MODELS, reference.addresses.family(volume), record.title, view, ("Models", record.title))
