"""The page that leads from a name, a number or an old address to the page that is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eventmodels.pages.page import Page

if TYPE_CHECKING:
    from eventmodels.pages.links import Links

__all__ = ["go_page"]


def go_page(links: Links) -> Page:
    """Return the resolver; what it knows is the search index."""
    return Page(
        address=links.go(),
        title="Go to",
        template="go.html",
        data="assets/eventmodels/go.js",
        summary="Leads from a name or a number to its page.",
    )
