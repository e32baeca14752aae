"""The colours of diagrams can be read, and standalone pictures bring them along."""

from __future__ import annotations

import pytest

from eventmodels.sequence.drawing import SIZES
from eventmodels.sequence.style import embedded, palettes

PAIRS = [
    *((ink, "paper") for ink in ("ink", "muted", "accent", "request", "event", "mark")),
    *((ink, "surface") for ink in ("ink", "muted", "accent")),
    ("mark", "mark-fill"),
    ("ink", "note"),
    ("state", "state-fill"),
]


def luminance(colour: str) -> float:
    digits = colour.removeprefix("#")
    digits = "".join(each * 2 for each in digits) if len(digits) == 3 else digits
    channels = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("pair", PAIRS, ids=" on ".join)
def test_text_has_contrast(pair: tuple[str, str], scheme: int) -> None:
    palette = palettes()[scheme]
    bright, dim = sorted((luminance(palette[name]) for name in pair), reverse=True)
    assert (bright + 0.05) / (dim + 0.05) >= 4.5


def test_both_schemes_name_the_same_colours() -> None:
    light, dark = palettes()
    assert list(light) == list(dark)


def test_the_embedded_style_has_its_colours_filled_in() -> None:
    light, dark = palettes()
    style = embedded()
    day, night = style.split("@media screen and (prefers-color-scheme:dark)")
    assert "var(" not in style
    assert light["request"] in day
    assert dark["request"] in night
    assert dark["request"] not in day
    assert "<" not in style


def test_the_style_sheet_sets_the_sizes_that_the_layout_counts_on() -> None:
    style = embedded()
    assert f".em-seq {{ display: block; font: {SIZES['values']:g}px " in style
    assert f".em-seq .em-name {{ font-size: {SIZES['name']:g}px; }}" in style
    assert (
        f".em-seq .em-label {{ fill: {palettes()[0]['ink']}; font-size: {SIZES['label']:g}px; font-weight: 600; }}"
        in style
    )
    assert f".em-number, .em-interruption-mark text {{ font-size: {SIZES['number']:g}px;" in style
