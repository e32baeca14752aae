"""The folder of YAML that a command works on, and what it says where that is not fit for it."""

from __future__ import annotations

import sys
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TypeVar

import click

from eventmodels.catalogue import Catalogue, Problem, load
from eventmodels.catalogue.problems import errors, in_order
from eventmodels.catalogue.reading.folder import NoModelsError, demand_models
from eventmodels.checks import check
from eventmodels.cli.terminal import fit, report

if TYPE_CHECKING:
    from collections.abc import Callable


__all__ = [
    "answering",
    "complain",
    "default_models",
    "folder_around",
    "models_option",
    "read",
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
        said = f"No folder of models here: those that came with eventmodels {version('eventmodels')} answer."
        click.echo(fit(said), err=True)
    return root


def folder_around(file: Path) -> Path:
    """Return the models folder that a file stands in, as it was named; a file that stands in none is wrong use."""
    if not file.is_file():
        raise click.UsageError(f"there is no file {file}")
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


def read(root: Path, name: str) -> tuple[Catalogue, list[Problem]]:
    """Read a folder, which problems call `name`; NoModelsError where it is not one of models."""
    demand_models(root, name)
    return load(root, name)


def readable(root: Path) -> tuple[Catalogue, list[Problem]]:
    """Return what can be read of a folder, and what is wrong with it."""
    catalogue, problems = usable(read, root)
    return catalogue, errors(in_order(problems + check(catalogue)))


def complain(problems: list[Problem]) -> None:
    """Say what is wrong, apart from what was asked for; what could be read is still answered from."""
    if problems:
        click.echo(report(problems), err=True)


def refuse(problems: list[Problem]) -> NoReturn:
    """Say what is wrong with what was asked for, and give none of it."""
    complain(problems)
    sys.exit(1)
