"""`eventmodels list`: what there is, kind by kind."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from eventmodels.catalogue.problems import nearest
from eventmodels.cli.completion import complete_families, complete_protocols
from eventmodels.cli.models_folder import answering, complain, models_option, readable
from eventmodels.cli.terminal import name, rows, whole_option
from eventmodels.search.names import KINDS, families, listings

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from eventmodels.catalogue import Catalogue
    from eventmodels.search.names import Listing


__all__ = ["command"]

WIDEST = 32
"""A longer name pushes what is said of it to the right, in its own line alone."""


@click.command("list")
@click.argument("kind", metavar="KIND", type=click.Choice(list(KINDS)))
@click.option("--protocol", help="Only those of a protocol.", shell_complete=complete_protocols)
@click.option("--family", help="Only models of this folder below interactions/.", shell_complete=complete_families)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@whole_option
@models_option
def command(
    kind: str,
    protocol: str | None,
    family: str | None,
    form: str,
    whole: bool,  # noqa: FBT001 - a flag of the command line
    models: Path | None,
) -> None:
    """List everything of a KIND: protocols, messages, attributes, enumerations, keys, models, participants, states."""
    compact = readable(answering(models))
    catalogue = compact.catalogue
    complain(compact.problems)
    _demand(catalogue, kind, protocol, family)
    found = listings(catalogue, kind, protocol or "", family or "")
    if form == "json":
        click.echo(json.dumps([_data(one) for one in found], ensure_ascii=False, indent=1))
    elif found:
        click.echo(_text(found, whole=whole))


def _demand(catalogue: Catalogue, kind: str, protocol: str | None, family: str | None) -> None:
    """Refuse a filter that fits nothing of this kind, or names nothing: an empty list would say that there is none."""
    if protocol is not None and kind in ("keys", "models", "participants"):
        raise click.UsageError(f"{kind} belong to no protocol, so --protocol cannot choose among them")
    if family is not None and kind != "models":
        raise click.UsageError(f"{kind} stand in no family, so --family cannot choose among them")
    _known("protocol", protocol, catalogue.protocols)
    _known("family", family, families(catalogue))


def _known(what: str, word: str | None, words: Collection[str]) -> None:
    if word is not None and word not in words:
        near = nearest(word, words)
        raise click.UsageError(f"no {what} is called {word!r}" + (f"; did you mean {near!r}?" if near else ""))


def _text(found: Sequence[Listing], *, whole: bool) -> str:
    wide = min(max(len(one.name) for one in found), WIDEST)
    return rows([f"{name(one.name)}{' ' * (wide - len(one.name))}  {_said(one)}" for one in found], whole=whole)


def _said(one: Listing) -> str:
    return f"{click.style(one.what, dim=True)}  {one.summary}"


def _data(one: Listing) -> dict[str, str]:
    return {key: value for key, value in asdict(one).items() if value}
