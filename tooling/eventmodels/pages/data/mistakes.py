"""What is wrong with a change, for the page on which its author waits for it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from eventmodels.catalogue import Problem

__all__ = ["mistakes_script"]


def mistakes_script(problems: Iterable[Problem], told: Iterable[str] = ()) -> str:
    """Return the script that gives a page the problems of a folder, and what else was `told` without a place."""
    rows = [
        {
            "place": str(problem.span),
            "code": problem.code,
            "message": problem.message,
            "expected": problem.expected,
            "nearest": problem.nearest,
            "excerpt": problem.excerpt(),
        }
        for problem in problems
    ]
    data = json.dumps([*rows, *({"message": text} for text in told)], ensure_ascii=False, indent=1)
    return f"(window.em ??= {{}}).mistakes = {data};\n"
