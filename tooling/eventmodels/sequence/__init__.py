"""Draw a flow: placed as a picture, or written for other tools."""

from __future__ import annotations

from eventmodels.sequence.exports import EXPORTS, Export, export_text, hrefs
from eventmodels.sequence.flow_json import to_json
from eventmodels.sequence.ladder import to_text
from eventmodels.sequence.markup import hue, sign_of
from eventmodels.sequence.mermaid import to_mermaid
from eventmodels.sequence.miniature import miniature
from eventmodels.sequence.placing.drawing import Drawing
from eventmodels.sequence.placing.form import COMPACT, HALF, NARROW, WHOLE
from eventmodels.sequence.placing.layout import place, place_forms, shown_in
from eventmodels.sequence.plantuml import to_plantuml
from eventmodels.sequence.shown import identifier_numbers
from eventmodels.sequence.svg import Hrefs, draw_svg, tone
from eventmodels.sequence.table import StepRow, table_rows
from eventmodels.sequence.told import told

__all__ = [
    "COMPACT",
    "EXPORTS",
    "HALF",
    "NARROW",
    "WHOLE",
    "Drawing",
    "Export",
    "Hrefs",
    "StepRow",
    "draw_svg",
    "export_text",
    "hrefs",
    "hue",
    "identifier_numbers",
    "miniature",
    "place",
    "place_forms",
    "shown_in",
    "sign_of",
    "table_rows",
    "to_json",
    "to_mermaid",
    "to_plantuml",
    "to_text",
    "told",
    "tone",
]
