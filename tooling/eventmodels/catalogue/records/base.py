"""The base of all records: frozen, plain classes that know where each part of them was written.

They need nothing to be made or asked. What a file must look like to become one stands in their annotations (`shapes`).
"""

from __future__ import annotations

from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, fields
from typing import TYPE_CHECKING, Any, ClassVar, Self, dataclass_transform

from eventmodels.catalogue.kinds import Evidence
from eventmodels.catalogue.records.node import Node
from eventmodels.catalogue.records.shapes import Prose, Words

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from eventmodels.catalogue.problems import Span

__all__ = ["Cited", "Record", "dashed", "locate", "other_names", "parts", "written"]


def dashed(name: str) -> str:
    """Return the YAML spelling of a field: `required_when` is written `required-when`."""
    return name.rstrip("_").replace("_", "-")


@dataclass_transform(frozen_default=True, kw_only_default=True)
class Record:  # noqa: PLW1641 - what compares so has no hash: one of all fields would fail at the first mapping
    """One thing written in YAML; remembers its node, which never counts in comparison."""

    # Read by pydantic, which is asked to fill records from files and by nobody else.
    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "forbid", "alias_generator": dashed}
    defaults: ClassVar[dict[str, Any]]
    """Its fields, with what they hold where nothing is written; MISSING where something must be."""
    # Shared by all records of a kind, which are frozen as the mappings in them are: none is ever written to.
    _node: ClassVar[Node | None] = None
    """Of a record that was read from a file; set on the record itself."""

    def __init_subclass__(cls) -> None:
        """Make a data class of every kind of record; its methods are those below."""
        # Those that `dataclass` writes for each class take longer to make, for all kinds, than a command to answer.
        dataclass(init=False, repr=False, eq=False, kw_only=True)(cls)
        cls.defaults = {each.name: _default(each) for each in fields(cls)}  # type: ignore[arg-type]

    def __init__(self, **values: Any) -> None:
        self.__dict__.update(self.defaults, **values)
        unfit = [name for name, value in self.__dict__.items() if name not in self.defaults or value is MISSING]
        if unfit:
            raise TypeError(f"{type(self).__name__} has no such fields, or needs them: {', '.join(unfit)}")

    @classmethod
    def later(cls, values: dict[str, Any], unmade: Mapping[str, Callable[[], Any]]) -> Self:
        """Return a record some of whose values are made when they are asked for: for most nobody asks.

        None of these may have its default on the class, which would be found in its place.
        """
        record = cls.__new__(cls)
        record.__dict__.update(cls.defaults, **values, _unmade=unmade)
        for name in unmade:
            del record.__dict__[name]
        return record

    if not TYPE_CHECKING:  # with it, no wrong name would be noticed

        def __getattr__(self, name: str) -> Any:
            make = self.__dict__.get("_unmade", {}).get(name)
            if make is None:
                raise AttributeError(f"{type(self).__name__} has no attribute {name!r}")
            self.__dict__[name] = value = make()
            return value

    def __setattr__(self, name: str, value: object) -> None:
        raise FrozenInstanceError(f"cannot assign to field {name!r}")

    def __eq__(self, other: object) -> bool:
        """Compare by content only: where a record was written does not count."""
        # Python gives what compares so no hash, which is right: one of all fields would fail at the first mapping.
        return type(self) is type(other) and all(getattr(self, n) == getattr(other, n) for n in self.defaults)

    def __repr__(self) -> str:
        shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.defaults)
        return f"{type(self).__name__}({shown})"

    def at(self, *path: str | int) -> Span:
        """Return where the part at `path` (keys as written, list positions) stands, or the deepest part known."""
        assert isinstance(self._node, Node), "only records read from a file have a place"
        return self._node.at(*path)

    def key(self, *path: str | int) -> Span:
        """Return where the last key of `path` itself is written."""
        assert isinstance(self._node, Node), "only records read from a file have a place"
        return self._node.key(*path)


HOLDING = (Record, dict, tuple)
"""What may have records in it."""
BARE = frozenset({str, bool, type(None)})
"""What nearly all parts are, and nothing is in it: asked first, since every text of the catalogue comes by."""


def locate(value: object, node: Node) -> None:
    """Tell the records in a value, which was read from a node, where they were written."""
    if isinstance(value, Record):
        # A word that is short for a mapping has no parts: such a record stands where its word does.
        pairs = [(node.child(dashed(name)), part) for name, part in value.__dict__.items()]
        value.__dict__["_node"] = node
    elif isinstance(value, dict):
        pairs = [(node.child(key), part) for key, part in value.items()]
    else:
        assert isinstance(value, tuple)
        pairs = [(node.child(place), part) for place, part in enumerate(value)]
    for child, part in pairs:
        if child is not None and part.__class__ not in BARE and isinstance(part, HOLDING):
            locate(part, child)


def parts(value: object) -> Iterator[Record]:
    """Yield every record in a value (a record, or a mapping or tuple of some), outer ones first."""
    waiting = [value]
    while waiting:
        value = waiting.pop()
        if isinstance(value, Record):
            yield value
            own = value.__dict__
            value = own if "_unmade" not in own else {name: getattr(value, name) for name in value.defaults}
        held = value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else ()
        waiting += [part for part in held if part.__class__ not in BARE and isinstance(part, HOLDING)][::-1]


def written(value: Any, but: Collection[str] = ()) -> Any:
    """Return a record as plain data under the keys of its file, without what is left at its default.

    Nor with the fields that are named in `but`, wherever they are.
    """
    if isinstance(value, Record):
        pairs = ((name, getattr(value, name), default) for name, default in value.defaults.items())
        return {dashed(n): written(part, but) for n, part, default in pairs if part != default and n not in but}
    if isinstance(value, dict):
        return {key: written(part, but) for key, part in value.items()}
    return [written(part, but) for part in value] if isinstance(value, tuple) else value


def _default(of: Field[Any]) -> Any:
    return of.default if of.default_factory is MISSING else of.default_factory()


class Cited(Record):
    """What every fact carries: how it is known, from which sources, what to beware of."""

    evidence: Evidence | None = None
    sources: Words = ()
    note: Prose | None = None


def other_names(aliases: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return the names that a thing has under any scheme, in the order in which they are written."""
    return tuple(name for names in aliases.values() for name in names)
