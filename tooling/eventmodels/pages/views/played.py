"""A model that plays by itself on a page that people write: half a window wide, with a sentence for every step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from eventmodels.catalogue.flow import ActionStep, MessageStep, keyed, leaves
from eventmodels.pages.views.picture import played_screens
from eventmodels.sequence import told
from eventmodels.web.assets import asset_address

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eventmodels.catalogue.addresses import NamedAddress
    from eventmodels.pages.reference import Reference
    from eventmodels.pages.views.picture import Screens
    from eventmodels.replay import Replay

__all__ = ["Played", "played"]


@dataclass(frozen=True, slots=True)
class PlayedStep:
    """What is said while a step is looked at."""

    step: str
    """As the picture calls it."""
    number: int
    message: str
    said: str


@dataclass(frozen=True, slots=True)
class Played:
    """A model that plays."""

    model: NamedAddress
    picture: Screens
    steps: tuple[PlayedStep, ...]
    script: str


def played(reference: Reference, model: str, here: str) -> Played:
    """Draw a model for the page at address `here`, and tell its normal course."""
    addresses, replay = reference.addresses, reference.replays.all[model]
    drawn = played_screens(addresses, replay.flow, here, replay)
    return Played(addresses.named_model(model), drawn, tuple(_steps(reference, replay)), asset_address("player.js"))


def _steps(reference: Reference, replay: Replay) -> Iterator[PlayedStep]:
    flow = keyed(replay.flow)
    said = told(replay, reference.catalogue)
    for step, _ in leaves(flow.items):
        if isinstance(step, MessageStep | ActionStep):
            message = step.message if isinstance(step, MessageStep) else ""
            yield PlayedStep(step.id, step.number, message, said[step.id])
