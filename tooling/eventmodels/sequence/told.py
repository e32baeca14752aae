"""What every step of a model says in a sentence: the author's own, else one composed of what is known of the step.

A composed sentence says who turns to whom, what the message is for, and which state changes; it knows no more of the
subject than the names and summaries of the catalogue.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from eventmodels.catalogue.flow import ActionStep, MessageStep, address_of, keyed, leaves
from eventmodels.catalogue.flow.sentences import apposed
from eventmodels.catalogue.kinds import ValueKind
from eventmodels.sequence.labels import label_of

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

    from eventmodels.catalogue import Catalogue
    from eventmodels.catalogue.flow import Flow, Fragment, Interruption, Participant
    from eventmodels.catalogue.records.protocols import Message
    from eventmodels.replay import HeldState, Replay

__all__ = ["told"]

_TIMES = ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_ARTICLES = frozenset({"a", "an", "the", "that", "what", "whether", "which"})
_CASES = frozenset({"branch", "interruption"})


def told(replay: Replay, catalogue: Catalogue) -> Mapping[str, str]:
    """Return step -> what happens there, for every message and action of a flow and of its interruptions.

    Steps are named as rows of the table and groups of the picture are. No two of a flow have the same words: where they
    would, the later ones also say in which case and part they stand and, where that is not enough, which time it is.
    """
    flow = keyed(replay.flow)
    participants = {participant.id: participant for participant in flow.participants}
    requests = {step.id: step for step in flow.messages()}
    # Sentence -> the step that has it.
    taken: dict[str, str] = {}
    times: Counter[str] = Counter()
    for step, where in _numbered(flow):
        words = step.say or _composed(step, replay, catalogue, participants)
        if isinstance(step, MessageStep) and not step.say and step.answers in requests:
            words = f"{words} It answers step {requests[step.answers].number}."
        taken[_apart(words, where, taken, times)] = step.id
    return {step: words for words, step in taken.items()}


def _numbered(flow: Flow) -> Iterator[tuple[MessageStep | ActionStep, tuple[str, ...]]]:
    """Yield every message and action, with sentences that say where it stands, innermost first."""
    for interruption, items in flow.courses():
        for step, around in leaves(items):
            if isinstance(step, MessageStep | ActionStep):
                yield step, tuple(_where(interruption, around))


def _where(interruption: Interruption | None, around: Iterable[Fragment]) -> Iterator[str]:
    for fragment in reversed(tuple(around)):
        if fragment.title:
            yield _place("the case" if fragment.kind in _CASES else "the part", fragment.title)
    if interruption:
        yield _place("the case", interruption.title)


def _place(what: str, title: str) -> str:
    return f"This is in {what} “{title}”."


def _apart(sentence: str, where: tuple[str, ...], taken: Container[str], times: Counter[str]) -> str:
    """Return a sentence in words that no other step of the flow has."""
    choices = (sentence, *(f"{sentence} {place}" for place in where), " ".join((sentence, *where)))
    free = next((each for each in choices if each not in taken), None)
    if free:
        return free
    # A loop within a loop may say the very same again: nothing but the count is left then.
    times[sentence] += 1
    again = times[sentence]
    word = _TIMES[again - 1] if again <= len(_TIMES) else f"{again + 1}th"
    return _apart(f"{sentence} It is the {word} such step.", (), taken, times)


def _composed(
    step: MessageStep | ActionStep, replay: Replay, catalogue: Catalogue, participants: Mapping[str, Participant]
) -> str:
    if isinstance(step, ActionStep):
        return _action(step, participants)
    change = _changes(step, replay.states_after(address_of(step.id)), participants)
    return f"{_message(step, catalogue, participants)} {change or _shown(step)}".strip()


def _action(step: ActionStep, participants: Mapping[str, Participant]) -> str:
    by, to = apposed(label_of(step.by, participants)), label_of(step.to, participants)
    # What does not begin with a verb has a subject of its own.
    own = step.text.split()[0] in _ARTICLES
    towards = f" (towards {to})" if step.to and to not in step.text and step.to not in step.text.split() else ""
    return f"At {by.removesuffix(',')}, {step.text}{towards}." if own else f"{by} {step.text}{towards}."


def _message(step: MessageStep, catalogue: Catalogue, participants: Mapping[str, Participant]) -> str:
    """Say who turns to whom and what for, in the words of the message's own summary."""
    sender, receiver = apposed(label_of(step.from_, participants)), label_of(step.to, participants)
    # Where a message stands for one of another protocol, that is what is meant.
    protocol, _, name = step.stands_for.rpartition(".")
    record = catalogue.message(protocol, name) or catalogue.message(step.protocol, step.message)
    if record is None:
        return f"{sender} sends {apposed(receiver)} the {step.kind} {step.message}."
    summary = _uncapitalised(record.summary)
    if _verbal(record, summary):
        return f"{sender} turns to {receiver}: the {step.kind} {summary}"
    return f"{sender} tells {receiver}: {summary}"


def _uncapitalised(sentence: str) -> str:
    """Return a sentence that goes on after a colon; a name keeps its capitals."""
    named = any(letter.isupper() or letter.isdigit() for letter in sentence.split(maxsplit=1)[0][1:])
    return sentence if named else f"{sentence[0].lower()}{sentence[1:]}"


def _verbal(record: Message, summary: str) -> bool:
    """Tell whether a summary begins with what the message does: `tells the ..`, not `properties of ..`."""
    first, second, *_ = (*summary.split(), "", "")
    return first.rstrip(",").endswith("s") and (record.kind == "request" or second in _ARTICLES)


def _changes(step: MessageStep, after: tuple[HeldState, ...], participants: Mapping[str, Participant]) -> str:
    """Say which states the step changes, else which one it leaves as it was; nothing where none is known."""
    changed = [_change(step, held, participants) for held in after if held.former != held.title]
    if changed:
        return f"With this, {'; '.join(changed)}."
    return next((f"The state of {held.subject} stays {held.title}." for held in after if held.subject), "")


def _change(step: MessageStep, held: HeldState, participants: Mapping[str, Participant]) -> str:
    who = label_of(held.participant, participants)
    at = f" at {who}" if held.subject and held.participant != step.to else ""
    moved = f"goes from {held.former} to {held.title}" if held.former else f"is {held.title}"
    return f"{held.subject or apposed(who)} {moved}{at}"


def _shown(step: MessageStep) -> str:
    """Say what a message shows, the first things of it: they tell it from others of its name."""
    plain = [value for value in step.values if value.kind in {ValueKind.VALUE, ValueKind.DIALLED}][:2]
    return f"It shows {' and '.join(f'{value.attribute} {value.text}' for value in plain)}." if plain else ""
