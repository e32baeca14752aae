"""What differs between two editions, as text, as Markdown and as data."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from eventmodels.diff.catalogues import Edit, Sign

__all__ = ["edits_json", "edits_markdown", "edits_text", "totals"]

SIGNS: dict[Sign, str] = {"added": "+", "removed": "-", "changed": "~"}


def totals(found: Sequence[Edit]) -> str:
    """Return how much differs, in one line."""
    if not found:
        return "nothing differs"
    counts = Counter(edit.sign for edit in found)
    breaking = sum(1 for edit in found if edit.breaking)
    words = ", ".join(f"{counts[sign]} {sign}" for sign in SIGNS if counts[sign])
    return f"{words}; {breaking} breaking" if breaking else f"{words}; nothing breaks"


def edits_text(found: Sequence[Edit]) -> str:
    """Return one line each, `!` where something breaks, and the totals last."""
    lines = [f"{'!' if edit.breaking else ' '} {SIGNS[edit.sign]} {edit.what} {_line(edit)}" for edit in found]
    return "\n".join((*lines, totals(found)))


def _line(edit: Edit) -> str:
    words = f"{edit.name}: {edit.detail}" if edit.detail else edit.name
    return f"{words} ({edit.breaking})" if edit.breaking else words


def edits_json(found: Sequence[Edit]) -> list[dict[str, str]]:
    """Return plain data, in the same order."""
    return [asdict(edit) for edit in found]


def edits_markdown(found: Sequence[Edit]) -> str:
    """Return a section for what breaks, then one for each kind of thing."""
    return "\n".join((totals(found).capitalize() + ".", *_sections(found))) + "\n"


def _sections(found: Sequence[Edit]) -> Iterator[str]:
    breaking = [edit for edit in found if edit.breaking]
    if breaking:
        yield from ("", "### Breaking", "", *(f"- {edit.sign} {edit.what} {_marked(edit)}" for edit in breaking))
    order = list(dict.fromkeys(edit.what for edit in found))
    rest = sorted((edit for edit in found if not edit.breaking), key=lambda edit: order.index(edit.what))
    for what, group in groupby(rest, key=lambda edit: edit.what):
        yield from ("", f"### {what.capitalize()}", "", *_gathered(list(group)))


def _gathered(found: Sequence[Edit]) -> Iterator[str]:
    """Yield a line for what is new, one for what is gone, and one for each change."""
    for sign in SIGNS:
        names = [f"`{edit.name}`" for edit in found if edit.sign == sign]
        if names and sign != "changed":
            yield f"- {sign}: {', '.join(dict.fromkeys(names))}"
    yield from (f"- {_marked(edit)}" for edit in found if edit.sign == "changed")


def _marked(edit: Edit) -> str:
    """Return name and detail with the name as code; the detail is text of others and must not be read as markup."""
    detail = edit.detail.replace("\\", "\\\\").replace("`", "\\`").replace("*", "\\*").replace("_", "\\_")
    detail = detail.replace("<", "&lt;").replace("[", "\\[")
    words = f"`{edit.name}`" + (f": {detail}" if detail else "")
    return f"{words} ({edit.breaking})" if edit.breaking else words
