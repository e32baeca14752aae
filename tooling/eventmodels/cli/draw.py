"""`eventmodels draw`: one model, in any form it can leave in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from eventmodels.catalogue import nearest
from eventmodels.catalogue.addresses import Addresses
from eventmodels.cli.completion import complete_models
from eventmodels.cli.models_folder import answering, complain, models_option, readable, refuse
from eventmodels.cli.terminal import fit, width
from eventmodels.replay import Replays
from eventmodels.sequence import EXPORTS, export_text

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["command"]


FORMS = {export.name: export for export in EXPORTS}


@click.command("draw")
@click.argument("model", shell_complete=complete_models)
@click.option("--format", "form", type=click.Choice(list(FORMS)), default="text", show_default=True)
@models_option
def command(model: str, form: str, models: Path | None) -> None:
    """Print the interaction MODEL as a picture, as diagram source, as text or as data."""
    root = answering(models)
    compact = readable(root)
    catalogue = compact.catalogue
    if compact.problems:
        from eventmodels.checks import drawing_problems  # noqa: PLC0415 - as heavy as all checks, and seldom needed

        if found := drawing_problems(catalogue, model, compact.problems, root.as_posix()):
            refuse(found)
    if model not in catalogue.models:
        near = nearest(model, catalogue.models)
        raise click.UsageError(f"no model is called {model!r}" + (f"; did you mean {near!r}?" if near else ""))
    # On standard error, so that the picture can be sent into a file all the same.
    complain(compact.problems)
    replay = Replays.of(catalogue, {model: compact.flows.all[model]}).all[model]
    picture = export_text(FORMS[form], replay, Addresses(catalogue))
    click.echo(picture, nl=False)
    wide, room = max(map(len, picture.splitlines())), width()
    # A picture cannot be wrapped; a terminal that wraps it shows none.
    if form == "text" and room is not None and wide > room:
        said = f"The picture is {wide} columns wide, of which {room} fit: pipe it into `less -S`."
        click.echo(fit(said), err=True)
