"""Kinds of question that are more than words: messages in order, a message at a party, a number of something, parts.

`web/search/questions.js` does the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from eventmodels.search.rank import PHRASES, Query, ranked
from eventmodels.search.sequences import sequences
from eventmodels.search.words import CODE, is_little, number_of, squashed, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from eventmodels.search.courses import Courses, Sent
    from eventmodels.search.index import Index, Known

__all__ = ["Hit", "answers", "called"]

PIECE = re.compile(r"[^\s,;>→=:|+\"'()\[\]]+")
MESSAGES = frozenset({"event", "request"})
JOINING = frozenset({"and", "after", "by", "followed", "next", "then", "und", "dann"})
PRESENCE = frozenset({"mandatory", "required"})
ASKING = PRESENCE | {
    *("answer", "answers", "answered", "attribute", "attributes", "come", "comes", "get", "gets", "mean", "means"),
    *("optional", "receive", "receives", "reply", "response", "send", "sender", "sends", "sent", "value", "values"),
}
"""What asks for something of a thing that is named besides."""
KINDS = {
    "message": MESSAGES,
    "event": frozenset({"event"}),
    "request": frozenset({"request"}),
    "attribute": frozenset({"attribute"}),
    "error": frozenset({"value"}),
}
"""What people call the kind of a thing whose number they have."""
NEAREST_STEPS = 3


@dataclass(frozen=True, slots=True)
class Hit:
    """What answers a question at once: an entry, perhaps a place on its page, and why."""

    known: Known
    address: str
    title: str
    why: str = ""
    sent: tuple[Sent, ...] = ()
    """The messages of a model that match."""
    near: bool = False
    """Whether it only says some of the words."""


def answers(index: Index, models: Sequence[Courses], typed: str) -> list[Hit]:
    """Return what answers a question of one of the kinds, best first; nothing where it is of none of them."""
    asked = _Asked.of(index, typed)
    return [
        *_in_order(index, models, asked),
        *_at_a_party(index, models, asked),
        *_carried(index, asked),
        *_numbered(index, asked),
        *_asked(asked),
    ]


def called(index: Index, typed: str) -> list[Hit]:
    """Return what the names of a program mean that stand among other words."""
    return list(_named(_Asked.of(index, typed)))


@dataclass(frozen=True, slots=True)
class _Asked:
    """What was typed, piece by piece, each with what is called so."""

    pieces: tuple[str, ...]
    called: tuple[tuple[Known, ...], ...]

    @classmethod
    def of(cls, index: Index, typed: str) -> _Asked:
        # `Message.Attribute` is two pieces, unless something is called so.
        pieces = [part for piece in PIECE.findall(typed) for part in _parts(index, piece.strip(".!?-"))]
        kept = tuple(piece for piece in pieces if piece and piece.lower() not in JOINING)
        return cls(kept, tuple(_called(index, piece) for piece in kept))

    def messages(self, at: int) -> tuple[Known, ...]:
        """Return the messages that a piece names by a name of more than one word."""
        if len(words(self.pieces[at])) == 1 and not self.pieces[at].lower().startswith(tuple(MESSAGES)):
            return ()
        return tuple(known for known in self.called[at] if known.entry.kind in MESSAGES)

    def first_message(self) -> int:
        return next((at for at in range(len(self.pieces)) if self.messages(at)), -1)


def _called(index: Index, piece: str) -> tuple[Known, ...]:
    """Return what a piece names; logs put the kind before the name of an attribute."""
    whole = index.named.get(squashed(piece), ())
    kind, *rest = words(piece) or [""]
    alike = whole or tuple(known for known in index.named.get("".join(rest), ()) if known.entry.kind == kind)
    # A name that has a number in it stands for all of its like.
    return alike or (index.named.get(squashed(re.sub(r"[0-9]+", "1", piece)), ()) if CODE.fullmatch(piece) else ())


def _parts(index: Index, piece: str) -> Iterable[str]:
    return piece.split(".") if "." in piece and squashed(piece) not in index.named else (piece,)


def _in_order(index: Index, models: Sequence[Courses], asked: _Asked) -> Iterator[Hit]:
    """Yield the models in which messages come in the order given, then the messages."""
    found = [asked.messages(at) for at in range(len(asked.pieces))]
    if len(found) < 2 or not all(found):  # noqa: PLR2004 - one message has no order
        return
    names = [messages[0].entry.title for messages in found]
    places = {known.entry.names[0]: known for known in index.known if known.entry.kind in PHRASES}
    for match in sequences(models, names):
        known = places[match.model]
        first = match.sent[0]
        steps = " → ".join(str(each.number) for each in match.sent)
        why = f"steps {steps}" + (f", all at {match.party}" if match.party else "")
        yield Hit(known, _at(known, first.id), known.entry.title, why, match.sent)
    for messages in dict.fromkeys(found):
        yield from (Hit(known, known.entry.address, known.entry.title) for known in messages[:1])


def _at(known: Known, anchor: str) -> str:
    return f"{known.entry.address}#{anchor}" if anchor else known.entry.address


def _at_a_party(index: Index, models: Sequence[Courses], asked: _Asked) -> Iterator[Hit]:
    """Yield the steps at which one message goes to, or comes from, a party of the models that the other words mean."""
    at = asked.first_message()
    others = [piece for place, piece in enumerate(asked.pieces) if place != at]
    if at < 0 or len(others) < 2:  # noqa: PLR2004 - a party, and at least a word for the model
        return
    parties = {key for model in models for key in model.keys}
    party = next((piece for piece in others if piece in parties), "")
    if not party:
        return
    others.remove(party)
    name = asked.messages(at)[0].entry.title
    places = {model.id: model for model in models}
    meant = ranked(index, Query.of(" ".join(others), index))
    found = 0
    for _, known in meant:
        model = places.get(known.entry.names[0]) if known.entry.kind in PHRASES else None
        for sent in _steps(model, name, party) if model else ():
            yield Hit(known, _at(known, sent.id), known.entry.title, f"step {sent.number}", (sent,))
            found += 1
        if found >= NEAREST_STEPS:
            return


def _steps(model: Courses, name: str, party: str) -> Iterator[Sent]:
    column = model.keys.index(party) if party in model.keys else -1
    yield from (each for each in model.sent if each.message == name and column in (each.to, each.from_))


def _carried(index: Index, asked: _Asked) -> Iterator[Hit]:
    """Yield the places where messages carry attributes that are named besides."""
    for at in range(len(asked.pieces)):
        for message in asked.messages(at):
            carried = {name.rstrip("!"): name for name in message.entry.carries}
            for other, called in enumerate(asked.called):
                named = (each for each in called if other != at and each.entry.kind == "attribute")
                for attribute in named:
                    name = attribute.entry.title
                    if name in carried and attribute.weight + 1e-9 >= _own_weight(index, message, name):
                        presence = "mandatory" if carried[name].endswith("!") else ""
                        title = f"{message.entry.title}.{name}"
                        yield Hit(attribute, f"{message.entry.address}#{name}", title, presence)


def _own_weight(index: Index, message: Known, name: str) -> float:
    """Return the weight of the attribute of this name that the message's own protocol has."""
    same = [each for each in index.named[squashed(name)] if each.entry.kind == "attribute"]
    own = [each.weight for each in same if each.entry.place == message.entry.place]
    return max(own, default=min(each.weight for each in same))


def _numbered(index: Index, asked: _Asked) -> Iterator[Hit]:
    """Yield what has a number: of the values that a named thing takes, or of a kind of things."""
    numbers = [number for piece in asked.pieces if (number := number_of(piece.removeprefix("#")))]
    if len(numbers) != 1 or len(asked.pieces) < 2:  # noqa: PLR2004 - a number alone is ranked like a name
        return
    homes = [home for called in asked.called for known in called for home in (known.entry.address, *known.entry.values)]
    kinds = [KINDS.get(piece.lower()) for piece in asked.pieces]
    numbered = [known for known in index.known if known.entry.number == numbers[0]]
    own = [known for home in dict.fromkeys(homes) for known in numbered if home in known.entry.values]
    alike = [
        known for kind in kinds if kind for known in numbered if known.entry.kind in kind and not (own and known in own)
    ]
    yield from (Hit(known, known.entry.address, known.entry.title) for known in (*own, *alike))


def _asked(asked: _Asked) -> Iterator[Hit]:
    """Yield the one thing that is named by its whole name, where all else asks for something of it."""
    named = [at for at, called in enumerate(asked.called) if called and len(words(asked.pieces[at])) > 1]
    others = [piece.lower() for at, piece in enumerate(asked.pieces) if at not in named]
    if len(named) == 1 and others and all(piece in ASKING or is_little(piece) for piece in others):
        known = asked.called[named[0]][0]
        mandatory = [name.removesuffix("!") for name in known.entry.carries if name.endswith("!")]
        why = f"mandatory: {', '.join(mandatory)}" if mandatory and not PRESENCE.isdisjoint(others) else ""
        yield Hit(known, known.entry.address, known.entry.title, why)


def _named(asked: _Asked) -> Iterator[Hit]:
    """Yield what is named in the manner of programs, whatever stands around it."""
    for at, called in enumerate(asked.called):
        if CODE.fullmatch(asked.pieces[at]) and called and len(asked.pieces) > 1:
            yield from (Hit(known, known.entry.address, known.entry.title) for known in called[:1])
