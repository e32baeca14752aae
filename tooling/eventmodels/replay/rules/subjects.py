"""Who is told of which subject anywhere in a flow, in whatever order and by whatever name the subject goes."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from eventmodels.catalogue.flow import MessageStep, leaves
from eventmodels.catalogue.kinds import ValueKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from eventmodels.replay.context import Context
    from eventmodels.replay.effects import MessageEffect

__all__ = ["subjects_of"]


def subjects_of(context: Context) -> Mapping[str, frozenset[str]]:
    """Return identifier -> the participants that hear of it, or of what one message ties to it.

    What a phase presumes has been heard before it. Of a subject that the flow presumes without naming its parties
    there is no saying who is in it, so it is left out.
    """
    homes: dict[str, str] = {}
    parties: dict[str, set[str]] = defaultdict(set)
    for effect in _effects(context):
        names = [name for name in (effect.subject, *(name for _, name in effect.chained)) if name]
        for name in names:
            homes[_home(homes, name)] = _home(homes, names[0])
        if effect.subject and not effect.request:
            parties[effect.subject] |= {effect.step.to, *_spoken_for(context, effect), *_dialled(effect)}
    for subject, presumed in context.flow.start.states:
        parties[subject] |= {participant for participant, _ in presumed}
    whole: dict[str, set[str]] = defaultdict(set)
    for name, heard in parties.items():
        whole[_home(homes, name)] |= heard
    return {name: frozenset(whole[_home(homes, name)]) for name in (*homes, *parties)}


def _effects(context: Context) -> Iterator[MessageEffect]:
    for _, items in context.flow.courses():
        for step, _ in leaves(items):
            effect = context.effect(step) if isinstance(step, MessageStep) else None
            if effect is not None:
                yield effect


def _spoken_for(context: Context, effect: MessageEffect) -> Iterator[str]:
    """Yield those in whose place the receiver of an event hears it: whom it speaks for, and whom the event names."""
    if effect.step.to in context.participants:
        yield from context.participants[effect.step.to].speaks_for
    roles = context.catalogue.protocols[effect.step.protocol].record.roles
    if roles is not None:
        yield context.party(effect, roles.receiver)


def _dialled(effect: MessageEffect) -> Iterator[str]:
    """Yield who is of a subject although nothing reaches it: a number that was dialled in vain."""
    for value in effect.values.values():
        yield from value.words if value.kind is ValueKind.DIALLED else ()


def _home(homes: dict[str, str], name: str) -> str:
    while homes.setdefault(name, name) != name:
        name = homes[name]
    return name
