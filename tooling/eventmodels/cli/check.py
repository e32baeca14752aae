"""`eventmodels check`: what is wrong with the models, all of it."""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from eventmodels.catalogue.problems import counted, errors, in_order, nearest, report_github, report_json
from eventmodels.checks import CODES
from eventmodels.cli.completion import complete_codes
from eventmodels.cli.models_folder import answering, folder_around, usable
from eventmodels.cli.terminal import fit, report
from eventmodels.pages import lay_out

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from eventmodels.catalogue import Catalogue, Problem


__all__ = ["command"]


def _known(context: click.Context, parameter: click.Parameter, codes: tuple[str, ...]) -> tuple[str, ...]:  # noqa: ARG001 - the signature of the library
    """Refuse a code that no problem has: a misspelt one would set nothing aside."""
    for code in codes:
        if code not in CODES:
            near = nearest(code, CODES)
            raise click.BadParameter(f"no check is called {code!r}" + (f"; did you mean {near!r}?" if near else ""))
    return codes


@click.command("check")
@click.argument("paths", metavar="[FOLDER | FILE...]", nargs=-1, type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "json", "github"]), default="text", show_default=True)
@click.option("--notices", is_flag=True, help="Show what is information only as well, which text counts otherwise.")
@click.option(
    "--ignore",
    "ignored",
    metavar="CODE",
    multiple=True,
    callback=_known,
    shell_complete=complete_codes,
    help="Set problems of this code aside, and count them; may be given several times.",
)
def command(paths: tuple[Path, ...], form: str, notices: bool, ignored: tuple[str, ...]) -> None:  # noqa: FBT001 - a flag of the command line
    """Check the models in FOLDER, or these FILEs among them: exit 0 when clean, 1 with problems, 2 on wrong usage."""
    root, files = _asked(paths)
    layout = usable(lay_out, root)
    every = in_order(layout.problems)
    inside = [problem for problem in every if not files or Path(problem.span.file).resolve() in files]
    problems = [problem for problem in inside if problem.code not in ignored]
    failing = errors(problems)
    # Programs always get everything; people would look for their mistake among notices that they know.
    shown = problems if notices or form != "text" else failing
    click.echo(_report(shown, form), nl=form == "json" or bool(shown))
    if form == "text":
        clean = f"No problems: {_contents(layout.reference.catalogue, len(files))}"
        click.echo(fit(counted(len(failing), "problem") if failing else clean, "  "), err=bool(failing))
    for line in _unsaid(len(problems) - len(shown), errors(every), errors(inside), ignored):
        click.echo(fit(line, "  "), err=True)
    sys.exit(1 if failing else 0)


def _asked(paths: Sequence[Path]) -> tuple[Path, frozenset[Path]]:
    """Return the models folder to read, and the files in it to speak of; no files for all of them."""
    if not paths:
        return answering(None), frozenset()
    if len(paths) == 1 and not paths[0].is_file():
        return paths[0], frozenset()
    roots = dict.fromkeys(folder_around(path) for path in paths)
    if len(roots) > 1:
        raise click.UsageError(f"these files are of several folders of models: {', '.join(map(str, roots))}")
    return next(iter(roots)), frozenset(path.resolve() for path in paths)


def _report(problems: Sequence[Problem], form: str) -> str:
    if form == "json":
        return json.dumps(report_json(problems), ensure_ascii=False, indent=1)
    return report_github(problems) if form == "github" else report(problems)


def _contents(catalogue: Catalogue, files: int) -> str:
    """Return what was found to be clean: the files that were asked for, or how much there is."""
    if files:
        return counted(files, "file")
    counts = {
        "message": sum(len(p.messages) for p in catalogue.protocols.values()),
        "attribute": sum(len(p.attributes) for p in catalogue.protocols.values()),
        "participant": len(catalogue.participants),
        "state machine": len(catalogue.machines),
        "model": len(catalogue.models),
    }
    return ", ".join(counted(number, what) for what, number in counts.items())


def _unsaid(
    notices: int, every: Sequence[Problem], inside: Sequence[Problem], ignored: Collection[str]
) -> Iterator[str]:
    """Yield how much was left out, and why: nothing is dropped in silence."""
    if notices:
        yield f"{counted(notices, 'notice')}; --notices shows {'it' if notices == 1 else 'them'}"
    if others := len(every) - len(inside):
        yield f"{counted(others, 'problem')} in other files"
    aside = Counter(problem.code for problem in inside if problem.code in ignored)
    if aside:
        codes = ", ".join(f"{number} {code}" for code, number in sorted(aside.items()))
        yield f"{counted(aside.total(), 'problem')} ignored: {codes}"
