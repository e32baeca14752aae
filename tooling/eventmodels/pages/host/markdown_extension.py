"""What pages that people write can ask for: a model's picture, `![[model]]`, and its log, `![[model.log]]`."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING
from xml.etree.ElementTree import SubElement

from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

from eventmodels.pages.export.markdown_twins import ASKED, NAMED
from eventmodels.pages.page import Page, PageKind
from eventmodels.pages.render.render import render
from eventmodels.pages.views.picture import picture
from eventmodels.sequence.log_sample import to_log

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Mapping
    from xml.etree.ElementTree import Element

    from markdown import Markdown

    from eventmodels.catalogue.addresses import NamedAddress
    from eventmodels.pages.reference import Reference
    from eventmodels.pages.views.picture import Picture

__all__ = ["Pictures", "without_sketches"]

SKETCHES = "plantuml_markdown"
PICTURE = PageKind("picture")


@dataclass(frozen=True, slots=True)
class PictureView:
    """A model's picture within a page that people wrote."""

    picture: Picture
    model: NamedAddress


def without_sketches(extensions: list[str], settings: Mapping[str, Mapping[str, str]]) -> bool:
    """Take the sketch extension out where its program is missing, which would stop the build; say whether it was."""
    command = settings.get(SKETCHES, {}).get("plantuml_cmd") or "plantuml"
    missing = SKETCHES in extensions and shutil.which(command.split()[0]) is None
    if missing:
        extensions.remove(SKETCHES)
    return missing


class Pictures(Extension):
    """Markdown that reads `![[model]]` and `![[model.log]]`, each on a line of its own."""

    reference: Reference

    def __init__(self, warn: Callable[[str], None]) -> None:
        super().__init__()
        self.warn = warn
        self.used: dict[str, set[str]] = {}
        """Page, by its file -> the models that it asked for when it was last read."""
        self.begin("", "")

    def turn(self, reference: Reference) -> None:
        """Show the models of another reference from now on."""
        self.reference = reference
        self.used.clear()

    def begin(self, file: str, address: str) -> None:
        """Go on to the next page: its links lead from there."""
        self.file, self.address = file, address
        self.used[file] = set()

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - its name in the library
        """Read the line before anything else takes it for a paragraph, and links by name after all that make them."""
        md.parser.blockprocessors.register(_Processor(md.parser, self), "eventmodels-picture", 90)
        md.inlinePatterns.register(_Unmade(md, self), "eventmodels-unmade", -100)

    def log(self, model: str) -> str:
        """Return a model as a log shows it."""
        return to_log(self.reference.flows.all[model], self.reference.catalogue)

    def html(self, model: str) -> str:
        """Return a model's picture with its title and the way to its page."""
        addresses, replay = self.reference.addresses, self.reference.replays.all[model]
        drawn = picture(addresses, replay.flow, self.address, replay)
        view = PictureView(drawn, addresses.named_model(model))
        return render(Page(self.address, replay.flow.title, PICTURE, view), self.reference)


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
        if model not in self.pictures.reference.flows.all or ending != "log" * len(dot):
            self.pictures.warn(f"{self.pictures.file}: no model is called {asked[1]!r}, so there is no picture of it")
            SubElement(parent, "p").text = asked[0]
            return
        self.pictures.used[self.pictures.file].add(model)
        if ending:
            code = SubElement(SubElement(parent, "pre"), "code")
            code.text = AtomicString(escape(self.pictures.log(model), quote=False))
        else:
            # What is stashed passes through the rest of Markdown untouched.
            SubElement(parent, "p").text = self.parser.md.htmlStash.store(self.pictures.html(model))


class _Unmade(InlineProcessor):
    """Finds `[text][Name]` that nothing has made a link of: the plugin that does so is not in use."""

    def __init__(self, md: Markdown, pictures: Pictures) -> None:
        super().__init__(NAMED.pattern, md)
        self.pictures = pictures

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[None, None, None]:  # type: ignore[override] # noqa: ARG002, N802 - as in the library
        """Say so, and leave it as it is."""
        link = self.unescape(m[0])
        self.pictures.warn(f"{self.pictures.file}: {link} is no link, since the plugin autorefs is not in use")
        return None, None, None
