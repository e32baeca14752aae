"""Heads: on top of lifelines, of the notes of one who only listens, and of those who have neither."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from eventmodels.sequence.placing.columns import EDGE, widest
from eventmodels.sequence.placing.drawing import Head
from eventmodels.sequence.placing.lettering import Box, Label, font
from eventmodels.sequence.text_metrics import HARD, balanced, plain, width, wrap

if TYPE_CHECKING:
    from eventmodels.catalogue.flow import Participant
    from eventmodels.sequence.placing.form import Form

__all__ = ["HEAD_GAP", "Measured", "head_of", "listener_head", "listening", "measured", "seldom"]

HEAD_GAP = 12
HEAD_TEXT = 128
"""Where the lines of a head break."""
KEY = 28
"""Height and least width of a head that is a key."""
CHIP_PAD, CHIP, CHIP_GAP, CHIP_ROW = 9, 20, 5, 25
"""Of the heads of those without a lifeline: room beside the words, height, distance, distance of their rows."""
SELDOM_WORDS = "No lifeline:"


@dataclass(frozen=True, slots=True)
class Measured:
    """What stands in a head, and how much room it takes."""

    label: tuple[str, ...]
    title: tuple[str, ...]
    width: int
    height: int


def measured(participant: Participant, form: Form, key: str = "") -> Measured:
    """Return what the head of a participant says, in lines: its key alone where there is no room for more.

    A `key` is given where the picture calls the participant by it.
    """
    if form.brief:
        alone = (plain(participant.id),)
        return Measured(alone, (), max(KEY, 2 * ceil(widest(alone, "label") / 2) + 12), KEY)
    label = balanced(plain(participant.label), font("label"), HEAD_TEXT)
    second = "" if participant.title == participant.label else participant.title
    if participant.members:
        second = f"{second}: {', '.join(participant.members)}" if second else ", ".join(participant.members)
    second = _keyed(key, second)
    title = wrap(plain(second), font("title"), HEAD_TEXT) if second else ()
    # An even width: the lifeline stands on a whole pixel in the middle, and so do both sides.
    wide = max(widest(label, "label"), widest(title, "title"), 56) + 20
    return Measured(label, title, 2 * ceil(wide / 2), 16 + 15 * len(label) + 14 * len(title))


def _keyed(key: str, text: str) -> str:
    return " · ".join(filter(None, (key, text)))


def head_of(participant: Participant, head: Measured, x: int, top: float, tall: int) -> Head:
    """Place a head in a row of heads that begins at `top` and is `tall`."""
    above = top
    top = above + (tall - head.height) / 2
    label = Label(x, top + 19, head.label, "label")
    title = Label(x, top + 19 + 15 * len(head.label), head.title, "title")
    box = Box(x - head.width // 2, above, x + head.width // 2, above + tall)
    return Head(participant.id, plain(participant.label), participant.kind, box, label, title, _tip(participant))


def _tip(participant: Participant) -> str:
    return {"true": "", "false": "not monitored: no events", "maybe": "may be monitored"}[participant.monitored]


def listening(participant: Participant, often: int, key: str = "") -> Measured:
    """Return what stands above the notes of one who only listens."""
    label = balanced(plain(participant.label), font("label"), HEAD_TEXT)
    said = _keyed(key, f"only listens, {often}{HARD}note{'' if often == 1 else 's'}")
    title = wrap(said, font("title"), HEAD_TEXT)
    wide = ceil(max(widest(label, "label"), widest(title, "title")))
    return Measured(label, title, wide, 16 + 15 * len(label) + 14 * len(title))


def listener_head(participant: Participant, head: Measured, x: int, top: float, tall: int) -> Head:
    """Place the head of one who only listens: words without a box, since there is no lifeline below them."""
    first = top + (tall - head.height) / 2 + 19
    label = Label(x, first, head.label, "label", "start")
    title = Label(x, first + 15 * len(head.label), head.title, "title", "start")
    box = Box(x, top, x + head.width, top + tall)
    return Head(
        participant.id, plain(participant.label), participant.kind, box, label, title, _tip(participant), "listener"
    )


def seldom(
    said: list[tuple[Participant, str, int]], right: int, form: Form
) -> tuple[Label | None, tuple[Head, ...], int]:
    """Place those without a lifeline in rows above the other heads; return words, heads, and where they end."""
    if not said:
        return None, (), EDGE
    x, y = float(EDGE + 4), EDGE
    words = Label(x, y + 14, (SELDOM_WORDS,), "title", "start")
    x += ceil(width(SELDOM_WORDS, font("title"))) + CHIP_GAP
    heads: list[Head] = []
    for participant, key, often in said:
        chip = _chip(participant, key, often, x, y, form)
        if chip.box.right > right - EDGE and heads:
            x, y = float(EDGE + 4), y + CHIP_ROW
            chip = _chip(participant, key, often, x, y, form)
        heads.append(chip)
        x = chip.box.right + CHIP_GAP
    return words, tuple(heads), y + CHIP_ROW


def _chip(participant: Participant, key: str, often: int, x: float, y: float, form: Form) -> Head:
    """Place the head of one who has no lifeline: the name, and how often it speaks or is spoken to."""
    name = plain(participant.id if form.brief else participant.label)
    times = _keyed("" if form.brief else key, f"{often} \N{MULTIPLICATION SIGN}" if often else "silent")
    wide = width(name, font("tag"))
    label = Label(x + CHIP_PAD + wide / 2, y + 14, (name,), "tag")
    count = Label(x + CHIP_PAD + wide + CHIP_GAP, y + 14, (times,), "title", "start")
    box = Box(x, y, ceil(count.box.right) + CHIP_PAD, y + CHIP)
    return Head(
        participant.id, plain(participant.label), participant.kind, box, label, count, _tip(participant), "seldom"
    )
