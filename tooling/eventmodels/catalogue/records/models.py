"""The records of an interaction model: participants, identifiers, steps, values, interruptions."""

from __future__ import annotations

from dataclasses import field
from typing import Annotated, Any, Literal

from eventmodels.catalogue.kinds import Evidence
from eventmodels.catalogue.records.base import Record
from eventmodels.catalogue.records.shapes import (
    AtLeast,
    Chosen,
    Flag,
    Id,
    Name,
    Pattern,
    Prose,
    ReadBy,
    Release,
    Sentence,
    Shorthand,
    Tag,
    Words,
)
from eventmodels.catalogue.records.values import ValueField

__all__ = [
    "ActionStep",
    "Allowance",
    "Alternatives",
    "AnyOrder",
    "Branch",
    "Fragment",
    "Frame",
    "IdentifierField",
    "InOrder",
    "Interruption",
    "MessageStep",
    "Model",
    "NoteStep",
    "Optional",
    "ParticipantField",
    "PartyStates",
    "Repeat",
    "StateStep",
    "Step",
    "StepEvidence",
    "UseStep",
    "ValueField",
]


class OrderEvidence(Record):
    """Evidence of a step that shows no attributes: for its place in the order."""

    order: Evidence | None = None


class StepEvidence(Record):
    """Evidence of a step: for its place in the order, and for the attributes shown."""

    order: Evidence | None = None
    with_: Evidence | None = None


def _both(value: Any) -> Any:
    return {"order": value, "with": value} if isinstance(value, str) else value


class _AnyStep(Record):
    id: Id | None = None
    note: Prose | None = None


class _Showing(_AnyStep):
    evidence: Annotated[StepEvidence, ReadBy(_both, Evidence | StepEvidence)] = field(default_factory=StepEvidence)


class _Bare(_AnyStep):
    evidence: Annotated[OrderEvidence, Shorthand("order", Evidence)] = field(default_factory=OrderEvidence)


class MessageStep(_Showing):
    """A message from one participant to another."""

    from_: Name
    to: Name
    send: Annotated[str, Pattern(r"^([a-z][a-z0-9-]*\.)?[A-Za-z][A-Za-z0-9_]*$")]
    with_: dict[Name, ValueField] = field(default_factory=dict)
    stands_for: str | None = None
    answers: str | None = None
    say: Sentence | None = None

    @property
    def message(self) -> str:
        """Return the name of the message alone, without its protocol where that is written too."""
        return self.send.rpartition(".")[2]

    @property
    def base(self) -> str:
        """Return the last part of its address: its id, else message and receiver as written here."""
        return self.id or f"{self.message}-{self.to}"


class AnyOrder(_Showing):
    """Steps whose order the reference does not promise."""

    any_order: Annotated[tuple[Step, ...], AtLeast(2)]


class InOrder(_Showing):
    """Steps in order, inside an unordered region."""

    in_order: Annotated[tuple[Step, ...], AtLeast(1)]


class Optional(_Showing):
    """Steps that may be left out."""

    optional: Annotated[tuple[Step, ...], AtLeast(1)]
    when: Prose | None = None


class Repeat(_Showing):
    """Steps that come again; `repeat` says for what."""

    repeat: Prose
    steps: Annotated[tuple[Step, ...], AtLeast(1)]


class Frame(_Showing):
    """Steps under a title."""

    frame: Prose
    steps: Annotated[tuple[Step, ...], AtLeast(1)]


class NoteStep(Record):
    """A note over lifelines."""

    id: Id | None = None
    note: Prose
    over: Annotated[Words, AtLeast(1)]


class ActionStep(_Bare):
    """Something a participant does that no message of ours shows."""

    action: Prose
    by: Name
    to: Name | None = None
    timer: Literal["start", "cancel", "expire"] | None = None
    say: Sentence | None = None


def _whose(value: Any) -> str:
    # The form decides, not the name: whether the key is an identifier or a participant only the whole model knows.
    return "parties" if isinstance(value, dict) else "state"


PartyStates = dict[
    Name, Annotated[Annotated[dict[Name, Id], Tag("parties")] | Annotated[Id, Tag("state")], Chosen(_whose)]
]
"""identifier -> participant -> state, or participant -> a state that is its own."""


class StateStep(_Bare):
    """A state that is reached here: an assertion for the replay."""

    state: Prose
    of: PartyStates = field(default_factory=dict)


class Branch(_Showing):
    """One of several alternatives."""

    branch: Id
    title: Prose
    ends: Flag = False
    steps: tuple[Step, ...]


class Alternatives(_Showing):
    """Exactly one of the branches happens."""

    alternatives: Id
    branches: Annotated[tuple[Branch, ...], AtLeast(2)]


class UseStep(_Bare):
    """A whole phase, with its parties and identifiers bound to ours."""

    use: Id
    as_: Id
    bind: dict[Name, Name] = field(default_factory=dict)
    take: dict[Id, Id] = field(default_factory=dict)


STEP_KEYS = (
    *("send", "any-order", "in-order", "optional", "repeat", "frame"),
    *("action", "state", "alternatives", "use", "note"),
)
"""The key that tells what a step is; `note` last, since other steps carry one too."""


def _step_kind(value: Any) -> str | None:
    if isinstance(value, dict):
        return next((key for key in STEP_KEYS if key in value), None)
    return None


Step = Annotated[
    Annotated[MessageStep, Tag("send")]
    | Annotated[AnyOrder, Tag("any-order")]
    | Annotated[InOrder, Tag("in-order")]
    | Annotated[Optional, Tag("optional")]
    | Annotated[Repeat, Tag("repeat")]
    | Annotated[Frame, Tag("frame")]
    | Annotated[NoteStep, Tag("note")]
    | Annotated[ActionStep, Tag("action")]
    | Annotated[StateStep, Tag("state")]
    | Annotated[Alternatives, Tag("alternatives")]
    | Annotated[UseStep, Tag("use")],
    Chosen(_step_kind, unfit="step_kind"),
]
Fragment = AnyOrder | InOrder | Optional | Repeat | Frame | Branch


class Participant(Record):
    is_: Id
    label: Prose | None = None
    of: Name | None = None
    registers: Words = ()
    acts_for: Words = ()
    monitored: Literal["true", "false", "maybe"] | None = None
    members: Words = ()


ParticipantField = Annotated[Participant, Shorthand("is", Id)]
"""A participant of a model: one lifeline."""


class Identifier(Record):
    is_: Name
    also: Words = ()
    optional: Flag = False


IdentifierField = Annotated[Identifier, Shorthand("is", Name)]


def _steps_or_word(value: Any) -> str | None:
    return "list" if isinstance(value, list) else "word" if value == "unknown" else None


class Interruption(Record):
    """A point where the model may turn out otherwise, and what happens then."""

    mark: Annotated[str, Pattern(r"^\*+$")]
    after: str
    place: Evidence
    title: Prose
    steps: Annotated[
        Annotated[tuple[Step, ...], Tag("list")] | Annotated[Literal["unknown"], Tag("word")],
        Chosen(_steps_or_word, unfit="list_or_unknown"),
    ]
    note: Prose | None = None
    evidence: Evidence | None = None


class Allowance(Record):
    """A check this model does not follow on purpose."""

    code: Id
    step: str | None = None
    attribute: Name | None = None
    reason: Prose


class Model(Record):
    """`interactions/<family>/<id>.yml`: one interaction model or phase; its id is the file's name."""

    title: Prose
    kind: Literal["model", "phase"]
    family: str | None = None
    summary: Prose | None = None
    evidence: Evidence
    derived_from: Words = ()
    """For a reconstructed model: the published models and rules its steps follow from."""
    sources: Words = ()
    participants: Annotated[dict[Name, ParticipantField], AtLeast(2)]
    identifiers: dict[Name, IdentifierField] = field(default_factory=dict)
    starts: PartyStates = field(default_factory=dict)
    steps: Annotated[tuple[Step, ...], AtLeast(1)]
    interruptions: tuple[Interruption, ...] = ()
    continues: Words = ()
    related: Words = ()
    since: Release | None = None
    until: Release | None = None
    notes: tuple[Prose, ...] = ()
    allow: tuple[Allowance, ...] = ()
    aliases: Words = ()

    def column(self, name: str) -> ParticipantField | None:
        """Return the participant called `name`, or the complex party that has a member of that name."""
        # A step may go to one member, who is what the whole party is.
        own = self.participants.get(name)
        return own or next((c for c in self.participants.values() if name in c.members), None)
