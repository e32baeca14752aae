"""The small pieces of markup that a picture is made of."""

from __future__ import annotations

from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING

from eventmodels.sequence.placing.lettering import TagBox
from eventmodels.sequence.text_metrics import plain

if TYPE_CHECKING:
    from eventmodels.sequence.placing.drawing import Pill
    from eventmodels.sequence.placing.lettering import Along, Box, IdentifierSign, Label, TextRun

__all__ = [
    "along",
    "data_of",
    "down",
    "hue",
    "label_of",
    "number",
    "rect",
    "ring",
    "sign_of",
    "signs_of",
    "span",
    "text_of",
    "tip_of",
    "values_of",
]

HUES = 6
"""Colours of identifiers: further ones have none, so that none is taken for another."""
SHAPES = (
    ((3, 0), (6, 0), (9, 3), (9, 6), (6, 9), (3, 9), (0, 6), (0, 3)),
    ((4.5, -0.5), (9.5, 4.5), (4.5, 9.5), (-0.5, 4.5)),
    ((0.5, 0.5), (8.5, 0.5), (8.5, 8.5), (0.5, 8.5)),
    ((4.5, 0), (9.2, 8.5), (-0.2, 8.5)),
    ((-0.2, 0.5), (9.2, 0.5), (4.5, 9)),
    ((3, 0), (6, 0), (6, 3), (9, 3), (9, 6), (6, 6), (6, 9), (3, 9), (3, 6), (0, 6), (0, 3), (3, 3)),
    ((0, 3), (9, 3), (9, 6), (0, 6)),
)
"""Their marks in narrow pictures, so that nobody needs to tell the colours apart; within 9 pixels. The last is that of
all without a colour."""
_SIGNS = "\u25cf\u25c6\u25a0\u25b2\u25bc\u271a\u25ac"
"""The same as characters."""
_CLASSES = {
    "name": "em-name",
    "request": "em-name",
    "slim": "em-name em-slim",
    "number": "em-number",
    "label": "em-label",
    "title": "",
    "tab": "em-fragment-title",
    "fragment-note": "em-fragment-note",
    "action": "em-action-text",
    "note": "",
    "state": "",
    "mark": "",
    "tag": "",
}
_TURNED = 4
"""How far right of the middle of a column the baseline of words stands that are written along it."""


@lru_cache(maxsize=4096)
def number(value: float) -> str:
    """Write a number with at most one decimal."""
    return f"{value:.1f}".removesuffix(".0")


@lru_cache(maxsize=4096)
def text_of(text: str) -> str:
    """Write text that is no markup."""
    return escape(plain(text))


def data_of(**values: str | float | None) -> str:
    """Write data attributes, leaving out the empty ones; `from_` is `data-from`, `tab_right` is `data-tab-right`."""
    given = ((key.rstrip("_").replace("_", "-"), value) for key, value in values.items() if value not in (None, ""))
    return "".join(f' data-{key}="{text_of(v) if isinstance(v, str) else number(v)}"' for key, v in given)


def tip_of(text: str) -> str:
    """Write what appears on pointing."""
    return f"<title>{text_of(text)}</title>" if text else ""


def hue(identifier: int) -> str:
    """Return the class that colours what belongs to an identifier, with a space before it."""
    return f" em-id-{identifier}" if 0 < identifier <= HUES else ""


def rect(box: Box, attributes: str = "") -> str:
    """Write a rectangle."""
    place = f'x="{number(box.left)}" y="{number(box.top)}"'
    return f'<rect{attributes} {place} width="{number(box.width)}" height="{number(box.height)}"/>'


def down(x: float, top: float, bottom: float) -> str:
    """Write the ends of a line downwards."""
    return f'x1="{number(x)}" y1="{number(top)}" x2="{number(x)}" y2="{number(bottom)}"'


def span(top: float, bottom: float) -> str:
    """Write from where to where something goes, which becomes shorter when rows within are taken out."""
    return data_of(top=top, bottom=bottom)


def label_of(label: Label, data: str = "") -> str:
    """Write lines of text, each further line a leading below the one before."""
    loop = label.anchor == "start" and label.style in {"name", "request", "action", "label", "title"}
    classes = f"{_CLASSES[label.style]}{' em-start' if loop else ''}".strip()
    kind = f' class="{classes}"' if classes else ""
    first, *rest = map(text_of, label.lines)
    x = number(label.x)
    more = "".join(f'<tspan x="{x}" dy="{label.leading}">{line}</tspan>' for line in rest)
    return f'<text{kind}{data} x="{x}" y="{number(label.y)}">{first}{more}</text>'


def values_of(values: tuple[TextRun | TagBox, ...]) -> str:
    """Write what stands below an arrow."""
    body = "".join(_tag(each) if isinstance(each, TagBox) else _words(each) for each in values)
    return f'<g class="em-values">{body}</g>' if values else ""


def _tag(tag: TagBox) -> str:
    ground = rect(tag.box, ' rx="4"')
    return f'<g class="em-tag{hue(tag.number)}">{ground}{label_of(tag.label)}</g>'


def _words(words: TextRun) -> str:
    parts = (f"<tspan>{text_of(text)}</tspan>" if bold else text_of(text) for text, bold in words.parts)
    return f'<text x="{number(words.x)}" y="{number(words.y)}">{" ".join(parts)}</text>'


def sign_of(identifier: int) -> str:
    """Return the mark of an identifier as a character, for words about a picture."""
    return _SIGNS[min(identifier, len(_SIGNS)) - 1]


def signs_of(signs: tuple[IdentifierSign, ...]) -> str:
    """Write the marks of identifiers: each has a shape of its own."""
    return "".join(_sign(sign) for sign in signs)


def _sign(sign: IdentifierSign) -> str:
    shape = SHAPES[min(sign.number, len(SHAPES)) - 1]
    points = " ".join(f"{number(sign.box.left + x)},{number(sign.box.top + y)}" for x, y in shape)
    return f'<polygon class="em-sign{hue(sign.number)}" points="{points}"/>'


def ring(pill: Pill) -> str:
    """Write the number of a step in its ring."""
    return rect(pill.box, ' class="em-pill" rx="9"') + label_of(pill.label)


def along(word: Along, kind: str) -> str:
    """Write a word along a column, from below to above; around it stands what a script moves."""
    x, y = number(word.column.middle + _TURNED), number(word.y)
    turned = f'<text transform="rotate(-90 {x} {y})" x="{x}" y="{y}">{text_of(word.text)}</text>'
    reach = data_of(y=word.y, top=word.box.top, bottom=word.box.bottom)
    return f'<g class="{kind}"{reach}>{turned}</g>'
