"""What stands below an arrow: what tells a message from the others, and nothing that the arrow says itself.

Which attributes an arrow tells, and which values are worth no room, is data of the protocol: its `subject`, `roles` and
`usual`. What is left out here stands in the table.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from eventmodels.catalogue.flow import Fragment, MessageStep
from eventmodels.catalogue.flow.values import LITERAL
from eventmodels.catalogue.kinds import ValueKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from eventmodels.catalogue import ProtocolEntry
    from eventmodels.catalogue.flow import Flow, Item, ShownValue
    from eventmodels.replay import Replay

__all__ = ["Said", "Shown", "identifier_numbers", "shown_values"]

Told = dict[tuple[str, str], dict[str, "ShownValue"]]
"""(participant, subject) -> what it was last told about that."""

_SURE = (ValueKind.VALUE, ValueKind.DIALLED, ValueKind.OPTIONAL)
_HEDGES = (" (optional)", " (dialled)")


@dataclass(frozen=True, slots=True)
class Said:
    """One thing said of a message: a value with its name, or an identifier, with its name or alone."""

    name: str
    text: str
    identifier: int = 0
    """Number of the identifier, 0 for what is none."""
    is_word: bool = False
    """Whether it is a word of a vocabulary, which is understood without the name of its attribute."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What is said of a message, most telling first."""

    subject: str = ""
    """The identifier that the message is about."""
    former: str = ""
    """What that was called before at the receiver, where it was called otherwise."""
    about: str = ""
    """The name of its attribute, and the identifier."""
    change: str = ""
    """Who comes into which state."""
    number: int = 0
    tags: tuple[Said, ...] = ()
    """Never left out: the subject, after what it was called before."""
    values: tuple[Said, ...] = ()
    telling: tuple[Said, ...] = ()
    """Those values without which it could not be told from others of its name between the same two."""
    matter: frozenset[str] = frozenset()
    """The attributes worth a look: those that name identifiers, and those whose values are said."""


def identifier_numbers(flow: Flow, protocols: Mapping[str, ProtocolEntry]) -> Mapping[str, int]:
    """Return the number of each identifier of a flow: those that messages are about come first."""
    subjects = {entry.record.subject for entry in protocols.values()}
    names = sorted(flow.identifiers, key=lambda each: each[1] not in subjects)
    return {name: number for number, (name, _) in enumerate(names, 1)}


def shown_values(
    flow: Flow, protocols: Mapping[str, ProtocolEntry], formers: Mapping[str, str], replay: Replay | None = None
) -> Mapping[str, Shown]:
    """Return what stands below each message; `formers` is step -> what its subject was called at the receiver."""
    teller = _Teller(flow, protocols, formers, replay)
    snapshots: dict[str, Told] = {}
    teller.run(flow.items, {}, snapshots)
    for interruption in flow.interruptions:
        teller.run(interruption.items or (), snapshots.get(interruption.after, {}), {})
    return dict(_told_apart(flow, teller.shown))


def _told_apart(flow: Flow, shown: Mapping[str, Shown]) -> Iterator[tuple[str, Shown]]:
    """Yield every message; one that nothing but a value tells from others with that value."""
    alike: dict[tuple[object, ...], list[str]] = defaultdict(list)
    for step in flow.messages():
        alike[step.message, step.stands_for, step.from_, step.to, shown[step.id].tags].append(step.id)
    for steps in alike.values():
        for name in steps:
            others = [shown[other].values for other in steps if other != name]
            yield name, replace(shown[name], telling=tuple(_telling(shown[name].values, others)))


def _telling(values: tuple[Said, ...], others: list[tuple[Said, ...]]) -> Iterator[Said]:
    """Yield the first values that not all others have, until no other is left that has them all."""
    for said in values:
        same = [other for other in others if said in other]
        if len(same) < len(others):
            yield said
        others = same


class _Teller:
    """Walks through the courses of a flow and remembers who was told what."""

    def __init__(
        self, flow: Flow, protocols: Mapping[str, ProtocolEntry], formers: Mapping[str, str], replay: Replay | None
    ) -> None:
        self.protocols = protocols
        self.formers = formers
        self.replay = replay
        self.attributes = dict(flow.identifiers)
        self.numbers = identifier_numbers(flow, protocols)
        subjects = {entry.record.subject for entry in protocols.values()}
        about = sum(attribute in subjects for attribute in self.attributes.values())
        # Where all is about one call, its name on every arrow tells nothing.
        self.alone = about <= 1 if about else len(self.attributes) <= 1
        self.shown: dict[str, Shown] = {}

    def run(self, items: tuple[Item, ...], told: Told, snapshots: dict[str, Told]) -> Told:
        """Tell some items, and return who knows what after them."""
        for item in items:
            if isinstance(item, MessageStep):
                told = self.message(item, told)
            elif isinstance(item, Fragment):
                told = self.fragment(item, told, snapshots)
            snapshots[item.id] = told
        return told

    def fragment(self, fragment: Fragment, told: Told, snapshots: dict[str, Told]) -> Told:
        """Branches exclude each other: each knows what was told before all of them, and the last goes on."""
        if fragment.kind != "alternatives":
            return self.run(fragment.items, told, snapshots)
        after = told
        for branch in fragment.items:
            ended = self.run((branch,), told, snapshots)
            after = after if isinstance(branch, Fragment) and branch.ends else ended
        return after

    def message(self, step: MessageStep, told: Told) -> Told:
        """Say what is new in a message to who gets it."""
        subject = self._subject(step)
        former = self.formers.get(step.id, "")
        known = told.get((step.to, former or subject), {}) if subject and step.kind != "request" else {}
        number = self.numbers.get(subject, 0)
        tags = tuple(Said("", name, self.numbers[name]) for name in (former, subject) if name)
        values = tuple(self._values(step, known, {subject, former}))
        about = f"{self.attributes[subject]} {subject}" if subject else ""
        matter = {said.name for said in values} | {v.attribute for v in step.values if set(v.words) & set(self.numbers)}
        self.shown[step.id] = Shown(
            subject=subject,
            former=former,
            about=about,
            change=self._change(step, subject),
            number=number,
            tags=() if self.alone else tags,
            values=values,
            matter=frozenset(matter),
        )
        if not subject or step.kind == "request":
            return told
        return {**told, (step.to, subject): {**known, **{value.attribute: value for value in step.values}}}

    def _change(self, step: MessageStep, subject: str) -> str:
        """Say which states the step changes; what the message is about is said already."""
        after = self.replay.states_after(step.id) if self.replay else ()
        changed = (held for held in after if held.former != held.title)
        about = ((held.participant, "" if held.subject == subject else held.subject, held.title) for held in changed)
        return ", ".join(" ".join(filter(None, words)) for words in about)

    def _subject(self, step: MessageStep) -> str:
        entry = self.protocols.get(step.protocol)
        attribute = entry.record.subject if entry else ""
        return next((v.words[0] for v in step.values if v.attribute == attribute and self._identifies(v, entry)), "")

    def _identifies(self, value: ShownValue, entry: ProtocolEntry | None) -> bool:
        if value.kind is not ValueKind.VALUE or len(value.words) != 1 or value.words[0] not in self.attributes:
            return False
        record = entry.attributes.get(value.attribute) if entry else None
        return not record or record.type not in LITERAL or self.attributes[value.words[0]] == value.attribute

    def _values(self, step: MessageStep, known: Mapping[str, ShownValue], named: set[str]) -> Iterator[Said]:
        """Yield what is worth saying: identifiers, what changed, what is new, and last what part somebody plays."""
        entry = self.protocols.get(step.protocol)
        found: list[tuple[int, Said]] = []
        for value in step.values:
            if self._identifies(value, entry):
                word = value.words[0]
                if word not in named and not (self.alone and len(self.attributes) == 1):
                    found.append((0, Said(value.attribute, word, self.numbers[word])))
            elif _tells(step, value, entry):
                found.extend(_compared(value, known.get(value.attribute), entry))
        yield from (said for _, said in sorted(found, key=lambda each: each[0]))


def _compared(value: ShownValue, before: ShownValue | None, entry: ProtocolEntry | None) -> Iterator[tuple[int, Said]]:
    """Yield a value with its rank, beside what it was; nothing where the receiver knows it already."""
    now = _bare(value)
    if before and _bare(before) == now:
        return
    text, sure = _short(value, value.text, entry), value.kind in _SURE
    is_word = sure and bool(_vocabulary(value, entry))
    if before and sure and before.kind in _SURE and not _ordinary(before, entry):
        change = f"{_short(before, _bare(before), entry)} → {_short(value, now, entry)}"
        yield 1, Said(value.attribute, change, is_word=is_word)
    else:
        part = entry and entry.record.roles and value.attribute in entry.record.roles.parts.values()
        yield (4 if part else 2 if sure else 3), Said(value.attribute, text, is_word=is_word)


def _tells(step: MessageStep, value: ShownValue, entry: ProtocolEntry | None) -> bool:
    """Tell whether a value says more than its arrow does."""
    roles = entry.record.roles if entry else None
    if _ordinary(value, entry):
        return False
    # The one who gets an event, or sends a request, stands at an end of the arrow already.
    end = step.from_ if step.kind == "request" else step.to
    return not (roles and value.attribute == roles.receiver and _bare(value) == end)


def _ordinary(value: ShownValue, entry: ProtocolEntry | None) -> bool:
    """Tell whether a value is the usual one, or a part that somebody plays from beginning to end."""
    if entry is None:
        return False
    roles, bare = entry.record.roles, _bare(value)
    lasting = roles is not None and value.attribute in roles.parts.values() and bare in roles.lasting
    return lasting or bare in entry.record.usual.get(value.attribute, ())


def _bare(value: ShownValue) -> str:
    """Return a value without what hedges it."""
    text = value.text
    for hedge in _HEDGES:
        text = text.removesuffix(hedge)
    return text


def _short(value: ShownValue, text: str, entry: ProtocolEntry | None) -> str:
    """Return words of a vocabulary without the name of the vocabulary that they begin with."""
    vocabulary = _vocabulary(value, entry)
    return _prefix(vocabulary, value.attribute).sub("", text) if vocabulary else text


def _vocabulary(value: ShownValue, entry: ProtocolEntry | None) -> str:
    """Return the enumeration that a value is from, or nothing."""
    record = entry.attributes.get(value.attribute) if entry else None
    return record.enumeration or "" if record else ""


@lru_cache(maxsize=512)
def _prefix(enumeration: str, attribute: str) -> re.Pattern[str]:
    """Return what matches the name of a vocabulary, or its last words, where a value begins with them."""
    tails = [enumeration[found.start() :] for found in re.finditer(r"[A-Z](?=[a-z])|(?<=[a-z])[A-Z]|^.", enumeration)]
    names = sorted({*tails, attribute}, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})(?=[A-Z0-9])")
