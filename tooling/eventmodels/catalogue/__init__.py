"""What is known: YAML read with positions, validated, resolved and expanded."""

from eventmodels.catalogue.catalogue import Catalogue, Category, ModelEntry, ProtocolEntry, Response
from eventmodels.catalogue.flow import Flow
from eventmodels.catalogue.flow.expand import expand
from eventmodels.catalogue.flow.flows import Flows, Use
from eventmodels.catalogue.kinds import Evidence, MessageKind
from eventmodels.catalogue.problems import Problem, Severity, Span, nearest
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
