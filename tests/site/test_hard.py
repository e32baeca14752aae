"""The hardest models are as many as there are properties, and a harder one takes its place among them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.site.hard import PROPERTIES, hardest

if TYPE_CHECKING:
    from eventmodels.catalogue import Flow
    from eventmodels.pages import Site

DOZEN = 12


@pytest.fixture
def flows(generated: Site) -> list[Flow]:
    return list(generated.reference.flows.all.values())


def test_there_is_another_model_for_every_property(flows: list[Flow]) -> None:
    found = hardest(flows)
    assert len({flow.id for flow in found}) == len(found) == len(PROPERTIES) == DOZEN


def test_every_property_sets_its_model_apart(flows: list[Flow]) -> None:
    for (name, measure), flow in zip(PROPERTIES.items(), hardest(flows), strict=True):
        assert measure(flow) > min(map(measure, flows)), name


def test_a_model_that_has_more_takes_the_place_of_the_one_that_had_most(flows: list[Flow]) -> None:
    longest = hardest(flows)[0]
    longer = replace(longest, id="longer", items=(*longest.items, *longest.items))
    assert hardest([*flows, longer])[0] is longer


def test_of_few_models_all_are_opened_once(flows: list[Flow]) -> None:
    few = flows[:3]
    assert sorted(flow.id for flow in hardest(few)) == sorted(flow.id for flow in few)
