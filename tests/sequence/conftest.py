"""Random flows, and how they are drawn: once for all that is said of every picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from eventmodels.sequence import place
from tests.sequence.random_flows import PROTOCOLS, some_flows

if TYPE_CHECKING:
    from eventmodels.catalogue.flow import Flow
    from eventmodels.sequence import Drawing
    from tests.once import Once


@pytest.fixture(scope="session")
def some(once: Once) -> list[Flow]:
    """Random flows."""
    return once("random_flows", lambda _: some_flows())


@pytest.fixture(scope="session")
def drawn(some: list[Flow]) -> list[tuple[Flow, Drawing]]:
    """Each with its whole picture."""
    return [(flow, place(flow, protocols=PROTOCOLS)) for flow in some]
