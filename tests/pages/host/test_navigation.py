"""Generated sections in a navigation that people write."""

from __future__ import annotations

from typing import Any

import pytest

from eventmodels.pages.host import opened
from eventmodels.pages.page import Page, PageKind

KIND = PageKind("test")
PAGES = {
    "models/index.md": Page("models/", "Models", KIND, None, section=("Models",), index=True),
    "models/visit.md": Page("models/visit/", "A <visit>", KIND, None, section=("Models", "House")),
    "states/door.md": Page("states/door/", "Door", KIND, None, section=("States",)),
}
MODELS = ["models/index.md", {"House": [{"A &lt;visit&gt;": "models/visit.md"}]}]
STATES = [{"Door": "states/door.md"}]


@pytest.mark.parametrize(
    ("written", "whole"),
    [
        (["index.md", "@Models"], ["index.md", {"Models": MODELS}]),
        ([{"Stories": "@Models"}], [{"Stories": MODELS}]),
        (
            [{"Learn": ["a.md", {"B": "b.md"}, "@States", {"More": ["@Models"]}]}],
            [{"Learn": ["a.md", {"B": "b.md"}, {"States": STATES}, {"More": [{"Models": MODELS}]}]}],
        ),
        (None, None),
    ],
)
def test_a_section_stands_where_it_is_named_at_any_depth_and_under_any_title(
    written: list[Any] | None, whole: list[Any] | None
) -> None:
    assert opened(written, PAGES) == (whole, "")


@pytest.mark.parametrize("written", [["@Modells"], [{"Learn": [{"Stories": "@Modells"}]}]])
def test_a_title_that_no_section_has_is_named(written: list[Any]) -> None:
    assert opened(written, PAGES) == (written, "Modells")
