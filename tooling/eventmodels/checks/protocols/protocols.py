"""What protocols say about their messages, attributes and enumerations hangs together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eventmodels.catalogue.kinds import MessageKind
from eventmodels.catalogue.problems import Problem
from eventmodels.catalogue.records.protocols import MessagesFile
from eventmodels.checks import names
from eventmodels.checks.protocols.conditions import condition_names
from eventmodels.checks.protocols.courses import courses_known
from eventmodels.checks.releases import releases_in_order

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from eventmodels.catalogue.catalogue import Catalogue, ProtocolEntry
    from eventmodels.catalogue.records.base import Record
    from eventmodels.catalogue.records.enumerations import Enumeration, EnumerationValue
    from eventmodels.catalogue.records.protocols import Attribute, Message, Presence, Receivers

__all__ = ["protocols_consistent"]

# Folders that the site has, and those that it will have: a protocol that took one of these now would have to move.
TAKEN = {
    *(
        "assets",
        "attributes",
        "compare",
        "coverage",
        "dialogues",
        "embed",
        "events",
        "explorer",
        "families",
        "glossary",
        "go",
        "keys",
        "messages",
        "models",
    ),
    *("participants", "sources", "states"),
}
TO_COME = {"drills", "read", "schemas", "search"}
RESERVED = frozenset(TAKEN | TO_COME)
"""Folders of the site that can hold no protocol: an address once published stays for ever."""


def protocols_consistent(catalogue: Catalogue) -> Iterator[Problem]:
    """Demand that what each protocol says of its messages, attributes and enumerations fits together."""
    for entry in catalogue.protocols.values():
        yield from _address_free(entry)
        yield from _head(catalogue, entry)
        yield from _categories(catalogue, entry)
        yield from _numbers_unique("message", entry.messages)
        yield from _numbers_unique("attribute", entry.attributes)
        yield from _aliases(entry)
        for name, attribute in entry.attributes.items():
            yield from _attribute(catalogue, entry, name, attribute)
            yield from releases_in_order(attribute)
        for name, enumeration in entry.enumerations.items():
            yield from _groups_cover(name, enumeration)
            for value in enumeration.values.values():
                yield from releases_in_order(value)
                yield from _causes(catalogue, entry, value)
        for message in entry.messages.values():
            yield from _message(catalogue, entry, message)
            yield from _links(catalogue, entry, message)
            yield from releases_in_order(message)


def _address_free(entry: ProtocolEntry) -> Iterator[Problem]:
    if entry.id in RESERVED:
        message = f"a protocol called {entry.id} would share the address {entry.id}/ with pages of the site"
        yield Problem("reserved-name", message, entry.record.at(), "another name for its folder")


def _head(catalogue: Catalogue, entry: ProtocolEntry) -> Iterator[Problem]:
    head, attributes = entry.record, names.attributes(catalogue, entry)
    if head.roles:
        yield from _roles(catalogue, entry, head.roles)
    if head.reply:
        yield from attributes.demand(head.reply.by, head.reply.at("by"))
    if head.subject:
        yield from attributes.demand(head.subject, head.at("subject"))
    if head.sequence:
        yield from attributes.demand(head.sequence, head.at("sequence"))
    for chain in head.chains:
        yield from attributes.demand(chain.from_, chain.at("from"))
        yield from attributes.demand(chain.to, chain.at("to"))
    for rule in head.implies:
        yield from condition_names(catalogue, entry, rule.if_, rule, "if")
        yield from condition_names(catalogue, entry, rule.then, rule, "then")
    yield from courses_known(catalogue, entry)
    yield from condition_names(catalogue, entry, head.goes_on, head, "goes-on")
    yield from condition_names(catalogue, entry, head.usual, head, "usual")


def _roles(catalogue: Catalogue, entry: ProtocolEntry, roles: Receivers) -> Iterator[Problem]:
    attributes = names.attributes(catalogue, entry)
    yield from attributes.demand(roles.receiver, roles.at("receiver"))
    for position, name in enumerate(roles.others):
        yield from attributes.demand(name, roles.at("others", position))
    for position, name in enumerate(roles.never_receiver):
        yield from attributes.demand(name, roles.at("never-receiver", position))
    for party, part in roles.parts.items():
        yield from attributes.demand(party, roles.key("parts", party))
        yield from attributes.demand(part, roles.at("parts", party))
    vocabularies = [v for part in roles.parts.values() if (v := names.values(catalogue, entry, part))]
    # Values of the attributes that tell a party's part; without an enumeration any word may be one.
    for key, words in (("lasting", roles.lasting), ("doers", roles.doers), ("leavers", roles.leavers)):
        if vocabularies:
            yield from vocabularies[0].demand_each(words, roles, key)
    yield from names.requests(catalogue, entry).demand_each(roles.never_sender, roles, "never-sender")
    for attribute, membership in roles.present.items():
        yield from attributes.demand(attribute, roles.key("present", attribute))
        for key, events in (("now", membership.now), ("still", membership.still), ("once", membership.once)):
            yield from names.events(catalogue, entry).demand_each(events, membership, key)


def _categories(catalogue: Catalogue, entry: ProtocolEntry) -> Iterator[Problem]:
    present = [category.id for category in entry.categories]
    files = names.Names(
        "unknown-category", f"file of messages of {entry.id}", present, entry.id not in catalogue.unread_protocols
    )
    for position, name in enumerate(entry.record.categories):
        yield from files.demand(name, entry.record.at("categories", position))
    for name in present:
        file = catalogue.files.get(f"protocols/{entry.id}/messages/{name}.yml")
        if name not in entry.record.categories and isinstance(file, MessagesFile):
            message = f"the category {name!r} has no place in the order of {entry.id}"
            yield Problem(
                "unlisted-category",
                message,
                file.at("category"),
                "its name under 'categories' in protocol.yml",
            )


def _numbers_unique(what: str, records: Mapping[str, Message] | Mapping[str, Attribute]) -> Iterator[Problem]:
    # Numbers are what logs show. Those of values are not asked, since enumerations really use some twice.
    first: dict[int, str] = {}
    for name, record in records.items():
        if record.number is None:
            continue
        other = first.setdefault(record.number, name)
        if other != name:
            message = f"the {what} {name} has the number {record.number}, and so has {other}"
            yield Problem("duplicate-number", message, record.at("number"), "a number of its own, or none")


def _aliases(entry: ProtocolEntry) -> Iterator[Problem]:
    schemes = names.Names("unknown-alias-scheme", f"alias scheme of {entry.id}", entry.record.alias_schemes)
    values = {f"{e}.{v}": value for e, record in entry.enumerations.items() for v, value in record.values.items()}
    for records in (entry.messages, entry.attributes, entry.enumerations, values):
        for record in records.values():
            for scheme in record.aliases:
                yield from schemes.demand(scheme, record.key("aliases", scheme))


def _attribute(catalogue: Catalogue, entry: ProtocolEntry, name: str, attribute: Attribute) -> Iterator[Problem]:
    """Demand of an attribute the keys that its type asks for, none that belong to another, and names that are there."""
    # A list may have each of them: of its items.
    for key, kind, given in (
        ("enumeration", "enumeration", attribute.enumeration),
        ("of", "identifier", attribute.of),
        ("members", "structure", attribute.members),
        ("names", "dn", attribute.names),
    ):
        if given and attribute.type not in (kind, "list"):
            message = f"{key!r} on {name}, whose type is {attribute.type}"
            yield Problem("unfit-key", message, attribute.key(key), f"the type {kind}, or no {key!r}")
    if attribute.type == "enumeration" and not attribute.enumeration:
        message = f"{name} is an enumeration, but of which values is not said"
        yield Problem("missing-enumeration", message, attribute.at("type"), "the key 'enumeration'")
    if attribute.enumeration:
        whole = entry.id not in catalogue.unread_protocols
        vocabularies = names.Names("unknown-enumeration", f"enumeration of {entry.id}", entry.enumerations, whole)
        yield from vocabularies.demand(attribute.enumeration, attribute.at("enumeration"))
    if attribute.of:
        yield from names.attributes(catalogue, entry).demand(attribute.of, attribute.at("of"))
        yield from _of_ends(entry, name, attribute)
    yield from names.participants(catalogue).demand_each(attribute.names, attribute, "names")
    for position, member in enumerate(attribute.members):
        yield from names.attributes(catalogue, entry).demand(member, attribute.at("members", position))


def _of_ends(entry: ProtocolEntry, name: str, attribute: Attribute) -> Iterator[Problem]:
    # Only at those in the circle, each from its own start: an attribute that merely leads into it is not at fault.
    seen, current = [name], attribute.of
    while current is not None and current in entry.attributes and current not in seen:
        seen.append(current)
        current = entry.attributes[current].of
    if current == name:
        circle = " of ".join((*seen, name))
        yield Problem("circular", f"an identifier of its own kind: {circle}", attribute.at("of"), "an end of the chain")


def _causes(catalogue: Catalogue, entry: ProtocolEntry, value: EnumerationValue) -> Iterator[Problem]:
    for cause in value.causes:
        yield from names.requests(catalogue, entry).demand_each(cause.on, cause, "on")


def _groups_cover(name: str, enumeration: Enumeration) -> Iterator[Problem]:
    if not enumeration.groups:
        return
    # Each value has its anchor on the page of exactly one group; without groups all stand on one page.
    for value, record in enumeration.values.items():
        homes = [group.id for group in enumeration.groups if group.holds(record)]
        if len(homes) != 1:
            held = " and ".join(homes) if homes else "no group"
            message = f"{value} of {name}, number {record.number_text or 'unknown'}, is in {held}"
            yield Problem("ungrouped-value", message, record.at("number"), "exactly one group whose numbers include it")


def _message(catalogue: Catalogue, entry: ProtocolEntry, message: Message) -> Iterator[Problem]:
    every = names.attributes(catalogue, entry)
    for name, presence in message.attributes.items():
        yield from every.demand(name, message.key("attributes", name))
        yield from _presence(catalogue, entry, name, presence)
    # Rules over several attributes can hold only among those that the message has at all.
    carried = names.Names("attribute-not-carried", "attribute of this message", message.attributes)
    for presence in message.attributes.values():
        if presence.equals:
            yield from carried.demand(presence.equals, presence.at("equals"))
    for rule in message.rules:
        for position, name in enumerate(rule.at_least_one):
            yield from carried.demand(name, rule.at("at-least-one", position))
    for profile, attributes in message.profiles.items():
        for name in attributes:
            yield from every.demand(name, message.key("profiles", profile, name))


def _presence(catalogue: Catalogue, entry: ProtocolEntry, name: str, presence: Presence) -> Iterator[Problem]:
    yield from condition_names(catalogue, entry, presence.required_when, presence, "required-when")
    yield from condition_names(catalogue, entry, presence.absent_when, presence, "absent-when")
    vocabulary = names.values(catalogue, entry, name)
    if presence.value is not None and vocabulary is not None:
        yield from vocabulary.demand(presence.value, presence.at("value"))
    for position, event in enumerate(presence.same_as.get("earlier", ())):
        yield from names.messages(catalogue, entry).demand(event, presence.at("same-as", "earlier", position))


def _links(catalogue: Catalogue, entry: ProtocolEntry, message: Message) -> Iterator[Problem]:
    for relation in ("answers", "refuses", "follows"):
        links = getattr(message, relation)
        # Written on one side only, so that the two cannot disagree: events name requests, never the reverse.
        if links and message.kind is not MessageKind.EVENT:
            text = f"{relation!r} stands on a {message.kind}"
            yield Problem("not-an-event", text, message.key(relation), "an event: it names the requests it belongs to")
        elif links != "all":
            for link in links:
                yield from names.requests(catalogue, entry).demand(link.request, link.at("request"))
    for position, name in enumerate(message.see_also):
        yield from _see_also(catalogue, entry, name, message, position)


def _see_also(
    catalogue: Catalogue, entry: ProtocolEntry, name: str, record: Record, position: int
) -> Iterator[Problem]:
    span = record.at("see-also", position)
    if "." not in name:
        yield from names.messages(catalogue, entry).demand(name, span)
        return
    protocol, _, message = name.partition(".")
    yield from names.protocols(catalogue).demand(protocol, span)
    if protocol in catalogue.protocols:
        yield from names.messages(catalogue, catalogue.protocols[protocol]).demand(message, span)
