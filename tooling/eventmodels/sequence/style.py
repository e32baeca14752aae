"""The style of pictures that stand alone: the site's own style sheet with its colours filled in.

Programs that show a picture outside a browser know no custom properties, so the values are written out.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

__all__ = ["Palette", "embedded", "palettes"]

Palette = dict[str, str]

_SHEET = "sequence/diagram.css"
_COLOUR = re.compile(r"--em-([a-z0-9-]+):\s*([^;]+);")
_USE = re.compile(r"var\(--em-([a-z0-9-]+)\)")
_RULE = re.compile(r"[^{}]+\{[^{}]*\}")


def palettes() -> tuple[Palette, Palette]:
    """Return the colours of the light and of the dark scheme."""
    light, dark, _ = _read()
    return dict(_COLOUR.findall(light)), dict(_COLOUR.findall(dark))


@cache
def embedded() -> str:
    """Return the style sheet of a standalone picture: light, and dark where the reader's system is dark."""
    light, dark = palettes()
    rules = [" ".join(rule.split()) for rule in _RULE.findall(_read()[2])]
    # Sites colour the page behind a picture; one that stands alone brings its own paper, above any other rule.
    paper = ".em-paper { fill: var(--em-surface) !important; stroke: none !important; }"
    # Rules without a colour hold for both schemes: only the others are written again for the dark one.
    coloured = [rule for rule in (*rules, paper) if "var(" in rule]
    night = "".join(_filled(rule, dark) for rule in coloured)
    day = "".join(_filled(rule, light) for rule in (*rules, paper))
    return f"{day}@media screen and (prefers-color-scheme:dark){{{night}}}"


@cache
def _read() -> tuple[str, str, str]:
    """Cut the sheet into light palette, dark palette and rules: its first block, its second, and the rest."""
    text = re.sub(r"/\*.*?\*/", "", files("eventmodels").joinpath(_SHEET).read_text("utf-8"), flags=re.DOTALL)
    light, _, rest = text.partition("}")
    dark, _, rules = rest.partition("}")
    return light, dark, rules.partition("}")[2]


def _filled(rule: str, palette: Palette) -> str:
    return _USE.sub(lambda use: palette[use[1]], rule)
