"""What differs between two editions, as text, as Markdown and as data."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import asdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from eventmodels.diff.catalogues import Edit, Sign

__all__ = ["edits_json", "edits_markdown", "edits_text", "totals"]

SIGNS: dict[Sign, str] = {"added": "+", "removed": "-", "changed": "~"}
OF_ANOTHER = "step"
"""The kind of thing that has no name of its own: it is told under the name of its model."""
MARKS = re.compile(r"[\\`*_\[\]{}]")
"""Signs that Markdown or one of its extensions would take for markup."""


def totals(found: Sequence[Edit]) -> str:
    """Return how much differs, in one line."""
    if not found:
        return "nothing differs"
    counts = Counter(edit.sign for edit in found)
    breaking = sum(1 for edit in found if edit.breaking)
    words = ", ".join(f"{counts[sign]} {sign}" for sign in SIGNS if counts[sign])
    return f"{words}; {breaking} breaking" if breaking else f"{words}; nothing breaks"


def edits_text(found: Sequence[Edit]) -> str:
    """Return one line for each edit, `!` before those that break something, and the totals last."""
    lines = [f"{'!' if edit.breaking else ' '} {SIGNS[edit.sign]} {edit.what} {_line(edit)}" for edit in found]
    return "\n".join((*lines, totals(found)))


def _line(edit: Edit) -> str:
    words = f"{edit.name}: {edit.detail}" if edit.detail else edit.name
    return f"{words} ({edit.breaking})" if edit.breaking else words


def edits_json(found: Sequence[Edit]) -> list[dict[str, str]]:
    """Return the edits as plain data, in the same order, under the names of their fields."""
    return [asdict(edit) for edit in found]


def _code(edit: Edit) -> str:
    return f"`{edit.name}`"


def edits_markdown(found: Sequence[Edit], *, level: int = 3, named: Callable[[Edit], str] = _code) -> str:
    """Return a section for what breaks, then one for each kind of thing.

    `level` is that of the sections' headings; `named` writes the name of a thing, as a link perhaps.
    """
    breaking = [edit for edit in found if edit.breaking]
    rest = [edit for edit in found if not edit.breaking]
    sections = {"breaking": [f"- {edit.sign} {edit.what} {named(edit)}{_told(edit)}" for edit in breaking]}
    protocols = {edit.name: named(edit) for edit in rest if edit.what == "protocol"}
    for what in dict.fromkeys(edit.what for edit in rest):
        sections[what] = list(_gathered([edit for edit in rest if edit.what == what], named, protocols))
    # What breaks comes first and is told one by one; the rest is gathered, or a new protocol would fill pages.
    lines = [totals(found).capitalize() + "."]
    for title, listed in sections.items():
        lines += ["", f"{'#' * level} {title.capitalize()}", "", *listed] if listed else []
    return "\n".join(lines) + "\n"


def _gathered(edits: Sequence[Edit], named: Callable[[Edit], str], protocols: Mapping[str, str]) -> Iterator[str]:
    """Yield a line for all that is new and for all that is gone in one place, then what else differs.

    What came with a new protocol is counted: its page lists it.
    """
    # Steps are told under their models, below: without those nobody knows which step is meant.
    whole = [edit for edit in edits if edit.sign != "changed" and edit.what != OF_ANOTHER]
    for sign in SIGNS:
        places: dict[str, dict[str, None]] = {}
        for edit in (edit for edit in whole if edit.sign == sign):
            # A mapping instead of a set: each name once, in the order of the edits.
            places.setdefault(_place(edit), {})[named(edit)] = None
        counts = [f"{len(names)} of {protocols[place]}" for place, names in places.items() if place in protocols]
        lists = [", ".join(names) for place, names in places.items() if place not in protocols]
        yield from (f"- {sign}: {listed}" for listed in (", ".join(counts), *lists) if listed)
    rest = [edit for edit in edits if edit not in whole]
    for name in dict.fromkeys(edit.name for edit in rest):
        yield from _differing([edit for edit in rest if edit.name == name], named)


def _place(edit: Edit) -> str:
    """Return where a thing belongs: the first word of its name, if it has several."""
    return edit.name.partition(".")[0] if "." in edit.name else ""


def _differing(mine: Sequence[Edit], named: Callable[[Edit], str]) -> Iterator[str]:
    """Yield how one thing differs: in a line, or in a list below its name."""
    if len(mine) == 1:
        yield f"- {named(mine[0])}{_told(mine[0])}"
    else:
        yield f"- {named(mine[0])}:"
        yield from (f"    - {_told(edit).removeprefix(': ')}" for edit in mine)


def _told(edit: Edit) -> str:
    """Return what stands after the name; the detail is text of others and must not be read as markup."""
    detail = " ".join(edit.detail.split()).replace("&", "&amp;").replace("<", "&lt;")
    detail = MARKS.sub(r"\\\g<0>", detail)
    if edit.what == OF_ANOTHER and edit.sign != "changed" and not edit.breaking:
        detail = f"{edit.sign}: {detail}"
    return (f": {detail}" if detail else "") + (f" ({edit.breaking})" if edit.breaking else "")
