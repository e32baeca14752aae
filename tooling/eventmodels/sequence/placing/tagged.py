"""How wide the name tags come out that stand in place of lifelines."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from eventmodels.sequence.placing.columns import RING, widest
from eventmodels.sequence.placing.lettering import font
from eventmodels.sequence.text_metrics import plain, wrap

if TYPE_CHECKING:
    from eventmodels.catalogue.flow import Participant
    from eventmodels.sequence.placing.form import Form

__all__ = ["STUB", "tag_lines", "tag_width", "tagged_width"]

STUB = 24
"""Length of the arrow between a lifeline and a tag."""
TAG_PAD = 9
TAG_TEXT = 112
"""Where the lines of a tag break."""


def tag_lines(participant: Participant, form: Form) -> tuple[str, ...]:
    """Return what a tag says."""
    if form.brief:
        return (plain(participant.id),)
    return wrap(plain(participant.label), font("tag"), TAG_TEXT)


def tag_width(lines: tuple[str, ...]) -> int:
    """Return how wide a tag is."""
    return ceil(widest(lines, "tag")) + 2 * TAG_PAD


def tagged_width(participant: Participant, form: Form, *, sends: bool) -> int:
    """Return how much room an arrow and a tag at its end take, with the number of the step where the tag sends it."""
    return STUB + tag_width(tag_lines(participant, form)) + (2 * (RING + 5) if sends else 0)
