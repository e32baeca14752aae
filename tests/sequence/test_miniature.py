"""The small picture of a flow: a lifeline for each participant, an arrow for each message of the normal course."""

from __future__ import annotations

import re

import pytest

from eventmodels.catalogue.flow import MessageStep
from eventmodels.sequence import miniature
from eventmodels.sequence.miniature import HEIGHT, WIDTH
from tests.support import real_reference, small_reference

ARROW = re.compile(r'<path data-step="(\d+)" d="M([\d.]+) ([\d.]+)H([\d.]+)"/>')
REAL = list(real_reference().flows.all)


def test_what_it_draws() -> None:
    assert miniature(small_reference().flows.all["visit"]) == (
        '<svg class="em-mini" viewBox="0 0 132 60" aria-hidden="true">'
        '<path class="em-mini-heads" d="M4 4h8M43 4h8M81 4h8M120 4h8"/><path d="M8 6V58M47 6V58M85 6V58M124 6V58"/>'
        '<g marker-end="url(#em-mini-end)">'
        '<path data-step="2" d="M47 17H81"/>'
        '<path data-step="5" d="M47 29H81"/>'
        '<g class="em-asks">'
        '<path data-step="1" d="M8 11H43"/>'
        '<path data-step="4" d="M8 23H43"/>'
        "</g></g></svg>"
    )


@pytest.mark.parametrize("name", REAL)
def test_every_message_has_its_arrow_inside_the_picture(name: str) -> None:
    flow = real_reference().flows.all[name]
    tells, asks = (ARROW.findall(half) for half in miniature(flow).split('<g class="em-asks">'))
    arrows = sorted(tells + asks, key=lambda arrow: int(arrow[0]))
    steps = [step for step, _ in flow.steps() if isinstance(step, MessageStep)]
    assert [int(arrow[0]) for arrow in arrows] == [step.number for step in steps]
    assert [arrow in asks for arrow in arrows] == [step.kind == "request" for step in steps]
    heights = [float(arrow[2]) for arrow in arrows]
    assert heights == sorted(set(heights))
    assert heights[-1] + 2 <= HEIGHT
    assert all(0 <= float(x) <= WIDTH for arrow in arrows for x in (arrow[1], arrow[3]))
