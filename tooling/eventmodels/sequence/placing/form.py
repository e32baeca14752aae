"""In which sizes a picture is drawn: whole, compact for screens, narrow for phones, between these for half a window."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["COMPACT", "HALF", "NARROW", "WHOLE", "Form"]

ASKS = ((230, 230, 120), (190, 230, 120), (150, 200, 120), (110, 170, 104))
MOST_WIDTH = 960
MOST_BESIDE = 936
"""What a panel beside it leaves of a window of 1360 px."""


@dataclass(frozen=True, slots=True)
class Form:
    """What a size allows."""

    most: int
    """How wide a picture should be."""
    asks: tuple[tuple[int, int, int], ...]
    """How far values may set lifelines apart, where names break, and the least gap: the first that fits is taken."""
    folds: bool
    """Whether those who say least lose their lifelines where a picture would be wider."""
    brief: bool = False
    """Whether heads are keys, and only names stand at arrows."""


WHOLE = Form(MOST_WIDTH, ASKS, folds=False)
COMPACT = Form(MOST_BESIDE, (*ASKS, (110, 150, 96), (110, 140, 96)), folds=True)
NARROW = Form(356, ((0, 356, 44),), folds=True, brief=True)
HALF = Form(600, ((0, 600, 44),), folds=True, brief=True)
