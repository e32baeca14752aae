"""What pages that people write can ask for: a model's picture, `![[model]]`, and its log, `![[model.log]]`."""

from __future__ import annotations

import logging
import shutil
from html import escape
from typing import TYPE_CHECKING
from xml.etree.ElementTree import SubElement

from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.util import AtomicString

from eventmodels.catalogue.addresses import relative
from eventmodels.pages.export.markdown_twins import ASKED
from eventmodels.pages.page import Page
from eventmodels.pages.render.render import render
from eventmodels.sequence import draw_svg, place
from eventmodels.sequence.log_sample import to_log

if TYPE_CHECKING:
    from collections.abc import Mapping
    from xml.etree.ElementTree import Element

    from markdown import Markdown

    from eventmodels.catalogue.addresses import Addresses
    from eventmodels.replay import Replays

__all__ = ["Pictures", "without_sketches"]

log = logging.getLogger("mkdocs.plugins.eventmodels")
SKETCHES = "plantuml_markdown"


def without_sketches(extensions: list[str], settings: Mapping[str, Mapping[str, str]]) -> bool:
    """Take the sketch extension out where its program is missing, which would stop the build; say whether it was."""
    command = settings.get(SKETCHES, {}).get("plantuml_cmd") or "plantuml"
    missing = SKETCHES in extensions and shutil.which(command.split()[0]) is None
    if missing:
        extensions.remove(SKETCHES)
    return missing


class Pictures(Extension):
    """Markdown that reads `![[model]]` and `![[model.log]]`, each on a line of its own."""

    def __init__(self, replays: Replays, links: Addresses) -> None:
        super().__init__()
        self.replays, self.links = replays, links
        self.begin("", "")

    def begin(self, file: str, address: str) -> None:
        """Go on to the next page: its links lead from there."""
        self.file, self.address = file, address

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - its name in the library
        """Read the line before anything else takes it for a paragraph."""
        md.parser.blockprocessors.register(_Processor(md.parser, self), "eventmodels-picture", 90)

    def log(self, model: str) -> str:
        """Return a model as a log shows it."""
        return to_log(self.replays.all[model].flow, self.links.catalogue)

    def html(self, model: str) -> str:
        """Return a model's picture with its title and the way to its page."""
        replay = self.replays.all[model]
        svg = draw_svg(
            place(replay.flow, replay),
            link=lambda protocol, message: relative(self.links.message(protocol, message), self.address),
            page=lambda other: relative(self.links.model(other or model), self.address),
        )
        view = (svg, self.links.named_model(model))
        return render(Page(self.address, replay.flow.title, "picture.html", view), self.links)


class _Processor(BlockProcessor):
    def __init__(self, parser: object, pictures: Pictures) -> None:
        super().__init__(parser)  # type: ignore[arg-type]
        self.pictures = pictures

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002 - the library's signature
        return ASKED.fullmatch(block.strip()) is not None

    def run(self, parent: Element, blocks: list[str]) -> None:
        asked = ASKED.fullmatch(blocks.pop(0).strip())
        assert asked is not None
        model, dot, ending = asked[1].strip().partition(".")
        if model not in self.pictures.replays.all or ending != "log" * len(dot):
            log.warning(
                "eventmodels: %s: no model is called %r, so there is no picture of it", self.pictures.file, asked[1]
            )
            SubElement(parent, "p").text = asked[0]
        elif ending:
            code = SubElement(SubElement(parent, "pre"), "code")
            code.text = AtomicString(escape(self.pictures.log(model), quote=False))
        else:
            # What is stashed passes through the rest of Markdown untouched.
            SubElement(parent, "p").text = self.parser.md.htmlStash.store(self.pictures.html(model))
