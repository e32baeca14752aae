"""The colours of diagrams can be read, and standalone pictures bring them along."""

from __future__ import annotations

from itertools import combinations

import pytest

from eventmodels.sequence.markup import HUES, hue, sign_of
from eventmodels.sequence.placing.lettering import SIZES
from eventmodels.sequence.style import embedded, palettes

TONES = "abcdefghijklmn"
GROUNDS = ("surface", "paper", "sunk", "region")
PAIRS = [
    *((ink, ground) for ink in ("ink", "soft", "muted", "request", "event", "accent") for ground in GROUNDS),
    *((word, f"{word}-fill") for word in ("mark", "state", "good", "bad")),
    *((ink, "tint") for ink in ("ink", "muted")),
    *((f"id-{number}", f"id-{number}-ground") for number in range(1, HUES + 1)),
    *(("on-band", f"tone-{tone}") for tone in TONES),
    ("on-accent", "accent"),
    ("ink", "note"),
]


def luminance(colour: str) -> float:
    digits = colour.removeprefix("#")
    digits = "".join(each * 2 for each in digits) if len(digits) == 3 else digits
    channels = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(pair: tuple[str, str], scheme: int) -> float:
    palette = palettes()[scheme]
    bright, dim = sorted((luminance(palette[name]) for name in pair), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("pair", PAIRS, ids=" on ".join)
def test_text_has_contrast(pair: tuple[str, str], scheme: int) -> None:
    assert contrast(pair, scheme) >= 4.5


SHAPES = [*(("texture", f"tone-{tone}") for tone in TONES), *(("edge", ground) for ground in GROUNDS)]
"""What is no text and has to be seen: what tells states apart, and lines around and beside steps."""


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("pair", SHAPES, ids=" on ".join)
def test_shapes_have_contrast(pair: tuple[str, str], scheme: int) -> None:
    assert contrast(pair, scheme) >= 3


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_the_ground_of_a_region_is_seen(scheme: int) -> None:
    assert contrast(("region", "surface"), scheme) >= 1.2


def test_frames_and_brackets_are_drawn_in_the_colour_that_is_seen() -> None:
    edge = palettes()[0]["edge"]
    for rule in (
        ".em-fragment .em-outline { stroke",
        ".em-tab { fill: #efede6; stroke",
        ".em-phase .em-outline { fill",
    ):
        assert f".em-seq {rule}: {edge};" in embedded()
    assert f".em-seq .em-bracket {{ stroke: {edge}; }}" in embedded()


def test_both_schemes_name_the_same_colours() -> None:
    light, dark = palettes()
    assert list(light) == list(dark)


def test_the_embedded_style_has_its_colours_filled_in() -> None:
    light, dark = palettes()
    style = embedded()
    day, night = style.split("@media screen and (prefers-color-scheme:dark)")
    assert "var(" not in style
    assert light["accent"] in day
    assert dark["accent"] in night
    assert dark["accent"] not in day
    assert "<" not in style


def test_the_style_sheet_sets_the_sizes_that_the_layout_counts_on() -> None:
    style = embedded()
    assert f" display: block; font: {SIZES['values']:g}px " in style
    assert f".em-seq .em-name {{ font-size: {SIZES['name']:g}px; }}" in style
    assert SIZES["request"] == SIZES["name"]
    assert (
        f".em-seq .em-label {{ fill: {palettes()[0]['ink']}; font-size: {SIZES['label']:g}px; font-weight: 600; }}"
        in style
    )
    small = {name for name, size in SIZES.items() if name not in {"name", "request", "label"}}
    assert {SIZES[name] for name in small} == {SIZES["values"]}


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_no_two_states_and_no_two_identifiers_look_alike(scheme: int) -> None:
    palette = palettes()[scheme]
    for kind in ("tone-", "id-"):
        named = [colour for name, colour in palette.items() if name.startswith(kind) and not name.endswith("-ground")]
        assert min(distance(one, other) for one, other in combinations(named, 2)) > 36


def distance(one: str, other: str) -> int:
    """Return how far apart two colours are, over all channels."""
    return sum(abs(int(one[at : at + 2], 16) - int(other[at : at + 2], 16)) for at in (1, 3, 5))


def test_no_text_is_smaller_than_can_be_read() -> None:
    assert min(SIZES.values()) >= 11


def test_no_identifier_has_the_colour_or_the_mark_of_another_that_has_one() -> None:
    coloured = range(1, HUES + 1)
    assert len({hue(number) for number in coloured}) == len({sign_of(number) for number in coloured}) == HUES
    assert {hue(HUES + 1), hue(HUES + 5)} == {""}
    assert {sign_of(HUES + 1), sign_of(HUES + 5)}.isdisjoint(map(sign_of, coloured))
