"""The figures of a catalogue: how much there is of each kind, and how well it is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eventmodels.pages.views.figures import figures
from tests.support import real_site

if TYPE_CHECKING:
    from eventmodels.pages import Site


def test_each_kind_is_counted_and_parted_by_evidence(site: Site) -> None:
    """Of most things of the small catalogue nobody has said how well they are known: they count, and have no share."""
    found = [(each.list.name, each.list.address, each.count, each.words) for each in figures(site.reference)]
    assert found == [
        ("messages", "messages/", 7, ""),
        ("attributes", "attributes/", 12, ""),
        ("models", "models/", 3, "2 published, 1 reconstructed"),
        ("states", "states/", 2, ""),
        ("participants", "participants/", 7, ""),
    ]


def test_a_share_is_as_wide_as_what_it_counts(site: Site) -> None:
    models = figures(site.reference)[2]
    assert [(share.start, share.width) for share in models.shares] == [(0, 660), (670, 330)]


def test_however_small_a_share_is_it_is_seen_and_none_lies_on_another() -> None:
    for figure in figures(real_site().reference):
        parts = [(share.start, share.start + share.width) for share in figure.shares]
        assert min(end - start for start, end in parts) >= 15
        assert [one[1] + 10 for one in parts[:-1]] == [other[0] for other in parts[1:]]
        assert (parts[0][0], parts[-1][1]) == (0, 1000)
        assert sum(share.count for share in figure.shares) == figure.count
