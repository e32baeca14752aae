"""Whom a picture calls by a key is found by it in the heads."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.sequence.drawn import drawn, real_drawings
from tests.support import real_reference

if TYPE_CHECKING:
    import pytest

    from eventmodels.catalogue.flow import Flow
    from eventmodels.sequence import Drawing


def heads(drawing: Drawing) -> dict[str, str]:
    return {head.participant: "/".join((*head.label.lines, *head.title.lines)) for head in drawing.heads}


def names(text: str, key: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(key)}(?!\w)", text) is not None


def missed(flow: Flow, drawing: Drawing) -> list[str]:
    """Return the keys in the texts of a picture that its heads do not say."""
    own = {id(label) for head in drawing.heads for label in (head.label, head.title)}
    said = " ".join(line for label in drawing.labels() if id(label) not in own for line in label.lines)
    found = heads(drawing)
    return [each.id for each in flow.participants if names(said, each.id) and not names(found[each.id], each.id)]


def test_every_key_that_a_picture_names_is_in_a_head(subtests: pytest.Subtests) -> None:
    for name, (whole, compact) in real_drawings().items():
        flow = real_reference().flows.all[name]
        with subtests.test(name):
            assert (missed(flow, whole), missed(flow, compact)) == ([], [])


def test_a_key_stands_before_the_second_line_and_nothing_is_said_twice() -> None:
    assert heads(drawn("ivr-transfer-consult")) == {
        "IVR": "IVR driver",
        "IS": "IVR Server",
        "TS": "T-Server",
        "D": "Transfer target/D · Agent DN",
    }
    assert heads(drawn("virtual-queue-routing"))["VQ"] == "Virtual queue/VQ"
    assert heads(drawn("two-step-transfer-blind")) == {
        "A": "Party A/Agent DN",
        "TS": "T-Server",
        "B": "Party B/Agent DN",
        "C": "Party C/Agent DN",
    }
