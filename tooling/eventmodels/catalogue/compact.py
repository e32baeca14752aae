"""Catalogue and flows as one JSON, read back in milliseconds into the same plain classes.

Nothing is validated again, so whoever keeps such a text has to know that it is whole and ours: `cli/kept.py` does.
Where things were written is left out, but for the places of problems.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass, replace
from enum import Enum
from functools import partial
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, TypeVar, Union, get_args, get_origin, get_type_hints

from eventmodels.catalogue import kinds
from eventmodels.catalogue.catalogue import Catalogue
from eventmodels.catalogue.flow import steps
from eventmodels.catalogue.flow.flows import Flows
from eventmodels.catalogue.problems import Problem, Span
from eventmodels.catalogue.records import (
    editorial,
    enumerations,
    keys,
    machines,
    models,
    participants,
    protocols,
    published,
)
from eventmodels.catalogue.records.base import Record

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Compact", "from_json", "to_json"]

V = TypeVar("V")

# What annotations name that their own module imports for type checkers alone. Of models only the record of a whole one:
# steps of records and of flows have the same names.
NAMES: dict[str, Any] = {
    **{name: kind for module in (kinds, editorial, enumerations, keys, machines, participants, protocols, published)
       for name, kind in vars(module).items() if isinstance(kind, type)},
    **{kind.__name__: kind for kind in (Catalogue, Flows, Mapping, models.Model, steps.Flow, Problem, Span)},
}  # fmt: skip
TAG = ""
"""Key under which an object tells its class, where one of several may stand; no field has such a name."""
TAGGED = {
    *get_args(steps.Item),
    *(get_args(option)[0] for option in get_args(get_args(models.Step)[0])),
}


@dataclass(frozen=True, slots=True)
class Compact:
    """What a folder of models says: read, checked and expanded."""

    catalogue: Catalogue
    """Without `files`."""
    flows: Flows
    problems: tuple[Problem, ...] = ()


def to_json(compact: Compact) -> str:
    """Write everything as one line of JSON."""
    data = _written(replace(compact, catalogue=replace(compact.catalogue, files={})))
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def from_json(text: str) -> Compact:
    """Read what `to_json` has written."""
    return _objects(Compact)(json.loads(text))  # type: ignore[no-any-return] # of the class that was asked for


def _written(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        tag = {TAG: type(value).__name__} if type(value) in TAGGED else {}
        return tag | {name: _written(part) for name, part in _said(value)}
    if isinstance(value, Mapping):
        return {key: _written(part) for key, part in value.items()}
    if isinstance(value, frozenset):
        return sorted(value)
    return [_written(part) for part in value] if isinstance(value, tuple) else value


def _said(value: Any) -> Iterator[tuple[str, Any]]:
    """Yield the fields of an object that say something."""
    for each in fields(value):
        part = getattr(value, each.name)
        default = each.default if each.default_factory is MISSING else each.default_factory()
        # A place in a file, beside what was written there; that of a problem is what its reader asks for.
        place = each.name == "span" and not each.compare
        if not place and part != default:
            yield each.name, part


class _Later(Mapping[str, V]):
    """A mapping whose values are made when they are asked for: whoever draws one model needs one flow."""

    def __init__(self, raw: dict[str, Any], read: Callable[[Any], V]) -> None:
        self._raw = raw
        self._read = read
        self._made: dict[str, V] = {}

    def __getitem__(self, key: str) -> V:
        if key not in self._made:
            self._made[key] = self._read(self._raw[key])
        return self._made[key]

    def __contains__(self, key: object) -> bool:
        return key in self._raw

    def __iter__(self) -> Iterator[str]:
        return iter(self._raw)

    def __len__(self) -> int:
        return len(self._raw)


_objects_of: dict[Any, Callable[[Any], Any]] = {}


def _objects(kind: Any) -> Callable[[Any], Any]:
    """Return what reads the objects of a class."""
    if kind not in _objects_of:
        _objects_of[kind] = _maker(kind)
    return _objects_of[kind]


def _maker(kind: Any) -> Callable[[Any], Any]:
    readers: dict[str, Callable[[Any], Any]] = {}
    later: set[str] = set()
    unread = True

    def make(data: dict[str, Any]) -> Any:
        nonlocal unread
        # At the first object, and not before: classes hold each other, and most are never met.
        if unread:
            hints = get_type_hints(kind, localns=NAMES)
            readers.update({name: read for name, hint in hints.items() if (read := _reader(hint))})
            if issubclass(kind, Record):
                later.update(each.name for each in fields(kind) if each.default is MISSING and each.name in readers)
            unread = False
        values, unmade = {}, {}
        for name, part in data.items():
            if name in later:
                unmade[name] = partial(readers[name], part)
            elif name != TAG:
                values[name] = readers[name](part) if name in readers else part
        return kind.later(values, unmade) if issubclass(kind, Record) else kind(**values)

    return make


def _reader(hint: Any) -> Callable[[Any], Any] | None:
    """Return what makes a value of a type out of JSON, or nothing where JSON has such values."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return _choice([option for option in arguments if option is not NoneType])
    if origin is tuple and Ellipsis not in arguments:
        return _places([_reader(each) for each in arguments])
    if origin in (tuple, frozenset):
        return _items(origin, _reader(arguments[0]))
    if origin in (dict, Mapping):
        return _pairs(_reader(arguments[1]), later=origin is Mapping)
    if is_dataclass(hint):
        return _objects(hint)
    return hint if isinstance(hint, type) and issubclass(hint, Enum) else None


def _items(kind: Callable[[Any], Any], read: Callable[[Any], Any] | None) -> Callable[[Any], Any]:
    return (lambda value: kind([read(part) for part in value])) if read else kind


def _places(readers: list[Callable[[Any], Any] | None]) -> Callable[[Any], Any]:
    return lambda value: tuple(read(part) if read else part for read, part in zip(readers, value, strict=True))


def _pairs(read: Callable[[Any], Any] | None, *, later: bool) -> Callable[[Any], Any] | None:
    if read is None:
        return None
    if later:
        return lambda value: _Later(value, read)
    return lambda value: {key: read(part) for key, part in value.items()}


def _choice(options: list[Any]) -> Callable[[Any], Any] | None:
    """Return what reads a value that may have several types: objects tell their class, the others their form."""
    named = {option.__name__: _objects(option) for option in options if option in TAGGED}
    forms = {_form(option): _reader(option) for option in options if option not in TAGGED}
    if not named and not any(forms.values()):
        return None

    def read(value: Any) -> Any:
        own = named.get(value.get(TAG, "")) if named and isinstance(value, dict) else None
        reader = own or forms.get(type(value))
        return reader(value) if reader else value

    return read


def _form(option: Any) -> type:
    """Return the type that JSON has for the values of a type."""
    origin = get_origin(option)
    if origin in (tuple, frozenset):
        return list
    return dict if origin in (dict, Mapping) or is_dataclass(option) else str
