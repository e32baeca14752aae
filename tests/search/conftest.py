"""Everything that can be found, as the site has it and as the command line has it."""

from __future__ import annotations

from functools import cache

from eventmodels.cli.searched import BETWEEN, texts
from eventmodels.search.courses import Courses, read_courses
from eventmodels.search.entries import read_index
from eventmodels.search.index import Index
from tests.support import ROOT, real_site

__all__ = ["everything", "scripts"]


@cache
def scripts() -> tuple[str, str]:
    """Return the index and the courses of the real models and pages, as scripts."""
    index, courses = texts(real_site(), ROOT / "docs").split(BETWEEN)
    return index, courses


@cache
def everything() -> tuple[Index, tuple[Courses, ...]]:
    """Return the same, made ready."""
    index, courses = scripts()
    return Index(read_index(index)), read_courses(courses)
