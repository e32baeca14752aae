"""The program `eventmodels`: one command a module, listed here."""

from __future__ import annotations

import click

from eventmodels.cli.check import check
from eventmodels.cli.diff import diff
from eventmodels.cli.draw import draw
from eventmodels.cli.explain import explain_word
from eventmodels.cli.export import export
from eventmodels.cli.ledger import ledger
from eventmodels.cli.new import new
from eventmodels.cli.pack import pack
from eventmodels.cli.schema import schema

__all__ = ["main"]

COMMANDS = (check, explain_word, draw, diff, new, ledger, schema, export, pack)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="eventmodels")
def main() -> None:
    """Check, explain, draw and export a reference of events and interaction models."""


for command in COMMANDS:
    main.add_command(command)
