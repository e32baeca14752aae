"""The small catalogue with files of one's own, as the tests of the catalogue have it."""

from tests.catalogue.conftest import house

__all__ = ["house"]
