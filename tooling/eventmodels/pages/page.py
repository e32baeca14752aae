"""What a page is before it is rendered: an address, a kind, its data, and words to be found by."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, TypeVar

from eventmodels.catalogue import addresses

if TYPE_CHECKING:
    from collections.abc import Callable

    from eventmodels.catalogue import Span

__all__ = ["Heading", "Later", "Page", "PageKind", "source_file"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Heading:
    """An entry of the page's table of contents.

    Its anchor is the id after an underscore, which no step, attribute, value or state can begin with.
    """

    id: str
    title: str


class Later(Generic[T]):
    """What is made when its page is rendered: checks lay pages out, and drawing takes longer than all the rest of that.

    Equal to another that is made of the same, by the same function; `using` is how it is made, not of what.
    """

    def __init__(self, make: Callable[..., T], using: object, *of: object, once: bool = False) -> None:
        """Call `make(using, *of)` when it is asked for; `once` keeps what came of it for those who ask again."""
        self._make, self._using, self._of = make, using, of
        self._once = once
        self._made: list[T] = []

    def __call__(self) -> T:
        """Make it."""
        if self._made:
            return self._made[0]
        made = self._make(self._using, *self._of)
        if self._once:
            self._made.append(made)
        return made

    def __eq__(self, other: object) -> bool:
        """Tell whether the same would come of both."""
        return isinstance(other, Later) and self._make is other._make and self._of == other._of

    def __hash__(self) -> int:
        return hash(self._make)


@dataclass(frozen=True, slots=True)
class PageKind:
    """What pages of one view have in common; view modules name theirs beside the view."""

    name: str
    """Of both templates, `html/<name>.html` and `md/<name>.md`."""
    called: str = ""
    """What a card calls such a page; nothing where its title says that."""
    listed: bool = True
    """Search finds such pages by their titles; not those that would bury what they are about."""
    beside: bool = True
    """A theme may show the headings beside such a page; not where it fills that room itself."""


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
