"""Which pages that people should have written the models name, though they are not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eventmodels.catalogue.addresses import Addresses, page_of
from eventmodels.catalogue.meanings import written_page

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from eventmodels.catalogue import Catalogue

__all__ = ["unwritten"]


def unwritten(catalogue: Catalogue, written: Collection[str]) -> Iterator[str]:
    """Yield what the author reads of each page that is none of those at the addresses `written`."""
    addresses = Addresses(catalogue)
    for name, term in catalogue.glossary.terms.items() if catalogue.glossary else ():
        if term.page and (page := addresses.written(term.page)) not in written:
            yield f"glossary.yml: {name!r} is told on the page {page!r}, which is not there"
    for name in catalogue.search.said if catalogue.search else ():
        if written_page(name) and (page := page_of(addresses.written(name))) not in written:
            yield f"search.yml: something is said of the page {page!r}, which is not there"
