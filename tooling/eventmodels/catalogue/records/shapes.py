"""What parts of a file must look like to become parts of a record, said in annotations.

Each shape is asked by pydantic, when a file is read, how to validate what stands there. Nothing of it is imported
before: a record that comes out of compact form is never validated again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, get_args

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = [
    "ID",
    "AtLeast",
    "Chosen",
    "Flag",
    "Id",
    "Name",
    "Pattern",
    "Prose",
    "ReadBy",
    "Release",
    "Sentence",
    "Shorthand",
    "Tag",
    "UnfitError",
    "Whole",
    "Words",
    "listed",
]


class UnfitError(ValueError):
    """What is written does not fit; `kind` names the mistake for `reading/validation_errors.py`."""

    def __init__(self, kind: str, found: str = "") -> None:
        super().__init__(kind)
        self.kind = kind
        self.found = found


@dataclass(frozen=True, slots=True)
class Pattern:
    """A text that fits a pattern and has a length within bounds."""

    pattern: str | None = None
    least: int | None = None
    most: int | None = None

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        from pydantic_core import core_schema  # noqa: PLC0415 - see above

        return core_schema.str_schema(pattern=self.pattern, min_length=self.least, max_length=self.most)


@dataclass(frozen=True, slots=True)
class AtLeast:
    """A list with so many items or more."""

    number: int

    def __get_pydantic_core_schema__(self, source: Any, handler: Callable[[Any], Any]) -> Any:
        schema = handler(source)
        # A word that stands for a list of one wraps the list that is counted.
        schema.get("schema", schema)["min_length"] = self.number
        return schema


@dataclass(frozen=True, slots=True)
class ReadBy:
    """A function between what is written and its validation; `written` is the type of what it takes, if another."""

    change: Callable[[Any], Any]
    written: Any = None

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        from pydantic_core import core_schema  # noqa: PLC0415 - see above

        taken = handler.generate_schema(self.written) if self.written is not None else None
        return core_schema.no_info_before_validator_function(
            self.change, handler(source), json_schema_input_schema=taken
        )


@dataclass(frozen=True, slots=True)
class Shorthand:
    """A bare word, of type `word`, that stands for a mapping with this one key."""

    key: str
    word: Any

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        return ReadBy(self._read, self.word | source).__get_pydantic_core_schema__(source, handler)

    def _read(self, value: Any) -> Any:
        return {self.key: value} if isinstance(value, str) else value


@dataclass(frozen=True, slots=True)
class Tag:
    """What `Chosen` calls one of the types that it chooses from."""

    tag: str


@dataclass(frozen=True, slots=True)
class Chosen:
    """One of several types, each with its `Tag`: the one that `choose` names, given what is written."""

    choose: Callable[[Any], str | None]
    unfit: str = ""
    """Code of the mistake where none fits."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        from pydantic_core import core_schema  # noqa: PLC0415 - see above

        choices = {}
        for option in get_args(source):
            kind, *extras = get_args(option)
            tag = next(extra.tag for extra in extras if isinstance(extra, Tag))
            others = tuple(extra for extra in extras if not isinstance(extra, Tag))
            choices[tag] = handler.generate_schema(Annotated[kind, *others] if others else kind)
        unfit = self.unfit or None
        return core_schema.tagged_union_schema(
            choices, self.choose, custom_error_type=unfit, custom_error_message=unfit
        )


def _whole(value: Any) -> Any:
    # pydantic's own integers take `1_000` and blanks, which other readers of a file do not. No more digits than 64 bits
    # hold: a longer number is a slip.
    if isinstance(value, str) and re.fullmatch(r"-?[0-9]{1,18}|0x[0-9A-Fa-f]{1,15}", value):
        return int(value, 16) if value.startswith("0x") else int(value, 10)
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise UnfitError("whole")


def _flag(value: Any) -> Any:
    # Not `yes`, `on` or `1`, of which YAML 1.1 and 1.2 say different things.
    if value in ("true", "false"):
        return value == "true"
    if isinstance(value, bool):
        return value
    raise UnfitError("flag")


def listed(value: Any) -> Any:
    """Let one word stand for a list of one."""
    return [value] if isinstance(value, str) else value


Whole = Annotated[int, ReadBy(_whole)]
"""`-?digits` or `0x...`; nothing else passes (no `1_000`, no `yes`, no `010` read as octal)."""
Flag = Annotated[bool, ReadBy(_flag)]
ID = "[a-z][a-z0-9-]{0,79}"
Id = Annotated[str, Pattern(r"^[a-z][a-z0-9-]*$", most=80)]
"""A lower-case, hyphenated name: file names, step ids, participants, states."""
Name = Annotated[str, Pattern(r"^[A-Za-z][A-Za-z0-9_]*$", most=80)]
"""A name of a protocol's own, as its makers spell it, or a participant key of a model."""
Prose = Annotated[str, Pattern(least=1, most=2000)]
Release = Annotated[str, Pattern(r"^[0-9]+(\.[0-9]+)*$")]
Sentence = Annotated[str, Pattern(r"^([^{}]|\{[A-Za-z][A-Za-z0-9_]*\})+$", most=2000)]
"""Prose that names participants and identifiers in braces: `{B}` is whoever is called so."""
Words = Annotated[tuple[str, ...], ReadBy(listed)]
