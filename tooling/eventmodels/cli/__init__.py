"""The command line; the only place that prints."""

from eventmodels.cli.main import main

__all__ = ["main"]
