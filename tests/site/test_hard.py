"""The hardest models are as many as there are properties, and a harder one takes its place among them."""

from __future__ import annotations

from dataclasses import replace

from tests.site.hard import PROPERTIES, hardest
from tests.support import real_site

FLOWS = real_site().reference.flows.all
DOZEN = 12


def test_there_is_another_model_for_every_property() -> None:
    found = hardest(FLOWS.values())
    assert len({flow.id for flow in found}) == len(found) == len(PROPERTIES) == DOZEN


def test_every_property_sets_its_model_apart() -> None:
    for (name, measure), flow in zip(PROPERTIES.items(), hardest(FLOWS.values()), strict=True):
        assert measure(flow) > min(map(measure, FLOWS.values())), name


def test_a_model_that_has_more_takes_the_place_of_the_one_that_had_most() -> None:
    longest = hardest(FLOWS.values())[0]
    longer = replace(longest, id="longer", items=(*longest.items, *longest.items))
    assert hardest([*FLOWS.values(), longer])[0] is longer


def test_of_few_models_all_are_opened_once() -> None:
    few = list(FLOWS.values())[:3]
    assert sorted(flow.id for flow in hardest(few)) == sorted(flow.id for flow in few)
