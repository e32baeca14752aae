"""Two sites of one reference, while it is being written: what of a served site is no longer as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eventmodels.catalogue.references import references
from eventmodels.pages.export.markdown_twins import ASKED_FIGURES
from eventmodels.pages.views.figures import figures
from eventmodels.pages.views.glossary import hovers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eventmodels.pages.build import Site
    from eventmodels.pages.page import Page

__all__ = ["changed_asked", "changed_files", "changed_pages", "frame"]


def frame(site: Site) -> tuple[object, ...]:
    """Return what all pages depend on: which there are and where, what they are called by, which words they explain."""
    # Not their titles: those stand around other pages, and can be written there without building these anew.
    places = tuple((page.address, page.section, page.index) for page in site.pages)
    names = tuple((name, thing.kind, thing.ids) for name, thing in references(site.reference.catalogue))
    former = tuple((name, entry.record.aliases) for name, entry in site.reference.catalogue.models.items())
    return places, names, hovers(site.reference.catalogue), former, site.reference.catalogue.ledger


def changed_pages(old: Site, new: Site, *, places: bool) -> Iterator[Page]:
    """Yield the pages of a new site that say something else; with `places`, those too whose source has moved."""
    before = {page.address: page for page in old.pages}
    everywhere = old.bodies.shared != new.bodies.shared
    for page in new.pages:
        former = before[page.address]
        if everywhere or former != page or (places and (former.source, former.place) != (page.source, page.place)):
            yield page


def changed_files(old: Site, new: Site) -> dict[str, str]:
    """Return path -> text of the files of a new site that hold something else."""
    return {path: text for path, text in new.files.items() if old.files[path] != text}


def changed_asked(old: Site, new: Site) -> set[str]:
    """Return what written pages may ask for and get something else: models, and the figures by their sign."""
    before, after = old.reference.replays.all, new.reference.replays.all
    models = {name for name, replay in after.items() if replay is not before[name]}
    return models | ({ASKED_FIGURES} if figures(old.reference) != figures(new.reference) else set())
