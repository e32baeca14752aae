"""What differs: two flows step by step, and two catalogues fact by fact."""

from eventmodels.diff.catalogues import Edit
from eventmodels.diff.editions import Edition, edits
from eventmodels.diff.flows import Compared, Difference, ValueChange, compare
from eventmodels.diff.report import edits_json, edits_markdown, edits_text, totals

__all__ = [
    "Compared",
    "Difference",
    "Edit",
    "Edition",
    "ValueChange",
    "compare",
    "edits",
    "edits_json",
    "edits_markdown",
    "edits_text",
    "totals",
]
