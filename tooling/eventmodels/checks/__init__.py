"""Is it true: every name resolves, every step is possible, every value fits."""

from eventmodels.checks.check import check, compacted, examine
from eventmodels.checks.codes import CODES
from eventmodels.checks.drawable import drawing_problems

__all__ = ["CODES", "check", "compacted", "drawing_problems", "examine"]
