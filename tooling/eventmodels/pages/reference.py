"""A whole reference, read and replayed: what every page, file and picture is made from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from eventmodels.catalogue import Flows
from eventmodels.catalogue.addresses import Addresses
from eventmodels.replay import Replays

if TYPE_CHECKING:
    from eventmodels.catalogue import Catalogue, Span

__all__ = ["Reference"]


@dataclass(frozen=True)
class Reference:
    """A catalogue with what follows from it: its models expanded and replayed, and where everything has its page."""

    catalogue: Catalogue
    flows: Flows
    replays: Replays
    addresses: Addresses

    @classmethod
    def of(cls, catalogue: Catalogue) -> Reference:
        """Expand and replay every model of a catalogue, which should have passed its checks."""
        flows = Flows.of(catalogue)
        return cls(catalogue, flows, Replays.of(catalogue, flows.all), Addresses(catalogue))

    def place(self, file: str, *keys: str) -> Span | None:
        """Return where a file below the models folder names a thing, by the keys that lead there."""
        record = self.catalogue.files.get(file)
        return record.key(*keys) if record else None
