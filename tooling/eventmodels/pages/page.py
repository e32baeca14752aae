"""What a page is before it is rendered: an address, a template, its data, and words to be found by."""

from __future__ import annotations

from dataclasses import dataclass, field

__all__ = ["Heading", "Page", "source_file"]


@dataclass(frozen=True, slots=True)
class Heading:
    """An entry of the page's table of contents.

    Its anchor is the id after an underscore, which no step, attribute, value or state can begin with.
    """

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Page:
    """One generated page."""

    address: str
    title: str
    template: str
    data: object
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


def source_file(page: Page) -> str:
    """Return the Markdown file that stands for a page; only the page of a whole section is an index."""
    return f"{page.address}index.md" if page.index else f"{page.address.removesuffix('/')}.md"
