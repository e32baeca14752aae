"""What a validation error means to the author: where, what, what was expected, and the nearest guess."""

from __future__ import annotations

import types
from dataclasses import fields, replace
from difflib import SequenceMatcher
from functools import cache
from textwrap import shorten
from typing import TYPE_CHECKING, Annotated, Any, Union, get_args, get_origin, get_type_hints

from eventmodels.catalogue.kinds import ValueKind
from eventmodels.catalogue.problems import Problem, Span, nearest
from eventmodels.catalogue.records.base import Record, dashed
from eventmodels.catalogue.records.models import STEP_KEYS
from eventmodels.catalogue.records.shapes import Tag, UnfitError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from eventmodels.catalogue.records.node import Node

__all__ = ["explain_errors"]

KINDS = {
    "dict_type": "a mapping of keys and values",
    "dataclass_type": "a mapping of keys and values",
    "tuple_type": "a list",
    "list_type": "a list",
    "string_type": "a text",
    "whole": "a whole number such as 60 or 0x3C",
    "flag": "true or false",
    "list_or_unknown": "a list, or unknown",
}
"""Code of pydantic, or of `UnfitError` -> what was expected."""
PATTERNS = {
    r"^[a-z][a-z0-9-]*$": "small letters, digits and hyphens, a letter first",
    r"^[A-Za-z][A-Za-z0-9_]*$": "letters, digits and underscores, a letter first",
    r"^[0-9]+(\.[0-9]+)*$": "a release such as 7.6",
    r"^[^\s{}]*\{page\}[^\s{}]*$": "an address with one {page} in it",
    r"^\*+$": "one or more asterisks in quotes",
    r"^[^\r\n]*[^\s!-/:-@\[-`{-~][^\r\n]*$": "a letter or a digit, and all in one line",
}


def explain_errors(errors: list[Any], root: type[Record], node: Node) -> list[Problem]:
    """Turn pydantic's error records (of `ValidationError.errors()`) into problems at their places in the file.

    `node` is what was validated, as an instance of `root`.
    """

    def only_follows(error: Any) -> bool:
        # pydantic does not count items that failed themselves: of two branches one with a mistake makes the list "too
        # short" as well, which the author would try to mend by a third.
        depth = len(error["loc"])
        return error["type"] == "too_short" and any(
            len(other["loc"]) > depth and other["loc"][:depth] == error["loc"] for other in errors
        )

    return _merged(_explain(error, root, node) for error in errors if not only_follows(error))


def _merged(problems: Iterable[Problem]) -> list[Problem]:
    """Put together what the alternatives of a union each say of one place."""
    # Where a word or a mapping may stand, pydantic reports what each of the two wanted; it is one mistake, and any of
    # the expectations would mend it.
    merged: dict[tuple[Span, str], Problem] = {}
    for problem in problems:
        place = problem.span, problem.message
        first = merged.get(place)
        expected = (first.expected, problem.expected) if first else (problem.expected,)
        merged[place] = replace(first or problem, expected=", or ".join(dict.fromkeys(expected)))
    return list(merged.values())


def _explain(error: Any, root: type[Record], node: Node) -> Problem:
    """Return the problem that one of pydantic's error records stands for."""
    place = _Place(root, node)
    for part in error["loc"]:
        place.enter(part)
    context, given = error.get("ctx") or {}, error["input"]
    unfit = context.get("error")
    kind = unfit.kind if isinstance(unfit, UnfitError) else error["type"]
    last = str(error["loc"][-1]) if error["loc"] else ""
    if kind == "missing":
        return Problem("missing-key", f"{last!r} is missing{place.inside()}", place.node.span)
    if kind == "unexpected_keyword_argument":
        return _unknown_key(last, place)
    if kind == "step_kind":
        return _unknown_step(given, place)
    if kind in KINDS:
        return Problem("wrong-type", f"{_found(given)}{place.under()}", place.span(), KINDS[kind])
    if kind == "string_pattern_mismatch":
        pattern = str(context.get("pattern"))
        return _wrong(given, place, PATTERNS.get(pattern, f"text that fits {pattern}"))
    if kind in ("enum", "literal_error"):
        expected = str(context.get("expected", ""))
        # pydantic tells the words as one sentence, "'a', 'b' or 'c'": taken apart to guess which of them was meant.
        words = [word for word in expected.replace("'", "").replace(" or ", ", ").split(", ") if word]
        choice = "one of " if len(words) > 1 else ""
        return _wrong(given, place, choice + ", ".join(words), nearest(str(given), words))
    return _other(kind, context, given, place, error["msg"])


def _other(kind: str, context: dict[str, Any], given: Any, place: _Place, message: str) -> Problem:
    # Rare ones, and at the end whatever pydantic says in its own words: better than to hide a mistake.
    said = context["error"].found if isinstance(context.get("error"), UnfitError) else ""
    if kind == "one_kind":
        expected = "one of value, dialled, optional, any, present, absent, keys, members, flags"
        return Problem("wrong-value", f"{said}{place.under()}", place.span(), expected)
    if kind == "shows_nothing":
        flag = said in {ValueKind.PRESENT, ValueKind.ABSENT}
        expected = "present: true, or absent: true" if flag else "at least one entry"
        return Problem("wrong-value", f"{said!r} shows nothing{place.under()}", place.span(), expected)
    if kind == "too_short":
        size = f"{context['actual_length']} of at least {context['min_length']} entries"
        return Problem("wrong-value", f"{size}{place.under()}", place.span())
    if kind in ("string_too_short", "string_too_long"):
        limit = context.get("max_length") or context.get("min_length")
        bound = "at most" if kind.endswith("long") else "at least"
        return Problem("wrong-value", f"a text of {len(str(given))} characters", place.span(), f"{bound} {limit}")
    return Problem("wrong-value", message[:1].lower() + message[1:], place.span())


def _unknown_key(key: str, place: _Place) -> Problem:
    keys = place.keys()
    expected = "one of " + ", ".join(keys) if keys else ""
    guess = nearest(key, keys)
    return Problem("unknown-key", f"unknown key {key!r}", place.parent.key(key), expected, guess)


def _unknown_step(given: Any, place: _Place) -> Problem:
    written = list(given) if isinstance(given, dict) else []
    pairs = [
        (SequenceMatcher(None, key, meant).ratio(), meant) for key in written if (meant := nearest(key, STEP_KEYS))
    ]
    # Every key of the step may be the misspelled one, and most are not: the pair that is most alike wins.
    guess = max(pairs, default=(0.0, ""))[1]
    what = "a step without a key that tells what it is" if isinstance(given, dict) else f"{_found(given)} as a step"
    return Problem("unknown-step", what, place.span(), "one of the keys " + ", ".join(STEP_KEYS), guess)


def _wrong(given: Any, place: _Place, expected: str, guess: str = "") -> Problem:
    return Problem("wrong-value", f"{_short(given)}{place.under()}", place.span(), expected, guess)


def _found(value: Any) -> str:
    if isinstance(value, dict):
        return "a mapping"
    return "a list" if isinstance(value, list) else _short(value)


def _short(value: Any) -> str:
    text = str(value)
    return repr(shorten(text, 60, placeholder="..."))


class _Place:
    """Walks an error's location through the record types and the nodes together.

    Pydantic puts the tag of a union's member into the location, which is also a key of the step: only the types can
    tell the two apart. In `steps, 0, note, note` the first `note` chooses the kind of step, the second is its text.
    """

    def __init__(self, root: type[Record], node: Node) -> None:
        self.type: Any = root
        self.node = self.parent = node
        self.name: str | None = None
        self.at_key = False

    def enter(self, part: str | int) -> None:
        """Go one location element deeper; one that neither types nor nodes know leaves the place where it is."""
        # The mistake is in the key that was entered last, not in its value.
        if part == "[key]":
            self.at_key = True
            return
        options = _members(self.type)
        tagged = next((option for tag, option in options if tag == part), None)
        # A tag narrows the type and stands for nothing in the file, so the node stays.
        if tagged is not None:
            self.type = tagged
            return
        below = self.node.child(part)
        below_type = _part(options, part)
        if below is not None:
            self.parent, self.node = self.node, below
            self.name = part if isinstance(part, str) else self.name
        if below_type is not None:
            self.type = below_type

    def span(self) -> Span:
        return self.parent.key(self.name) if self.at_key and self.name else self.node.span

    def under(self) -> str:
        return f" under {self.name!r}" if self.name and not self.at_key else ""

    def inside(self) -> str:
        return f" in {self.name!r}" if self.name else ""

    def keys(self) -> list[str]:
        """Return the keys that the record around this place knows."""
        records = [option for _, option in _members(self.type) if _is_record(option)]
        return list(dict.fromkeys(dashed(each.name) for record in records for each in fields(record)))


def _is_record(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Record)


@cache
def _annotations(record: type[Record]) -> dict[str, Any]:
    return get_type_hints(record, include_extras=True)


def _members(kind: Any) -> list[tuple[str | None, Any]]:
    """Return the alternatives of a type, each with its tag if it has one."""
    origin = get_origin(kind)
    if origin is Annotated:
        inner, *extras = get_args(kind)
        # A tag belongs to the whole of what is annotated; other extras (validators, patterns) say nothing of the type.
        tag = next((extra.tag for extra in extras if isinstance(extra, Tag)), None)
        members = _members(inner)
        return [(tag, members[0][1])] if tag is not None else members
    if origin in (Union, types.UnionType):
        return [member for option in get_args(kind) for member in _members(option)]
    return [(None, kind)]


def _part(options: list[tuple[str | None, Any]], part: str | int) -> Any:
    """Return the type of the field, entry or item `part` of any of the alternatives."""
    for _, option in options:
        if _is_record(option):
            for name, annotation in _annotations(option).items():
                if dashed(name) == part:
                    return annotation
        origin, arguments = get_origin(option), get_args(option)
        if origin is dict and isinstance(part, str):
            return arguments[1]
        if origin in (tuple, list) and isinstance(part, int):
            return arguments[0]
    return None
