"""Is it true: every name resolves, every step is possible, every value fits."""

from eventmodels.checks.check import check, examine
from eventmodels.checks.codes import CODES
from eventmodels.checks.drawable import drawing_problems

__all__ = ["CODES", "check", "drawing_problems", "examine"]
