"""Draw a flow: placed as a picture, or written for other tools."""

from __future__ import annotations

from eventmodels.sequence.drawing import Drawing
from eventmodels.sequence.exports import EXPORTS, Export
from eventmodels.sequence.layout import place
from eventmodels.sequence.svg import Hrefs, draw_svg, tone
from eventmodels.sequence.table import StepRow, table_rows

__all__ = ["EXPORTS", "Drawing", "Export", "Hrefs", "StepRow", "draw_svg", "place", "table_rows", "tone"]
