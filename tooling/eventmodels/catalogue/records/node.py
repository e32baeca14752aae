"""What was written and where: scalars, lists and mappings that know their place in a file."""

from __future__ import annotations

from typing import Any, Protocol

from eventmodels.catalogue.problems import Span

__all__ = ["Node", "Origin"]


class TextMark(Protocol):
    """A place between two characters of a text; both count from zero."""

    line: int
    column: int


class Origin:
    """The text that nodes were read from."""

    __slots__ = ("lines", "name")

    def __init__(self, name: str, lines: list[str]) -> None:
        """Keep the name of a file, as problems call it, and its lines."""
        self.name = name
        self.lines = lines

    def span(self, start: TextMark, end: TextMark) -> Span:
        """Return the place between two marks, to the end of the line where it has several."""
        line = self.lines[start.line] if start.line < len(self.lines) else ""
        length = end.column - start.column if end.line == start.line else len(line) - start.column
        return Span(self.name, start.line, start.column, max(1, length), line)


class Node:
    """A scalar, a list or a mapping, and where it was written."""

    __slots__ = ("_end", "_origin", "_start", "flow", "keys", "value")

    def __init__(
        self,
        origin: Origin,
        start: TextMark,
        end: TextMark,
        value: str | list[Node] | dict[str, Node],
        *,
        flow: bool = False,
    ) -> None:
        """Keep what is written between two marks of a text."""
        self._origin, self._start, self._end = origin, start, end
        self.value = value
        self.keys: dict[str, Node] = {}
        self.flow = flow
        """Of a list or mapping: written in brackets or braces. Of a scalar, while it is read: it has no value."""

    @property
    def span(self) -> Span:
        """Where it stands."""
        # Made when somebody asks: of a hundred values hardly one is ever pointed at.
        return self._origin.span(self._start, self._end)

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
        return holder.keys.get(str(path[-1]), holder).span

    def data(self) -> Any:
        """Return the plain data that is written: texts, lists and mappings."""
        if isinstance(self.value, str):
            return self.value
        if isinstance(self.value, list):
            return [node.data() for node in self.value]
        return {key: node.data() for key, node in self.value.items()}
