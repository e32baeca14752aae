"""A whole site: the same folder gives the same bytes."""

from __future__ import annotations

from eventmodels.pages import Site, build, render
from tests.support import BASE


def test_the_site_is_the_same_bytes_every_time(site: Site) -> None:
    again = build(BASE)
    assert again.files == site.files
    assert [render(p, again.reference) for p in again.pages] == [render(p, site.reference) for p in site.pages]
