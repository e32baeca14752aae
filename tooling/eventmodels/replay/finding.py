"""What a replay finds: a problem, the step it is about, and the steps that led there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from eventmodels.catalogue.problems import Severity

if TYPE_CHECKING:
    from eventmodels.catalogue.flow import MessageStep
    from eventmodels.catalogue.problems import Span

__all__ = ["Finding"]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that could not happen, or not so."""

    code: str
    message: str
    span: Span | None
    expected: str = ""
    step: str = ""
    """Address of the step in the flow, or empty where it is about the whole."""
    attribute: str = ""
    trail: tuple[MessageStep, ...] = ()
    """The messages before it, the first first."""
    severity: Severity = Severity.ERROR
