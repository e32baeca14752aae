"""What people say leads to things that are there, is written once, and says so where it means several."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from eventmodels.catalogue.meanings import called, folded, sayable, written_page
from eventmodels.catalogue.problems import Problem, nearest
from eventmodels.checks.names import begun

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from eventmodels.catalogue.catalogue import Catalogue
    from eventmodels.catalogue.problems import Span
    from eventmodels.catalogue.records.editorial import SearchFile
    from eventmodels.catalogue.references import Thing

__all__ = ["phrases_lead_on"]


@dataclass(frozen=True, slots=True)
class _Said:
    """A phrase at the thing that it stands at."""

    phrase: str
    key: str
    """The phrase as the search compares it."""
    language: str
    name: str
    """As the file names the thing."""
    thing: Thing
    search: SearchFile
    place: int

    @property
    def span(self) -> Span:
        # Asked of those alone that are wrong: to look up thousands of places takes longer than to judge them.
        return self.search.at("said", self.name, self.language, self.place)


def phrases_lead_on(catalogue: Catalogue) -> Iterator[Problem]:
    """Demand that each name under `said` means exactly one thing, and that its phrases are new and plain.

    Nothing is said while a file could not be read, since the thing may be in it.
    """
    search = catalogue.search
    if search is None or catalogue.incomplete:
        return
    things = dict(sayable(catalogue))
    for name in search.said:
        if name not in things and written_page(name) is None:
            message = f"nothing, or more than one thing, is called {begun(name)!r}"
            yield Problem("unknown-name", message, search.key("said", name), "a name", nearest(name, things))
    said = tuple(_said(search, things))
    yield from _repeated(catalogue, said)
    yield from _of_several(search, said)


def _said(search: SearchFile, things: Mapping[str, Thing]) -> Iterator[_Said]:
    for name, languages in search.said.items():
        thing = things.get(name) or written_page(name)
        if thing is None:
            continue
        for language, phrases in languages.items():
            for place, phrase in enumerate(phrases):
                yield _Said(phrase, folded(phrase), language, name, thing, search, place)


def _repeated(catalogue: Catalogue, said: tuple[_Said, ...]) -> Iterator[Problem]:
    """Refuse a phrase that finds its thing without: by another one of the same language, or by a name of its own."""
    first: dict[tuple[Thing, str, str], str] = {}
    things = dict.fromkeys(each.thing for each in said)
    own = {thing: {folded(name): name for name in called(catalogue, thing)} for thing in things}
    for each in said:
        key = (each.thing, each.language, each.key)
        if each.key in own[each.thing]:
            message = f"{each.name} is called {begun(own[each.thing][each.key])!r} anyway"
            yield Problem("said-twice", message, each.span, "another phrase, or none")
        elif key in first:
            yield Problem("said-twice", f"{first[key]!r} is said of {each.name} already", each.span, "each phrase once")
        first.setdefault(key, each.phrase)


def _of_several(search: SearchFile, said: tuple[_Said, ...]) -> Iterator[Problem]:
    """Demand a reason of a phrase that stands at several things, and of no other."""
    first: dict[str, _Said] = {}
    several: set[str] = set()
    reasons = {folded(phrase): phrase for phrase in search.both}
    for each in said:
        other = first.setdefault(each.key, each)
        if other.thing != each.thing:
            several.add(each.key)
            if each.key not in reasons:
                message = f"{each.phrase!r} is said of {other.name} too"
                yield Problem("said-of-several", message, each.span, "one of them, or a reason under 'both'")
    for key, phrase in reasons.items():
        if key not in several:
            what = "one thing" if key in first else "nothing"
            yield Problem("both-of-one", f"{phrase!r} is said of {what}", search.key("both", phrase), "two things")
