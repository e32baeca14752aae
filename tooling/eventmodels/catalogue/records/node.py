"""What was written and where: scalars, lists and mappings that know their place in a file."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from eventmodels.catalogue.problems import Span

__all__ = ["Fields", "Node", "Text"]


class Text(str):
    """A scalar as written, with its node."""

    # A text like any other to pydantic, whose validators get this very object, and with it the place of the text.

    __slots__ = ("node",)
    node: Node

    def __new__(cls, value: str, node: Node) -> Self:
        """Make the text of `node`."""
        text = super().__new__(cls, value)
        text.node = node
        return text


class Fields(dict[str, Any]):
    """A mapping as plain data, with its node."""

    def __init__(self, values: dict[str, Any], node: Node | None) -> None:
        super().__init__(values)
        self.node = node


@dataclass(slots=True)
class Node:
    """A scalar, a list or a mapping, and where it was written."""

    span: Span
    value: str | list[Node] | dict[str, Node]
    keys: dict[str, Span] = field(default_factory=dict)
    flow: bool = False
    """Of a list or mapping: written in brackets or braces. Of a scalar, while it is read: it has no value."""

    def child(self, part: str | int) -> Node | None:
        """Return the node at key or position `part`, if there is one."""
        if isinstance(self.value, dict) and isinstance(part, str):
            return self.value.get(part)
        if isinstance(self.value, list) and isinstance(part, int) and part < len(self.value):
            return self.value[part]
        return None

    def below(self, *path: str | int) -> Node:
        """Return the part at `path`, or the deepest part of it that exists."""
        node = self
        for part in path:
            child = node.child(part)
            if child is None:
                break
            node = child
        return node

    def at(self, *path: str | int) -> Span:
        """Return where the part at `path` stands, or the deepest part of it that exists."""
        return self.below(*path).span

    def key(self, *path: str | int) -> Span:
        """Return where the last key of `path` is written, or the place of what should hold it."""
        # A key that is not there is missing from what should hold it: that is where the author has to look.
        holder = self.below(*path[:-1])
        return holder.keys.get(str(path[-1]), holder.span)

    def data(self) -> Any:
        """Return plain data: Text, list and Fields."""
        if isinstance(self.value, str):
            return Text(self.value, self)
        if isinstance(self.value, list):
            return [node.data() for node in self.value]
        return Fields({key: node.data() for key, node in self.value.items()}, self)
