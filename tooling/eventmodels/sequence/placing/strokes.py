"""An arrow with all that is read and heard of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from eventmodels.catalogue.flow import MessageStep
from eventmodels.sequence.labels import action_tip, action_words, message_tip, message_words
from eventmodels.sequence.placing.asides import sender_of
from eventmodels.sequence.placing.drawing import Stroke
from eventmodels.sequence.placing.lettering import Label, fitting
from eventmodels.sequence.placing.placement import pill_of

if TYPE_CHECKING:
    from eventmodels.catalogue.flow import ActionStep
    from eventmodels.sequence.placing.drawing import NameTag
    from eventmodels.sequence.placing.lettering import IdentifierSign, TagBox, TextRun
    from eventmodels.sequence.placing.placement import Placement
    from eventmodels.sequence.shown import Shown

__all__ = ["ArrowPath", "Texts", "stroke_of"]


class Texts(NamedTuple):
    """What is written at an arrow."""

    name: Label
    values: tuple[TextRun | TagBox, ...]
    free: float
    """The room that the values had."""
    signs: tuple[IdentifierSign, ...] = ()


class ArrowPath(NamedTuple):
    """Where an arrow goes, in a row from `top` to `bottom`."""

    x1: int
    x2: int
    top: int
    y: int
    bottom: int
    ring: int
    """Where the number stands."""
    depth: int = 0
    tag: NameTag | None = None


def stroke_of(
    step: MessageStep | ActionStep, shown: Shown, texts: Texts, path: ArrowPath, placement: Placement
) -> Stroke:
    """Return the arrow of a message, or of an action towards another."""
    race = placement.races.get(step.id, "")
    names = placement.participants
    if isinstance(step, MessageStep):
        said = len(fitting(shown, texts.free)) + bool(shown.subject and shown.tags)
        tip = message_tip(step, names, race, cut=said < len(step.values))
        words = message_words(step, names, shown.about, shown.change)
    else:
        tip, words = action_tip(step, names), action_words(step, names)
    message = step if isinstance(step, MessageStep) else None
    return Stroke(
        step=step.id,
        number=step.number,
        kind=_kind(step),
        from_=sender_of(step),
        to=step.to,
        x1=path.x1,
        x2=path.x2,
        y=path.y,
        row=placement.row(path.top, path.bottom),
        pill=pill_of(step, path.ring, path.y),
        name=texts.name,
        values=texts.values,
        signs=texts.signs,
        parent=placement.parent,
        tip=tip,
        said=words,
        identifier=shown.number,
        protocol=message.protocol if message else "",
        message=message.message if message else "",
        depth=path.depth,
        racing=bool(race),
        over=_over(texts, placement),
        tag=path.tag,
        noted=placement.columns.aside.noted(step),
        interruption=placement.interruption,
    )


def _kind(step: MessageStep | ActionStep) -> Literal["request", "event", "action"]:
    if not isinstance(step, MessageStep):
        return "action"
    return "request" if step.kind == "request" else "event"


def _over(texts: Texts, placement: Placement) -> Literal["", "line", "region"]:
    """Tell whether texts stand over a lifeline, and on which ground."""
    boxes = [text.box for text in (texts.name, *texts.values)]
    low, high = min(box.left for box in boxes), max(box.right for box in boxes)
    if not any(low < x < high for x in placement.columns.at.values()):
        return ""
    return "region" if any(each.kind == "any-order" for each in placement.around) else "line"
