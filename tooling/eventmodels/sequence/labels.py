"""What a diagram says in words: titles of frames and the texts that appear on pointing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eventmodels.catalogue.flow import Arrow, Block, Deed
from eventmodels.catalogue.flow.values import known_as, weaker
from eventmodels.catalogue.records.protocols import Evidence
from eventmodels.replay.races import races

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from eventmodels.catalogue.flow import BlockKind, Flow, Lane, Mark, Note, Outcome, TalkState

__all__ = [
    "UNSHOWN",
    "block_title",
    "concerned",
    "deed_tip",
    "doubt",
    "evidence_line",
    "label_of",
    "mark_tip",
    "marks_after",
    "marks_line",
    "outcome_block",
    "outcome_title",
    "outer",
    "race_words",
    "shown_text",
    "state_text",
    "state_tip",
    "state_title",
    "stroke_tip",
    "values_doubt",
    "values_evidence",
]

UNSHOWN = "The source does not show what follows."

_KINDS: Mapping[BlockKind, str] = {
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


def block_title(block: Block, *, kind: bool = True) -> str:
    """Return the words in a frame's tab: what kind of block (if asked), its title, how its place is known."""
    title = ": ".join(filter(None, (_KINDS[block.kind] if kind else "", block.title)))
    title = title or _KINDS[block.kind] or block.kind
    ends = " (nothing follows)" if block.ends else ""
    return f"{title}{ends}{_placed(block.order)}"


def outcome_title(flow: Flow, outcome: Outcome) -> str:
    """Return the title of an outcome with its mark and the step it follows."""
    steps = {step.id: step for step, _ in flow.steps()}
    after = f" after {_named(steps[outcome.after])}" if outcome.after in steps else ""
    return f"interruption {outcome.mark}{after}: {outcome.title}{_placed(outcome.place)}"


def _named(step: Arrow | Deed | Note | TalkState) -> str:
    return f"step {step.number}" if isinstance(step, Arrow | Deed) else f"“{step.text}”"


def outcome_block(flow: Flow, outcome: Outcome) -> Block:
    """Return an outcome as a block of its own."""
    note = " ".join(filter(None, (UNSHOWN if outcome.items is None else "", outcome.note)))
    return Block(outcome.id, "interruption", outcome_title(flow, outcome), outcome.items or (), note=note)


def _placed(evidence: Evidence | None) -> str:
    """Return how well it is known where a block belongs; its steps say for themselves how they are known."""
    word = weaker(evidence)
    return f" · place {word}" if word else ""


def doubt(evidence: Evidence | None) -> str:
    """Return how a fact is known, to be put behind it; nothing for what is published or not said."""
    word = weaker(evidence)
    return f" · {word}" if word else ""


def values_evidence(arrow: Arrow) -> Evidence | None:
    """Return how the values of a message are known, None where that is as well as its order, or nothing is shown."""
    values, order = (each or Evidence.PUBLISHED for each in (arrow.values, arrow.order))
    return values if arrow.shown and arrow.values and values is not order else None


def values_doubt(arrow: Arrow) -> str:
    """Return how the values of a message are known, to be put behind them; nothing where its order says it."""
    evidence = values_evidence(arrow)
    return f" (values {evidence})" if evidence else ""


def evidence_line(flow: Flow) -> str:
    """Return the line that exports carry when a flow is not published, or nothing."""
    word = weaker(flow.evidence)
    return f"evidence: {word}" if word else ""


def marks_after(flow: Flow) -> Mapping[str, str]:
    """Return the marks of each step that has some, each with a space before it; those of a phase in parentheses."""
    marks: dict[str, str] = {}
    for mark in flow.marks:
        said = f"({mark.mark})" if mark.page else mark.mark
        marks[mark.after] = f"{marks.get(mark.after, '')} {said}"
    return marks


def marks_line(flow: Flow) -> str:
    """Return the line that says what marks in parentheses are, or nothing where there is none."""
    borrowed = any(mark.page for mark in flow.marks)
    return "Marks in parentheses: the phase they stand in has the outcome on its own page." if borrowed else ""


def outer(lanes: Iterable[str], names: Mapping[str, str]) -> tuple[str, ...]:
    """Return the names of the first and the last of some participants; of all when none is known."""
    meant = set(lanes) & set(names) or set(names)
    found = [name for lane, name in names.items() if lane in meant]
    return tuple(dict.fromkeys((found[0], found[-1])))


def concerned(state: TalkState) -> tuple[str, ...]:
    """Return the participants a state of talk speaks of, each once."""
    return tuple(dict.fromkeys(lane for _, states in state.of for lane, _ in states))


def label_of(lane: str, lanes: Mapping[str, Lane]) -> str:
    """Return what readers call a participant."""
    return lanes[lane].label if lane in lanes else lane


def shown_text(arrow: Arrow) -> str:
    """Return the values of a message in one line."""
    return ", ".join(f"{shown.attribute} {shown.text}{known_as(shown.evidence)}" for shown in arrow.shown)


def state_text(state: TalkState) -> str:
    """Return who is in which state, subject by subject."""
    return "; ".join(
        f"{f'{subject}: ' if subject else ''}{', '.join(f'{lane} {word}' for lane, word in states)}"
        for subject, states in state.of
    )


def state_title(state: TalkState) -> str:
    """Return the name of a state of talk, and who takes part where several do."""
    lanes = concerned(state)
    return f"{state.text}: {', '.join(lanes)}" if len(lanes) > 1 else state.text


def mark_tip(mark: Mark, phase: str) -> str:
    """Say where the outcome of an interruption stands; `phase` is the title of the phase that brings the mark."""
    return f"Interruption {mark.mark}: outcome {f'on the page of {phase}' if mark.page else 'below'}"


def race_words(flow: Flow) -> Mapping[str, str]:
    """Return step -> the words for a message whose order towards earlier ones is not promised."""
    found: dict[str, list[str]] = {}
    for first, second in races(flow):
        found.setdefault(second.id, []).append(str(first.number))
    return {
        step: f"Order not promised: it may also come before step {' or '.join(numbers)}."
        for step, numbers in found.items()
    }


def stroke_tip(arrow: Arrow, lanes: Mapping[str, Lane], race: str, *, cut: bool) -> str:
    """Say about a message what the picture may not show; the values only where it cuts them short."""
    cut = cut or any(known_as(shown.evidence) for shown in arrow.shown)
    ends = f"{label_of(arrow.from_, lanes)} to {label_of(arrow.to, lanes)}"
    return _sentences(
        f"{arrow.number}. {arrow.message}, {ends}",
        shown_text(arrow) if cut else "",
        f"Stands for {arrow.stands_for}" if arrow.stands_for else "",
        arrow.note,
        race,
        _evidence_of("Order", arrow.order),
        _evidence_of("Values", arrow.values),
    )


def deed_tip(deed: Deed, lanes: Mapping[str, Lane]) -> str:
    """Say everything about a deed in a few sentences."""
    to = f" to {label_of(deed.to, lanes)}" if deed.to else ""
    timer = f"Timer: {deed.timer}" if deed.timer else ""
    ends = f"{deed.number}. {label_of(deed.by, lanes)}{to}: {deed.text}"
    return _sentences(ends, timer, deed.note, _evidence_of("Order", deed.order))


def state_tip(state: TalkState) -> str:
    """Say who is in which state."""
    return _sentences(state.text, state_text(state), state.note, _evidence_of("Order", state.order))


def _evidence_of(what: str, evidence: Evidence | None) -> str:
    word = weaker(evidence)
    return f"{what} {word}" if word else ""


def _sentences(*parts: str) -> str:
    return " ".join(part if part.endswith((".", "!", "?")) else f"{part}." for part in parts if part)
