"""How far apart the lifelines are set: every gap is the largest of what heads, labels, tags and marks need."""

from __future__ import annotations

from itertools import pairwise
from math import ceil
from typing import TYPE_CHECKING

from eventmodels.catalogue.flow import Fragment, StateStep, leaves
from eventmodels.sequence.placing.asides import Aside, foldings
from eventmodels.sequence.placing.columns import EDGE, INSETS, LOOP, OUTLINED, PAD, Columns, reach
from eventmodels.sequence.placing.form import WHOLE
from eventmodels.sequence.placing.heads import HEAD_GAP, head_of, listener_head, listening, measured, seldom
from eventmodels.sequence.placing.keys import listed_keys, named_keys
from eventmodels.sequence.placing.needs import LIFELINE_ROOM, Needs

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from eventmodels.catalogue.flow import ActionStep, Flow, Item, MessageStep, NoteStep
    from eventmodels.sequence.placing.drawing import Head
    from eventmodels.sequence.placing.form import Form
    from eventmodels.sequence.placing.heads import Measured
    from eventmodels.sequence.placing.stretches import Course
    from eventmodels.sequence.shown import Shown

__all__ = ["place_columns"]

LEAST_WIDTH = 420
NARROW_ROOM = 16
"""The same in a narrow picture."""
NARROW_HEADS = 4
BARE = 40
"""Least room between the bands of a lifeline and the next lifeline there."""
LEAST_NOTES = 56
"""From the last lifeline to the notes of one who only listens."""


def place_columns(flow: Flow, shown: Mapping[str, Shown], course: Course, form: Form = WHOLE) -> Columns:
    """Set every lifeline as far from the one before it as its heads and labels ask."""
    steps, narrowest = tuple(_steps(flow)), None
    named = frozenset[str]() if form.brief else named_keys(flow, shown)
    for aside in foldings(flow, course, notes=not form.brief) if form.folds else (Aside(),):
        kept = course.without(aside.all)
        keys = named | listed_keys(flow, (step for step in steps if isinstance(step, StateStep)), aside.all)
        for ask, name, gap in form.asks:
            columns = _columns(Needs(flow, steps, shown, kept, aside, ask, name, gap, form), keys)
            if columns.right <= form.most:
                return columns
            if narrowest is None or columns.right < narrowest.right or not form.folds:
                narrowest = columns
    assert narrowest is not None, "nobody is always tried first"
    return narrowest


def _columns(needs: Needs, named: frozenset[str]) -> Columns:
    """Place lifelines, and all heads above them; `named` are the keys that heads have to say."""
    here, aside, form = needs.here, needs.aside, needs.form
    keys = {
        participant.id: participant.id if participant.id in named else "" for participant in needs.flow.participants
    }
    everybody = {participant.id: participant for participant in needs.flow.participants}
    counts = dict(aside.counts)
    heads = [measured(participant, form, keys[participant.id]) for participant in here]
    listener = aside.listener
    heard = listening(everybody[listener], counts[listener], keys[listener]) if listener else None
    places, notes, right = _shared(needs, heads) if form.brief else _places(needs, heads, heard)
    words, chips, top = seldom([(everybody[tag], keys[tag], counts[tag]) for tag in aside.tags], right, form)
    tall = max(head.height for head in heads)
    drawn: list[Head] = [head_of(each, head, x, top, tall) for each, head, x in zip(here, heads, places, strict=True)]
    if heard:
        drawn.append(listener_head(everybody[listener], heard, notes, top, tall))
    at = {participant.id: x for participant, x in zip(here, places, strict=True)}
    return Columns(
        at,
        right,
        (*chips, *drawn),
        top + tall,
        needs.course,
        needs.ask,
        needs.name,
        form,
        tuple(everybody),
        aside,
        notes,
        words,
    )


def _places(needs: Needs, heads: list[Measured], heard: Measured | None) -> tuple[list[int], int, int]:
    """Return where the lifelines stand, where notes at the right begin, and how wide that makes the picture."""
    flow, gaps = needs.flow, _gaps(needs, heads)
    insets = _around(flow)
    first, last = needs.here[0].id, needs.here[-1].id
    before = max(LIFELINE_ROOM + insets[0] + needs.marks(first, 0), EDGE + heads[0].width / 2)
    beyond = max(needs.marks(last, 1), needs.loops(last))
    half = heads[-1].width / 2
    after = max(LIFELINE_ROOM + insets[1] + beyond, EDGE + half)
    notes = ceil(max(LEAST_NOTES, LIFELINE_ROOM + beyond + PAD, half + HEAD_GAP)) if heard else 0
    if heard:
        after = notes + max(needs.noted(), heard.width) + max(EDGE, insets[1])
    # A picture of two lifelines would be too narrow for its own frames' titles: what is missing goes to both sides.
    spare = max(0, LEAST_WIDTH - before - after - sum(gaps)) / 2
    places = [ceil(before + spare)]
    for gap in gaps:
        places.append(places[-1] + gap)
    return places, places[-1] + notes, ceil(places[-1] + after + spare)


def _shared(needs: Needs, heads: list[Measured]) -> tuple[list[int], int, int]:
    """Return where the lifelines of a narrow picture stand: they share the width that there is."""
    first, last = needs.here[0].id, needs.here[-1].id
    insets, gaps = _around(needs.flow), _gaps(needs, heads)
    wide = [reach(needs.course.all_slots(each.id))[1] for each in needs.here]
    gaps = [max(gap, band + BARE) if band else gap for gap, band in zip(gaps, wide, strict=False)]
    before = ceil(max(NARROW_ROOM + insets[0] + needs.marks(first, 0, NARROW_ROOM), EDGE + heads[0].width / 2))
    beyond = max(needs.marks(last, 1, NARROW_ROOM), LOOP if needs.loop(last) else 0, wide[-1] - NARROW_ROOM / 2)
    after = ceil(max(NARROW_ROOM + insets[1] + beyond, EDGE + heads[-1].width / 2))
    spare = max(0, needs.form.most - before - after - sum(gaps))
    places = [before]
    for index, gap in enumerate(gaps):
        # What is left over goes to all alike, to the pixel.
        places.append(places[-1] + gap + spare * (index + 1) // len(gaps) - spare * index // len(gaps))
    return places, 0, places[-1] + after


def _around(flow: Flow) -> list[int]:
    """Return how much room the frames around the innermost rows take at both sides; interruptions are one more."""
    every = [_insets(flow.items), *(_plus(OUTLINED, _insets(each.items or ())) for each in flow.interruptions)]
    return [max(each[side] for each in every) for side in (0, 1)]


def _gaps(needs: Needs, heads: list[Measured]) -> list[int]:
    apart_heads = NARROW_HEADS if needs.form.brief else HEAD_GAP
    gaps = [max(needs.gap, ceil(one.width / 2 + other.width / 2 + apart_heads)) for one, other in pairwise(heads)]
    apart = needs.apart()
    # Short spans first: what they widen already helps the longer ones across them, which then have less to spread.
    # The other way round, gaps would be widened for a long label and once more for a short one.
    for start, end in sorted(apart, key=lambda span: (span[1] - span[0], span)):
        missing = apart[start, end] - sum(gaps[start:end])
        for index in range(start, end):
            gaps[index] += max(0, ceil(missing / (end - start)))
    return gaps


def _steps(flow: Flow) -> Iterator[MessageStep | NoteStep | ActionStep | StateStep]:
    for _, items in flow.courses():
        yield from (step for step, _ in leaves(items))


def _insets(items: tuple[Item, ...]) -> tuple[int, int]:
    """Return the room that the frames around the innermost items take at the left and at the right."""
    inner = [
        _plus(INSETS.get(each.kind, OUTLINED), _insets(each.items)) for each in items if isinstance(each, Fragment)
    ]
    return max((left for left, _ in inner), default=0), max((right for _, right in inner), default=0)


def _plus(one: tuple[int, int], other: tuple[int, int]) -> tuple[int, int]:
    return one[0] + other[0], one[1] + other[1]
