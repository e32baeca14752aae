"""What the tests of pages share: the site of the small catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support import small_reference, small_site

if TYPE_CHECKING:
    from eventmodels.pages import Site
    from eventmodels.pages.reference import Reference


@pytest.fixture
def site() -> Site:
    """The site of the small catalogue."""
    return small_site()


@pytest.fixture
def reference() -> Reference:
    """The small catalogue, expanded and replayed."""
    return small_reference()
