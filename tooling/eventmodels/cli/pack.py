"""`eventmodels pack`: a built site as one zip file."""

from __future__ import annotations

from pathlib import Path

import click

from eventmodels.catalogue.addresses import page_file
from eventmodels.pages import LinkedFileError, archive

__all__ = ["command"]


@click.command("pack")
@click.argument("site", type=click.Path(path_type=Path, file_okay=False, exists=True))
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def command(site: Path, file: Path) -> None:
    """Pack the built SITE into one zip FILE that is unpacked and read without a server."""
    if not (site / page_file("")).is_file():
        raise click.UsageError(f"{site} holds no built site")
    try:
        packed = archive(site, file)
    except LinkedFileError as linked:
        raise click.UsageError(str(linked)) from None
    click.echo(f"{packed} files packed into {file}")
