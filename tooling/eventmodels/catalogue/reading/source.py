"""YAML text to nodes that know where they stand; the only module that imports yaml.

Scalars stay text: no resolver decides that `on` is true or `8.10` a number. Whatever could make a file mean something
else than it shows (anchors, tags, merge keys, repeated keys, values that are not there) is a problem, and so is text
that editors show differently.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from eventmodels.catalogue.problems import Problem, Span
from eventmodels.catalogue.reading.folder import MAX_BYTES
from eventmodels.catalogue.records.node import Node, Origin

__all__ = ["read_bytes", "read_text"]

# More than a person writes. They keep a file that was made to do harm from taking all memory, and everything behind
# them, which calls itself for each level of nesting, from exhausting the stack.
MAX_DEPTH = 40
MAX_NODES = 200_000
ABSENT = ("", "~", "null", "Null", "NULL")
"""Ways to write, without quotes, a value that is not there."""
# The parser in C takes a tenth of the time; both give the same events, but for marks without a buffer and styles that
# are an empty text instead of None.
Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_bytes(raw: bytes, name: str) -> tuple[Node | None, list[Problem]]:
    """Read one YAML file; `name` is how problems call it. No node when the text cannot be read as one document."""
    if len(raw) > MAX_BYTES:
        message = f"the file has more than {MAX_BYTES:,} bytes"
        return None, [Problem("too-large", message, Span(name), "several files")]
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        column = len(before) - (before.rfind(b"\n") + 1)
        span = Span(name, before.count(b"\n"), column)
        return None, [Problem("not-utf-8", f"byte 0x{raw[error.start]:02X} is not UTF-8 text", span, "UTF-8")]
    return read_text(text, name)


def read_text(text: str, name: str) -> tuple[Node | None, list[Problem]]:
    """Read YAML text; see `read_bytes`."""
    # Not `splitlines`, which knows more line ends than YAML: numbers of lines have to be those of the parser.
    lines = text.split("\n")
    unfit = _unfit_characters(text, lines, name)
    # Before parsing: where tools disagree on what is written, no place in the text would be certain.
    if unfit:
        return None, unfit
    reader = _Reader(name, lines)
    try:
        root = reader.document(text)
    except yaml.YAMLError as error:
        return None, [*reader.problems, _syntax(error, name, lines)]
    if root is None and not reader.problems:
        return None, [Problem("empty-file", "the file holds nothing", Span(name), "a mapping of keys and values")]
    return root, reader.problems


CONTROL = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
UNFIT = (
    (re.compile("\ufeff"), "byte-order-mark", "a byte order mark", "plain UTF-8 without one"),
    (re.compile("\0"), "nul-byte", "a NUL byte", "text"),
    (re.compile("\r"), "line-ends", "a carriage return", "lines that end in a line feed alone"),
    (re.compile("[\x85\u2028\u2029]"), "line-ends", "a line separator", "lines that end in a line feed alone"),
    (re.compile("\t"), "tab", "a tab", "blanks"),
    (CONTROL, "control-character", "a control character", "characters that can be seen"),
)


def _unfit_characters(text: str, lines: list[str], name: str) -> list[Problem]:
    """Report the first of each character that YAML tools and editors disagree about."""
    problems = []
    for pattern, code, what, expected in UNFIT:
        match = pattern.search(text)
        if match:
            number = text.count("\n", 0, match.start())
            column = match.start() - (text.rfind("\n", 0, match.start()) + 1)
            problems.append(
                Problem(code, f"{what} in the text", Span(name, number, column, 1, lines[number]), expected)
            )
    return problems


def _syntax(error: yaml.YAMLError, name: str, lines: list[str]) -> Problem:
    """Turn an error of the parser into a problem; the two that authors meet most say what to do."""
    mark = getattr(error, "problem_mark", None)
    number, column = (mark.line, mark.column) if mark else (0, 0)
    line = lines[number] if number < len(lines) else ""
    what = getattr(error, "problem", None) or getattr(error, "reason", None) or "the text cannot be read"
    context = getattr(error, "context", None)
    expected = ""
    if "alphabetic or numeric character" in what:
        what, context, expected = "a bare * starts a reference in YAML", None, "quotes around it: '*'"
    elif "mapping values are not allowed" in what:
        expected = "quotes around a text that holds a colon and a blank"
    message = f"not YAML: {what}" + (f", {context}" if context else "")
    return Problem("yaml-syntax", message, Span(name, number, column, 1, line), expected)


class _Reader:
    """Builds nodes from the parser's events with a stack of its own, so that deep nesting cannot exhaust Python's.

    PyYAML's own nodes come from functions that call themselves, and do not show which value was an alias.
    """

    def __init__(self, name: str, lines: list[str]) -> None:
        self.origin = Origin(name, lines)
        self.problems: list[Problem] = []
        self.count = 0

    def document(self, text: str) -> Node | None:
        """Return the root of the only document; None where there is none, a second, or more than anyone writes.

        Raises `yaml.YAMLError` where the text is not YAML.
        """
        # A list or mapping that is open, and its parts so far: of a mapping keys and values by turns. Only at its end
        # are they known to be pairs.
        open_: list[tuple[Node, list[Node]]] = []
        root: Node | None = None
        documents = 0
        for event in yaml.parse(text, Loader=Loader):
            if isinstance(event, (yaml.ScalarEvent, yaml.AliasEvent)):  # asked first: most are
                root = self._attach(open_, self._scalar(event), root)
            elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
                self._plain(event)
                if len(open_) >= MAX_DEPTH:
                    self._report("too-deep", f"nested more than {MAX_DEPTH} levels deep", event, "a flatter text")
                    return None
                mapping = isinstance(event, yaml.MappingStartEvent)
                open_.append((self._node(event, {} if mapping else [], flow=bool(event.flow_style)), []))
            elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
                node, parts = open_.pop()
                self._fill(node, parts)
                root = self._attach(open_, node, root)
            elif isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._report("second-document", "a second document starts here", event, "one document a file")
                    return None
            if self.count > MAX_NODES:
                self._report("too-large", f"more than {MAX_NODES:,} values", event, "several files")
                return None
        return root

    def _attach(self, open_: list[tuple[Node, list[Node]]], node: Node, root: Node | None) -> Node:
        self.count += 1
        if not open_:
            return node
        open_[-1][1].append(node)
        return root or open_[0][0]

    def _scalar(self, event: Any) -> Node:
        self._plain(event)
        if isinstance(event, yaml.AliasEvent):
            self._report("alias", f"*{event.anchor} refers to another place", event, "the value itself")
            return self._node(event, str(event.anchor))
        # Where nothing can be escaped the text has been looked through.
        if event.style == '"' and ("\0" in event.value or CONTROL.search(event.value)):
            self._report("control-character", "an escape for a control character", event, "characters that can be seen")
        node = self._node(event, event.value)
        if not event.style and event.value in ABSENT:
            # A value that is not there. Only who holds it knows what to call it and where its key is, so the mark waits
            # for `_present`: an empty value has no letter of its own to point at.
            node.flow = True
        return node

    def _plain(self, event: Any) -> None:
        """Report tags and anchors: they give a value a meaning that its text does not show."""
        if getattr(event, "tag", None):
            self._report("tag", f"the tag {event.tag} has no meaning here", event, "the value without it")
        if event.anchor and not isinstance(event, yaml.AliasEvent):
            self._report("anchor", f"&{event.anchor} names a value for reuse", event, "the value written out")

    def _fill(self, node: Node, parts: list[Node]) -> None:
        if isinstance(node.value, list):
            node.value.extend(self._present(part, "a list item") for part in parts)
            return
        assert isinstance(node.value, dict)
        for key, value in zip(parts[::2], parts[1::2], strict=True):
            self._pair(node, node.value, key, value)

    def _pair(self, node: Node, pairs: dict[str, Node], key: Node, value: Node) -> None:
        if not isinstance(key.value, str):
            self.problems.append(Problem("complex-key", "a list or a mapping as a key", key.span, "a word"))
        elif key.value == "<<":
            self.problems.append(Problem("merge-key", "<< copies keys from elsewhere", key.span, "the keys themselves"))
        elif key.value in pairs:
            first = node.keys[key.value].span.line + 1
            message = f"{key.value!r} is written twice here, first on line {first}"
            self.problems.append(Problem("duplicate-key", message, key.span))
        else:
            node.keys[key.value] = key
            pairs[key.value] = self._present(value, repr(key.value), in_flow=node.flow, at=key)

    def _present(self, node: Node, what: str, *, in_flow: bool = False, at: Node | None = None) -> Node:
        if node.flow and node.value in ABSENT:
            # In braces a comma ends the value: `{note: busy, or gone}` silently has a second key without one.
            mended = "quotes around the word" if node.value else "quotes around a text with a comma in it"
            expected = f"a value, or {mended}" if in_flow or node.value else "a value"
            self.problems.append(Problem("no-value", f"{what} has no value", (at or node).span, expected))
            node.flow = False
        return node

    def _node(self, event: Any, value: str | list[Node] | dict[str, Node], *, flow: bool = False) -> Node:
        return Node(self.origin, event.start_mark, event.end_mark, value, flow=flow)

    def _report(self, code: str, message: str, event: Any, expected: str) -> None:
        # The lines are those of our own text: marks of the parser in C have no buffer to cut them from.
        span = self.origin.span(event.start_mark, event.end_mark)
        self.problems.append(Problem(code, message, span, expected))
