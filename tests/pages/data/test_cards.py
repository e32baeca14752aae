"""What cards say, for every kind of page, before any browser shows them."""

from __future__ import annotations

import json
from typing import Any

from eventmodels.web.assets import CARDS
from tests.support import small_site

SITE = small_site()
DATA: dict[str, dict[str, Any]] = json.loads(
    SITE.files[CARDS].removeprefix("(window.em ??= {}).cards = ").removesuffix(";\n")
)


def test_every_page_with_a_summary_has_a_card() -> None:
    assert DATA.keys() >= {page.address for page in SITE.pages if page.summary}
    assert [address for address, card in DATA.items() if not card.get("title")] == []


def test_a_message_says_what_it_must_and_may_carry() -> None:
    """What it never carries counts among neither."""
    assert DATA["door/EventOpened/"] == {
        "title": "EventOpened",
        "kind": "Door protocol event 3",
        "summary": "A door has opened.",
        "lines": ["Mandatory: VisitID, Place", "Optional: 7 attributes"],
    }
    assert DATA["door/RequestClose/"]["lines"] == ["Mandatory: Place", "Optional: 1 attribute"]


def test_an_attribute_says_which_messages_must_and_may_carry_it() -> None:
    assert DATA["door/attributes/Mood/"]["kind"] == "Door protocol attribute 6, enumeration"
    assert DATA["door/attributes/VisitID/"]["lines"] == [
        "Mandatory in: EventOpened, EventClosed",
        "Optional in: RequestOpen, RequestClose",
    ]
