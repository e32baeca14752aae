"""What a protocol says of the course of things names what is there: who asks, who is told, what follows from what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eventmodels.checks import names
from eventmodels.checks.protocols.conditions import condition_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eventmodels.catalogue.catalogue import Catalogue, ProtocolEntry
    from eventmodels.catalogue.problems import Problem
    from eventmodels.catalogue.records.protocols import Announcement, Echo

__all__ = ["courses_known"]


def courses_known(catalogue: Catalogue, entry: ProtocolEntry) -> Iterator[Problem]:
    """Demand that each rule names messages, attributes, values and requests that are there."""
    head = entry.record
    requests, events = names.requests(catalogue, entry), names.events(catalogue, entry)
    attributes = names.attributes(catalogue, entry)
    for exclusion in head.never:
        yield from names.messages(catalogue, entry).demand_each(exclusion.messages, exclusion, "messages")
        yield from condition_names(catalogue, entry, exclusion.if_, exclusion, "if")
        yield from condition_names(catalogue, entry, exclusion.values, exclusion, "values")
    for echo in head.asked:
        yield from _echo(catalogue, entry, echo)
    for completion in head.completes:
        yield from requests.demand_each(completion.requests, completion, "requests")
        yield from requests.demand_each(completion.began, completion, "began")
        yield from attributes.demand(completion.of, completion.at("of"))
    for telling in head.told:
        yield from events.demand(telling.event, telling.at("event"))
        yield from events.demand(telling.when, telling.at("when"))
        yield from condition_names(catalogue, entry, telling.if_, telling, "if")
        if telling.about is not None:
            yield from attributes.demand(telling.about, telling.at("about"))
    for announcement in head.announces:
        yield from _announcement(catalogue, entry, announcement)


def _echo(catalogue: Catalogue, entry: ProtocolEntry, echo: Echo) -> Iterator[Problem]:
    attributes = names.attributes(catalogue, entry)
    yield from names.events(catalogue, entry).demand_each(echo.events, echo, "events")
    asked = [entry]
    for position, name in enumerate(echo.requests):
        protocol, _, request = name.rpartition(".")
        if protocol:
            yield from names.protocols(catalogue).demand(protocol, echo.at("requests", position))
        other = catalogue.protocols.get(protocol) if protocol else entry
        if other is not None:
            asked.append(other)
            yield from names.requests(catalogue, other).demand(request, echo.at("requests", position))
    if echo.of is not None:
        yield from attributes.demand(echo.of, echo.at("of"))
    for name, source in echo.then.items():
        yield from attributes.demand(name, echo.key("then", name))
        # The value itself, or what the request calls it, in its own protocol.
        known = names.values(catalogue, entry, name) or attributes
        if not any(source in other.attributes for other in asked):
            yield from known.demand(source, echo.at("then", name))


def _announcement(catalogue: Catalogue, entry: ProtocolEntry, rule: Announcement) -> Iterator[Problem]:
    events, attributes = names.events(catalogue, entry), names.attributes(catalogue, entry)
    yield from names.messages(catalogue, entry).demand_each(rule.messages, rule, "messages")
    yield from events.demand_each(rule.void, rule, "void")
    yield from attributes.demand(rule.names, rule.at("names"))
    yield from condition_names(catalogue, entry, rule.unless, rule, "unless")
    for event, attribute in rule.comes.items():
        yield from events.demand(event, rule.key("comes", event))
        yield from attributes.demand(attribute, rule.at("comes", event))
