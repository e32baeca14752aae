"""`eventmodels diff`: what differs between two editions, and what of it breaks something."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import click

from eventmodels.catalogue.problems import errors
from eventmodels.catalogue.reading.folder import NoModelsError
from eventmodels.cli.models_folder import default_models, models_option, refuse
from eventmodels.diff import edits, edits_json, edits_markdown, edits_text
from eventmodels.diff.git_editions import UnknownRevisionError, read_edition

if TYPE_CHECKING:
    from pathlib import Path

    from eventmodels.diff import Edition


__all__ = ["command"]


@click.command("diff")
@click.argument("old")
@click.argument("new", required=False)
@click.option("--format", "form", type=click.Choice(["text", "markdown", "json"]), default="text", show_default=True)
@click.option("--fail-on-breaking", is_flag=True, help="Exit 1 when something breaks what relied on OLD.")
@models_option
def command(old: str, new: str | None, form: str, fail_on_breaking: bool, models: Path | None) -> None:  # noqa: FBT001 - a flag of the command line
    """Say what differs between two editions, each a folder or a git revision; NEW is what stands in the folder now."""
    root = models or default_models()
    found = edits(_edition(old, root), _edition(new or str(root), root))
    if form == "json":
        click.echo(json.dumps(edits_json(found), ensure_ascii=False, indent=1))
    else:
        click.echo({"text": edits_text, "markdown": edits_markdown}[form](found).rstrip("\n"))
    sys.exit(1 if fail_on_breaking and any(edit.breaking for edit in found) else 0)


def _edition(word: str, root: Path) -> Edition:
    """Read an edition, or stop and say what is wrong with it."""
    try:
        edition, problems = read_edition(word, root)
    except (NoModelsError, UnknownRevisionError) as unknown:
        raise click.UsageError(str(unknown)) from None
    # Half an edition would make everything that could not be read look as if it had been removed.
    if errors(problems):
        refuse(problems)
    return edition
