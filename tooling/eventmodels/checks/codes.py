"""Every code a problem can have: one entry each; docs/checks.md has more under the same names, in the same order."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["CODES", "Code", "Stage", "codes_of"]


class Stage(StrEnum):
    """When a problem comes to light, in this order; what a model may set aside and what spoils a picture go by it."""

    TEXT = "text"
    """Reading the folder and the text of its files."""
    SHAPE = "shape"
    """The shape of records."""
    FILES = "files"
    """Files among each other."""
    NAMES = "names"
    """What a name refers to."""
    FACTS = "facts"
    """Protocols, participants, state machines."""
    PROSE = "prose"
    """Words alone: steps and values are not the worse for it."""
    MODELS = "models"
    """Models as they are written."""
    REPLAY = "replay"
    """What a replay finds: a model may allow each of these with a reason."""
    ADDRESSES = "addresses"
    """Addresses that others hold on to."""


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of problem."""

    name: str
    stage: Stage
    meaning: str


# In the order of docs/checks.md. The stage decides more than the place in that page: what models may allow and what
# spoils a picture are asked by stage, so that a new code is entered here alone.
_ENTRIES = (
    Code("no-folder", Stage.TEXT, "the folder to check does not exist"),
    Code("misplaced-file", Stage.TEXT, "a YAML file stands where nothing is read"),
    Code("unreadable", Stage.TEXT, "a file cannot be opened"),
    Code("too-large", Stage.TEXT, "a file has more bytes or values than a person would write"),
    Code("not-utf-8", Stage.TEXT, "a byte is not UTF-8 text"),
    Code("byte-order-mark", Stage.TEXT, "a file starts with an invisible mark"),
    Code("nul-byte", Stage.TEXT, "a NUL byte stands in the text"),
    Code("line-ends", Stage.TEXT, "a line ends in something else than a line feed"),
    Code("control-character", Stage.TEXT, "an invisible character stands in the text"),
    Code("tab", Stage.TEXT, "a tab stands in the text"),
    Code("empty-file", Stage.TEXT, "a file holds nothing"),
    Code("yaml-syntax", Stage.TEXT, "the text is not YAML"),
    Code("too-deep", Stage.TEXT, "the text is nested too deeply"),
    Code("second-document", Stage.TEXT, "a file holds more than one document"),
    Code("duplicate-key", Stage.TEXT, "a key is written twice in one mapping"),
    Code("complex-key", Stage.TEXT, "a key is not a word"),
    Code("merge-key", Stage.TEXT, "keys are copied with <<"),
    Code("anchor", Stage.TEXT, "a value is given a name for reuse"),
    Code("alias", Stage.TEXT, "a value is taken from another place"),
    Code("tag", Stage.TEXT, "a value carries a YAML tag"),
    Code("no-value", Stage.TEXT, "a key or list item has no value"),
    Code("missing-key", Stage.SHAPE, "a key that must be there is not"),
    Code("unknown-key", Stage.SHAPE, "a key means nothing here"),
    Code("unknown-step", Stage.SHAPE, "a step does not say what it is"),
    Code("wrong-type", Stage.SHAPE, "a value has the wrong form: text, list, mapping, number"),
    Code("wrong-value", Stage.SHAPE, "a value has the right form and does not fit"),
    Code("no-protocol", Stage.FILES, "a protocol's folder lacks protocol.yml"),
    Code("file-name", Stage.FILES, "a file's name or folder contradicts what it says"),
    Code("duplicate-message", Stage.FILES, "a message is described twice"),
    Code("key-described-twice", Stage.FILES, "a key of key-value lists is described twice"),
    Code("duplicate-model", Stage.FILES, "two models have one name"),
    Code("reserved-name", Stage.FILES, "a protocol has a name that the site keeps for addresses of its own"),
    Code("unknown-address", Stage.NAMES, "an address names no step or page"),
    Code("unknown-alias-scheme", Stage.NAMES, "the protocol does not say what an alias key stands for"),
    Code("unknown-allowance", Stage.NAMES, "a check that cannot be set aside"),
    Code("unknown-attribute", Stage.NAMES, "the protocol has no such attribute"),
    Code("unknown-bind", Stage.NAMES, "the phase has nothing of that name to bind"),
    Code("unknown-branch", Stage.NAMES, "the phase has no such alternatives or branch"),
    Code("unknown-category", Stage.NAMES, "a category without a file"),
    Code("unknown-enumeration", Stage.NAMES, "the protocol has no such enumeration"),
    Code("unknown-family", Stage.NAMES, "families.yml has no such chapter"),
    Code("unknown-identifier", Stage.NAMES, "the model has no such identifier"),
    Code("unknown-message", Stage.NAMES, "the protocol has no such message"),
    Code("unknown-model", Stage.NAMES, "there is no such model or phase"),
    Code(
        "unknown-name",
        Stage.NAMES,
        "nothing, or more than one thing, has the name that a term of the glossary or what people say leads to",
    ),
    Code("unknown-origin", Stage.NAMES, "a model is derived from something that does not exist"),
    Code("unknown-participant", Stage.NAMES, "participants.yml has no such participant"),
    Code("unknown-party", Stage.NAMES, "the model has no such participant"),
    Code("unknown-protocol", Stage.NAMES, "there is no such protocol"),
    Code("unknown-source", Stage.NAMES, "sources.yml has no such key"),
    Code("unknown-state", Stage.NAMES, "there is no such state"),
    Code("unknown-value", Stage.NAMES, "the enumeration has no such value"),
    Code("name-clash", Stage.NAMES, "one name for two things"),
    Code("circular", Stage.NAMES, "something refers to itself, directly or through others"),
    Code("duplicate-number", Stage.FACTS, "two messages or two attributes have one number"),
    Code("missing-enumeration", Stage.FACTS, "an enumerated attribute does not name its enumeration"),
    Code("not-an-event", Stage.FACTS, "a request answers, refuses or follows requests"),
    Code("not-spoken", Stage.FACTS, "an end does not speak the protocol"),
    Code("ungrouped-value", Stage.FACTS, "a value is in no group of its enumeration, or in several"),
    Code("unfit-key", Stage.FACTS, "a key that belongs to another type of attribute"),
    Code("unlisted-category", Stage.FACTS, "a file of messages is not in the protocol's order"),
    Code("needless-reason", Stage.FACTS, "a reason why no model uses a message that one uses"),
    Code("dead-end", Stage.FACTS, "a state cannot be left and is not final"),
    Code("shadowed-transition", Stage.FACTS, "an earlier transition always comes first"),
    Code("unreachable-state", Stage.FACTS, "no transitions lead to a state"),
    Code("placeholder", Stage.PROSE, "a starting text that nobody has replaced yet"),
    Code("prose-case", Stage.PROSE, "a sentence without a capital, or a capital inside it"),
    Code("prose-length", Stage.PROSE, "a summary or a sentence is too short or too long"),
    Code("prose-phrase", Stage.PROSE, "a phrase that style.yml does not want"),
    Code("prose-repeated", Stage.PROSE, "two messages have one summary"),
    Code("prose-spelling", Stage.PROSE, "a word that no dictionary has and nothing is called"),
    Code("said-twice", Stage.PROSE, "a phrase that its thing is found by anyway"),
    Code("said-of-several", Stage.PROSE, "a phrase that means several things, and nobody says why"),
    Code("both-of-one", Stage.PROSE, "a reason for a phrase that does not mean several things"),
    Code("ambiguous-message", Stage.MODELS, "several protocols have a message of that name"),
    Code("bare-name", Stage.MODELS, "a sentence names a participant without braces"),
    Code("documented-title", Stage.MODELS, "a title is listed as not documented and is a model"),
    Code("no-common-protocol", Stage.MODELS, "two ends have no protocol in common"),
    Code("no-derivation", Stage.MODELS, "a reconstructed model does not say what it follows from"),
    Code("repeated-id", Stage.MODELS, "two steps of one file have one address"),
    Code("repeated-mark", Stage.MODELS, "two interruptions after one step have one mark"),
    Code("reserved-message", Stage.MODELS, "a step sends a reserved message"),
    Code("wrong-direction", Stage.MODELS, "a message goes against its protocol's direction"),
    Code("attribute-not-carried", Stage.MODELS, "a message does not carry an attribute"),
    Code("mandatory-absent", Stage.MODELS, "a value that a message always carries is said to be absent"),
    Code("unfit-value", Stage.MODELS, "a value does not fit its attribute's type"),
    Code("key-not-listed", Stage.MODELS, "a list is shown with a key that is described nowhere"),
    Code("value-kind", Stage.MODELS, "a kind of value does not fit its attribute's type"),
    Code("wrong-identifier", Stage.MODELS, "an identifier is of another kind than its attribute"),
    Code("unused-name", Stage.MODELS, "a participant or an identifier of a model is used by no step"),
    Code("no-source", Stage.MODELS, "a model that is published or observed names no source"),
    Code("not-a-phase", Stage.MODELS, "a whole model is used like a phase"),
    Code("too-many-steps", Stage.MODELS, "a model grows without measure when its phases are put in"),
    Code("unbound", Stage.MODELS, "a phase is used without one of its participants or identifiers"),
    Code("unfit-bind", Stage.MODELS, "a phase's participant or identifier is bound to something of another kind"),
    Code("unused-allowance", Stage.MODELS, "an allowance allows nothing"),
    Code("answer-without-request", Stage.REPLAY, "an event that only answers has nothing to answer"),
    Code("busy-twice", Stage.REPLAY, "a party is in two calls at once that exclude each other"),
    Code("chain-to-nowhere", Stage.REPLAY, "an attribute ties a message to something that is not there"),
    Code("consultation-open", Stage.REPLAY, "a consultation neither completes nor ends"),
    Code("event-not-allowed", Stage.REPLAY, "an event comes in a state that does not allow it"),
    Code("identifier-ends-twice", Stage.REPLAY, "something goes on under two identifiers"),
    Code("identifier-unborn", Stage.REPLAY, "a request names something that is not there yet"),
    Code("no-equivalent", Stage.REPLAY, "a message does not say what it stands for in this dialogue"),
    Code("nobody-left", Stage.REPLAY, "a value says that something goes on, and nobody is in it"),
    Code("not-as-asked", Stage.REPLAY, "an event says otherwise than was asked"),
    Code("not-monitored", Stage.REPLAY, "an event goes to somebody who gets none"),
    Code("not-told", Stage.REPLAY, "a party is not told of who comes or goes"),
    Code("nothing-new", Stage.REPLAY, "a message says again what was just said"),
    Code("order-not-promised", Stage.REPLAY, "two messages race to one receiver"),
    Code("other-party-comes", Stage.REPLAY, "another party comes than was named"),
    Code("part-changes", Stage.REPLAY, "a party plays another part than before"),
    Code("party-left-over", Stage.REPLAY, "a model ends while a party is in the middle of something"),
    Code("party-not-fitting", Stage.REPLAY, "an attribute names a participant of another kind"),
    Code("party-not-there", Stage.REPLAY, "a party is named that is not there"),
    Code("party-stays", Stage.REPLAY, "a party stays that is said to leave"),
    Code("reference-reused", Stage.REPLAY, "two requests carry one reference"),
    Code("request-not-accepted", Stage.REPLAY, "a request that the state of its party cannot accept"),
    Code("same-party", Stage.REPLAY, "the receiver of an event is named as another party too"),
    Code("start-not-reached", Stage.REPLAY, "a phase begins in states that are not reached"),
    Code("state-not-reached", Stage.REPLAY, "a state is stated that is not reached"),
    Code("state-not-tracked", Stage.REPLAY, "a state is stated of somebody whom no machine follows"),
    Code("timer-not-running", Stage.REPLAY, "a timer ends that was not started, or has ended before"),
    Code("too-many-courses", Stage.REPLAY, "a model branches without measure"),
    Code("two-outcomes", Stage.REPLAY, "a request is carried out and refused"),
    Code("unanswered-request", Stage.REPLAY, "a request is never answered"),
    Code("unreachable-step", Stage.REPLAY, "every branch before a step ends"),
    Code("value-not-possible", Stage.REPLAY, "a message shows a value that it never has"),
    Code("values-disagree", Stage.REPLAY, "two values of an event contradict each other"),
    Code("wrong-operation", Stage.REPLAY, "a request ends what another has begun"),
    Code("wrong-receiver", Stage.REPLAY, "an event names another receiver than it goes to"),
    Code("address-gone", Stage.ADDRESSES, "a published address is no longer there"),
    Code("address-moved", Stage.ADDRESSES, "a published step means something else now"),
)
CODES = {code.name: code for code in _ENTRIES}


def codes_of(stage: Stage) -> frozenset[str]:
    """Return the names of all codes of a stage, as problems carry them."""
    return frozenset(code.name for code in CODES.values() if code.stage is stage)
