"""What a protocol says of the course of things, in words for its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eventmodels.catalogue.conditions import guard_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eventmodels.catalogue.records.protocols import Echo, Exclusion, Protocol

__all__ = ["course_facts"]


def course_facts(record: Protocol) -> Iterator[tuple[str, str]]:
    """Yield what the replay holds against the steps of a model: a heading and a sentence for each rule."""
    yield from (_exclusion(rule) for rule in record.never)
    yield from (_echo(rule) for rule in record.asked)
    for completion in record.completes:
        yield (
            f"Ended by {_or(completion.requests)}",
            f"what {_or(completion.began)} has begun, named in {completion.of}",
        )
    for telling in record.told:
        where = f" where {guard_words(telling.if_)}" if telling.if_ else ""
        yield f"When {telling.when} comes{where}", f"{telling.event} tells all the others"
    for announcement in record.announces:
        yield f"{announcement.names} in {_or(announcement.messages)}", "who comes next"


def _exclusion(rule: Exclusion) -> tuple[str, str]:
    where = f" where {guard_words(rule.if_)}" if rule.if_ else ""
    return f"Never in {_or(rule.messages)}{where}", guard_words(rule.values).replace(" and ", "; ")


def _echo(rule: Echo) -> tuple[str, str]:
    same = "; ".join(name if name == source else f"{name}: {source}" for name, source in rule.then.items())
    who = "" if rule.by == "receiver" else ", whoever asked"
    return f"{_or(rule.events)} after {_or(rule.requests)}{who}", f"as asked: {same}"


def _or(words: tuple[str, ...]) -> str:
    return " or ".join(words)
