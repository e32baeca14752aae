"""Bare pages for frames in other people's pages: a model's picture, its title, how it is known, and the way back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from eventmodels.pages.page import Later, Page, PageKind
from eventmodels.pages.views.picture import screens
from eventmodels.sequence.style import palettes
from eventmodels.web.assets import asset

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eventmodels.pages.reference import Reference
    from eventmodels.pages.views.picture import Screens

__all__ = ["EmbedView", "embed_files", "embed_pages"]

EMBED = PageKind("embed")


@dataclass(frozen=True, slots=True)
class EmbedView:
    """What a bare page shows."""

    model: str
    """Address of the model's own page."""
    picture: Later[Screens]


def embed_pages(reference: Reference) -> Iterator[Page]:
    """Yield a bare page for every model; they are no part of the navigation."""
    addresses = reference.addresses
    for replay in reference.replays.all.values():
        flow, here = replay.flow, addresses.embed(replay.flow.id)
        drawn = Later(screens, addresses, flow, here, replay)
        yield Page(here, flow.title, EMBED, EmbedView(addresses.model(flow.id), drawn))


def embed_files() -> Iterator[tuple[str, str]]:
    """Yield path and text of what bare pages load, besides the style of diagrams."""
    yield asset("sequence/diagram.css")
    yield asset("web/embed/embed.js")
    path, style = asset("web/embed/embed.css")
    yield path, style
    # A frame does not know which colours the page around it has chosen, so it follows the reader's system;
    # its policy allows files of styles and no styles in the page, hence a file of its own.
    dark = "".join(f"--em-{name}:{colour};" for name, colour in palettes()[1].items())
    yield path.replace(".css", "-dark.css"), f":root{{{dark}}}\n"
