"""What a page is before it is rendered: an address, a kind, its data, and words to be found by."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from eventmodels.catalogue import addresses

if TYPE_CHECKING:
    from eventmodels.catalogue import Span

__all__ = ["Heading", "Page", "PageKind", "source_file"]


@dataclass(frozen=True, slots=True)
class Heading:
    """An entry of the page's table of contents.

    Its anchor is the id after an underscore, which no step, attribute, value or state can begin with.
    """

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class PageKind:
    """What pages of one view have in common; view modules name theirs beside the view."""

    name: str
    """Of both templates, `html/<name>.html` and `md/<name>.md`."""
    called: str = ""
    """What a card calls such a page; nothing where its title says that."""
    listed: bool = True
    """Search finds such pages by their titles; not those that would bury what they are about."""


@dataclass(frozen=True, slots=True)
class Page:
    """One generated page."""

    address: str
    title: str
    kind: PageKind
    data: object
    """A view: what the templates of its kind lay out."""
    summary: str = ""
    headings: tuple[Heading, ...] = ()
    section: tuple[str, ...] = ()
    """Titles of the navigation sections around it, outermost first."""
    index: bool = False
    """This page stands for its section in the navigation."""
    evidence: str = ""
    """How well a whole model is known; search results say it too."""
    source: str = field(default="", compare=False)
    """File below the models folder that it comes from."""
    place: Span | None = field(default=None, compare=False)
    """Where in that file its thing is named; None where the whole file tells of it."""


def source_file(page: Page) -> str:
    """Return the Markdown file that stands for a page where a generator reads."""
    return addresses.source_file(page.address, index=page.index)
