"""The program `eventmodels`: one command a module, listed here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from errno import EPIPE
from importlib import import_module
from typing import Any

import click
from click.shell_completion import CompletionItem

from eventmodels.cli.terminal import wants_colours

__all__ = ["main"]

SUMMARIES = {
    "check": "Say what is wrong with the models; exit 1 when anything is.",
    "explain": "Say what a name or a number means.",
    "find": "Find what words mean, messages in order, what people say.",
    "list": "List the messages, attributes, models and whatever else there is.",
    "draw": "Print a model as a picture, as diagram source, as text or as data.",
    "diff": "Say what differs between two editions, and what that breaks.",
    "new": "Write a starting text for a model or a message.",
    "ledger": "Compare what has an address now with what has been published.",
    "schema": "Write the JSON Schemas that editors complete by.",
    "export": "Write every page as a plain file, for generators without plugins.",
    "pack": "Pack a built site into one zip file that needs no server.",
}
"""Each command, a module of that name, and what the list of commands says of it."""


class _Modules(Mapping[str, click.Command]):
    """The commands by name; a module is imported when its command is asked for, since one need not wait for others."""

    def __getitem__(self, name: str) -> click.Command:
        if name not in SUMMARIES:
            raise KeyError(name)
        command: click.Command = import_module(f"eventmodels.cli.{name}").command
        return command

    def __iter__(self) -> Iterator[str]:
        return iter(SUMMARIES)

    def __len__(self) -> int:
        return len(SUMMARIES)


class _Commands(click.Group):
    """A group that lists and completes its commands without importing them."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; what cannot be written or read on this machine is said in a line."""
        try:
            return super().invoke(ctx)
        except OSError as error:
            if error.errno == EPIPE:  # whoever reads us has heard enough, as `head` does
                raise
            where = f"{error.filename}: " if error.filename else ""
            raise click.ClickException(f"{where}{(error.strerror or str(error)).lower()}") from None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """List the commands, the most used first and no summary cut off."""
        with formatter.section("Commands"):
            formatter.write_dl(list(SUMMARIES.items()))

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Return the commands and options that begin so."""
        names = [CompletionItem(name, help=said) for name, said in SUMMARIES.items() if name.startswith(incomplete)]
        return names + click.Command.shell_complete(self, ctx, incomplete)


@click.group(
    cls=_Commands,
    commands=_Modules(),  # it is only read
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(package_name="eventmodels")
@click.pass_context
def main(context: click.Context) -> None:
    """Check, explain, draw and export a reference of events and interaction models."""
    context.color = wants_colours()
