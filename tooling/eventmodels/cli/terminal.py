"""What a terminal asks for: colours or none, lines that fit it, lists that come to an end.

A file or another program gets whole lines and whole lists, since it has no width and can search.
"""

from __future__ import annotations

import os
import shutil
import sys
from bisect import bisect
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from eventmodels.catalogue.problems import Problem

__all__ = ["fit", "heading", "name", "report", "rows", "series", "wants_colours", "whole_option", "width"]

NARROWEST = 30
"""Below that, lines are left to the terminal: hardly a name would fit."""
LINES = 4
"""A list of names takes so many lines of a terminal, unless all of it is asked for."""
ROWS = 40
"""And a list with a line for each thing a screenful."""
SEVERITIES = {"error": "red", "warning": "yellow", "information": "blue"}


whole_option = click.option("--all", "whole", is_flag=True, help="Show long lists whole, on a terminal too.")


def wants_colours() -> bool | None:
    """Return False where the environment wants none (no-color.org); else click asks whether this is a terminal."""
    unwanted = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return False if unwanted else None


def width() -> int | None:
    """Return how many columns the terminal has, or COLUMNS says; None for a file or another program."""
    # COLUMNS alone does not make a terminal: where it is exported, lines for `grep` must stay whole.
    return max(shutil.get_terminal_size().columns, NARROWEST) if sys.stdout.isatty() else None


def name(text: str) -> str:
    """Return the name of a thing as it stands out."""
    return click.style(text, bold=True)


def heading(text: str) -> str:
    """Return what stands over things, or before a list."""
    return click.style(text, fg="cyan")


def fit(text: str, indent: str = "") -> str:
    """Return text in lines that fit, broken between words alone; those after the first begin with `indent`."""
    # Not by textwrap, which breaks ids at their hyphens: nobody could look for them or copy them.
    room = width()
    if room is None:
        return text
    first, *words = text.split(" ")
    lines = [first]
    for word in words:
        longer = f"{lines[-1]} {word}"
        fits = len(click.unstyle(longer)) <= room or not click.unstyle(lines[-1]).strip()
        lines[-1:] = [longer] if fits else [lines[-1], f"{indent}{word}"]
    return "\n".join(lines)


def series(title: str, values: Sequence[str], *, whole: bool) -> str:
    """Return a list of names under its title, indented; a long one ends in how many more there are."""

    def lines(shown: int) -> int:
        return _series(title, values, shown).count("\n") + 1

    every = len(values)
    if whole or width() is None or lines(every) <= LINES:
        return _series(title, values, every)
    return _series(title, values, bisect(range(1, every), LINES, key=lines) or 1)


def _series(title: str, values: Sequence[str], shown: int) -> str:
    rest = [_more(len(values) - shown)] if shown < len(values) else []
    return fit(f"  {heading(title)}: {', '.join([*values[:shown], *rest])}", "    ")


def rows(lines: Sequence[str], *, whole: bool) -> str:
    """Return a list with a line for each thing; a long one ends in how many more there are."""
    shown = len(lines) if whole or width() is None or len(lines) <= ROWS else ROWS
    rest = [f"  {_more(len(lines) - shown)}"] if shown < len(lines) else []
    return "\n".join([*(fit(line, "      ") for line in lines[:shown]), *rest])


def _more(number: int) -> str:
    return click.style(f"and {number} more (--all)", dim=True)


def report(problems: Iterable[Problem]) -> str:
    """Return problems as text, as `report_text` does, in colours and lines that fit."""
    return "\n".join(part for problem in problems for part in _parts(problem) if part)


def _parts(problem: Problem) -> Iterable[str]:
    severity = click.style(str(problem.severity), fg=SEVERITIES[problem.severity], bold=True)
    yield fit(f"{name(str(problem.span))}: {severity} [{problem.code}] {problem}", "    ")
    room = width()
    # The line and its caret are cut around the place, not wrapped: the caret must stay under its word.
    excerpt = problem.excerpt(room - len(f"  {problem.span.line + 1} | ")) if room else problem.excerpt()
    line, _, caret = excerpt.partition("\n")
    yield f"{line}\n{click.style(caret, fg='green')}" if excerpt else ""
    yield fit(problem.came(), "    ")
