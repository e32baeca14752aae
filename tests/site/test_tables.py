"""The table of each built model says, in order, every message that its picture shows, and no other."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

import pytest

from eventmodels.catalogue.flow import MessageStep, leaves

if TYPE_CHECKING:
    from eventmodels.catalogue.flow import Flow
    from eventmodels.pages import Site
    from tests.site.sites import Built

Message = tuple[str, str, str, str]
"""Step, sender, receiver, name."""
MESSAGE = re.compile(r'<g class="em-step em-stroke[^"]*"([^>]*)>')
WORD = re.compile(r'data-([a-z]+)="([^"]*)"')
SECTION = re.compile(
    r'<h3 id="([^"]*)"><span class="em-interruption-mark">(.*?)</span>.*?</h3>(.*?)</section>', re.DOTALL
)
ROW = re.compile(
    r'<tr class="em-step-row em-row-(?:request|event)\b[^>]* id="([^"]*)"[^>]*>\s*<td class="em-no">.*?</td>\s*'
    r'<td data-cell="from">(.*?)</td><td data-cell="to">(.*?)</td>\s*'
    r'<td data-cell="message"><a [^>]*><code>(.*?)</code>',
    re.DOTALL,
)
PARTY = re.compile(r'<tr data-party="[^"]*"><th scope="row">([^<]*)</th><td>([^<]*)</td>')
UNKNOWN = "No source we saw shows this outcome."


def drawn(html: str) -> list[Message]:
    """Return the messages of the whole picture, which is the last, as they stand in it."""
    whole = html.rpartition('data-form="whole"')[2]
    words = [dict(WORD.findall(unescape(attributes))) for attributes in MESSAGE.findall(whole)]
    return [(each["step"], each["from"], each["to"], each["message"]) for each in words if "message" in each]


def told(html: str, parties: dict[str, str]) -> list[Message]:
    """Return the messages of the tables, as they stand below each other."""
    rows = [tuple(map(unescape, row)) for row in ROW.findall(html)]
    return [(step, parties[sender], parties[receiver], name) for step, sender, receiver, name in rows]


@pytest.fixture(scope="module")
def models(published: Built, generated: Site) -> list[tuple[Flow, str]]:
    """Each model, what interrupts its phases included, with the text of its built page."""
    page = generated.reference.addresses.model
    flows = generated.reference.flows.all.values()
    return [(flow.whole(), (published.folder / page(flow.id) / "index.html").read_text("utf-8")) for flow in flows]


def test_the_tables_say_the_messages_of_the_picture_in_its_order(models: list[tuple[Flow, str]]) -> None:
    assert len(models) > 20
    for flow, html in models:
        parties = {unescape(label): key for key, label in PARTY.findall(html.partition('id="_participants"')[2])}
        assert told(html, parties) == drawn(html) != [], flow.id


def test_every_outcome_has_a_section_of_its_own_with_its_messages(models: list[tuple[Flow, str]]) -> None:
    for flow, html in models:
        parts = {unescape(anchor): (mark, text) for anchor, mark, text in SECTION.findall(html)}
        assert list(parts) == [interruption.id for interruption in flow.interruptions], flow.id
        for interruption in flow.interruptions:
            mark, text = parts[interruption.id]
            rows = [unescape(row[0]) for row in ROW.findall(text)]
            assert mark == interruption.mark
            assert rows == [step for step, *_ in drawn(html) if step.startswith(f"{interruption.id}.")]
            assert (UNKNOWN in text) == (interruption.items is None)
            # An outcome in which nothing is sent has no row of a message.
            sent = [step for step, _ in leaves(interruption.items or ()) if isinstance(step, MessageStep)]
            assert len(rows) == len(sent)
    assert sum(len(flow.interruptions) for flow, _ in models) > 5
