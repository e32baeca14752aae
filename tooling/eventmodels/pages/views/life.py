"""The life of attributes in a model: at which steps their values appear, change and go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from eventmodels.catalogue.addresses import NamedAddress

if TYPE_CHECKING:
    from eventmodels.catalogue.addresses import Addresses
    from eventmodels.sequence import StepRow

__all__ = ["Life", "LifeCell", "life_of"]


@dataclass(frozen=True, slots=True)
class LifeCell:
    """What a step shows of an attribute; `how` is new, changed, same, or nothing where it shows none."""

    text: str
    how: str
    last: bool = False
    """No later step shows the attribute."""


@dataclass(frozen=True, slots=True)
class Life:
    """Where values of attributes appear, change and go in the normal course."""

    steps: tuple[StepRow, ...]
    rows: tuple[tuple[NamedAddress, tuple[LifeCell, ...]], ...]
    """Attributes, each with a cell for every step."""


def life_of(addresses: Addresses, steps: tuple[StepRow, ...]) -> Life:
    """Follow each attribute through the steps that show values."""
    shown = dict.fromkeys((row.protocol, value.attribute) for row in steps for value in row.values)
    cells = ((protocol, name, _cells(steps, protocol, name)) for protocol, name in shown)
    return Life(steps, tuple((NamedAddress(addresses.attribute(protocol, n), n), row) for protocol, n, row in cells))


def _cells(steps: tuple[StepRow, ...], protocol: str, name: str) -> tuple[LifeCell, ...]:
    """Return what every step shows of an attribute: where a value appears, changes and goes."""
    # A value lives on in steps that do not show it: it is new only where none was before, and compared with the last.
    texts = [_text_of(row, name) if row.protocol == protocol else "" for row in steps]
    last = max(index for index, text in enumerate(texts) if text)
    cells, former = [], ""
    for index, text in enumerate(texts):
        how = "" if not text else "new" if not former else "same" if text == former else "changed"
        cells.append(LifeCell(text, how, index == last))
        former = text or former
    return tuple(cells)


def _text_of(row: StepRow, attribute: str) -> str:
    return ", ".join(value.text for value in row.values if value.attribute == attribute)
