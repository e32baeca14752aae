"""What is wrong, where, what was expected instead: one record and its renderings."""

from __future__ import annotations

import difflib
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "Problem",
    "Severity",
    "Span",
    "counted",
    "errors",
    "in_order",
    "nearest",
    "report_github",
    "report_json",
    "report_text",
]


LONG = 160
"""So much of a source line is printed."""
TRAIL = 6
"""So many steps before a problem are printed; the data has them all."""


class Severity(StrEnum):
    """How much a problem weighs: an error fails the check, information never does.

    A warning is what would be an error if one were not in the middle of writing.
    """

    ERROR = "error"
    WARNING = "warning"
    INFORMATION = "information"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in a file; line and column count from zero, as editors' protocols do, and print from one."""

    file: str
    line: int = 0
    column: int = 0
    length: int = 1
    text: str = field(default="", compare=False, repr=False)
    """The whole source line, kept for the caret."""

    def __str__(self) -> str:
        return f"{self.file}:{self.line + 1}:{self.column + 1}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake of an author, to be read without opening the code."""

    code: str
    """Stable, hyphenated; docs/checks.md has an entry of the same name."""
    message: str
    span: Span
    expected: str = ""
    nearest: str = ""
    severity: Severity = Severity.ERROR
    trail: tuple[str, ...] = ()
    """The steps that came before it in a replay, from the first on."""
    step: str = field(default="", compare=False)
    """Address of the step that it is about, or empty; not printed, an allowance names it."""
    attribute: str = field(default="", compare=False)
    """The attribute whose value it is about, or empty; not printed, an allowance names it."""

    def __str__(self) -> str:
        """Return the message in one line, with what was expected and the nearest guess."""
        parts = [self.message]
        if self.expected:
            parts.append(f"expected {self.expected}")
        if self.nearest:
            parts.append(f"did you mean {self.nearest!r}?")
        return "; ".join(parts)

    def excerpt(self, limit: int = LONG) -> str:
        """Return the source line, at most `limit` of it, with a caret under the place; nothing if it is not known."""
        line = self.span.text.rstrip("\r\n")
        if not line.strip():
            return ""
        shown, start = _window(line, self.span.column, limit)
        width = max(1, min(self.span.length, len(shown) - start))
        number = str(self.span.line + 1)
        return f"  {number} | {shown}\n  {' ' * len(number)} | {' ' * start}{'^' * width}"

    def came(self) -> str:
        """Return the line that names the steps before it in a replay, of many the last ones; else nothing."""
        more = "... " if len(self.trail) > TRAIL else ""
        return f"  after {more}{', '.join(self.trail[-TRAIL:])}" if self.trail else ""


def _window(line: str, column: int, limit: int) -> tuple[str, int]:
    """Cut a very long line around `column`, and mark where; each letter keeps its place, controls become blanks."""
    # The caret of a very long line would be wrapped by the terminal and stand under another word.
    begin = max(0, min(column, len(line)) - limit // 2) if len(line) > limit else 0
    end = begin + limit
    shown = "".join(c if c.isprintable() else " " for c in line[begin:end])
    shown = f"…{shown[1:]}" if begin else shown
    shown = f"{shown[:-1]}…" if end < len(line) else shown
    return shown, min(column - begin, len(shown))


def counted(number: int, what: str) -> str:
    """Return a number with the noun it counts: `1 problem`, `2 problems`."""
    return f"{number} {what}{'' if number == 1 else 's'}"


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Return problems, each once, in the order of files and lines."""
    return sorted(set(problems), key=lambda p: (p.span, p.code, p.message))


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems that make a check fail."""
    return [problem for problem in problems if problem.severity is Severity.ERROR]


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word most like `word`, or an empty text when none is near."""
    # Case is set aside, since it would count as much as a wrong letter. Of names that differ in nothing else the first
    # in the alphabet is guessed, whatever order they come in.
    words = sorted(set(known))
    folded = {w.casefold(): w for w in reversed(words)}
    if word.casefold() in folded:
        return folded[word.casefold()]
    close = difflib.get_close_matches(word.casefold(), list(folded), n=1, cutoff=0.6)
    return folded[close[0]] if close else ""


def report_text(problems: Iterable[Problem]) -> str:
    """Return all problems as text: place, code and message, then the line with a caret."""
    texts = []
    for problem in problems:
        head = f"{problem.span}: {problem.severity} [{problem.code}] {problem}"
        texts.append("\n".join(part for part in (head, problem.excerpt(), problem.came()) if part))
    return "\n".join(texts)


def report_json(problems: Iterable[Problem]) -> list[dict[str, object]]:
    """Return all problems as plain data; lines and columns count from one."""
    return [
        {
            "code": p.code,
            "severity": str(p.severity),
            "message": p.message,
            "expected": p.expected,
            "nearest": p.nearest,
            "file": p.span.file,
            "line": p.span.line + 1,
            "column": p.span.column + 1,
            "trail": list(p.trail),
        }
        for p in problems
    ]


def report_github(problems: Iterable[Problem]) -> str:
    """Return all problems as workflow commands, which a pull request shows beside the line."""
    kinds = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFORMATION: "notice"}
    return "\n".join(
        f"::{kinds[p.severity]} file={_property(str(PurePosixPath(p.span.file)))},line={p.span.line + 1},"
        f"col={p.span.column + 1},title={_property(p.code)}::{_escape(str(p))}"
        for p in problems
    )


def _escape(text: str) -> str:
    # The escapes of GitHub's workflow commands; a message that is not escaped ends at its first line.
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")
