"""`eventmodels ledger`: what has an address now, beside what has been published."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from eventmodels.catalogue.ledger import write_ledger
from eventmodels.catalogue.problems import errors
from eventmodels.cli.models_folder import default_models, models_option, refuse, usable
from eventmodels.pages import build, nameless

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["command"]


@click.command("ledger")
@click.option("--accept", is_flag=True, help="Write published.yml: everything that has an address now is published.")
@models_option
def command(accept: bool, models: Path | None) -> None:  # noqa: FBT001 - a flag of the command line
    """Compare what has an address now with the ledger of published addresses; --accept rewrites the ledger."""
    root = models or default_models()
    site = usable(build, root)
    if found := errors(site.problems):  # an address that is gone is a mistake; it must not leave the ledger unseen
        refuse(found)
    reference = site.reference
    text = write_ledger(reference.catalogue, reference.flows, nameless(reference, site.pages))
    target = root / "published.yml"
    if accept:
        target.write_text(text, encoding="utf-8")
        click.echo(f"{target} written")
        return
    known = target.read_text("utf-8") if target.exists() else ""
    new = sum(1 for line in text.splitlines() if line not in set(known.splitlines()))
    click.echo(f"{new} lines are not in {target} yet; --accept writes them" if new else f"{target} is complete")
