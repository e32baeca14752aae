"""The one address book: every link, anchor and file name of the site comes from here."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from eventmodels.catalogue.catalogue import Catalogue
    from eventmodels.catalogue.references import Thing

__all__ = [
    "CATALOGUE",
    "CATALOGUE_SCHEMA",
    "CHANGES",
    "INVENTORY",
    "LLMS",
    "LLMS_FULL",
    "Addresses",
    "NamedAddress",
    "anchor_of",
    "page_file",
    "page_of",
    "relative",
    "source_file",
    "twin",
]


CATALOGUE = "catalogue.json"
CATALOGUE_SCHEMA = "catalogue.schema.json"
INVENTORY = "objects.inv"
LLMS = "llms.txt"
LLMS_FULL = "llms-full.txt"
CHANGES = "changes.md"
"""File, among those that a generator reads, of the page of what changed."""


@dataclass(frozen=True, slots=True)
class NamedAddress:
    """What a link needs: an address, the name to show, and what else lists say of the thing."""

    address: str
    name: str
    note: str = ""
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Addresses:
    """Addresses below the site's root, without a leading slash: pages end in `/`, anchors follow `#`.

    An address that was published is for ever: whoever changes one here adds a redirect. None is put together elsewhere.
    """

    catalogue: Catalogue

    def protocol(self, protocol: str) -> str:
        return f"{protocol}/"

    def category(self, protocol: str, category: str) -> str:
        return f"{protocol}/messages/{category}/"

    def structure(self, protocol: str) -> str:
        return f"{protocol}/structure/"

    def message(self, protocol: str, message: str, attribute: str = "") -> str:
        return _anchored(f"{protocol}/{message}/", attribute)

    def attributes(self, protocol: str = "") -> str:
        """Return the address of the list of all attributes, or of those of a protocol."""
        return f"{protocol}/attributes/" if protocol else "attributes/"

    def attribute(self, protocol: str, attribute: str) -> str:
        return f"{protocol}/attributes/{attribute}/"

    def enumerations(self, protocol: str) -> str:
        return f"{protocol}/enumerations/"

    def enumeration(self, protocol: str, enumeration: str, value: str = "") -> str:
        """Return the address of an enumeration or of one of its values, which may stand on a page of its group."""
        address = f"{protocol}/enumerations/{enumeration}/"
        if not value:
            return address
        # A long enumeration spreads its values over pages of their numbers. A value outside all of them, which checks
        # report, is sought on the page of the whole.
        record = self.catalogue.protocols[protocol].enumerations[enumeration]
        group = next((g for g in record.groups if g.holds(record.values[value])), None)
        return _anchored(self.group(protocol, enumeration, group.id) if group else address, value)

    def group(self, protocol: str, enumeration: str, group: str) -> str:
        return f"{protocol}/enumerations/{enumeration}/{group}/"

    def keys(self, group: str = "") -> str:
        return _anchored("keys/", group and f"_{group}")  # headings that are no things, as `Heading` says

    def key(self, key: str) -> str:
        # What no file name may hold on some system, and the brackets around what varies, are no part of an address.
        return f"keys/{re.sub('[^A-Za-z0-9_]', '-', key)}/"

    def participants(self, heading: str = "") -> str:
        return _anchored("participants/", heading and f"_{heading}")

    def participant(self, participant: str) -> str:
        return f"participants/{participant}/"

    def dialogue(self, dialogue: str) -> str:
        return f"dialogues/{dialogue}/"

    def machines(self, machine: str = "") -> str:
        return _anchored("states/", machine and f"_{machine}")

    def machine(self, machine: str, state: str = "") -> str:
        return _anchored(f"states/{machine}/", state)

    def messages(self) -> str:
        return "messages/"

    def events(self) -> str:
        """Return the former address of the list of all messages."""
        return "events/"

    def models(self) -> str:
        return "models/"

    def family(self, family: str) -> str:
        # One level, so that chapters of any depth have pages beside each other.
        return f"families/{family.replace('/', '-')}/"

    def model(self, model: str, step: str = "") -> str:
        # Without the family: a model that is filed elsewhere keeps its address.
        return _anchored(f"models/{model}/", step)

    def export(self, model: str, ending: str) -> str:
        return f"models/{model}.{ending}"

    def embed(self, model: str) -> str:
        return f"embed/{model}/"

    def glossary(self, term: str = "") -> str:
        return _anchored("glossary/", "-".join(term.lower().split()))

    def written(self, page: str) -> str:
        """Return the address of a page that people wrote, named with or without its last slash, or of a place on it."""
        path, _, anchor = page.partition("#")
        return _anchored(f"{path.rstrip('/')}/", anchor)

    def coverage(self) -> str:
        return "coverage/"

    def explorer(self) -> str:
        return "explorer/"

    def go(self, word: str = "") -> str:
        """Return the address of the page that leads on, or the one that makes it lead to what `word` means."""
        return "go/" + (f"?to={word}" if word else "")

    def named_model(self, name: str) -> NamedAddress:
        """Return the link to a model, with its title and how it is known."""
        record = self.catalogue.models[name].record
        return NamedAddress(self.model(name), record.title, evidence=str(record.evidence))

    def named_participant(self, name: str) -> NamedAddress:
        """Return the link to a participant, with its title."""
        return NamedAddress(self.participant(name), self.catalogue.participants[name].title)

    def named_key(self, name: str) -> NamedAddress:
        """Return the link to a key."""
        return NamedAddress(self.key(name), name)

    def named_source(self, key: str) -> NamedAddress:
        """Return the link to a source, with its title where it is known."""
        source = self.catalogue.sources.get(key)
        return NamedAddress(self.sources(key), source.title if source else key)

    def thing(self, thing: Thing) -> str:
        """Return the address of what a name in `references`, or in `sayable`, stands for."""
        kinds: dict[str, Callable[..., str]] = {
            "protocol": self.protocol,
            "message": self.message,
            "attribute": self.attribute,
            "enumeration": self.enumeration,
            "key": self.key,
            "participant": self.participant,
            "machine": self.machine,
            "state": self.machine,
            "model": self.model,
            "value": self.enumeration,
            "term": self.glossary,
            "page": self.written,
        }
        return kinds[thing.kind](*thing.ids)

    def compare(self, left: str = "", right: str = "") -> str:
        """Return the page that shows two models beside each other, or lists those that one can be shown beside."""
        return "/".join(["compare", *filter(None, (left, right)), ""])

    def sources(self, source: str = "") -> str:
        # A slash in the key of a source would read as one more step of the path.
        return _anchored("sources/", source.replace("/", "."))


def _anchored(address: str, anchor: str) -> str:
    return f"{address}#{anchor}" if anchor else address


def page_of(address: str) -> str:
    """Return the address of the page on which an address is."""
    return address.partition("#")[0]


def anchor_of(address: str) -> str:
    """Return the id of the place on its page that an address leads to, or nothing."""
    return address.partition("#")[2]


def page_file(address: str) -> str:
    """Return the file that a server sends for the page at an address."""
    return f"{address}index.html"


def source_file(address: str, *, index: bool) -> str:
    """Return the Markdown file from which a generator makes the page at an address.

    Generators show only the page of a whole section (`index`) at the head of it, by this name.
    """
    return f"{address}index.md" if index else f"{address.removesuffix('/')}.md"


def twin(address: str) -> str:
    """Return the address of the Markdown file that says the same as the page at an address."""
    return f"{address.strip('./') or 'index'}.md"


def _way(path: str, page: str) -> str:
    """Return the way from the folder that a page is in to a path, both below the site's root; a dot for no way."""
    # As `posixpath.relpath`, which first asks where the process is: a site has a hundred thousand links.
    there, here = path.strip("/").split("/") if path else [], page.split("/")[:-1]
    common = 0
    while common < min(len(there), len(here)) and there[common] == here[common]:
        common += 1
    return "/".join([".."] * (len(here) - common) + there[common:]) or "."


def relative(target: str, page: str) -> str:
    """Return the link to `target` from the page or file at address `page`, so that the site works wherever it is put.

    An address that ends in `/` is a folder, as browsers see it, and a link from a file leads from the folder around it.
    """
    # Within one page the anchor alone: a path before it would lead from a page opened as `index.html` to its folder.
    path, hash_, anchor = target.partition("#")
    if path == page and hash_:
        return f"#{anchor}"
    way = _way(path, page)
    # `relpath` drops the slash that makes an address a page, and the host would answer with a redirect.
    if path == "" or path.endswith("/"):
        way = "./" if way == "." else f"{way}/"
    return way + hash_ + anchor
