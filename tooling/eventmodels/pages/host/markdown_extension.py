"""What pages that people write can ask for, each on a line of its own.

A model's picture, `![[model]]`, its log, `![[model.log]]`, or the picture playing, `![[model.live]]`; and of the whole
reference its figures, `![[@figures]]`, and what changed last, `![[@changes]]`.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree.ElementTree import SubElement

from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

from eventmodels.pages.export.markdown_twins import ASKED, ASKED_CHANGES, ASKED_FIGURES, NAMED
from eventmodels.pages.host.changes import latest
from eventmodels.pages.page import Page, PageKind
from eventmodels.pages.render.render import render
from eventmodels.pages.views.figures import figures
from eventmodels.pages.views.picture import picture
from eventmodels.pages.views.played import played
from eventmodels.sequence.log_sample import to_log

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Mapping
    from xml.etree.ElementTree import Element

    from markdown import Markdown

    from eventmodels.catalogue.addresses import NamedAddress
    from eventmodels.pages.reference import Reference
    from eventmodels.pages.views.figures import Figure
    from eventmodels.pages.views.picture import Picture

__all__ = ["Pictures", "without_sketches"]

SKETCHES = "plantuml_markdown"
PICTURE, PLAYER, FIGURES = PageKind("picture"), PageKind("player"), PageKind("figures")


@dataclass(frozen=True, slots=True)
class PictureView:
    """A model's picture within a page that people wrote."""

    picture: Picture
    model: NamedAddress


@dataclass(frozen=True, slots=True)
class FiguresView:
    """The figures of a reference within a page that people wrote."""

    figures: tuple[Figure, ...]


def without_sketches(extensions: list[str], settings: Mapping[str, Mapping[str, str]]) -> bool:
    """Take the sketch extension out where its program is missing, which would stop the build; say whether it was."""
    command = settings.get(SKETCHES, {}).get("plantuml_cmd") or "plantuml"
    missing = SKETCHES in extensions and shutil.which(command.split()[0]) is None
    if missing:
        extensions.remove(SKETCHES)
    return missing


class Pictures(Extension):
    """Markdown that reads what is asked for in this way."""

    reference: Reference
    changelog: str | None = None

    def __init__(self, warn: Callable[[str], None]) -> None:
        super().__init__()
        self.warn = warn
        self.used: dict[str, set[str]] = {}
        """Page, by its file -> what it asked for when it was last read: models, and the figures by their sign."""
        self.begin("", "")

    def turn(self, reference: Reference, changelog: str | None) -> None:
        """Show another reference from now on, and what is in the file of a changelog where there is one."""
        self.reference, self.changelog = reference, changelog
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

    def picture(self, model: str) -> str:
        """Return a model's picture with its title and the way to its page."""
        addresses, replay = self.reference.addresses, self.reference.replays.all[model]
        drawn = picture(addresses, replay.flow, self.address, replay)
        return self._rendered(replay.flow.title, PICTURE, PictureView(drawn, addresses.named_model(model)))

    def player(self, model: str) -> str:
        """Return a model that plays by itself."""
        return self._rendered(
            self.reference.flows.all[model].title, PLAYER, played(self.reference, model, self.address)
        )

    def figures(self) -> str:
        """Return how much there is."""
        return self._rendered("Figures", FIGURES, FiguresView(figures(self.reference)))

    def _rendered(self, title: str, kind: PageKind, view: object) -> str:
        return render(Page(self.address, title, kind, view), self.reference)


class _Processor(BlockProcessor):
    def __init__(self, parser: object, pictures: Pictures) -> None:
        super().__init__(parser)  # type: ignore[arg-type]
        self.pictures = pictures

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002 - the library's signature
        return ASKED.fullmatch(block.strip()) is not None

    def run(self, parent: Element, blocks: list[str]) -> None:
        asked = ASKED.fullmatch(blocks.pop(0).strip())
        assert asked is not None
        put = (
            self._of_model if asked[1].strip().partition(".")[0] in self.pictures.reference.flows.all else self._of_all
        )
        if not put(parent, asked[1].strip()):
            self.pictures.warn(f"{self.pictures.file}: nothing here is called {asked[1]!r}, so it cannot be shown")
            SubElement(parent, "p").text = asked[0]

    def _of_model(self, parent: Element, asked: str) -> bool:
        """Put what is asked for of a model into a page; tell whether there is such a thing."""
        model, _, ending = asked.partition(".")
        self.pictures.used[self.pictures.file].add(model)
        if ending == "log":
            code = SubElement(SubElement(parent, "pre"), "code")
            code.text = AtomicString(escape(self.pictures.log(model), quote=False))
        elif ending == "live":
            self._put(parent, self.pictures.player(model))
        elif asked == model:
            self._put(parent, self.pictures.picture(model))
        else:
            return False
        return True

    def _of_all(self, parent: Element, asked: str) -> bool:
        """Put what is asked for of the whole reference into a page; tell whether there is such a thing."""
        if asked == ASKED_FIGURES:
            self.pictures.used[self.pictures.file].add(asked)
            self._put(parent, self.pictures.figures())
        elif asked == ASKED_CHANGES and self.pictures.changelog:
            self.parser.parseBlocks(parent, [latest(Path(self.pictures.changelog).read_text("utf-8"))])
        else:
            return False
        return True

    def _put(self, parent: Element, html: str) -> None:
        # What is stashed passes through the rest of Markdown untouched.
        SubElement(parent, "p").text = self.parser.md.htmlStash.store(html)


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
