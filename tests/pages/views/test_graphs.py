"""State machines and the map of participants as graphs: the same bytes, coloured by the page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from eventmodels.pages.views.graphs import draw_machine, draw_topology

if TYPE_CHECKING:
    from eventmodels.pages.reference import Reference


def topology(reference: Reference) -> str:
    catalogue = reference.catalogue
    return draw_topology(reference.addresses, catalogue.participants, catalogue.links)


def test_graphs_are_the_same_bytes_every_time(reference: Reference) -> None:
    machine = reference.catalogue.machines["leaf"]
    assert draw_machine(reference.addresses, "leaf", machine) == draw_machine(reference.addresses, "leaf", machine)
    assert topology(reference) == topology(reference)


def test_a_graph_leaves_colours_and_ids_to_the_page(reference: Reference) -> None:
    for picture in (
        draw_machine(reference.addresses, "leaf", reference.catalogue.machines["leaf"]),
        topology(reference),
    ):
        assert picture.startswith('<svg class="em-graph')
        assert not re.findall(r' (?:id|fill|stroke|xlink:href|font-family)="', picture)
        assert "\n\n" not in picture
    assert 'href="#open"' in draw_machine(reference.addresses, "leaf", reference.catalogue.machines["leaf"])
