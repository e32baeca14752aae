"""`eventmodels find`: what somebody means who knows no name for it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from eventmodels.cli.models_folder import answering, models_option
from eventmodels.cli.searched import look_for
from eventmodels.cli.terminal import fit, name

if TYPE_CHECKING:
    from pathlib import Path

    from eventmodels.search.questions import Hit


__all__ = ["command", "found_text"]

SHOWN = 10


@click.command("find")
@click.argument("words", nargs=-1, required=True)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("-n", "number", type=click.IntRange(min=1), default=SHOWN, show_default=True, help="So many at most.")
@models_option
def command(words: tuple[str, ...], form: str, number: int, models: Path | None) -> None:
    """Find what WORDS mean, as the search of the site does: names, numbers, what people say, messages in order.

    Names of messages one after the other find the models in which these come in this order. Addresses are those of
    the site.
    """
    typed = " ".join(words)
    found = look_for(answering(models), typed)[:number]
    if not found:
        raise click.ClickException(f"nothing fits {typed!r}")
    if form == "json":
        click.echo(json.dumps([_data(answer) for answer in found], ensure_ascii=False, indent=1))
    else:
        click.echo("\n".join(found_text(answer) for answer in found))


def found_text(answer: Hit) -> str:
    """Return what was found in two lines: what it is, and where; then why, where that is not plain."""
    entry = answer.known.entry
    kind = f"{entry.kind} {entry.number}".strip()
    about = f", {entry.about}" if entry.about else ""
    head = f"{name(answer.title)}  {click.style(f'{kind}{about}', dim=True)}"
    lines = [fit(head, "  "), *(fit(f"  {text}", "  ") for text in (answer.why, entry.summary) if text)]
    return "\n".join([*lines, click.style(f"  {answer.address}", fg="cyan")])


def _data(answer: Hit) -> dict[str, object]:
    entry = answer.known.entry
    return {
        "title": answer.title,
        "kind": entry.kind,
        "number": entry.number,
        "about": entry.about,
        "summary": entry.summary,
        "evidence": entry.evidence,
        "why": answer.why,
        "address": answer.address,
        "steps": [{"id": each.id, "number": each.number, "message": each.message} for each in answer.sent],
    }
