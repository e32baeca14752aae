"""Bare pages for frames in other people's pages: a model's picture, its title, the way back, and nothing to fetch."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from eventmodels.pages.links import relative
from eventmodels.pages.page import Page
from eventmodels.sequence import draw_svg, place
from eventmodels.sequence.style import palettes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eventmodels.pages.links import Links
    from eventmodels.replay import Replays, Walk
    from eventmodels.sequence.style import Palette

__all__ = ["EmbedView", "embed_pages"]

STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class EmbedView:
    """What a bare page shows."""

    model: str
    """Address of the model's own page."""
    picture: str
    style: str
    policy: str
    """What the page may load: its own script, and the styles written in it."""


def embed_pages(replays: Replays, links: Links) -> Iterator[Page]:
    """Yield a bare page for every model; they are no part of the navigation."""
    style = _style()
    for walk in replays.all.values():
        picture = _picture(walk, links)
        view = EmbedView(links.model(walk.flow.id), picture, style, _policy(style, *STYLE.findall(picture)))
        yield Page(links.embed(walk.flow.id), walk.flow.title, "embed.html", view)


def _picture(walk: Walk, links: Links) -> str:
    flow, here = walk.flow, links.embed(walk.flow.id)
    return draw_svg(
        place(flow, walk),
        link=lambda protocol, message: relative(links.message(protocol, message), here),
        page=lambda model: relative(links.model(model or flow.id), here),
        standalone=True,
    )


def _policy(*styles: str) -> str:
    hashes = " ".join(f"'sha256-{b64encode(sha256(style.encode()).digest()).decode()}'" for style in styles)
    own = "script-src 'self' file:"  # from disk, no page has an origin of its own
    return f"default-src 'none'; img-src data:; style-src {hashes}; {own}; base-uri 'none'; form-action 'none'"


def _style() -> str:
    """Return the style around a picture: light, and dark where the reader's system is."""
    light, dark = palettes()
    fixed = (
        "body{margin:0;padding:8px;font:14px/1.4 system-ui,sans-serif}"
        "h1{font-size:15px;margin:0 0 8px}"
        ".em-around{overflow-x:auto}"
        ".em-aside{opacity:.15}"
        ".em-seq .em-now .em-hit{stroke-width:2}"
    )
    return f"{fixed}{_coloured(light)}@media (prefers-color-scheme:dark){{{_coloured(dark)}}}"


def _coloured(palette: Palette) -> str:
    return (
        f"html{{background:{palette['paper']};color:{palette['ink']}}}"
        f"a{{color:{palette['accent']}}}"
        f".em-seq .em-now .em-hit{{stroke:{palette['accent']}}}"
    )
