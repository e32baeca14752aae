"""`eventmodels export`: the whole site as plain files."""

from __future__ import annotations

from pathlib import Path

import click

from eventmodels.catalogue.problems import errors
from eventmodels.cli.models_folder import answering, models_option, refuse, usable
from eventmodels.pages import INDEX, build, markdown_files, write

__all__ = ["command"]


SITE_FORMS = {"markdown": markdown_files}
"""What a whole site is written as."""


@click.command("export")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--format", "form", type=click.Choice(list(SITE_FORMS)), default="markdown", show_default=True)
@models_option
def command(folder: Path, form: str, models: Path | None) -> None:
    """Write every page as a plain file into FOLDER, for generators that run no plugin."""
    root = answering(models)
    site = usable(build, root)
    # A site without the pages of what is wrong would be taken for the whole.
    if errors(site.problems):
        refuse(list(site.problems))
    written = SITE_FORMS[form](site)
    # A first page that somebody wrote says more than our list of contents.
    if (folder / INDEX).exists():
        del written[INDEX]
    write(folder, written)
    click.echo(f"{len(written)} files written to {folder}")
