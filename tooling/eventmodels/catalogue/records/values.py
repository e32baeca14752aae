"""What a step shows of one attribute."""

from __future__ import annotations

from dataclasses import field
from typing import Annotated, Any

from eventmodels.catalogue.kinds import Evidence, ValueKind
from eventmodels.catalogue.records.base import Record
from eventmodels.catalogue.records.shapes import Flag, Name, Prose, ReadBy, Shorthand, UnfitError, Words

__all__ = ["ShownValue", "ValueField"]


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
