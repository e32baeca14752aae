"""Bare pages for frames in other people's pages: a model's picture, its title, how it is known, and the way back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from eventmodels.catalogue.addresses import relative
from eventmodels.pages.page import Page
from eventmodels.sequence import draw_svg, place
from eventmodels.sequence.style import palettes
from eventmodels.web.assets import asset

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eventmodels.catalogue.addresses import Addresses
    from eventmodels.replay import Replay, Replays
    from eventmodels.sequence import Drawing

__all__ = ["EmbedView", "embed_files", "embed_pages"]


@dataclass(frozen=True, slots=True)
class EmbedView:
    """What a bare page shows."""

    model: str
    """Address of the model's own page."""
    picture: str
    known: str
    """How well the whole is known; empty if a public manual shows it."""


def embed_pages(replays: Replays, links: Addresses) -> Iterator[Page]:
    """Yield a bare page for every model; they are no part of the navigation."""
    for replay in replays.all.values():
        flow, drawing = replay.flow, place(replay.flow, replay)
        view = EmbedView(links.model(flow.id), _picture(replay, drawing, links), drawing.evidence)
        yield Page(links.embed(flow.id), flow.title, "embed.html", view)


def embed_files() -> Iterator[tuple[str, str]]:
    """Yield path and text of what bare pages load, besides the style of diagrams."""
    yield asset("sequence/diagram.css")
    yield asset("web/embed/embed.js")
    path, style = asset("web/embed/embed.css")
    yield path, style
    dark = "".join(f"--em-{name}:{colour};" for name, colour in palettes()[1].items())
    yield path.replace(".css", "-dark.css"), f":root{{{dark}}}\n"


def _picture(replay: Replay, drawing: Drawing, links: Addresses) -> str:
    flow, here = replay.flow, links.embed(replay.flow.id)
    return draw_svg(
        drawing,
        link=lambda protocol, message: relative(links.message(protocol, message), here),
        page=lambda model: relative(links.model(model or flow.id), here),
    )
