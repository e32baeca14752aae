"""`eventmodels new`: a starting text for a model or a message."""

from __future__ import annotations

from pathlib import Path

import click

from eventmodels.catalogue.problems import errors
from eventmodels.catalogue.reading.folder import demand_models
from eventmodels.catalogue.reading.load import load
from eventmodels.cli import scaffold
from eventmodels.cli.completion import complete_families, complete_protocols
from eventmodels.cli.models_folder import refuse, usable

__all__ = ["command"]


@click.command("new")
@click.argument("kind", type=click.Choice(["model", "message"]))
@click.argument("name")
@click.option("--family", help="Folder of a new model below interactions/.", shell_complete=complete_families)
@click.option("--protocol", help="Protocol of a new message.", shell_complete=complete_protocols)
@click.option("--category", help="Category whose file a new message joins; default: the first.")
@click.option(
    "--models",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="Folder of the YAML to write into; default: ./models.",
)
def command(
    kind: str, name: str, family: str | None, protocol: str | None, category: str | None, models: Path | None
) -> None:
    """Write a starting text for a model or a message called NAME; check names what is still to be written."""
    root = models or Path("models")
    usable(demand_models, root)
    catalogue, problems = load(root, root.as_posix())
    if found := errors(problems):
        refuse(found)
    try:
        path, text = (
            scaffold.model(catalogue, name, family)
            if kind == "model"
            else scaffold.message(catalogue, root, name, protocol, category)
        )
    except scaffold.RefusedError as refusal:
        raise click.UsageError(str(refusal)) from None
    target = root / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")
    click.echo(f"{name} written to {target}; eventmodels check {root} names what is still to be written")
