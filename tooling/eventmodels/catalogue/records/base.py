"""The base of all records: frozen, strict about keys, able to say where each part was written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, Any, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    ModelWrapValidatorHandler,
    PrivateAttr,
    StringConstraints,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import PydanticCustomError

from eventmodels.catalogue.kinds import Evidence
from eventmodels.catalogue.records.node import Fields, Node, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from eventmodels.catalogue.problems import Span

__all__ = [
    "Cited",
    "Flag",
    "Id",
    "Name",
    "Prose",
    "Record",
    "Release",
    "Whole",
    "Words",
    "dashed",
    "listed",
    "other_names",
    "parts",
    "shorthand",
]


def dashed(name: str) -> str:
    """Return the YAML spelling of a field: `required_when` is written `required-when`."""
    return name.rstrip("_").replace("_", "-")


class Record(BaseModel):
    """One thing written in YAML; remembers its node, which never counts in comparison."""

    model_config = ConfigDict(frozen=True, extra="forbid", alias_generator=dashed, populate_by_name=False)
    _node: Node | None = PrivateAttr(default=None)

    @model_validator(mode="wrap")
    @classmethod
    def _remember(cls, data: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        # Around the validation: before it there is no record, and after it the data with its node is gone.
        record = handler(data)
        node = data.node if isinstance(data, (Fields, Text)) else None
        if node is not None and record._node is None:  # noqa: SLF001 - its own
            record._node = node  # noqa: SLF001 - its own
        return record

    def __eq__(self, other: object) -> bool:
        """Compare by content only: where a record was written does not count."""
        # pydantic's own comparison includes private attributes. Two editions would then differ wherever a line moved.
        return type(self) is type(other) and self.__dict__ == getattr(other, "__dict__", None)

    # Set by hand: pydantic gives frozen models a hash that fails at the first mapping in them.
    __hash__ = None  # type: ignore[assignment]

    def at(self, *path: str | int) -> Span:
        """Return where the part at `path` (keys as written, list positions) stands, or the deepest part known."""
        assert self._node is not None, "only records read from a file have a place"
        return self._node.at(*path)

    def key(self, *path: str | int) -> Span:
        """Return where the last key of `path` itself is written."""
        assert self._node is not None, "only records read from a file have a place"
        return self._node.key(*path)


def parts(value: object) -> Iterator[Record]:
    """Yield every record in a value (a record, or a mapping or tuple of some), outer ones first."""
    if isinstance(value, Record):
        yield value
        value = value.__dict__
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else ():
        # Asked before the call: most parts are words, and every text of the catalogue comes by here.
        if isinstance(part, Record | dict | tuple):
            yield from parts(part)


def _whole(value: Any) -> Any:
    # pydantic's own integers take `1_000` and blanks, which other readers of a file do not. No more digits than 64 bits
    # hold: a longer number is a slip.
    if isinstance(value, str) and re.fullmatch(r"-?[0-9]{1,18}|0x[0-9A-Fa-f]{1,15}", value):
        return int(value, 16) if value.startswith("0x") else int(value, 10)
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise PydanticCustomError("whole", "not a whole number")


def _flag(value: Any) -> Any:
    # Not `yes`, `on` or `1`, of which YAML 1.1 and 1.2 say different things.
    if value in ("true", "false"):
        return value == "true"
    if isinstance(value, bool):
        return value
    raise PydanticCustomError("flag", "neither true nor false")


Whole = Annotated[int, BeforeValidator(_whole), WithJsonSchema({"type": "integer"})]
"""`-?digits` or `0x...`; nothing else passes (no `1_000`, no `yes`, no `010` read as octal)."""
Flag = Annotated[bool, BeforeValidator(_flag), WithJsonSchema({"type": "boolean"})]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]*$", max_length=80)]
"""A lower-case, hyphenated name: file names, step ids, participants, states."""
Name = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9_]*$", max_length=80)]
"""A name of a protocol's own, as its makers spell it, or a participant key of a model."""
Prose = Annotated[str, StringConstraints(min_length=1, max_length=2000)]
Release = Annotated[str, StringConstraints(pattern=r"^[0-9]+(\.[0-9]+)*$")]


def listed(value: Any) -> Any:
    """Let one word stand for a list of one."""
    return [value] if isinstance(value, str) else value


def shorthand(key: str, record: type[Record], word: Any) -> Any:
    """Return a validator that reads a bare word, of type `word`, as `{key: word}`."""

    # The word's own node goes on to the mapping made of it, so that the record knows where it was written.
    def read(value: Any) -> Any:
        if isinstance(value, Text):
            return Fields({key: value}, value.node)
        return Fields({key: value}, None) if isinstance(value, str) else value

    return BeforeValidator(read, json_schema_input_type=word | record)


Words = Annotated[tuple[str, ...], BeforeValidator(listed)]


class Cited(Record):
    """What every fact carries: how it is known, from which sources, what to beware of."""

    evidence: Evidence | None = None
    sources: Words = ()
    note: Prose | None = None


def other_names(aliases: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return the names that a thing has under any scheme, in the order in which they are written."""
    return tuple(name for names in aliases.values() for name in names)
