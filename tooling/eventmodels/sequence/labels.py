"""What a diagram says in words: titles of frames and the texts that appear on pointing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eventmodels.catalogue.flow import ActionStep, Fragment, MessageStep
from eventmodels.catalogue.flow.values import known_as, weaker
from eventmodels.catalogue.kinds import Evidence
from eventmodels.replay import races

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from eventmodels.catalogue.flow import Flow, FragmentKind, Interruption, Mark, NoteStep, Participant, StateStep

__all__ = [
    "UNSHOWN",
    "action_tip",
    "action_words",
    "concerned",
    "differing_values_evidence",
    "doubt",
    "evidence_line",
    "fragment_title",
    "interruption_fragment",
    "interruption_title",
    "label_of",
    "mark_tip",
    "marks_after",
    "marks_line",
    "message_tip",
    "message_words",
    "outer",
    "race_words",
    "side_words",
    "state_text",
    "state_tip",
    "state_title",
    "values_doubt",
    "values_text",
]

UNSHOWN = "The source does not show what follows."

_KINDS: Mapping[FragmentKind, str] = {
    "any-order": "in any order",
    "in-order": "in this order",
    "optional": "optional",
    "repeat": "repeated",
    "alternatives": "one of",
    "frame": "",
    "branch": "",
    "phase": "",
    "interruption": "",
}


_SIDES: Mapping[FragmentKind, str] = {"any-order": "any order", "in-order": "in order"}


def side_words(fragment: Fragment) -> str:
    """Return the words beside a region, where it has no title or doubt of its own that needs a line."""
    return "" if fragment.title or _placed(fragment.order) else _SIDES.get(fragment.kind, "")


def fragment_title(fragment: Fragment, *, kind: bool = True) -> str:
    """Return the words in a frame's tab: what kind of fragment (if asked), its title, how its place is known."""
    title = ": ".join(filter(None, (_KINDS[fragment.kind] if kind else "", fragment.title)))
    title = title or _KINDS[fragment.kind] or fragment.kind
    ends = " (nothing follows)" if fragment.ends else ""
    return f"{title}{ends}{_placed(fragment.order)}"


def interruption_title(flow: Flow, interruption: Interruption) -> str:
    """Return the title of an interruption with its mark and the step it follows."""
    steps = {step.id: step for step, _ in flow.steps()}
    after = f" after {_named(steps[interruption.after])}" if interruption.after in steps else ""
    return f"interruption {interruption.mark}{after}: {interruption.title}{_placed(interruption.place)}"


def _named(step: MessageStep | ActionStep | NoteStep | StateStep) -> str:
    return f"step {step.number}" if isinstance(step, MessageStep | ActionStep) else f"“{step.text}”"


def interruption_fragment(flow: Flow, interruption: Interruption) -> Fragment:
    """Return what follows an interruption as a fragment of its own."""
    note = " ".join(filter(None, (UNSHOWN if interruption.items is None else "", interruption.note)))
    return Fragment(
        interruption.id, "interruption", interruption_title(flow, interruption), interruption.items or (), note=note
    )


def _placed(evidence: Evidence | None) -> str:
    """Return how well it is known where a fragment belongs; its steps say for themselves how they are known."""
    word = weaker(evidence)
    return f" · place {word}" if word else ""


def doubt(evidence: Evidence | None) -> str:
    """Return how a fact is known, to be put behind it; nothing for what is published or not said."""
    word = weaker(evidence)
    return f" · {word}" if word else ""


def differing_values_evidence(step: MessageStep) -> Evidence | None:
    """Return how the values of a message are known, None where that is as well as its order, or nothing is shown."""
    # Said once: most steps are known alike in both, and saying it twice would hide the few that are not.
    values, order = (each or Evidence.PUBLISHED for each in (step.values_evidence, step.order))
    return values if step.values and step.values_evidence and values is not order else None


def values_doubt(step: MessageStep) -> str:
    """Return how the values of a message are known, to be put behind them; nothing where its order says it."""
    evidence = differing_values_evidence(step)
    return f" (values {evidence})" if evidence else ""


def evidence_line(flow: Flow) -> str:
    """Return the line that exports carry when a flow is not published, or nothing."""
    word = weaker(flow.evidence)
    return f"evidence: {word}" if word else ""


def marks_after(flow: Flow) -> Mapping[str, str]:
    """Return the marks of each step that has some, each with a space before it; those of a phase in parentheses."""
    marks: dict[str, str] = {}
    # Text cannot lead anywhere: parentheses tell the marks of a phase, whose page says what follows, from our own.
    for mark in flow.marks:
        said = f"({mark.mark})" if mark.page else mark.mark
        marks[mark.after] = f"{marks.get(mark.after, '')} {said}"
    return marks


def marks_line(flow: Flow) -> str:
    """Return the line that says what marks in parentheses are, or nothing where there is none."""
    borrowed = any(mark.page for mark in flow.marks)
    return "Marks in parentheses: the phase they stand in has the outcome on its own page." if borrowed else ""


def outer(participants: Iterable[str], names: Mapping[str, str]) -> tuple[str, ...]:
    """Return the names of the first and the last of some participants; of all when none is known."""
    # Other tools draw a note over a first and a last participant only, with everything between them.
    meant = set(participants) & set(names) or set(names)
    spanned = [name for participant, name in names.items() if participant in meant]
    return tuple(dict.fromkeys((spanned[0], spanned[-1])))


def concerned(state: StateStep) -> tuple[str, ...]:
    """Return the participants an asserted state concerns, each once."""
    return tuple(dict.fromkeys(participant for _, states in state.of for participant, _ in states))


def label_of(participant: str, participants: Mapping[str, Participant]) -> str:
    """Return what readers call a participant."""
    return participants[participant].label if participant in participants else participant


def values_text(step: MessageStep) -> str:
    """Return the values of a message in one line."""
    return ", ".join(f"{value.attribute} {value.text}{known_as(value.evidence)}" for value in step.values)


def state_text(state: StateStep) -> str:
    """Return who is in which state, subject by subject."""
    return "; ".join(
        f"{f'{subject}: ' if subject else ''}{', '.join(f'{participant} {word}' for participant, word in states)}"
        for subject, states in state.of
    )


def state_title(state: StateStep) -> str:
    """Return the name of an asserted state, and who takes part where several do."""
    participants = concerned(state)
    return f"{state.text}: {', '.join(participants)}" if len(participants) > 1 else state.text


def mark_tip(mark: Mark, phase: str) -> str:
    """Say where what follows an interruption stands; `phase` is the title of the phase that brings the mark."""
    return f"Interruption {mark.mark}: outcome {f'on the page of {phase}' if mark.page else 'below'}"


def race_words(flow: Flow) -> Mapping[str, str]:
    """Return step -> the words for a message whose order towards earlier ones is not promised.

    Which messages race each other `replay.races` decides; here they are only told, at the later of both.
    """
    earlier: dict[str, list[str]] = {}
    for first, second in races(flow):
        earlier.setdefault(second.id, []).append(str(first.number))
    return {
        step: f"Order not promised: it may also come before step {' or '.join(numbers)}."
        for step, numbers in earlier.items()
    }


def message_tip(step: MessageStep, participants: Mapping[str, Participant], race: str, *, cut: bool) -> str:
    """Return what appears on pointing at a message: what the picture may not show; values only where it cuts them."""
    # Or where their evidence differs, for which the row below the arrow has no room.
    cut = cut or any(known_as(value.evidence) for value in step.values)
    ends = f"{label_of(step.from_, participants)} to {label_of(step.to, participants)}"
    return _sentences(
        f"{step.number}. {step.message}, {ends}",
        values_text(step) if cut else "",
        f"Stands for {step.stands_for}" if step.stands_for else "",
        step.note,
        race,
        _evidence_of("Order", step.order),
        _evidence_of("Values", step.values_evidence),
    )


def message_words(step: MessageStep, participants: Mapping[str, Participant], about: str, change: str) -> str:
    """Return a message as it is read aloud: what it is about, and who comes into which state."""
    ends = f"{label_of(step.from_, participants)} to {label_of(step.to, participants)}"
    return ", ".join(filter(None, (f"step {step.number}", f"{step.message} from {ends}", about, change)))


def action_words(action: ActionStep, participants: Mapping[str, Participant]) -> str:
    """Return an action as it is read aloud."""
    to = f" to {label_of(action.to, participants)}" if action.to else ""
    return f"step {action.number}, {label_of(action.by, participants)}{to}: {action.text}"


def action_tip(action: ActionStep, participants: Mapping[str, Participant]) -> str:
    """Say everything about an action in a few sentences."""
    to = f" to {label_of(action.to, participants)}" if action.to else ""
    timer = f"Timer: {action.timer}" if action.timer else ""
    ends = f"{action.number}. {label_of(action.by, participants)}{to}: {action.text}"
    return _sentences(ends, timer, action.note, _evidence_of("Order", action.order))


def state_tip(state: StateStep) -> str:
    """Say who is in which state."""
    return _sentences(state.text, state_text(state), state.note, _evidence_of("Order", state.order))


def _evidence_of(what: str, evidence: Evidence | None) -> str:
    word = weaker(evidence)
    return f"{what} {word}" if word else ""


def _sentences(*parts: str) -> str:
    return " ".join(part if part.endswith((".", "!", "?")) else f"{part}." for part in parts if part)
