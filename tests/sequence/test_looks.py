"""How states look: one word has one look, different words differ, and by more than their colour."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from eventmodels.sequence import Hrefs, draw_svg
from eventmodels.sequence.looks import UNSURE, Look, looks
from tests.sequence.drawn import drawn, real_drawings
from tests.support import real_catalogue

if TYPE_CHECKING:
    import pytest


def test_every_word_has_a_look_of_its_own() -> None:
    found = looks(real_catalogue().machines)
    lasting = [machine for machine in real_catalogue().machines.values() if machine.lasting]
    titles = {state.title for each in lasting for name, state in each.states.items() if name != each.initial}
    assert set(found) == titles
    assert len({*found.values(), UNSURE}) == len(titles) + 1


def test_states_of_one_picture_differ_in_tone_and_where_they_cannot_in_texture(subtests: pytest.Subtests) -> None:
    alike: dict[str, list[list[str]]] = {}
    for name, (whole, _) in real_drawings().items():
        found: dict[Look, set[str]] = defaultdict(set)
        tones: dict[str, set[str]] = defaultdict(set)
        for band in (each for each in whole.bands if each.look != UNSURE):
            found[band.look].add(band.title)
            tones[band.look.tone].add(band.title)
        with subtests.test(name):
            assert [titles for titles in found.values() if len(titles) > 1] == []
        shared = [sorted(titles) for titles in tones.values() if len(titles) > 1]
        alike |= {name: shared} if shared else {}
    assert alike == {
        "net-caller-abandonment": [["Consulting", "Disconnected"]],
        "net-consult-urs-destination": [["Consultation held", "Routing"]],
    }


def test_a_texture_is_a_line_along_the_band_and_the_word_stands_out_from_it() -> None:
    svg = draw_svg(drawn("conference"), Hrefs(lambda _: ""))
    assert '<line class="em-band em-bars" data-participant="B" data-top=' in svg
    assert '<g class="em-band-word em-tone-g"' in svg
    assert svg.count('<line class="em-band em-dots"') == svg.count('<g class="em-band em-tone-d"') == 2
