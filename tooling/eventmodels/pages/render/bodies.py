"""Pages rendered, each once for as long as it stays as it is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING

from eventmodels.pages.render.render import render, render_text, shared_words

if TYPE_CHECKING:
    from eventmodels.catalogue.memory import Memory
    from eventmodels.pages.page import Page
    from eventmodels.pages.reference import Reference

__all__ = ["Bodies"]


@dataclass(frozen=True)
class Bodies:
    """What the pages of a reference come to; equal pages are rendered once, in this run or an earlier one."""

    reference: Reference
    memory: Memory

    def html(self, page: Page) -> str:
        """Return the body of a page as HTML."""
        page = self.memory.equal(("page", page.address), page)
        make = partial(render, page, self.reference)
        return self.memory.made(("html", page.address), make, page, self.shared)

    def text(self, page: Page, twins: frozenset[str]) -> str:
        """Return a page as Markdown for people, whose links lead to the pages of `twins` as Markdown."""
        page = self.memory.equal(("page", page.address), page)
        twins = self.memory.equal("twins", twins)
        make = partial(render_text, page, self.reference, twins)
        return self.memory.made(("text", page.address), make, page, twins, self.shared)

    @cached_property
    def shared(self) -> tuple[object, ...]:
        """What equal pages need besides, to come to equal bodies."""
        return self.memory.equal("shared words", shared_words(self.reference))
