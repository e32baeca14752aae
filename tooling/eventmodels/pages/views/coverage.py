"""Pages about the reference itself: what is known how well, what is missing, and where facts come from."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from eventmodels.catalogue.addresses import NamedAddress, anchor_of
from eventmodels.catalogue.kinds import Evidence, MessageKind
from eventmodels.catalogue.records.base import parts
from eventmodels.pages.page import Heading, Page, PageKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from eventmodels.catalogue import Catalogue
    from eventmodels.catalogue.records.base import Cited, Record
    from eventmodels.catalogue.records.editorial import Source, Undocumented
    from eventmodels.pages.reference import Reference

__all__ = ["coverage_pages", "totals"]

COVERAGE = PageKind("coverage", "About")
SOURCES = PageKind("sources", "About")


@dataclass(frozen=True, slots=True)
class CoverageView:
    """What the coverage page shows."""

    counts: tuple[tuple[str, tuple[int, ...]], ...]
    """What -> how many at each level of evidence, then without any."""
    models: tuple[tuple[str, tuple[NamedAddress, ...]], ...]
    undocumented: tuple[tuple[str, Undocumented], ...]
    unused: tuple[tuple[str, int, tuple[tuple[str, tuple[NamedAddress, ...]], ...]], ...]
    """Protocol, how many, and reason -> messages; an empty reason where nobody gave one."""
    uncarried: tuple[tuple[str, tuple[NamedAddress, ...]], ...]
    unplaced: tuple[tuple[str, int, int], ...]
    """Protocol -> messages with a whole table of attributes, messages without."""


@dataclass(frozen=True, slots=True)
class SourcesView:
    """What the sources page shows."""

    rows: tuple[tuple[str, str, Source, int], ...]


def coverage_pages(reference: Reference) -> Iterator[Page]:
    """Yield the coverage page and the sources page."""
    catalogue, addresses = reference.catalogue, reference.addresses
    view = CoverageView(
        counts=tuple(_counts(catalogue)),
        models=tuple(_models(reference)),
        undocumented=tuple(catalogue.undocumented.items()),
        unused=tuple(_unused(reference)),
        uncarried=tuple(_uncarried(reference)),
        unplaced=tuple(_tables(catalogue)),
    )
    yield Page(
        addresses.coverage(),
        "Coverage",
        COVERAGE,
        view,
        "How well each fact is known, and what is not documented.",
        (
            Heading("evidence", "Facts by evidence"),
            Heading("models", "Models by evidence"),
            Heading("undocumented", "Titles without steps"),
            Heading("unused", "Messages no model uses"),
            Heading("uncarried", "Attributes no message carries"),
        ),
        section=("About",),
    )
    # Of everything that was read: a source that nothing cites any more should stand out.
    cited = Counter(key for file in catalogue.files.values() for key in _citations(file))
    rows = tuple(
        (anchor_of(addresses.sources(key)), key, source, cited[key]) for key, source in catalogue.sources.items()
    )
    yield Page(
        addresses.sources(),
        "Sources",
        SOURCES,
        SourcesView(rows),
        "The public documents that the facts come from.",
        (Heading("sources", "Sources"),),
        section=("About",),
        source="sources.yml",
    )


def _citations(file: Record) -> Iterator[str]:
    for part in parts(file):
        cited = getattr(part, "sources", ())
        yield from cited if isinstance(cited, tuple) else ()  # the sources file has a mapping of that name


def totals(catalogue: Catalogue) -> Iterator[str]:
    """Yield how much there is and how well it is known, a line for each kind of thing."""
    for what, numbers in _counts(catalogue):
        words = [f"{number} {word}" for word, number in zip((*Evidence, "without evidence"), numbers, strict=True)]
        yield f"{what}: {sum(numbers)} ({', '.join(w for w in words if not w.startswith('0 ')) or 'none'})"
    models = Counter(entry.record.evidence for entry in catalogue.models.values())
    known = ", ".join(f"{models[word]} {word}" for word in Evidence if models[word])
    yield f"Models: {len(catalogue.models)} ({known}); titles without steps: {len(catalogue.undocumented)}"


def _counts(catalogue: Catalogue) -> Iterator[tuple[str, tuple[int, ...]]]:
    for protocol in catalogue.protocols.values():
        title = protocol.record.title
        messages = list(protocol.messages.values())
        yield f"{title}: messages", _tally((m, None) for m in messages)
        yield f"{title}: attributes", _tally((a, None) for a in protocol.attributes.values())
        yield f"{title}: attributes on messages", _tally((p, m) for m in messages for p in m.attributes.values())
        yield f"{title}: answers", _tally((r.link, protocol.messages[r.event]) for r in protocol.responses if r.link)
    ends = (*catalogue.participants.values(), *catalogue.links)
    yield "Participants and links", _tally((end, None) for end in ends)
    yield "Keys in key-value lists", _tally((use, key) for key in catalogue.keys.values() for use in key.uses)
    yield "Transitions of state machines", _tally((t, m) for m in catalogue.machines.values() for t in m.transitions)


def _tally(facts: Iterable[tuple[Cited, Cited | None]]) -> tuple[int, ...]:
    """Count facts by evidence; one without a word has that of what it belongs to."""
    found = Counter(fact.evidence or (owner.evidence if owner else None) for fact, owner in facts)
    return (*(found[word] for word in Evidence), found[None])


def _models(reference: Reference) -> Iterator[tuple[str, tuple[NamedAddress, ...]]]:
    for word in Evidence:
        entries = [e for e in reference.catalogue.models.values() if e.record.evidence == word]
        if entries:
            yield (
                str(word),
                tuple(NamedAddress(reference.addresses.model(e.id), e.record.title, e.record.kind) for e in entries),
            )


def _unused(reference: Reference) -> Iterator[tuple[str, int, tuple[tuple[str, tuple[NamedAddress, ...]], ...]]]:
    for protocol in reference.catalogue.protocols.values():
        reasons: dict[str, list[NamedAddress]] = {}
        for name, message in protocol.messages.items():
            if message.kind is not MessageKind.RESERVED and (protocol.id, name) not in reference.flows.uses:
                reasons.setdefault(protocol.why_unused(name), []).append(
                    NamedAddress(reference.addresses.message(protocol.id, name), name)
                )
        count = sum(map(len, reasons.values()))
        yield protocol.record.title, count, tuple((reason, tuple(names)) for reason, names in reasons.items())


def _uncarried(reference: Reference) -> Iterator[tuple[str, tuple[NamedAddress, ...]]]:
    for protocol in reference.catalogue.protocols.values():
        names = [name for name in protocol.attributes if not protocol.carriers(name)]
        yield (
            protocol.record.title,
            tuple(NamedAddress(reference.addresses.attribute(protocol.id, n), n) for n in names),
        )


def _tables(catalogue: Catalogue) -> Iterator[tuple[str, int, int]]:
    for protocol in catalogue.protocols.values():
        real = [m for m in protocol.messages.values() if m.kind is not MessageKind.RESERVED]
        whole = sum(1 for m in real if m.complete)
        yield protocol.record.title, whole, len(real) - whole
