"""Addresses: links are relative to the page they stand on."""

from __future__ import annotations

import pytest

from eventmodels.catalogue.addresses import relative


@pytest.mark.parametrize(
    ("target", "page", "expected"),
    [
        ("door/EventOpened/", "door/EventOpened/", "./"),
        ("door/EventOpened/", "", "door/EventOpened/"),
        ("", "door/EventOpened/", "../../"),
        ("", "", "./"),
        ("door/EventClosed/", "door/EventOpened/", "../EventClosed/"),
        ("models/visit/", "door/EventOpened/", "../../models/visit/"),
        ("door/", "door/EventOpened/", "../"),
        ("models/visit.svg", "models/visit/", "../visit.svg"),
        ("door/EventOpened/#Mood", "door/EventOpened/", "#Mood"),
        ("door/EventOpened/#Mood", "door/EventClosed/", "../EventOpened/#Mood"),
        ("models/visit/#shut~*", "models/visit/", "#shut~*"),
        ("#top", "", "#top"),
    ],
)
def test_a_link_is_relative_to_its_page(target: str, page: str, expected: str) -> None:
    assert relative(target, page) == expected
