"""`eventmodels schema`: JSON Schemas of the files, for editors."""

from __future__ import annotations

import json
from pathlib import Path

import click

from eventmodels.catalogue.reading.schema import schemas

__all__ = ["command"]


@click.command("schema")
@click.argument("folder", default="schemas", type=click.Path(path_type=Path, file_okay=False))
def command(folder: Path) -> None:
    """Write the JSON Schemas that editors complete by into FOLDER."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in schemas().items():
        (folder / f"{name}.json").write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
    click.echo(f"{len(schemas())} schemas written to {folder}")
