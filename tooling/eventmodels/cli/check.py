"""`eventmodels check`: what is wrong with the models, all of it."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from eventmodels.catalogue.problems import counted, errors, in_order, report_github, report_json, report_text
from eventmodels.cli.models_folder import default_models, usable
from eventmodels.pages import lay_out

if TYPE_CHECKING:
    from eventmodels.catalogue import Catalogue, Problem


__all__ = ["check"]


@click.command()
@click.argument("folder", required=False, type=click.Path(path_type=Path, file_okay=False))
@click.option("--format", "form", type=click.Choice(["text", "json", "github"]), default="text", show_default=True)
@click.option("--notices", is_flag=True, help="Show what is information only as well, which text counts otherwise.")
def check(folder: Path | None, form: str, notices: bool) -> None:  # noqa: FBT001 - a flag of the command line
    """Check the models in FOLDER: exit 0 when clean, 1 with problems, 2 on wrong usage."""
    root = folder or default_models()
    layout = usable(lay_out, root)
    problems = in_order(layout.problems)
    failing = errors(problems)
    # Programs always get everything; people would look for their mistake among notices that they know.
    shown = problems if notices or form != "text" else failing
    click.echo(_report(shown, form), nl=form == "json" or bool(shown))
    if form == "text":
        click.echo(_summary(layout.reference.catalogue, len(failing)), err=bool(failing))
        if unsaid := len(problems) - len(shown):
            click.echo(f"{counted(unsaid, 'notice')}; --notices shows {'it' if unsaid == 1 else 'them'}", err=True)
    sys.exit(1 if failing else 0)


def _report(problems: list[Problem], form: str) -> str:
    if form == "json":
        return json.dumps(report_json(problems), ensure_ascii=False, indent=1)
    return report_github(problems) if form == "github" else report_text(problems)


def _summary(catalogue: Catalogue, failing: int) -> str:
    if failing:
        return counted(failing, "problem")
    counts = {
        "message": sum(len(p.messages) for p in catalogue.protocols.values()),
        "attribute": sum(len(p.attributes) for p in catalogue.protocols.values()),
        "participant": len(catalogue.participants),
        "state machine": len(catalogue.machines),
        "model": len(catalogue.models),
    }
    return "No problems: " + ", ".join(counted(number, what) for what, number in counts.items())
