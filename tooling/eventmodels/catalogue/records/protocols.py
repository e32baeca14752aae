"""The records of protocols and participants: messages, attributes, enumerations, who speaks what."""

from __future__ import annotations

from dataclasses import field
from typing import Annotated, Literal

from eventmodels.catalogue.kinds import MessageKind, PresenceWord
from eventmodels.catalogue.records.base import Cited, Record
from eventmodels.catalogue.records.shapes import Flag, Id, Name, Prose, Release, Shorthand, Whole, Words

__all__ = [
    "Advice",
    "AnswerField",
    "Attribute",
    "AttributesFile",
    "Message",
    "MessagesFile",
    "PresenceField",
    "Protocol",
]


AttributeType = Literal[
    "identifier", "dn", "text", "integer", "enumeration", "key-values", "structure", "list", "time", "unknown"
]


class Attribute(Cited):
    """A named value that messages carry."""

    type: AttributeType
    enumeration: Name | None = None
    of: Name | None = None
    """For an identifier: the attribute whose kind of identifier it holds."""
    names: Words = ()
    """For a party: the kinds of participants that it can name; all where nothing is said."""
    members: Words = ()
    number: Whole | None = None
    member: str | None = None
    """Its place in the event structure of the programming interface."""
    written_as: str | None = None
    """Its type as the programming interface declares it."""
    log_name: str | None = None
    wire: Flag = True
    """False: a member of the structure that never travels as an attribute."""
    reserved: Flag = False
    obsolete: Flag = False
    since: Release | None = None
    until: Release | None = None
    summary: Prose
    aliases: dict[Id, Words] = field(default_factory=dict)


class AttributesFile(Record):
    """`attributes.yml`."""

    attributes: dict[Name, Attribute]


Condition = dict[str, Words]
"""attribute -> values (or `present`, `absent`), or `answers: Request`, or `from: participant`."""


class Presence(Cited):
    presence: PresenceWord
    required_when: Condition = field(default_factory=dict)
    absent_when: Condition = field(default_factory=dict)
    equals: Name | None = None
    value: str | None = None
    same_as: dict[Literal["earlier"], Words] = field(default_factory=dict)


PresenceField = Annotated[Presence, Shorthand("presence", PresenceWord)]
"""How a message carries one attribute."""


class Answer(Cited):
    request: Name


AnswerField = Annotated[Answer, Shorthand("request", Name)]
"""A request that an event answers, refuses or follows."""


class Rule(Cited):
    """A rule over several attributes of one message."""

    at_least_one: Words


class Advice(Cited):
    """What a reader makes of a message, in our words; known as well as its evidence says, whatever the message's is."""

    text: Prose


class Message(Cited):
    """A request or an event."""

    kind: MessageKind
    number: Whole | None = None
    summary: Prose
    occurs: Prose | None = None
    tells: Advice | None = None
    """What it means for whoever gets it."""
    absent_when: Advice | None = None
    """Why it may not come where it is waited for, and what to look for instead."""
    solicited: Literal["response", "unsolicited", "both", "client-side"] | None = None
    attributes: dict[Name, PresenceField] = field(default_factory=dict)
    complete: Flag = False
    rules: tuple[Rule, ...] = ()
    profiles: dict[Id, dict[Name, PresenceWord]] = field(default_factory=dict)
    answers: tuple[AnswerField, ...] = ()
    # An event for errors refuses every request: written out, the list would miss the next request that is added.
    refuses: tuple[AnswerField, ...] | Literal["all"] = ()
    follows: tuple[AnswerField, ...] = ()
    see_also: Words = ()
    no_model: Prose | None = None
    """Why no interaction model uses it."""
    obsolete: Flag = False
    since: Release | None = None
    until: Release | None = None
    aliases: dict[Id, Words] = field(default_factory=dict)
    notes: tuple[Prose, ...] = ()


class MessagesFile(Record):
    """`messages/<category>.yml`; the category is the file's name."""

    category: Id
    title: Prose
    summary: Prose | None = None
    no_model: Prose | None = None
    """Why no interaction model uses those of its messages that none does."""
    messages: dict[Name, Message]


class Reply(Record):
    """How an answer finds its request."""

    by: Name
    scope: Literal["connection", "server"]


class Membership(Record):
    """Events that name a party of their subject, by what is known of it when they come."""

    now: Words = ()
    """It is in the subject."""
    still: Words = ()
    """It has not left it; it may only be about to come."""
    once: Words = ()
    """It is or was in it."""


class Receivers(Record):
    """Which attribute names the receiver of an event, and which the other parties."""

    receiver: Name
    others: Words = ()
    never_receiver: Words = ()
    """Those of the others that never name the receiver itself."""
    parts: dict[Name, Name] = field(default_factory=dict)
    """attribute that names a party -> attribute that says which part it plays."""
    lasting: Words = ()
    """Parts that a party plays in the same subject from beginning to end."""
    doers: Words = ()
    """Parts of whoever does something to another party, and is not that party."""
    leavers: Words = ()
    """Parts of whoever leaves the subject."""
    present: dict[Name, Membership] = field(default_factory=dict)
    """attribute -> where the party that it names is when the event comes."""
    never_sender: Words = ()
    """Requests that do not name in `never-receiver` the one who asks."""


class Chain(Record):
    """An attribute that ties one subject to another."""

    from_: Name
    to: Name
    means: Prose


class Implication(Cited):
    """Values that go together on every event: where the first condition holds, so does the second."""

    if_: Condition
    then: Condition


class Exclusion(Cited):
    """Values that some messages never have, though others do."""

    messages: Words
    if_: Condition = field(default_factory=dict)
    values: Condition


class Echo(Cited):
    """What events say that a request has asked for."""

    requests: Words
    """Those of another protocol with its name: `protocol.Request`."""
    events: Words
    then: dict[Name, str]
    """attribute of the events -> the attribute of the request with the same value, or the value itself."""
    by: Literal["receiver", "anybody"] = "receiver"
    """Who has asked."""
    of: Name | None = None
    """Attribute of the request that names what the events are about; whatever it names where nothing is said."""


class Completion(Cited):
    """Requests that end what others have begun."""

    requests: Words
    began: Words
    of: Name
    """Attribute that names what was begun."""


class Telling(Cited):
    """Who must be told: where one party hears of a change in its subject, so do all others in it."""

    event: Name
    when: Name
    if_: Condition = field(default_factory=dict)
    about: Name | None = None
    """Attribute that names the party that comes or goes; none where the events that tell it do so."""


class Announcement(Cited):
    """Messages that name who comes into the subject next."""

    messages: Words
    names: Name
    comes: dict[Name, Name] = field(default_factory=dict)
    """event -> attribute that names who has come; none where the first event to the party itself tells it."""
    void: Words = ()
    """Events after which nobody is expected any more."""
    unless: Condition = field(default_factory=dict)
    """Values of the event by which another one comes that say why it is another."""


class AliasScheme(Record):
    """What a key under `aliases` stands for."""

    title: Prose


class Protocol(Cited):
    """`protocol.yml`: what holds for a protocol as a whole; its id is its folder."""

    title: Prose
    summary: Prose
    releases: Words = ()
    place: int | None = None
    """Where it stands among the protocols, from 1: the first is meant where several have a name. The others follow."""
    categories: Words = ()
    """Order of the message files."""
    alias_schemes: dict[Id, AliasScheme] = field(default_factory=dict)
    # What follows tells the replay how messages hang together, in place of names of one vendor in the code.
    roles: Receivers | None = None
    reply: Reply | None = None
    subject: Name | None = None
    chains: tuple[Chain, ...] = ()
    implies: tuple[Implication, ...] = ()
    never: tuple[Exclusion, ...] = ()
    asked: tuple[Echo, ...] = ()
    completes: tuple[Completion, ...] = ()
    told: tuple[Telling, ...] = ()
    announces: tuple[Announcement, ...] = ()
    goes_on: Condition = field(default_factory=dict)
    """attribute -> values of an event that ends a party's share: the subject goes on without it."""
    at_least: Whole = 1
    """So many parties a subject has that goes on."""
    usual: Condition = field(default_factory=dict)
    """attribute -> values that are worth no room in a picture."""
    sequence: Name | None = None
    structure: Prose | None = None
    """Words above the table of the event structure's members; no such page without them."""
    notes: tuple[Prose, ...] = ()
