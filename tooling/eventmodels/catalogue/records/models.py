"""The records of an interaction model: participants, identifiers, steps, values, interruptions."""

from __future__ import annotations

from dataclasses import field
from typing import Annotated, Any, Literal

from eventmodels.catalogue.kinds import Evidence, ValueKind
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
    UnfitError,
    Words,
)

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


class ShownValue(Record):
    """What a step shows of one attribute: exactly one kind; evidence and note where they differ from the step's."""

    value: str | None = None
    dialled: Name | None = None
    optional: ValueField | None = None
    any_: Words = ()
    present: Flag = False
    absent: Flag = False
    keys: dict[str, str] = field(default_factory=dict)
    members: dict[Name, ValueField] = field(default_factory=dict)
    flags: Words = ()
    evidence: Evidence | None = None
    note: Prose | None = None

    @property
    def kind(self) -> ValueKind:
        """Return which of the kinds is written."""
        fields = ((kind, "any_" if kind is ValueKind.ANY else kind.value) for kind in ValueKind)
        return next(kind for kind, field in fields if getattr(self, field) not in (None, (), {}, False))

    @property
    def words(self) -> tuple[str, ...]:
        """Return the words the value names directly: one, several for `any` and `flags`, none for key lists."""
        if self.optional is not None:
            return self.optional.words
        single = self.value if self.value is not None else self.dialled
        return (single,) if single is not None else self.any_ or self.flags


def _one_kind(value: Any) -> Any:
    # Counted in what is written: read, a kind that is left out looks like one that is empty or false.
    if isinstance(value, dict):
        kinds = [kind.value for kind in ValueKind if kind.value in value]
        if len(kinds) != 1:
            found = f"{' and '.join(kinds)} together" if kinds else "none of the kinds"
            raise UnfitError("one_kind", found)
        # What is written and empty shows nothing: no kind would be left once it is read.
        if value[kinds[0]] in ("false", {}, []) and kinds[0] != ValueKind.VALUE:
            raise UnfitError("shows_nothing", kinds[0])
    return value


# Validators run from right to left: a bare word has become a mapping before its kinds are counted.
ValueField = Annotated[ShownValue, ReadBy(_one_kind), Shorthand("value", str)]
"""A bare word means `{value: word}`."""


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


class Interruption(Record):
    """A point where the model may turn out otherwise, and what happens then."""

    mark: Annotated[str, Pattern(r"^\*+$")]
    after: str
    place: Evidence
    title: Prose
    steps: tuple[Step, ...] | Literal["unknown"]
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
