"""Releases that a record holds from and until."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from eventmodels.catalogue.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eventmodels.catalogue.problems import Span

__all__ = ["releases_in_order"]


class Dated(Protocol):
    """A record with releases."""

    @property
    def since(self) -> str | None: ...

    @property
    def until(self) -> str | None: ...

    def at(self, *path: str | int) -> Span: ...


def releases_in_order(record: Dated) -> Iterator[Problem]:
    """Demand that what came with one release did not go with an earlier one."""
    if record.since and record.until and _numbers(record.until) < _numbers(record.since):
        message = f"until release {record.until}, and only since {record.since}"
        yield Problem("wrong-value", message, record.at("until"), f"{record.since} or later")


def _numbers(release: str) -> tuple[int, ...]:
    return tuple(map(int, release.split(".")))
