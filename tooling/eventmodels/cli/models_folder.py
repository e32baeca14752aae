"""The folder of YAML that a command works on, and what it says where that is not fit for it."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TypeVar

import click

from eventmodels.catalogue.reading.folder import NoModelsError, demand_models
from eventmodels.cli.kept import keep, kept, key_of
from eventmodels.cli.terminal import fit, report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from eventmodels.catalogue import Problem
    from eventmodels.catalogue.compact import Compact


__all__ = [
    "answering",
    "complain",
    "default_models",
    "folder_around",
    "models_option",
    "readable",
    "refuse",
    "usable",
]


PACKAGED = Path(__file__).parents[1] / "models"
CHECKOUT = Path(__file__).parents[3] / "models"

Made = TypeVar("Made")

models_option = click.option(
    "--models",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="Folder of the YAML; default: ./models, else the models that came with the program.",
)


def default_models() -> Path:
    """Return the models of the folder one stands in, else those the package carries or was installed from."""
    # An author stands in his own folder and means that; elsewhere the program still answers, from what it carries.
    here = Path("models")
    return next((p for p in (here, PACKAGED, CHECKOUT) if (p / "protocols").is_dir()), here)


def answering(models: Path | None) -> Path:
    """Return the folder that answers, and say so where it is neither asked for nor the one stood in."""
    root = models or default_models()
    if models is None and root in (PACKAGED, CHECKOUT):
        from importlib.metadata import version  # noqa: PLC0415 - takes as long as all the rest, and is seldom needed

        said = f"No folder of models here: those that came with eventmodels {version('eventmodels')} answer."
        click.echo(fit(said), err=True)
    return root


def folder_around(file: Path) -> Path:
    """Return the models folder that a file stands in, as it was named; a file that stands in none is wrong use."""
    if not file.is_file():
        raise click.UsageError(f"there is no file {file}")
    if file.suffix not in (".yml", ".yaml"):
        raise click.UsageError(f"{file} is no YAML, so nothing in it is checked")
    around = next((folder for folder in file.parents if (folder / "protocols").is_dir()), None)
    # Named from inside, as `visit.yml`, it does not tell the folders around it.
    around = around or next((folder for folder in file.resolve().parents if (folder / "protocols").is_dir()), None)
    if around is None:
        raise click.UsageError(f"{file} is in no folder of models")
    return around


def usable(make: Callable[[Path, str], Made], root: Path) -> Made:
    """Return what is made of a models folder, or stop and say what is missing in it."""
    try:
        return make(root, root.as_posix())
    except NoModelsError as error:
        raise click.UsageError(str(error)) from None


def readable(root: Path) -> Compact:
    """Return what can be read of a folder, and the errors in it, as it was kept or else read anew."""
    usable(demand_models, root)
    key = key_of(root)
    compact = kept(root, key)
    if compact is None:
        from eventmodels.checks import compacted  # noqa: PLC0415 - takes longer to import than to answer

        compact = compacted(root)
        # What was changed while it was read may be half old and half new.
        if key_of(root) == key:
            keep(root, key, compact)
    return replace(compact, problems=tuple(_below(root, problem) for problem in compact.problems))


def _below(root: Path, problem: Problem) -> Problem:
    # Kept without the folder, which has other names from other places.
    return replace(problem, span=replace(problem.span, file=f"{root.as_posix()}/{problem.span.file}"))


def complain(problems: Iterable[Problem]) -> None:
    """Say what is wrong, apart from what was asked for; what could be read is still answered from."""
    if text := report(problems):
        click.echo(text, err=True)


def refuse(problems: Iterable[Problem]) -> NoReturn:
    """Say what is wrong with what was asked for, and give none of it."""
    complain(problems)
    sys.exit(1)
