"""The MkDocs face: generated pages join those people wrote; nothing is decided here."""

from eventmodels.plugin.hooks import EventModelsPlugin
from eventmodels.plugin.options import Options

__all__ = ["EventModelsPlugin", "Options"]
