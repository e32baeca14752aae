"""What is known: YAML read with positions, validated, resolved and expanded."""

from typing import TYPE_CHECKING, Any

from eventmodels.catalogue.catalogue import Catalogue, Category, ModelEntry, ProtocolEntry, Response
from eventmodels.catalogue.flow import Flow
from eventmodels.catalogue.flow.expand import expand
from eventmodels.catalogue.flow.flows import Flows, Use
from eventmodels.catalogue.kinds import Evidence, MessageKind
from eventmodels.catalogue.problems import Problem, Severity, Span, nearest

if TYPE_CHECKING:
    from eventmodels.catalogue.reading.load import load

__all__ = [
    "Catalogue",
    "Category",
    "Evidence",
    "Flow",
    "Flows",
    "MessageKind",
    "ModelEntry",
    "Problem",
    "ProtocolEntry",
    "Response",
    "Severity",
    "Span",
    "Use",
    "expand",
    "load",
    "nearest",
]


def __getattr__(name: str) -> Any:
    # Reading YAML needs pydantic, which takes longer to import than most commands to answer from the compact form.
    if name != "load":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from eventmodels.catalogue.reading.load import load  # noqa: PLC0415 - see above

    return load
