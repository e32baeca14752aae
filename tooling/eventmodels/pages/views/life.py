"""The life of attributes in a model: at which steps their values appear, change and go.

Like is compared with like: what one receiver is told with what it was told before, about the same identifier.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from eventmodels.catalogue.addresses import NamedAddress

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from eventmodels.catalogue.addresses import Addresses
    from eventmodels.sequence import StepRow
    from eventmodels.sequence.shown import Shown

__all__ = ["Life", "LifeCell", "lives_of"]


@dataclass(frozen=True, slots=True)
class LifeCell:
    """What a step shows of an attribute; `how` is new, changed, same, or nothing where it shows none."""

    text: str
    how: str
    last: bool = False
    """No later step about the same shows the attribute."""


@dataclass(frozen=True, slots=True)
class Life:
    """Where values of attributes appear, change and go in what one participant is told, or asks."""

    title: str
    steps: tuple[tuple[StepRow, str], ...]
    """Each with the identifier that it is about, where that tells it from others."""
    rows: tuple[tuple[NamedAddress, tuple[LifeCell, ...]], ...]
    """Attributes, each with a cell for every step."""


def lives_of(addresses: Addresses, rows: tuple[StepRow, ...], shown: Mapping[str, Shown]) -> Iterator[Life]:
    """Follow each attribute through the messages that show values, participant by participant."""
    groups = defaultdict[str, list["StepRow"]](list)
    for row in rows:
        if row.values:
            # An answer goes where the request came from: who asks is told apart from whoever else asks the same server.
            groups[f"Requests of {row.from_}" if row.kind == "request" else f"Events to {row.to}"].append(row)
    for title, steps in groups.items():
        names = dict.fromkeys((row.protocol, value.attribute) for row in steps for value in row.values)
        cells = ((NamedAddress(addresses.attribute(*name), name[1]), _cells(steps, *name, shown)) for name in names)
        subjects = [shown[row.step].subject for row in steps]
        told = subjects if len(set(subjects)) > 1 else [""] * len(steps)
        yield Life(title, tuple(zip(steps, told, strict=True)), tuple(cells))


def _cells(steps: list[StepRow], protocol: str, name: str, shown: Mapping[str, Shown]) -> tuple[LifeCell, ...]:
    """Return what every step shows of an attribute: where a value appears, changes and goes."""
    # A value lives on in steps that do not show it: it is new only where none was before, and compared with the last.
    texts = [_text_of(row, name) if row.protocol == protocol else "" for row in steps]
    threads = _threads([shown[row.step] for row in steps])
    last = {thread: index for index, thread in enumerate(threads) if texts[index]}
    cells, known = [], dict[str, str]()
    for index, (text, thread) in enumerate(zip(texts, threads, strict=True)):
        before = known.get(thread, "")
        how = "" if not text else "new" if not before else "same" if text == before else "changed"
        cells.append(LifeCell(text, how, last.get(thread) == index))
        known[thread] = text or before
    return tuple(cells)


def _threads(messages: list[Shown]) -> list[str]:
    """Return what each message is about, by its first name: it may be called otherwise from some message on."""
    threads, first = [], dict[str, str]()
    for each in messages:
        if each.former:
            first[each.subject] = first.get(each.former, each.former)
        threads.append(first.get(each.subject, each.subject))
    return threads


def _text_of(row: StepRow, attribute: str) -> str:
    return ", ".join(value.text for value in row.values if value.attribute == attribute)
