"""What is known: YAML read with positions, validated, resolved and expanded."""

from eventmodels.catalogue.catalogue import Catalogue, Category, ModelEntry, ProtocolEntry, Reply
from eventmodels.catalogue.expand import expand
from eventmodels.catalogue.flow import Flow
from eventmodels.catalogue.load import load
from eventmodels.catalogue.problems import Problem, Severity, Span, nearest
from eventmodels.catalogue.records import Evidence, MessageKind
from eventmodels.catalogue.uses import Flows, Use

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
    "Reply",
    "Severity",
    "Span",
    "Use",
    "expand",
    "load",
    "nearest",
]
