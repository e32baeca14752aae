"""What stands on the one page that a server shows for all addresses at which there is none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from eventmodels.catalogue.addresses import NamedAddress
from eventmodels.pages.page import Page, PageKind
from eventmodels.pages.render.render import render
from eventmodels.pages.views.go import SCRIPTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eventmodels.pages.build import Site

__all__ = ["LOST", "with_resolver"]

LOST = PageKind("lost")
TITLE_END = "</h1>"


@dataclass(frozen=True, slots=True)
class LostView:
    """What the page shows below its title."""

    base: str
    """Path of the site on its host: the page is shown at any depth, so nothing on it can be told from where it is."""
    lists: tuple[NamedAddress, ...]
    scripts: tuple[str, ...]


def with_resolver(html: str, site: Site, url: str) -> str:
    """Return the page of a theme for what is not there in a site at `url`, with what looks the address up."""
    view = LostView(urlsplit(url).path, tuple(_lists(site)), SCRIPTS)
    body = render(Page("", "Not found", LOST, view), site.reference)
    return html.replace(TITLE_END, f"{TITLE_END}\n{body}", 1)


def _lists(site: Site) -> Iterator[NamedAddress]:
    """Yield the pages that lead to all others."""
    for page in site.pages:
        if page.index and len(page.section) == 1:
            yield NamedAddress(page.address, page.title)
    addresses = site.reference.addresses
    yield NamedAddress(addresses.explorer(), "Attribute explorer")
    yield NamedAddress(addresses.glossary(), "Glossary")
