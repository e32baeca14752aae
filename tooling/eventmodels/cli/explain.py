"""`eventmodels explain`: what a name or a number means."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from eventmodels.catalogue import Flows
from eventmodels.cli.models_folder import complain, default_models, models_option, readable
from eventmodels.search.explain import explain, guess

if TYPE_CHECKING:
    from pathlib import Path

    from eventmodels.search.explain import Found


__all__ = ["explain_word"]


@click.command("explain")
@click.argument("word")
@models_option
def explain_word(word: str, models: Path | None) -> None:
    """Say what WORD means: a message, an attribute, Message.Attribute, a value, a number, a model, a participant."""
    catalogue, problems = readable(models or default_models())
    found = explain(catalogue, Flows.of(catalogue), word)
    complain(problems)
    if not found:
        near, what = guess(catalogue, word), "nothing that can be read" if catalogue.incomplete else "nothing"
        raise click.UsageError(f"{what} is called {word!r}" + (f"; did you mean {near!r}?" if near else ""))
    click.echo("\n\n".join(_block(one) for one in found))


def _block(found: Found) -> str:
    head = f"{click.style(found.name, bold=True)}  {click.style(found.what, dim=True)}"
    return "\n".join([head, *(f"  {line}" for line in found.lines)])
